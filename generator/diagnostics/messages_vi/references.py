"""Words of the rules about names that point elsewhere (TT3xx)."""

from collections.abc import Mapping
from typing import Final

from generator.diagnostics.messages_vi.words import DECISION, ERROR, PLAIN, POINTS, RECORD, WARNING, Words

_BIRTHS = "# procedures/ho-tich/1.001193.yml\n"
_BIRTHS_TEXT = "ma: 1.001193\ncap:\n  - xa\nmuc_day_du: chi_ten\nten: Thủ tục đăng ký khai sinh\n"

WORDS: Final[Mapping[str, Words]] = {
    "TT301": Words(
        severity=ERROR,
        title="Không có cơ quan này",
        message="không có cơ quan mã “{ma}”",
        help="Sửa mã, hoặc thêm cơ quan vào {tep}.",
        why="Trang của cơ quan và tờ niêm yết lấy tên theo mã này.",
        wrong=RECORD + "co_quan:\n  giai_quyet: so-tnmt\n",
        right=RECORD + "co_quan:\n  giai_quyet: so-nnmt\n",
    ),
    "TT302": Words(
        severity=ERROR,
        title="Không có lĩnh vực này",
        message="không có lĩnh vực mã “{ma}”",
        help="Sửa mã, hoặc thêm lĩnh vực vào {tep}.",
        why="Danh sách trên trang xếp theo lĩnh vực.",
        wrong=RECORD + "linh_vuc: tai-nguyen-nuc\n",
        right=RECORD + "linh_vuc: tai-nguyen-nuoc\n",
    ),
    "TT303": Words(
        severity=ERROR,
        title="Không có việc này",
        message="không có việc mã “{ma}”",
        help="Sửa mã, hoặc thêm việc vào {tep}.",
        why="Người dân tìm thủ tục theo việc của mình (sinh con, làm ăn…).",
        wrong=PLAIN + "viec:\n  - lam-ann\n",
        right=PLAIN + "viec:\n  - lam-an\n",
    ),
    "TT304": Words(
        severity=WARNING,
        title="Lời dễ hiểu cho thủ tục chưa có",
        message="không có thủ tục mã “{ma}” trong quyết định hay hồ sơ nào",
        help="Sửa tên tệp theo mã đúng, hoặc xóa tệp.",
        why="Tệp trong site_data/plain/ mang tên mã; sai một chữ số thì lời viết không hiện ở đâu.",
        wrong="# site_data/plain/1.012502.yml\nten_de_hieu: Trả giấy phép khoan giếng\n",
        right="# site_data/plain/1.001193.yml\nten_de_hieu: Làm giấy khai sinh\n",
    ),
    "TT305": Words(
        severity=WARNING,
        title="Thủ tục liên quan chưa có",
        message="không có thủ tục mã “{ma}” trong quyết định hay hồ sơ nào",
        help="Sửa mã, hoặc xóa dòng này.",
        why="Liên kết tới thủ tục không có sẽ dẫn vào trang trống.",
        wrong=PLAIN + "lien_quan:\n  - 1.001194\n",
        right=PLAIN + "lien_quan:\n  - 1.001193\n",
    ),
    "TT306": Words(
        severity=ERROR,
        title="Không có quyết định này",
        message="không có quyết định hay hiện trạng “{khoa}” trong site_data/decisions/",
        help="Sửa khóa, hoặc nhập quyết định trước khi nhập nội dung.",
        why="Ngày hiệu lực của nội dung lấy từ quyết định, không lấy từ tệp này.",
        wrong=RECORD + "quyet_dinh: 2025/1950-QD-UBND\n",
        right=RECORD + "quyet_dinh: 2025/1949-QD-UBND\n",
    ),
    "TT307": Words(
        severity=ERROR,
        title="Quyết định không có dòng đặt ra nội dung này",
        message="{khoa} không có dòng nào đặt ra nội dung cho {ma}, {cap}",
        help="Sửa ma, cap hoặc quyet_dinh cho khớp; dòng bai_bo và phi_dia_gioi không đặt ra nội dung.",
        why="Chỉ quyết định mới thay đổi thủ tục: nội dung không có dòng của nó thì không bao giờ được đăng.",
        wrong=RECORD + "cap:\n  - tinh\n  - xa\n",
        right=RECORD + "cap:\n  - tinh\n",
    ),
    "TT308": Words(
        severity=ERROR,
        title="Hai tệp cho một nội dung",
        message="đã có tệp khác cho cùng mã, cấp và quyết định {khoa}; tệp này bị bỏ",
        help="Gộp vào một tệp; nội dung khác nhau theo cấp thì chia “cap” giữa hai tệp.",
        why="Mỗi quyết định đặt ra một nội dung cho mỗi mã ở mỗi cấp.",
        wrong="# procedures/tai-nguyen-nuoc/a.yml\nma: 1.012501\ncap:\n  - tinh\nquyet_dinh: 2025/1949-QD-UBND\n"
        "tren: hien_trang/2025-11-17\nmuc_day_du: chi_ten\nten: Trả lại giấy phép hành nghề khoan nước dưới đất\n",
        right="# procedures/tai-nguyen-nuoc/a.yml\nma: 1.012501\ncap:\n  - tinh\nquyet_dinh: hien_trang/2025-11-17\n"
        "muc_day_du: chi_ten\nten: Trả lại giấy phép hành nghề khoan nước dưới đất\n",
    ),
    "TT309": Words(
        severity=ERROR,
        title="Hai tệp cho một quyết định",
        message="đã có tệp khác cho {khoa}; tệp này bị bỏ",
        help="Gộp các dòng vào một tệp, hoặc sửa số và ngày ký.",
        why="Một quyết định một tệp, để số đếm in ở Điều 1 kiểm được trên mọi dòng.",
        wrong="# site_data/decisions/2025/a.yml\nso: 2031/QĐ-UBND\nngay_ky: 2025-11-28\ntrich_yeu: Về việc công bố\n"
        "hieu_luc:\n  tu: 2025-11-28\n",
        right="# site_data/decisions/2025/a.yml\nso: 2032/QĐ-UBND\nngay_ky: 2025-11-28\ntrich_yeu: Về việc công bố\n"
        "hieu_luc:\n  tu: 2025-11-28\n",
    ),
    "TT310": Words(
        severity=ERROR,
        title="Mã viết hai lần trong danh sách",
        message="mã “{ma}” đã có ở trên; mục này bị bỏ",
        help="Xóa một trong hai mục, hoặc đặt mã khác.",
        why="Hai cơ quan cùng mã thì tên nào cũng có thể bị in lên tờ niêm yết.",
        wrong="# site_data/life_events.yml\n- ma: lam-an\n  ten: Làm ăn\n- ma: lam-an\n  ten: Kinh doanh\n",
        right="# site_data/life_events.yml\n- ma: lam-an\n  ten: Làm ăn\n- ma: kinh-doanh\n  ten: Kinh doanh\n",
    ),
    "TT311": Words(
        severity=ERROR,
        title="Chưa ghi soạn trên bản nào",
        message="chưa ghi “tren”: trước nội dung này đã có {dung} ({cap})",
        help="Soát nội dung với bản đó rồi thêm “tren: {dung}”.",
        why="Mỗi tệp chứa toàn bộ nội dung: soạn trên bản cũ hơn sẽ lặng lẽ xóa lần sửa đổi ở giữa.",
        wrong=_BIRTHS + "quyet_dinh: 2025/2031-QD-UBND\n" + _BIRTHS_TEXT + DECISION + "muc:\n  - loai: chuan_hoa\n"
        "    ma: 1.001193\n    cap:\n      - xa\n    linh_vuc: ho-tich\n    ten: Thủ tục đăng ký khai sinh\n",
        right=_BIRTHS
        + "quyet_dinh: 2025/2031-QD-UBND\ntren: hien_trang/2025-11-17\n"
        + _BIRTHS_TEXT
        + DECISION
        + "muc:\n  - loai: chuan_hoa\n    ma: 1.001193\n    cap:\n      - xa\n    linh_vuc: ho-tich\n"
        "    ten: Thủ tục đăng ký khai sinh\n",
    ),
    "TT312": Words(
        severity=ERROR,
        title="Soạn trên bản không phải bản cuối",
        message="“{tren}” không phải là bản ngay trước ở {cap}; bản ngay trước là {dung}",
        help="Soát lại nội dung với bản ngay trước, đưa các sửa đổi ở giữa vào, rồi ghi “tren: {dung}”.",
        why="Nội dung soạn trên bản cũ hơn sẽ lặng lẽ xóa lần sửa đổi ở giữa.",
        wrong=RECORD + "tren: hien_trang/2025-07-01\n",
        right=RECORD + "tren: hien_trang/2025-11-17\n",
    ),
    "TT313": Words(
        severity=ERROR,
        title="Ghi soạn trên bản không có",
        message="trước nội dung này chưa có bản nào ở {cap}, nhưng “tren” ghi {tren}",
        help="Xóa “tren”; nếu chỉ cấp khác có bản trước thì ghi riêng cho cấp đó, ví dụ “tren: {{tinh: {tren}}}”.",
        why="“tren” sai cho thấy mã, cấp hoặc quyết định bị ghi nhầm.",
        wrong=_BIRTHS + "quyet_dinh: hien_trang/2025-11-17\ntren: hien_trang/2025-07-01\n" + _BIRTHS_TEXT,
        right=_BIRTHS + "quyet_dinh: hien_trang/2025-11-17\n" + _BIRTHS_TEXT,
    ),
    "TT314": Words(
        severity=WARNING,
        title="Quyết định được dẫn không có thủ tục này",
        message="{so} không có dòng nào về {ma}",
        help="Kiểm tra số và ngày ở da_cong_bo, hoặc mã của dòng.",
        why="Dẫn nhầm quyết định đã công bố là lỗi hay gặp khi bãi bỏ.",
        wrong=DECISION + "muc:\n  - loai: bai_bo\n    ma: 1.001193\n    cap:\n      - xa\n"
        "    ten: Thủ tục đăng ký khai sinh\n    da_cong_bo:\n      so: 1949/QĐ-UBND\n      ngay: 2025-11-18\n"
        "    can_cu:\n      - so: 13/2022/QĐ-TTg\n",
        right=DECISION + "muc:\n  - loai: bai_bo\n    ma: 1.001193\n    cap:\n      - xa\n"
        "    ten: Thủ tục đăng ký khai sinh\n    da_cong_bo:\n      so: 1221/QĐ-UBND\n      ngay: 2025-07-28\n"
        "    can_cu:\n      - so: 13/2022/QĐ-TTg\n",
    ),
    "TT315": Words(
        severity=WARNING,
        title="Điểm niêm yết nêu thủ tục chưa có",
        message="điểm “{diem}” nêu mã “{ma}” không có trong quyết định hay hồ sơ nào",
        help="Sửa mã, hoặc xóa dòng này.",
        why="Tờ niêm yết của điểm này sẽ thiếu một thủ tục mà không ai biết.",
        wrong=POINTS + "- ma: ttpvhcc-tinh\n  ten: Trung tâm Phục vụ hành chính công tỉnh Cao Bằng\n"
        "  loai: ttpvhcc_tinh\n  nhan_them:\n    - 1.001194\n",
        right=POINTS + "- ma: ttpvhcc-tinh\n  ten: Trung tâm Phục vụ hành chính công tỉnh Cao Bằng\n"
        "  loai: ttpvhcc_tinh\n  nhan_them:\n    - 1.001193\n",
    ),
    "TT316": Words(
        severity=WARNING,
        title="Không thấy tệp văn bản ký",
        message="không có tệp {tep}",
        help="Đặt tệp văn bản ký cạnh tệp quyết định, hoặc sửa tên ở “tep”.",
        why="Trang của quyết định dẫn tới văn bản gốc; liên kết hỏng làm người dân không kiểm chứng được.",
        wrong=DECISION + 'tep: 2031-QD-UBND.pdf\ntep_sha256: "' + "0" * 64 + '"\nmuc: []\n',
        right=DECISION + "muc: []\n",
    ),
    "TT317": Words(
        severity=WARNING,
        title="Tệp văn bản ký đã khác lúc nhập",
        message="{tep} có SHA-256 {sha256}, không phải số ghi ở đây",
        help="Nếu đã thay bằng bản đúng thì ghi lại số này; nếu không thì tìm lại tệp gốc.",
        why="Số SHA-256 cho biết tệp đăng lên đúng là văn bản đã ký, không bị thay lẫn.",
    ),
    "TT318": Words(
        severity=WARNING,
        title="Không thấy tệp mẫu đơn",
        message="không có tệp site_data/{tep} của mẫu {mau}",
        help="Đặt tệp vào site_data/forms/, hoặc sửa đường dẫn.",
        why="Người dân bấm tải mẫu mà không có gì.",
        wrong="# site_data/plain/1.012501.yml\nbieu_mau:\n  mau-49: forms/mau-49.docx\n",
        right="# site_data/plain/1.012501.yml\nten_de_hieu: Xin giấy phép\n",
    ),
    "TT319": Words(
        severity=ERROR,
        title="Mã điểm niêm yết trùng địa chỉ có sẵn",
        message="điểm niêm yết không được mang mã “{ma}”",
        help="Đặt mã khác, ví dụ theo tên xã, phường.",
        why="Địa chỉ này dưới niem-yet/ đã dùng cho danh sách chung hoặc tờ in; hai trang không thể ở cùng một chỗ.",
        wrong=POINTS + "- ma: cap-xa\n  ten: Điểm phường Thục Phán\n  loai: ttpvhcc_xa\n",
        right=POINTS + "- ma: thuc-phan\n  ten: Điểm phường Thục Phán\n  loai: ttpvhcc_xa\n",
    ),
    "TT320": Words(
        severity=WARNING,
        title="Điểm niêm yết vừa nhận thêm vừa bỏ một thủ tục",
        message="điểm “{diem}” vừa nhận thêm vừa bỏ mã “{ma}”: nay tính là bỏ",
        help="Xóa mã này ở một trong hai danh sách.",
        why="Hai dòng nói ngược nhau: người dán không biết tờ nào mới đúng.",
        wrong=POINTS + "- ma: ttpvhcc-tinh\n  ten: Trung tâm Phục vụ hành chính công tỉnh Cao Bằng\n"
        "  loai: ttpvhcc_tinh\n  nhan_them:\n    - 1.001193\n  bo:\n    - 1.001193\n",
        right=POINTS + "- ma: ttpvhcc-tinh\n  ten: Trung tâm Phục vụ hành chính công tỉnh Cao Bằng\n"
        "  loai: ttpvhcc_tinh\n  nhan_them:\n    - 1.001193\n",
    ),
    "TT321": Words(
        severity=ERROR,
        title="Hai tệp lời dễ hiểu cho một thủ tục",
        message="đã có {tep} cho thủ tục {ma}; tệp này bị bỏ",
        help="Gộp vào một tệp mang mã quốc gia; khi mã tạm đã có trong dong_nhat, tệp của mã tạm nói về cùng thủ tục.",
        why="Mỗi thủ tục có một tên dễ hiểu, một tóm tắt; hai tệp thì không biết đăng theo tệp nào.",
        wrong="# site_data/plain/cu/1.012501.yml\nten_de_hieu: Trả lại giấy phép khoan\n",
        right="# site_data/plain/1.012501.yml\nten_de_hieu: Trả lại giấy phép khoan\n",
    ),
}
