"""Words of the rules about what an amendment names, what nobody changes once it is published, and how it is corrected.

TT436, TT437, TT440 to TT450, TT463 to TT466.
"""

from collections.abc import Mapping
from typing import Final

from generator.diagnostics.messages_vi.words import DECISION, ERROR, WARNING, Words

_AMENDING: Final = (
    "# site_data/decisions/2025/2100-QD-UBND.yml\nso: 2100/QĐ-UBND\nngay_ky: 2025-12-01\n"
    "trich_yeu: Về việc công bố danh mục thủ tục hành chính được sửa đổi\nhieu_luc:\n  tu: 2025-12-01\n"
    "muc:\n  - loai: sua_doi\n    ma: 1.012501\n    cap:\n      - tinh\n"
    "    ten: Trả lại giấy phép hành nghề khoan nước dưới đất\n    bo_phan:\n      - {0}\n"
)
_AMENDED: Final = (
    "# procedures/tai-nguyen-nuoc/1.012501@2025-2100.yml\nma: 1.012501\ncap:\n  - tinh\n"
    "quyet_dinh: 2025/2100-QD-UBND\ntren: 2025/1949-QD-UBND\nmuc_day_du: danh_muc\n"
    "ten: Trả lại giấy phép hành nghề khoan nước dưới đất\nlinh_vuc: tai-nguyen-nuoc\n"
    "co_quan:\n  giai_quyet: so-nnmt\nnoi_tiep_nhan:\n  - ttpvhcc_tinh\n  - ttpvhcc_xa\nmuc_dvc: toan_trinh\n"
    "thoi_han:\n  - theo_quy_dinh:\n      so: {0}\n      don_vi: ngay_lam_viec\n    moc: kể từ ngày nhận đủ hồ sơ\n"
    'phi_nguyen_van: "Không quy định"\ncach_thuc:\n  - kenh: truc_tiep\n  - kenh: buu_chinh\n  - kenh: truc_tuyen\n'
    "can_cu:\n  - so: 136/2025/NĐ-CP\n    dieu_khoan: Khoản 1 Điều 31\n    ngay: 2025-06-12\n    co_quan: Chính phủ\n"
    "  - so: 14/2025/TT-BNNMT\n    dieu_khoan: Khoản 3 Điều 8\n    ngay: 2025-06-19\n"
    "    co_quan: Bộ Nông nghiệp và Môi trường\n"
)
_CORRECT: Final = "thêm dinh_chinh (ngay, bo_phan: {khoa}, ly_do)"
_FEE: Final = "Mức thu đổi theo nghị quyết thì dòng cũ thêm den, dòng mới cùng ten ghi tu hôm sau và can_cu mới."
_LAW: Final = "NĐ 63/2010/NĐ-CP, Điều 15"

