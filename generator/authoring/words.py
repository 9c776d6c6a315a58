"""Every Vietnamese sentence that authoring writes or says: one place for officers to review."""

from collections.abc import Mapping
from typing import Final

NO_LEVEL: Final = "bản xuất không ghi cấp thực hiện"
UNKNOWN_LEVEL: Final = "cấp thực hiện “{text}” không có trong danh sách"
DISTRICT: Final = "bản xuất ghi cấp huyện, đã bỏ từ 01/7/2025; cấp giải quyết hiện nay cần tra lại"
NO_CODE: Final = "bản xuất không có mã; đang dùng mã tạm"
ODD_CODE: Final = "bản xuất ghi mã “{text}”, không đúng dạng 1.004122"
PADDED_CODE: Final = "bản xuất ghi mã thành số “{text}”, có thể mất số 0 ở cuối; ở đây đã thêm cho đủ sáu chữ số"
FOREIGN_TAIL: Final = "mã có đuôi địa phương “{text}” không phải của tỉnh này"
TWO_RECORDS: Final = "bản xuất có {count} bản ghi khác nhau cùng mã này; trang này chưa dùng bản ghi ở dòng {lines}"
TITLE_AS_NAME: Final = "tên trông như trích yếu một quyết định, không phải tên thủ tục"
NO_NAME: Final = "bản xuất không có tên"
RELATED: Final = "bản xuất ghi thủ tục liên quan bằng tên, chưa có mã: “{text}”"
NO_FIELD: Final = "bản xuất không ghi lĩnh vực"
DECISION_SPELLING: Final = "số quyết định “{text}” không rõ số, ký hiệu"
UNKNOWN_KIND: Final = "loại thủ tục “{text}” không có trong danh sách"
UNKNOWN_APPLICANT: Final = "đối tượng “{text}” không có trong danh sách chung"
UNREADABLE: Final = "có ký tự hỏng hoặc riêng của phông chữ, không rõ là chữ hay ký hiệu gì"
SECTIONS_MENDED: Final = "trong bản xuất phần này bị cắt nhầm chỗ; ở đây là phần đã ghép lại"
AGENCY_TEXT: Final = "chưa rõ là những cơ quan nào; nguyên văn: {text}"
AGENCY_OF_STEPS: Final = "ở ô cơ quan, bản xuất in một đoạn của phần trình tự; không phải tên cơ quan"
NOT_UNDERSTOOD: Final = "chưa đọc được hết; nguyên văn: {text}"

NO_UNIT: Final = "“{text}” không ghi đơn vị: không phải là ngày, cần tra lại văn bản"
OTHER_LIMIT: Final = "cột thời hạn ghi khác cách thức thực hiện: “{text}”"
STUCK_NUMBERS: Final = "số “{text}” dính liền nhau, thời hạn và mức thu có thể tách chưa đúng"
LIMIT_TEXT: Final = "chưa tách được con số và đơn vị: “{text}”"
SMALL_SUM: Final = "“{text}”: có thể thiếu ba số không, chưa ghi thành số tiền"
OTHER_SUM: Final = "số tiền và chú thích bên cạnh không khớp nhau, chưa ghi thành số tiền: “{text}”"
FREE_WITH_NOTE: Final = "ghi “Miễn phí” nhưng có chú thích về mức thu: “{text}”"
ZERO_SUM: Final = "“{text}”: số 0 thường là giá trị mặc định khi mức thu do địa phương quy định"
FOREIGN_MONEY: Final = "mức thu bằng ngoại tệ: “{text}”"
MIXED_MARKS: Final = "chữ số, dấu phân cách trong “{text}” không rõ là bao nhiêu"
NO_CURRENCY: Final = "“{text}” không ghi đơn vị tiền"
SEVERAL_FEES: Final = "một ô có nhiều khoản thu: “{text}”"
FEE_TEXT: Final = "chưa đọc được mức thu: “{text}”"
UNKNOWN_CHANNEL: Final = "hình thức nộp “{text}” không có trong danh sách"
GLUED_BASES: Final = "bảng căn cứ dính liền: có tên văn bản còn dính với số của văn bản khác"

