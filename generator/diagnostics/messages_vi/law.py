"""Words of the rules about what law, day and arithmetic ask of a record (TT423 to TT435, TT456)."""

from collections.abc import Mapping
from typing import Final

from generator.diagnostics.messages_vi.words import DECISION, ERROR, POINTS, RECORD, WARNING, Words

_POINT = "- ma: ttpvhcc-tinh\n  ten: Trung tâm Phục vụ hành chính công tỉnh Cao Bằng\n  loai: ttpvhcc_tinh\n"
_REPEAL = DECISION + (
    "muc:\n  - loai: bai_bo\n    ma: 1.001193\n    cap:\n      - xa\n    ten: Thủ tục đăng ký khai sinh\n"
    "    can_cu:\n      - so: 13/2022/QĐ-TTg\n"
)
_CFS_TAIL = (
    "    cap:\n      - tinh\n    linh_vuc: bao-chi-xuat-ban\n    ten: Thủ tục cấp giấy chứng nhận lưu hành tự do\n"
)
_LIMIT = (
    "thoi_han:\n  - sau_cat_giam:\n      so: {0}\n      don_vi: {1}\n"
    "    theo_quy_dinh:\n      so: 26\n      don_vi: {1}\n"
)
_NOTE = "    ghi_chu:\n      tu: 26\n      den: 24\n      don_vi: ngay\n"
_FEES = (
    "phi:\n  - ten: Cấp giấy phép\n    kenh:\n      - truc_tiep\n    so_tien: 375.000\n    don_vi: đồng\n"
    "  - ten: Cấp giấy phép\n    kenh:\n      - truc_tuyen\n    so_tien: {0}\n    ti_le: 0.5\n    don_vi: đồng\n"
)
_STEPS = (
    "quy_trinh:\n  - ma: 1.014464\n    don_vi: ngay_lam_viec\n    buoc:\n      - 0.5\n      - 9\n      - khong\n"
    "    tong: {0}\n"
)

