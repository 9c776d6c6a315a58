"""Words of the rules about decisions, their rows and their counts (TT401 to TT422, TT428, TT438, TT439, TT460 ff.)."""

from collections.abc import Mapping
from typing import Final

from generator.diagnostics.messages_vi.words import DECISION, ERROR, SITE, WARNING, Words

_NAME = "    ten: Thủ tục cấp giấy chứng nhận lưu hành tự do\n"
_CFS_ITSELF = "    ma: 1.014464\n    cap:\n      - tinh\n    linh_vuc: bao-chi-xuat-ban\n" + _NAME
_CFS = "  - loai: moi\n" + _CFS_ITSELF
_BIRTHS = "    ma: 1.001193\n    cap:\n      - xa\n    ten: Thủ tục đăng ký khai sinh\n"
_BASIS = "    can_cu:\n      - so: 13/2022/QĐ-TTg\n"
_REPEAL = "  - loai: bai_bo\n" + _BIRTHS + _BASIS
_OTHER = "# site_data/decisions/2025/2100-QD-UBND.yml\nso: 2100/QĐ-UBND\nngay_ky: 2025-12-10\ntrich_yeu: Công bố\n"
_FAIR = DECISION + "muc:\n" + _CFS + "    den: 2026-12-31\n"
_PAUSED = DECISION + "muc:\n" + _REPEAL + "    den: 2026-12-31\n"
_OTHER += "hieu_luc:\n  tu: 2025-12-10\n"