STUCK_CODE: Final = "mã kết quả dính vào tên kết quả: “{text}”"
STUCK_COUNT: Final = "số bản dính vào tên giấy tờ: “{text}”"
STUCK_FILE: Final = "tên tệp mẫu dính vào tên giấy tờ: “{text}”"
CASE_UNCLEAR: Final = "không rõ nhóm giấy tờ này ai phải nộp: “{text}”"
NO_COUNT: Final = "chưa tách được số bản của giấy tờ: “{text}”"
PAPER_UNNAMED: Final = "có giấy tờ mà bản xuất không ghi tên"
UNNAMED: Final = "(bản xuất không ghi tên)"
PAPER_TEXT: Final = "bảng giấy tờ không có tiêu đề cột; giữ nguyên văn thành ghi chú"

FILE_COMMENT: Final = "Nhập từ {source}, hiện trạng ngày {day}."
BASELINE_COMMENT: Final = (
    "Các thủ tục đang có hiệu lực vào ngày {day}, theo {source}.\n"
    "Đây không phải quyết định công bố: từ khi nào có hiệu lực thì bản xuất không nói."
)

NOT_FOUND: Final = "không có tệp “{file}”."
BROKEN_GZIP: Final = "tệp “{file}” nén hỏng hoặc tải chưa hết."
IS_FOLDER: Final = "“{file}” là thư mục; hãy chỉ một tệp trong đó."
NOT_UTF8: Final = (
    "tệp “{file}” không phải văn bản UTF-8 (chỗ byte thứ {place}); hãy lưu lại bằng UTF-8. "
    "Trong Excel: Save As, chọn “CSV UTF-8 (Comma delimited)”."
)
IS_UTF_16: Final = (
    "tệp “{file}” ghi bằng UTF-16 (“Unicode Text”); hãy lưu lại bằng UTF-8. "
    "Trong Excel: Save As, chọn “CSV UTF-8 (Comma delimited)”."
)
OLD_OFFICE: Final = "tệp “{file}” là tệp Word hoặc Excel cũ (.doc, .xls): chép bảng sang một tệp .xlsx rồi chạy lại."
IS_DOCX: Final = "tệp “{file}” là tệp Word hoặc tệp nén: chép bảng sang một tệp .xlsx rồi chạy lại."
IS_XLSX: Final = "tệp “{file}” là bảng tính Excel mà đuôi tệp không phải .xlsx: đổi đuôi thành .xlsx rồi chạy lại."
USE_XLSX: Final = "tệp “{file}” là bảng tính Excel: chạy lại với --from xlsx."
IS_PDF: Final = "tệp “{file}” là tệp PDF: chép bảng sang một tệp .xlsx rồi chạy lại."
NOT_JSON: Final = "tệp “{file}”, dòng {line}: không phải JSON{reason}; có thể tải chưa hết."
FROM_COLUMN: Final = ", không đọc tiếp được từ cột {column}"
TOO_DEEP: Final = " (lồng quá sâu)"
NOT_RECORDS: Final = "tệp “{file}” không phải bản xuất thủ tục hành chính: {reason}."
NO_KEYS: Final = "bản ghi {line} không có khóa ma_thu_tuc hoặc ten_thu_tuc"
NOT_THE_PORTAL: Final = (
    "tệp “{file}” ghi theo khóa của bản xuất quốc gia (ma_thu_tuc, ten_thu_tuc), không phải câu trả lời của cổng; "
    "hãy dùng --from national-json."
)
NO_PORTAL_KEYS: Final = "bản ghi {line} không có khóa name, executionSteps hay executionMethods như cổng trả lời"
NO_CODES: Final = "không bản ghi nào có khóa ma_thu_tuc; mã thủ tục đang ở khóa khác thì đổi tên khóa ấy"
NOT_A_LIST: Final = "khóa {key} không phải danh sách các đối tượng như cổng dịch vụ công trả lời"
NOT_A_MAPPING: Final = "bản ghi {line} không phải một đối tượng"
EMPTY: Final = "không có bản ghi nào"
PORTAL_REFUSED: Final = "cổng trả lời mã “{text}”, không phải nội dung thủ tục"
NOT_XLSX: Final = "tệp “{file}” không mở được như bảng tính .xlsx: tệp hỏng, có mật khẩu hoặc là loại khác."
NO_COLUMNS: Final = "không thấy hàng tiêu đề có cột “Mã thủ tục” và “Tên thủ tục”"
TWICE: Final = "cột “{text}” có hai lần"
NOTHING_CHOSEN: Final = "không có bản ghi nào thuộc lĩnh vực và cấp đã chọn; bản xuất có {count} bản ghi."
NO_SITE: Final = "“{root}” chưa phải cây dữ liệu của một tỉnh; tạo trước bằng: niemyet init."
TREE_BROKEN: Final = "{file} đang có lỗi, chưa nhập được; xem: niemyet check."
KINDS_OF_FILES: Final[Mapping[str, str]] = {
    "agencies": "site_data/agencies.yml",
    "fields": "site_data/fields.yml",
    "site": "site_data/site.yml",
    "version": "tệp trong procedures/",
    "baseline": "tệp hien_trang trong site_data/decisions/",
}
"""What people call the kinds of files that an import reads first."""
LIST_SHAPE: Final = "không thêm được mục vào {file}: tệp phải là danh sách, mỗi mục bắt đầu bằng gạch đầu dòng."
NOT_READ_BACK: Final = "tệp {file} viết ra không đọc lại được như bản nhập ({reason}); chưa ghi gì. Hãy báo lỗi này."
OCCUPIED: Final = "đã có tệp {file}; nhập không bao giờ ghi đè."
CHANGED_MEANWHILE: Final = "tệp {file} vừa được sửa ở nơi khác; chưa ghi gì, hãy mở lại rồi làm tiếp."
NOT_REVISABLE: Final = "không sửa được {file} mà giữ nguyên phần còn lại; hãy sửa tay trong tệp này."
NOT_EMPTY: Final = "thư mục “{folder}” đã có tệp ({names}); niemyet init chỉ tạo trong thư mục trống."
NOT_FOLDER: Final = "“{folder}” không phải thư mục."
BAD_PROVINCE_CODE: Final = "mã địa phương “{code}” không đúng dạng; viết chữ H và hai chữ số, ví dụ H14."
NO_PROVINCE_NAME: Final = "tên tỉnh để trống."