WORDS: Final[Mapping[str, Words]] = {
    "TT436": Words(
        severity=WARNING,
        title="Nội dung đổi ngoài bộ phận đã nêu",
        message="nội dung mới còn đổi cả {phan} mà dòng này không nêu",
        help="So với bản in: đổi thật thì thêm vào bo_phan ({khoa}); gõ nhầm thì sửa lại tệp nội dung.",
        why=f"Người dân được báo đúng phần đã đổi, và phần không đổi phải giữ nguyên ({_LAW}).",
        wrong=_AMENDING.format("phi") + _AMENDED.format(6).replace("Không quy định", "Không thu"),
        right=_AMENDING.format("thoi_han") + _AMENDED.format(6),
    ),
    "TT437": Words(
        severity=WARNING,
        title="Bộ phận nêu là sửa đổi nhưng chưa đổi",
        message="dòng này nêu sửa đổi {phan}, nhưng nội dung mới giống hệt nội dung trước",
        help="Sửa phần đó trong tệp nội dung theo bản in; bản in không đổi phần này thì bỏ khỏi bo_phan.",
        why="Tệp nội dung mới chép từ bản trước: quên sửa thì người dân vẫn đọc nội dung cũ.",
        wrong=_AMENDING.format("thoi_han") + _AMENDED.format(8),
        right=_AMENDING.format("thoi_han") + _AMENDED.format(6),
    ),
    "TT440": Words(
        severity=ERROR,
        title="Sửa thẳng nội dung đã công bố",
        message="{phan} của nội dung {quyet_dinh} đã áp dụng từ {ngay}, nay bị sửa ngay trong tệp",
        help=f"Trả lại như cũ và ra tệp mới theo quyết định mới; chỉ là gõ sai so với bản in thì {_CORRECT}.",
        why=f"Nội dung đã công bố chỉ đổi bằng một quyết định công bố ({_LAW}); đính chính phải ghi rõ. {_FEE}",
    ),
    "TT441": Words(
        severity=ERROR,
        title="Hồ sơ đổi mà không có quyết định",
        message="{phan} đổi nhưng không có quyết định nào nêu; nội dung này có từ hiện trạng ngày {ngay}",
        help=f"Nhập quyết định sửa đổi và tệp nội dung của nó; hiện trạng gõ sai thì {_CORRECT}.",
        why=f"Chỉ quyết định công bố mới đổi được thủ tục ({_LAW}). {_FEE}",
    ),
    "TT442": Words(
        severity=ERROR,
        title="Sửa thẳng quyết định đã nhập",
        message="{phan} của quyết định hay hiện trạng đã công bố bị sửa ngay trong tệp",
        help=f"Trả lại như bản gốc; nhập sai so với bản in thì giữ phần sửa và {_CORRECT}.",
        why="Quyết định đã ký là chuyện đã rồi: trang, tờ niêm yết và báo cáo trước đó đều làm theo nó.",
    ),
    "TT443": Words(
        severity=ERROR,
        title="Quyết định đã nhập bị xóa hoặc đổi số",
        message="{quyet_dinh} có ở bản gốc, nay không còn",
        help="Trả lại tệp như bản gốc; nhánh của bạn cũ hơn bản gốc thì cập nhật nhánh trước rồi kiểm tra lại.",
        why="Trang của quyết định phải còn mãi; muốn hết tác dụng thì nhập quyết định bãi bỏ hoặc rút danh mục.",
    ),
    "TT444": Words(
        severity=ERROR,
        title="Nội dung đã công bố bị xóa",
        message="nội dung {ma} theo {quyet_dinh}, áp dụng từ {ngay}, có ở bản gốc nay không còn",
        help="Trả lại tệp; hết áp dụng thì nhập quyết định bãi bỏ, tệp này vẫn giữ; nhánh cũ hơn bản gốc thì cập nhật.",
        why=f"Xóa tệp là bỏ thủ tục mà không có quyết định nào ({_LAW}).",
    ),
    "TT445": Words(
        severity=ERROR,
        title="Nội dung đã công bố đổi mã, cấp hoặc quyết định",
        message="tệp này ở bản gốc là nội dung {ma} theo {quyet_dinh}, áp dụng từ {ngay}",
        help="Trả lại ma, cap, quyet_dinh như cũ; nội dung của quyết định mới thì để ở tệp mới.",
        why="Mã, cấp và quyết định cho biết nội dung này là của ai: đổi đi thì nội dung đã công bố biến mất.",
    ),
    "TT447": Words(
        severity=ERROR,
        title="Dòng sửa đổi mới nhập không nêu bộ phận",
        message="dòng sửa đổi hay bãi bỏ một phần mới nhập chưa nêu bộ phận nào",
        help="Thêm “bo_phan:”; bản in không ghi thì so với nội dung trước xem phần nào đổi, rồi nêu đúng phần ấy.",
        why=f"Sửa đổi mà không biết sửa phần nào thì không rà soát được ({_LAW}).",
    ),
    "TT448": Words(
        severity=ERROR,
        title="Dòng bãi bỏ, thay thế mới nhập không nêu căn cứ",
        message="dòng bãi bỏ hay thay thế mới nhập chưa nêu căn cứ",
        help="Ghi ở “can_cu:” số (13/2022/QĐ-TTg) hoặc tên văn bản, không ghi số của chính quyết định này; "
        "bản in không ghi thì hỏi cơ quan soạn thảo.",
        why=f"Một thủ tục chỉ hết áp dụng khi có văn bản quy định như thế ({_LAW}).",
    ),
    "TT449": Words(
        severity=ERROR,
        title="Dòng sửa đổi mới nhập đổi cả phần không nêu",
        message="nội dung mới còn đổi cả {phan} mà dòng mới nhập này không nêu",
        help="So với bản in: đổi thật thì thêm {khoa} vào bo_phan; gõ nhầm thì trả phần đó về như bản trước.",
        why=f"Phần không có trong quyết định thì không được đổi theo ({_LAW}).",
    ),
    "TT450": Words(
        severity=WARNING,
        title="Bản gốc không có dữ liệu để so",
        message="bản “{ban}” không có procedures/ và site_data/ ở thư mục này: chưa so được gì với bản gốc",
        help="Tỉnh mới vào kho thì không phải sửa. Nếu dời thư mục, dời trong một lần gộp riêng, không sửa gì khác.",
        why="Không so được thì không biết có ai sửa thẳng điều đã công bố hay không; người duyệt phải tự xem.",
    ),
    "TT463": Words(
        severity=ERROR,
        title="Đính chính trước khi có nội dung",
        message="đính chính ngày {ngay}, trước ngày {tu} là ngày mới có quyết định hay hiện trạng này",
        help="Ghi ở “ngay” ngày đã sửa trong tệp; kiểm tra lại năm.",
        why="Trang nêu ngày đính chính để người dân biết bản in trước ngày đó còn chữ sai.",
        wrong=DECISION + "dinh_chinh:\n  - ngay: 2020-11-20\n    bo_phan: trich_yeu\n    ly_do: Gõ nhầm số\n",
        right=DECISION + "dinh_chinh:\n  - ngay: 2025-11-29\n    bo_phan: trich_yeu\n    ly_do: Gõ nhầm số\n",
    ),
    "TT464": Words(
        severity=ERROR,
        title="Đính chính mà lý do không có chữ nào",
        message="lý do đính chính “{ly_do}” không nói gì",
        help="Ghi sai ở đâu, vì sao, ví dụ: Lúc nhập gõ nhầm 6 ngày thành 5 ngày.",
        why="Đính chính sửa thẳng điều đã công bố: trang nêu lý do, và người duyệt xét theo lý do.",
        wrong=DECISION + "dinh_chinh:\n  - ngay: 2025-11-29\n    bo_phan: trich_yeu\n    ly_do: \".\"\n",
        right=DECISION + "dinh_chinh:\n  - ngay: 2025-11-29\n    bo_phan: trich_yeu\n    ly_do: Gõ nhầm số\n",
    ),
    "TT465": Words(
        severity=ERROR,
        title="Dòng mới nhập có hiệu lực trước hiện trạng, ký sau",
        message="dòng có hiệu lực từ {tu}, khi chưa có dữ liệu về {ma} ở {cap} (có từ {co_tu}), mà ký ngày {ngay_ky}",
        help="So ngày hiệu lực với bản in, nhất là năm; ngày đúng như in thì hỏi người phụ trách dữ liệu hiện trạng.",
        why="Nhầm năm thì dòng này không thay đổi gì, hoặc che mất nội dung có trong hiện trạng.",
    ),
    "TT466": Words(
        severity=ERROR,
        title="Thủ tục hiện khác đi mà không có quyết định",
        message="{ma} ở {cap} hiện khác bản gốc vào ngày {ngay}, nhưng không có dòng quyết định mới nào nêu",
        help="Xóa dòng hiện trạng vừa thêm hoặc trả lại tệp như bản gốc; hiện trạng cũ nhập sai thì thêm dinh_chinh "
        "(ngay, bo_phan: muc, ly_do) vào tệp hiện trạng mới.",
        why=f"Điều người dân đang đọc chỉ đổi bằng một quyết định công bố ({_LAW}).",
    ),
}