WORDS: Final[Mapping[str, Words]] = {
    "TT423": Words(
        severity=ERROR,
        title="Cấp huyện sau 01/7/2025",
        message="có hiệu lực từ {tu} nhưng ghi cấp huyện",
        help="Ghi cấp tỉnh hoặc cấp xã theo đề mục của danh mục.",
        why="Từ 01/7/2025 chính quyền địa phương có hai cấp; chỉ dòng bãi bỏ, thay thế thủ tục cũ còn nêu cấp huyện.",
        wrong=DECISION + "muc:\n  - loai: moi\n    ma: 2.000528\n    cap:\n      - huyen\n    linh_vuc: ho-tich\n"
        "    ten: Thủ tục đăng ký khai sinh có yếu tố nước ngoài\n",
        right=DECISION + "muc:\n  - loai: moi\n    ma: 2.000528\n    cap:\n      - xa\n    linh_vuc: ho-tich\n"
        "    ten: Thủ tục đăng ký khai sinh có yếu tố nước ngoài\n",
        validator="V15",
    ),
    "TT424": Words(
        severity=WARNING,
        title="Trực tuyến một phần chưa nêu lý do",
        message="dịch vụ công trực tuyến một phần nhưng chưa nêu lý do",
        help="Thêm “ly_do_mot_phan” như đã công khai trên Cổng Dịch vụ công quốc gia; không tự đặt ra.",
        why="NĐ 224/2026/NĐ-CP, Điều 14: từ 01/7/2026 toàn trình là mặc định, một phần phải công khai lý do và căn cứ.",
        wrong=RECORD + "muc_dvc: mot_phan\n",
        right=RECORD + "muc_dvc: mot_phan\nly_do_mot_phan: Phải kiểm tra thực địa\n",
        validator="V16",
    ),
    "TT425": Words(
        severity=WARNING,
        title="Căn cứ đã hết hiệu lực",
        message="{so} đã hết hiệu lực từ {ngay}, thủ tục dựa vào nó vẫn đang áp dụng",
        help="Hỏi cơ quan chuyên môn: thủ tục có bị sửa đổi hay bãi bỏ theo không; đã gia hạn thì sửa het_hieu_luc.",
        why="Các nghị định phân cấp tháng 6/2025 cùng hết hiệu lực ngày 01/3/2027: hàng trăm thủ tục một lúc.",
        wrong=RECORD + "can_cu:\n  - so: 136/2025/NĐ-CP\n    het_hieu_luc: 2025-11-30\n",
        right=RECORD + "can_cu:\n  - so: 136/2025/NĐ-CP\n    het_hieu_luc: 2027-03-01\n",
        validator="V13",
    ),
    "TT426": Words(
        severity=WARNING,
        title="Căn cứ sắp hết hiệu lực",
        message="{so} hết hiệu lực từ {ngay}, trong 90 ngày tới",
        help="Hỏi cơ quan chuyên môn văn bản nào thay thế và chuẩn bị quyết định công bố.",
        why="Các nghị định phân cấp tháng 6/2025 cùng hết hiệu lực ngày 01/3/2027: hàng trăm thủ tục một lúc.",
        wrong=RECORD + "can_cu:\n  - so: 136/2025/NĐ-CP\n    het_hieu_luc: 2026-02-15\n",
        right=RECORD + "can_cu:\n  - so: 136/2025/NĐ-CP\n    het_hieu_luc: 2027-03-01\n",
        validator="V13",
    ),
    "TT427": Words(
        severity=WARNING,
        title="Còn nêu thủ tục đã thôi áp dụng",
        message="{ma} đã thôi áp dụng từ {tu} theo {quyet_dinh} mà ở đây còn nêu",
        help="Xóa dòng này; có thủ tục thay thế thì ghi mã của nó.",
        why="Một bảng niêm yết ở Hải Phòng còn 36 thủ tục đã bãi bỏ.",
        wrong=POINTS + _POINT + "  nhan_them:\n    - 1.001193\n" + _REPEAL,
        right=POINTS + _POINT + "  nhan_them:\n    - 1.012501\n" + _REPEAL,
        validator="V07",
    ),
    "TT429": Words(
        severity=WARNING,
        title="Ghi chú cắt giảm khác cột thời hạn",
        message="cột thời hạn ghi {so}, ghi chú ghi cắt giảm từ {tu} xuống {den}",
        help="So với bản in; in khác nhau thì giữ nguyên cả hai và báo cơ quan soạn thảo. Trang hiện cột thời hạn.",
        why="1949/QĐ-UBND có năm dòng như vậy: dòng 7 ghi 26 ngày làm việc, ghi chú “từ 26 xuống 24”.",
        wrong=RECORD + _LIMIT.format(25, "ngay") + _NOTE,
        right=RECORD + _LIMIT.format(24, "ngay") + _NOTE,
        validator="V10",
    ),
    "TT430": Words(
        severity=WARNING,
        title="Đơn vị thời hạn khác nhau",
        message="cùng một thời hạn ghi cả “{don_vi}” và “{don_vi_khac}”",
        help="So với bản in; in khác nhau thì giữ nguyên. Không quy đổi ngày làm việc sang ngày.",
        why="1949/QĐ-UBND: cột thời hạn tính “ngày làm việc”, ghi chú cắt giảm ghi “ngày” (dòng 1, 2, 7, 10, 18).",
        wrong=RECORD + _LIMIT.format(24, "ngay_lam_viec") + _NOTE,
        right=RECORD + _LIMIT.format(24, "ngay") + _NOTE,
        validator="V10",
    ),
    "TT431": Words(
        severity=WARNING,
        title="Cắt giảm mà không ngắn hơn",
        message="thời hạn sau cắt giảm {sau} không ngắn hơn thời hạn theo quy định {truoc}",
        help="Đổi chỗ hai số nếu nhập ngược; không có cắt giảm thì xóa sau_cat_giam.",
        why="Thời hạn sau cắt giảm ràng buộc bộ phận một cửa nên phải ngắn hơn thời hạn luật định.",
        wrong=RECORD + _LIMIT.format(30, "ngay"),
        right=RECORD + _LIMIT.format(24, "ngay"),
        validator="V10",
    ),
    "TT432": Words(
        severity=WARNING,
        title="Phí trực tuyến không đúng tỉ lệ",
        message="ghi {so_tien}, nhưng {ti_le} % của {goc} là {dung}",
        help="So với bản in; in sai thì giữ nguyên và báo cơ quan soạn thảo; nhập sai thì sửa.",
        why="Phụ lục phí của 1949/QĐ-UBND: 5.2 in 800.000 thay vì 400.000; 8.1 in 185.500 thay vì 187.500.",
        wrong=RECORD + _FEES.format("185.500"),
        right=RECORD + _FEES.format("187.500"),
        validator="V11",
    ),
    "TT433": Words(
        severity=WARNING,
        title="Các bước không cộng thành tổng",
        message="quy trình {ma}: tổng in {tong}, các bước cộng lại {cong}",
        help="Soát từng bước với bản in; in sai thì giữ nguyên và báo cơ quan soạn thảo.",
        why="2028/QĐ-UBND, 1.003999: tổng in 10,5 ngày làm việc, các bước cộng lại 9,5.",
        wrong=DECISION + _STEPS.format("10.5"),
        right=DECISION + _STEPS.format("9.5"),
        validator="V12",
    ),
    "TT434": Words(
        severity=WARNING,
        title="Văn bản in mã khác",
        message="văn bản in mã “{in}”, mã đúng là {ma}",
        help="Không phải sửa nếu văn bản in đúng như vậy; báo cơ quan soạn thảo đính chính.",
        why="2028/QĐ-UBND in “1.014.111”. Chữ in được giữ lại, trang dùng mã đúng.",
        wrong=DECISION + "muc:\n  - loai: moi\n    ma: 1.014464\n    ma_nguyen_van: 1.014.464\n" + _CFS_TAIL,
        right=DECISION + "muc:\n  - loai: moi\n    ma: 1.014464\n" + _CFS_TAIL,
        validator="V01",
    ),
    "TT435": Words(
        severity=WARNING,
        title="Văn bản không in mã",
        message="văn bản không in mã ở đây; đã ghi {ma}",
        help="Không phải sửa nếu mã đã được đối chiếu; báo cơ quan soạn thảo bổ sung.",
        why="1948/QĐ-UBND không in mã ở quy trình số 01 và 02 (1.013861, 1.013863).",
        wrong=DECISION + "quy_trinh:\n  - ma: 1.014464\n    ma_nguyen_van: khong\n",
        right=DECISION + "quy_trinh:\n  - ma: 1.014464\n",
        validator="V01",
    ),
    "TT456": Words(
        severity=WARNING,
        title="Căn cứ ra sau ngày áp dụng",
        message="căn cứ {so} ban hành sau ngày {tu}, ngày nội dung này bắt đầu áp dụng",
        help="So lại số, ngày của căn cứ và ngày áp dụng; nguồn ghi đúng như vậy thì ghi can_cu vào can_kiem_tra.",
        why="Bản ghi quốc gia xuất năm 2026 dẫn 18/2026/NĐ-CP được ghi là đã áp dụng từ ngày 28/11/2025.",
        wrong=RECORD + "can_cu:\n  - so: 18/2026/NĐ-CP\n",
        right=RECORD + "can_cu:\n  - so: 18/2026/NĐ-CP\n"
        "can_kiem_tra:\n  - truong: can_cu\n    ly_do: Bản ghi quốc gia dẫn 18/2026/NĐ-CP, ban hành năm 2026.\n",
    ),
}