OCCUPIED_DECISION: Final = (
    "đã có tệp {file}: quyết định này đã nhập; lệnh này không ghi đè. Mở thêm nội dung của một thủ tục: niemyet amend."
)
OCCUPIED_VERSION: Final = "đã có tệp {file}; lệnh này không ghi đè, hãy đổi tên tệp đó hoặc sửa tiếp trong đó."
ENTERED: Final = "Quyết định số {number} ngày {day}."
ENTERED_FROM: Final = "Nhập từ {files}."
VERSION_OF: Final = "Nội dung theo Quyết định {number} ngày {day}."
VERSION_OF_BASELINE: Final = "Nội dung theo hiện trạng ngày {day}."
DRAFTED_ON: Final = "Soạn trên {file}; tệp đó giữ nguyên làm lịch sử."
OPEN_QUESTION: Final = "Soát lại"
"""A comment at the head of a file that begins so, with a key, is a question somebody has still to answer."""
TODO_WHOLE: Final = "chép từ bản trước: đối chiếu toàn bộ với phụ lục của quyết định"
TODO_AMENDED: Final = "sửa {khoa} theo quyết định (đang là nội dung của bản trước)"
TODO_MISSING: Final = "thêm {khoa} theo quyết định (bản trước chưa có)"
TODO_AMOUNTS: Final = "thiếu số tiền: bản trước ghi từng khoản, bản này chỉ có chữ của ô phí; có mức thu thì ghi phi"
TODO_WAY_FEES: Final = "mức thu ghi riêng cho từng cách nộp còn là của bản trước: sửa theo quyết định"
TODO_LIMITS: Final = "thời hạn cũ có {lost}: đã bỏ, đối chiếu với văn bản"
LIMITS_OF_BEFORE: Final = "{count} trường hợp"
PARTS_OF_LIMITS: Final[Mapping[str, str]] = {
    "truong_hop": "trường hợp “{text}”",
    "sau_cat_giam": "cắt giảm (số vừa nhập thành thời hạn theo quy định)",
    "ghi_chu": "ghi chú cắt giảm",
    "moc": "mốc tính “{text}”",
}
"""What a limit may say beside its number, by key."""
TODO_WAY_LIMITS: Final = "thời hạn ghi riêng cho từng cách nộp còn là của bản trước: sửa theo quyết định"
TODO_LISTED: Final = "còn thiếu {khoa}; điền xong thì đổi muc_day_du thành danh_muc"
TODO_NO_TEXT: Final = "trước đây chỉ có tên, chưa có nội dung để chép; quyết định sửa {khoa}"
TODO_NEW_NAME: Final = "mục mới “{text}”: đối chiếu tên với bản in, xem có trùng mục nào không"
TODO_COUNTS: Final = "đếm từ dòng, hãy đối chiếu với bản in"
TODO_EFFECT: Final = "lấy bằng ngày ký, hãy đối chiếu điều khoản hiệu lực"
REFUSED_LATER: Final = "{told}; để nguyên thì đề nghị thay đổi bị từ chối khi kiểm tra ({code})"