WORDS: Final[Mapping[str, Words]] = {
    "TT401": Words(
        severity=ERROR,
        title="Số đếm in không khớp số dòng",
        message="văn bản in {in} ({khoa}), đã nhập {dem} dòng",
        help="Soát các dòng thiếu hoặc thừa; nếu chính văn bản in sai số thì báo cơ quan soạn thảo đính chính.",
        why="Số ở Điều 1 và khối tổng là phép thử nhập đủ dòng. Đếm theo dòng: 1948/QĐ-UBND có 9 dòng, 7 mã.",
        wrong=DECISION + "dem:\n  dieu_1:\n    moi: 2\n",
        right=DECISION + "dem:\n  dieu_1:\n    moi: 1\n",
        validator="V03",
    ),
    "TT402": Words(
        severity=WARNING,
        title="Số đếm chưa kiểm được",
        message="chưa kiểm được số đếm ({khoa}) vì còn dòng chưa có nội dung",
        help="Nhập nội dung (procedures/) cho mọi dòng của quyết định.",
        why="Mức trực tuyến, cắt giảm, cách nộp đọc từ nội dung của từng dòng.",
        wrong=DECISION + "dem:\n  tong:\n    toan_trinh: 1\n",
        right="# site_data/decisions/2025/1949-QD-UBND.yml\ndem:\n  tong:\n    toan_trinh: 1\n",
        validator="V03",
    ),
    "TT403": Words(
        severity=WARNING,
        title="Chưa có phụ lục",
        message="{so} chưa có phụ lục: các dòng và số đếm chưa kiểm được",
        help="Khi có phụ lục, nhập các dòng rồi xóa thieu_phu_luc.",
        why="1994/QĐ-UBND phê duyệt 40 quy trình nhưng bản công khai không kèm phụ lục.",
        wrong=DECISION + "thieu_phu_luc: true\n",
        right=DECISION + "thieu_phu_luc: false\n",
        validator="V03",
    ),
    "TT404": Words(
        severity=ERROR,
        title="Tác động tới thủ tục chưa ai nêu",
        message="chưa có quyết định hay hiện trạng nào nêu {ma} ở {cap}, nên dòng này không có gì để tác động",
        help="Kiểm tra mã và cấp; nếu thủ tục có từ trước thì thêm vào tệp hien_trang.",
        why="1951/QĐ-UBND bãi bỏ 1.005411 do 1221/QĐ-UBND công bố: thủ tục phải có trong hiện trạng thì mới gỡ được.",
        wrong=DECISION
        + "muc:\n  - loai: bai_bo\n    ma: 1.005411\n    cap:\n      - tinh\n    ten: Chấm dứt hỗ trợ\n"
        + _BASIS,
        right=DECISION + "muc:\n" + _REPEAL,
        validator="V06",
    ),
    "TT405": Words(
        severity=WARNING,
        title="Tác động tới thủ tục không còn hiệu lực",
        message="{ma} ở {cap} không có hiệu lực vào ngày này, nên dòng này không thay đổi gì",
        help="Kiểm tra mã, cấp và ngày; thủ tục được làm lại thì dùng loại khoi_phuc hoặc moi.",
        why="Sửa đổi hay bãi bỏ một thủ tục đã hết hiệu lực thường là nhập nhầm mã.",
        wrong=DECISION
        + "muc:\n"
        + _REPEAL
        + _OTHER
        + "muc:\n  - loai: sua_doi\n"
        + _BIRTHS
        + "    bo_phan:\n      - thoi_han\n",
        right=DECISION + "muc:\n" + _REPEAL,
        validator="V06",
    ),
    "TT406": Words(
        severity=WARNING,
        title="Thủ tục mới đã có hiệu lực",
        message="{ma} ở {cap} đang có hiệu lực; dòng này thành nội dung mới của nó",
        help="Kiểm tra mã; nếu là sửa đổi thì dùng sua_doi, công bố lại cả danh mục thì dùng chuan_hoa.",
        why="Mã “mới” trùng mã đang dùng thường là chép nhầm dòng.",
        wrong=DECISION + "muc:\n  - loai: moi\n    linh_vuc: ho-tich\n" + _BIRTHS,
        right=DECISION + "muc:\n  - loai: chuan_hoa\n    linh_vuc: ho-tich\n" + _BIRTHS,
        validator="V06",
    ),
    "TT407": Words(
        severity=ERROR,
        title="Một thủ tục nêu hai lần",
        message="{ma} ở {cap} đã có một dòng cùng loại trong quyết định này",
        help="Xóa dòng thừa, hoặc sửa mã, cấp; thay thế nhiều thủ tục thì gộp vào một dòng cu/moi.",
        why="Mỗi (mã, cấp) chỉ có một dòng mỗi loại; 1948/QĐ-UBND nêu 1.008603 hai lần ở hai cấp.",
        wrong=DECISION + "muc:\n" + _CFS + _CFS,
        right=DECISION + "muc:\n" + _CFS,
        validator="V04",
    ),
    "TT408": Words(
        severity=ERROR,
        title="Số thứ tự viết hai lần",
        message="số thứ tự “{stt}” đã có ở dòng trên",
        help="Ghi thêm phần, mục cho khác nhau, ví dụ “PL I/A/1”.",
        why="2031/QĐ-UBND rút số 10 của 530/QĐ-UBND: số thứ tự phải chỉ đúng một dòng.",
        wrong=DECISION
        + 'muc:\n  - stt: "1"\n    loai: chuan_hoa\n    linh_vuc: ho-tich\n'
        + _BIRTHS
        + '  - stt: "1"\n    loai: moi\n    ma: 1.014464\n    cap:\n      - tinh\n    linh_vuc: bao-chi-xuat-ban\n'
        + _NAME,
        right=DECISION
        + 'muc:\n  - stt: "A/1"\n    loai: chuan_hoa\n    linh_vuc: ho-tich\n'
        + _BIRTHS
        + '  - stt: "B/1"\n    loai: moi\n    ma: 1.014464\n    cap:\n      - tinh\n    linh_vuc: bao-chi-xuat-ban\n'
        + _NAME,
        validator="V04",
    ),
    "TT410": Words(
        severity=WARNING,
        title="Hiệu lực trở về trước",
        message="có hiệu lực từ {tu}, trước ngày ký {ngay_ky}",
        help="So với bản in; đúng như in thì giữ nguyên.",
        why="Có quyết định thật như vậy (ký khoảng 17/11, hiệu lực từ 01/11/2025), nhưng thường là gõ nhầm ngày.",
        wrong=DECISION + "hieu_luc:\n  tu: 2025-11-01\n",
        right=DECISION + "hieu_luc:\n  tu: 2025-11-28\n",
        validator="V08",
    ),
    "TT411": Words(
        severity=WARNING,
        title="Hiệu lực sau ngày ký",
        message="có hiệu lực từ {tu}, sau ngày ký {ngay_ky}",
        help="So với bản in; đúng như in thì giữ nguyên: đến ngày đó trang tự đổi, trừ khi danh mục đã rút trước đó.",
        why="Hải Phòng, 3501/QĐ-UBND ký 01/9/2026, hiệu lực 01/3/2027: đến ngày đó nội dung cũ vẫn phải hiện.",
        wrong=DECISION + "hieu_luc:\n  tu: 2026-03-01\n",
        right=DECISION + "hieu_luc:\n  tu: 2025-11-28\n",
        validator="V08",
    ),
    "TT412": Words(
        severity=WARNING,
        title="Hiệu lực có thời hạn",
        message="chỉ có hiệu lực từ {tu} đến hết {den}",
        help="So với bản in; đúng như in thì giữ nguyên: hết ngày đó nội dung trước tự trở lại.",
        why="Bộ Tư pháp, quyết định 3303: từ 01/7/2025 đến hết 31/12/2026.",
        wrong=DECISION + "hieu_luc:\n  tu: 2025-11-28\n  den: 2026-12-31\n",
        right=DECISION + "hieu_luc:\n  tu: 2025-11-28\n",
        validator="V08",
    ),
    "TT413": Words(
        severity=ERROR,
        title="Thay thế thiếu một bên",
        message="dòng thay_the thiếu “{khoa}”",
        help="Ghi cả “cu” (bị thay thế) và “moi” (thay thế); chỉ bỏ thì dùng bai_bo, chỉ thêm thì dùng loai: moi.",
        why="Trang của thủ tục cũ phải dẫn tới thủ tục mới: 2.002621, 2.001023, 2.000986 được thay bằng 3.000722.",
        wrong=DECISION + "muc:\n  - loai: thay_the\n    cu:\n      - ma: 1.001193\n        cap:\n          - xa\n",
        right=DECISION + "muc:\n  - loai: thay_the\n    cu:\n      - ma: 1.001193\n        cap:\n          - xa\n"
        "    moi:\n      - ma: 3.000722\n        cap:\n          - xa\n        linh_vuc: ho-tich\n"
        "        ten: Khai sinh\n",
        validator="V09",
    ),
    "TT414": Words(
        severity=ERROR,
        title="“cu”, “moi” ở dòng không phải thay thế",
        message="dòng {loai} không dùng “{khoa}”",
        help="Đổi loai thành thay_the, hoặc bỏ “{khoa}” và ghi ma, cap ngay ở dòng.",
        why="Chỉ dòng thay_the có bên cũ và bên mới; ở dòng khác hai bên này không có tác dụng gì.",
        wrong=DECISION + "muc:\n" + _REPEAL + "    moi:\n      - ma: 3.000722\n        cap:\n          - xa\n"
        "        linh_vuc: ho-tich\n        ten: Khai sinh\n",
        right=DECISION + "muc:\n" + _REPEAL,
        validator="V09",
    ),
    "TT415": Words(
        severity=WARNING,
        title="Sửa đổi mà không nêu bộ phận",
        message="dòng sửa đổi hay bãi bỏ một phần chưa nêu bộ phận nào",
        help="Thêm “bo_phan:”, ví dụ thoi_han, ho_so, can_cu; đọc ở cột Ghi chú hoặc phần in nghiêng.",
        why="Người dân và tờ niêm yết được báo rõ phần nào đã đổi (NĐ 63/2010/NĐ-CP, Điều 15).",
        wrong=DECISION + "muc:\n  - loai: sua_doi\n" + _BIRTHS,
        right=DECISION + "muc:\n  - loai: sua_doi\n" + _BIRTHS + "    bo_phan:\n      - thoi_han\n",
    ),
    "TT416": Words(
        severity=WARNING,
        title="Bãi bỏ mà không nêu căn cứ",
        message="dòng bãi bỏ chưa nêu căn cứ",
        help="Thêm “can_cu:” với văn bản quy định việc bãi bỏ, như cột Căn cứ pháp lý in; “khong” hay số của chính "
        "quyết định này không phải căn cứ.",
        why="Bảng bị bãi bỏ luôn có cột này (1951/QĐ-UBND); trang lưu của thủ tục nêu nó.",
        wrong=DECISION + "muc:\n  - loai: bai_bo\n" + _BIRTHS,
        right=DECISION + "muc:\n" + _REPEAL,
    ),
    "TT417": Words(
        severity=WARNING,
        title="Dòng hiện trạng không có tác dụng",
        message="{ma} ở {cap} đã được nêu ở tệp có ngày sớm hơn, nên dòng hiện trạng này không thay đổi gì",
        help="Xóa dòng này, hoặc sửa ngày của tệp hiện trạng.",
        why="Hiện trạng chỉ nói về thủ tục chưa ai nêu; quyết định biết rõ hơn.",
        wrong="# site_data/decisions/hien_trang-2025-11-20.yml\nloai_tep: hien_trang\nngay: 2025-11-20\nmuc:\n"
        "  - ma: 1.001193\n"
        "    cap:\n      - xa\n    ten: Thủ tục đăng ký khai sinh\n",
        right="# site_data/decisions/hien_trang-2025-11-20.yml\nloai_tep: hien_trang\nngay: 2025-11-20\nmuc:\n"
        "  - ma: 1.000656\n"
        "    cap:\n      - xa\n    ten: Thủ tục đăng ký khai tử\n",
        validator="V06",
    ),
    "TT418": Words(
        severity=WARNING,
        title="Còn hiệu lực mà không còn trong danh mục nào",
        message="{ma} ở {cap} còn hiệu lực nhưng mọi danh mục nêu nó đã bị rút",
        help="Thủ tục đã bị bãi bỏ thì thêm dòng bai_bo; còn áp dụng thì kiểm tra rut_danh_muc.",
        why="Rút danh mục không phải là bãi bỏ: tám số thứ tự 2031/QĐ-UBND rút là tám thủ tục nó sửa đổi.",
        wrong=_OTHER + "rut_danh_muc:\n  - quyet_dinh: 1949/QĐ-UBND\n    ngay: 2025-11-18\n"
        "  - quyet_dinh: 1221/QĐ-UBND\n    ngay: 2025-07-28\n"
        "# site_data/decisions/hien_trang-2025-11-17.yml\nmuc:\n  - ma: 1.012501\n    cap:\n      - tinh\n"
        "    ten: Trả lại giấy phép hành nghề khoan nước dưới đất\n"
        "    tu_quyet_dinh:\n      so: 1221/QĐ-UBND\n      ngay: 2025-07-28\n",
        right=_OTHER + "rut_danh_muc:\n  - quyet_dinh: 927/QĐ-UBND\n    ngay: 2025-06-27\n",
        validator="V06",
    ),
    "TT419": Words(
        severity=ERROR,
        title="Rút số thứ tự không có",
        message="{so} không có dòng mang số thứ tự “{stt}”",
        help="Ghi đúng “stt” của dòng trong tệp quyết định đó (ví dụ “PL I/A/1”).",
        why="Rút nhầm số thì một thủ tục sắp áp dụng có thể vẫn bắt đầu.",
        wrong=_OTHER + 'rut_danh_muc:\n  - quyet_dinh: 1949/QĐ-UBND\n    ngay: 2025-11-18\n    stt:\n      - "4"\n',
        right=_OTHER + "rut_danh_muc:\n  - quyet_dinh: 1949/QĐ-UBND\n    ngay: 2025-11-18\n    stt:\n"
        '      - "PL I/I/4"\n',
    ),
    "TT428": Words(
        severity=ERROR,
        title="Rút danh mục của quyết định không phải trước đó",
        message="{so} không ban hành trước quyết định này",
        help="Soát số và ngày ký của quyết định bị rút.",
        why="Chỉ danh mục đã công bố mới rút được; ghi nhầm thì danh mục cần rút vẫn còn đó.",
        wrong=_OTHER + "rut_danh_muc:\n  - quyet_dinh: 2100/QĐ-UBND\n    ngay: 2025-12-10\n",
        right=_OTHER + "rut_danh_muc:\n  - quyet_dinh: 1949/QĐ-UBND\n    ngay: 2025-11-18\n    stt:\n"
        '      - "PL I/I/4"\n',
    ),
    "TT420": Words(
        severity=WARNING,
        title="Phụ lục in số quyết định khác",
        message="phụ lục in “{in}”, số của quyết định là {so}",
        help="So với bản in; phụ lục in sai thì giữ nguyên và báo cơ quan soạn thảo đính chính.",
        why="Phụ lục của 2031/QĐ-UBND in hai lần “203/QĐ-UBND”.",
        wrong=DECISION + "so_in_phu_luc: 203/QĐ-UBND\n",
        right=DECISION + "so_in_phu_luc: 2031/QĐ-UBND\n",
        validator="V14",
    ),
    "TT421": Words(
        severity=WARNING,
        title="Văn bản ký chưa có mã băm",
        message="“{tep}” chưa có tep_sha256",
        help="Tính SHA-256 của tệp PDF (sha256sum, hoặc certutil -hashfile trên Windows) rồi ghi vào tep_sha256.",
        why="Mã băm cho biết tệp đăng lên đúng là bản đã ký, không bị thay.",
        wrong=DECISION + "tep: 2031-QD-UBND.pdf\n",
        right=DECISION + "trich_yeu: Về việc công bố danh mục thủ tục hành chính mới ban hành\n",
    ),
    "TT422": Words(
        severity=ERROR,
        title="Ngày kết thúc trước ngày bắt đầu",
        message="hiệu lực từ {tu} nhưng đến hết {den}: không có ngày nào",
        help="Sửa “tu” hoặc “den” của dòng, hoặc của hieu_luc.",
        why="Dòng như vậy không bao giờ xảy ra.",
        wrong=DECISION + "muc:\n" + _CFS + "    tu: 2026-03-01\n    den: 2026-02-28\n",
        right=DECISION + "muc:\n" + _CFS + "    tu: 2026-03-01\n    den: 2027-02-28\n",
    ),
    "TT438": Words(
        severity=WARNING,
        title="Sửa hẳn một thủ tục chỉ áp dụng tạm thời",
        message="{ma} ở {cap} chỉ áp dụng tạm thời đến hết {den}; dòng này không ghi den nên không thay đổi gì",
        help="Sửa đổi trong thời gian đó thì ghi “den:” là ngày {den}; áp dụng lâu dài thì dùng moi hoặc chuan_hoa.",
        why="Hết thời gian đó thì thủ tục không còn; muốn nó thành thủ tục lâu dài thì quyết định phải nói rõ.",
        wrong=_FAIR + _OTHER + "muc:\n  - loai: sua_doi\n" + _CFS_ITSELF + "    bo_phan:\n      - thoi_han\n",
        right=_FAIR
        + _OTHER
        + "muc:\n  - loai: sua_doi\n"
        + _CFS_ITSELF
        + "    den: 2026-12-31\n    bo_phan:\n      - thoi_han\n",
        validator="V06",
    ),
    "TT439": Words(
        severity=WARNING,
        title="Khôi phục nhưng vẫn còn tạm ngừng",
        message="{ma} ở {cap} còn tạm ngừng đến hết {den}: dòng khôi phục này không ghi den nên chưa cho áp dụng lại",
        help="Cho áp dụng lại ngay thì ghi “den:” là ngày {den}, ngày cuối của đợt tạm ngừng.",
        why="Dòng có ngày hết nằm trên dòng không có ngày hết: muốn chấm dứt tạm ngừng sớm thì phải nói đến ngày nào.",
        wrong=_PAUSED + _OTHER + "muc:\n  - loai: khoi_phuc\n" + _BIRTHS,
        right=_PAUSED + _OTHER + "muc:\n  - loai: khoi_phuc\n" + _BIRTHS + "    den: 2026-12-31\n",
        validator="V06",
    ),
    "TT460": Words(
        severity=WARNING,
        title="Ghi việc đã làm vào một ngày chưa đến",
        message="{viec} {ngay} ở sau ngày đang tính ({hom_nay})",
        help="Kiểm tra lại năm; việc chưa làm thì để trống, làm xong hãy ghi.",
        why="Ký, niêm yết, đính chính là việc đã xong mới ghi: ngày chưa đến gần như luôn là gõ nhầm năm.",
        wrong=SITE + "du_lieu_den: 2062-12-05\n",
        right=SITE + "du_lieu_den: 2025-11-30\n",
    ),
    "TT461": Words(
        severity=WARNING,
        title="Quyết định chưa có dòng nào",
        message="quyết định {so} chưa có dòng nào, cũng không có quy trình hay danh mục bị rút",
        help="Nhập các dòng vào “muc”; chưa nhận được phụ lục thì thêm “thieu_phu_luc: true”.",
        why="Quyết định trống không đổi thủ tục nào: việc bãi bỏ, sửa đổi trong đó sẽ không xảy ra.",
        wrong="# site_data/decisions/2025/2050-QD-UBND.yml\nso: 2050/QĐ-UBND\nngay_ky: 2025-11-20\n"
        "trich_yeu: V/v công bố thủ tục hành chính bãi bỏ\nhieu_luc: {tu: 2025-11-20}\n",
        right="# site_data/decisions/2025/2050-QD-UBND.yml\nso: 2050/QĐ-UBND\nngay_ky: 2025-11-20\n"
        "trich_yeu: V/v công bố thủ tục hành chính bãi bỏ\nhieu_luc: {tu: 2025-11-20}\nthieu_phu_luc: true\n",
    ),
    "TT462": Words(
        severity=WARNING,
        title="Sửa đổi, thay thế mà không nêu căn cứ",
        message="dòng sửa đổi hay thay thế chưa nêu văn bản quy định việc đó",
        help="Thêm “can_cu:” như cột Căn cứ pháp lý in; bản in không ghi thì giữ nguyên và báo cơ quan soạn thảo.",
        why="Quyết định công bố nêu văn bản quy định việc sửa đổi, thay thế (NĐ 63/2010/NĐ-CP, Điều 15): cả tám dòng "
        "sửa đổi của 2031/QĐ-UBND đều có.",
        wrong=DECISION + "muc:\n  - loai: sua_doi\n" + _BIRTHS + "    bo_phan:\n      - thoi_han\n",
        right=DECISION + "muc:\n  - loai: sua_doi\n" + _BIRTHS + "    bo_phan:\n      - thoi_han\n"
        "    can_cu:\n      - so: 208/2025/NĐ-CP\n",
    ),
}