NO_TABLE: Final = "{file}: không thấy hàng tiêu đề có cột “{khoa}”; các cột dùng được: {cac_khoa}."
NO_FILLED_ROW: Final = "{file}: dưới hàng tiêu đề không có hàng nào."
TWO_COLUMNS: Final = "{file}: hai cột “{first}” và “{second}” cùng một nghĩa; bỏ một cột."
NO_HEAD: Final = (
    "{file}, hàng {row}, cột {letter}: có “{text}” mà cột không có tiêu đề; ghi tiêu đề cho cột, "
    "hoặc xóa ô nếu không cần."
)
TWO_HEAD_ROWS: Final = (
    "{file}, hàng {row}: dưới tiêu đề “{head}” còn một hàng tiêu đề có “{second}”, không rõ mỗi cột là gì; "
    "gộp hai hàng thành một, mỗi cột một tiêu đề riêng."
)
TWO_LIMITS: Final = (
    "{file}: có cột “{first}” bên cột “{second}”, không rõ số nào là thời hạn sau cắt giảm; "
    "đổi thành “Theo quy định” và “Sau cắt giảm”."
)
NO_STATUTORY: Final = (
    "{file}: có cột “{head}” mà thiếu cột “Theo quy định”; không cắt giảm thì dùng cột “Thời hạn giải quyết”."
)
NO_REDUCED: Final = "{file}: có cột “{head}” và ghi chú cắt giảm mà thiếu cột “Sau cắt giảm”."
REDUCED_ALONE: Final = "có thời hạn sau cắt giảm mà chưa ghi thời hạn theo quy định"
BOTH_LIMITS: Final = "Theo quy định: {statutory}; sau cắt giảm: {reduced}"
TOO_MANY_CELLS: Final = (
    "{file}, hàng {row}: có {count} ô mà tiêu đề chỉ có {heads} cột; ô nào có dấu phân cách thì đặt trong dấu nháy kép."
)
TOO_FEW_CELLS: Final = (
    "{file}, hàng {row}: chỉ có {count} ô mà tiêu đề có {heads} cột; ô không có số thì vẫn để trống, giữ dấu phân cách."
)
BROKEN_CSV: Final = "{file}, hàng {row}: không đọc được CSV; xem lại dấu nháy kép."
NO_SUCH: Final = "không có {what} “{text}”; chọn trong: {known}"
YES_OR_NO: Final = "“{text}” không rõ là có hay không; ghi x hoặc có, hay không"
NO_DECISION_REF: Final = "“{text}” không phải số quyết định kèm ngày; ghi như 1221/QĐ-UBND ngày 28/7/2025"
NOT_LISTED: Final = "{file} không có “{text}”{near}"
HOW_TO_LIST: Final = (
    "Tên đúng như bản in mà danh sách chưa có thì thêm --new-names: lệnh ghi mục mới vào cuối danh sách."
)
NEAR: Final = "; có phải “{text}”?"
NO_REDUCTION: Final = "“{text}” không rõ cắt giảm; ghi như: từ 24 ngày xuống 22 ngày"
NO_AMOUNT: Final = "“{text}” không rõ là bao nhiêu tiền; ghi như 1.400.000 hoặc 1.400.000 đồng"
NO_MONEY_UNIT: Final = "số tiền không có đơn vị; ghi như 1.400.000 đồng, hoặc thêm cột “Đơn vị”"
TWO_MONEY_UNITS: Final = "ô ghi đơn vị “{cell}” mà cột đơn vị ghi “{column}”; xem văn bản, sửa một bên"
NO_DAY: Final = "“{text}” không phải một ngày; ghi như 28/11/2025"
NO_RATE: Final = "“{text}” không rõ tỉ lệ so với mức trực tiếp; ghi như 0,5 hoặc 50%"
NO_FEE_BASIS: Final = "“{text}” không phải số của một văn bản; ghi như 22/2025/NQ-HĐND"
NO_FEE_TARGET: Final = (
    "quyết định này không mở nội dung nào cho mã {code} (không có dòng, dòng bãi bỏ, hoặc cấp khác); xem lại mã và cấp"
)
FEE_OF_NONE: Final = "danh mục in phí của {code} là “{text}” mà ở đây có mức thu; bỏ một bên"
NO_SIDE: Final = "“{text}” không phải mã; ghi như 1.011516, hoặc 1.011516@xa khi cấp khác dòng này"
ONE_NAME_FOR_MANY: Final = "một tên mà nhiều mã mới; mỗi mã mới một hàng, cùng số thứ tự"
BAD_COUNT: Final = "“{text}” không phải số đếm; ghi như moi=2, sua_doi.tinh=8 hoặc tong.tat_ca=10"
TWO_COUNTS: Final = "số đếm “{text}” được ghi hai lần hoặc trái nhau."
TODO_DOUBTS: Final = "{count} chỗ bản xuất không rõ: tra lại rồi xóa dần can_kiem_tra"
HAS_TEXT: Final = "{code} đã có nội dung ở {file}; soạn tiếp trên đó bằng: niemyet amend {code} --decision {key}"
HAS_VERSION: Final = (
    "đã có tệp {file}; lệnh này không ghi đè, hãy sửa tiếp trong đó. Máy báo TT312 thì xem: niemyet explain TT312."
)
SEVERAL_DECISIONS: Final = "số {number} có ở nhiều quyết định; ghi một trong các khóa này: {keys}"
NO_DECISION: Final = "chưa có quyết định khóa “{key}”: nhập trước bằng niemyet new decision{near}"
NO_ROW: Final = "quyết định {key} không có dòng nào về mã {code}; thêm dòng vào muc trước."
NO_ROW_AT: Final = "quyết định {key} chỉ nói về mã {code} ở cấp: {levels}."
NO_TEXT: Final = "dòng về mã {code} trong {key} không đặt ra nội dung mới (bãi bỏ, phi địa giới…): không cần tệp."
NOT_IN_EXPORT: Final = "{file} không có mã {code} trong {count} bản ghi."
REPORT_FORM: Final = "biểu"
NO_DOSSIERS: Final = "“{text}” không phải số hồ sơ; ghi số như 138.907 hoặc 138907, không biết thì để trống"
MANY_SHEETS: Final = (
    "{file}: trang “{others}” cũng có bảng như thế. Gộp mọi dòng vào một trang, xóa bảng ở trang khác rồi chạy lại."
)
SKIPPED: Final = "hàng {row} chỉ là tiêu đề nhóm hay dòng tổng, không nhập: {text}"
LEVEL_OF_GROUP: Final = "hàng {row} là đề mục “{text}”: {count} hàng dưới không ghi cấp, lấy {levels}"
CODES_IN_NAMES: Final = "{count} hàng lấy mã ở trong ngoặc cuối tên thủ tục"
ORDINALS_WITH_GROUPS: Final = "số thứ tự lặp lại giữa các đề mục, nên ghi kèm đề mục, ví dụ “{text}”"
KIND_OF_HEAD: Final = "không có cột loại: mọi hàng là bãi bỏ, theo tên cột “{head}”"
HOW_TO_SAY_KIND: Final = "Bảng chỉ có một loại thì thêm --kind, ví dụ --kind bai_bo."
KIND_TWICE: Final = "{file}: bảng đã có cột “{head}”; bỏ --kind."
EMPTY_CELL: Final = "chưa ghi cột “{head}”; ô gộp trong bảng tính thì tách ra, ghi đủ từng hàng"
NO_CODE_IN_ROW: Final = "chưa có mã thủ tục; chưa có mã quốc gia thì ghi mã tạm như cb-2025-017"
NO_LEVEL_IN_ROW: Final = "chưa ghi cấp giải quyết: lấy theo đề mục của danh mục, không suy từ nơi tiếp nhận"
IN_TABLE: Final = "{file}, hàng {row}, cột “{head}”: {words}"
IN_TABLE_ROW: Final = "{file}, hàng {row}: {words}"
NO_LABEL: Final = "{file}, hàng {row}: có số mà không ghi là của dòng nào; ghi tên lĩnh vực, đơn vị, hoặc “Tổng cộng”"
SAME_AS_ROW: Final = " (trùng hàng {row})"

PROPOSAL_HEAD: Final = (
    "# Đề xuất từ {source}, ngày {day}\n\n"
    "Cây dữ liệu không bị thay đổi. Mỗi thay đổi cần một quyết định công bố; "
    "đây chỉ là chỗ bản xuất khác dữ liệu đang có.\n"
)
PROPOSAL_NEW: Final = "Mã mới, chưa có trong dữ liệu"
PROPOSAL_CHANGED: Final = "Nội dung khác với bản đang có"
PROPOSAL_GONE: Final = "Đã nhập trước đây, không còn trong bản xuất này"
PROPOSAL_NONE: Final = "Không có gì khác với dữ liệu đang có."
MISSING_VALUE: Final = "(chưa có)"
SAME_WORDS: Final = "(cùng lời, chỉ khác cách chia dòng, chia phần)"

SITE_COMMENT: Final = (
    "Thông tin chung của trang. dia_chi là địa chỉ thật của trang; dia_chi_to_niem_yet được in\n"
    "trong mã QR nên không đổi.\n"
    'trinh_dien: true thì mọi trang và tờ in đều ghi "bản trình diễn"; bỏ dòng này khi đã có phan_anh_kien_nghi\n'
    "(co_quan, dia_chi, dien_thoai, website, email). Thêm du_lieu_den khi đã nhập hết quyết định đến một ngày."
)
