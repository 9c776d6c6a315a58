"""Words of the rules about keys, values and what a record must hold (TT2xx)."""

from collections.abc import Mapping
from typing import Final

from generator.diagnostics.messages_vi.words import BASELINE, DECISION, ERROR, PLAIN, RECORD, SITE, WARNING, Words

WORDS: Final[Mapping[str, Words]] = {
    "TT201": Words(
        severity=ERROR,
        title="Khóa không có trong mẫu",
        message="không có khóa “{khoa}” ở đây",
        help="Sửa tên khóa; các khóa được dùng có trong docs/tu-dien.md.",
        why="Khóa viết sai thì giá trị không được đọc: thời hạn, mức phí sẽ thiếu trên trang.",
        wrong=RECORD + "muc_dcv: toan_trinh\n",
        right=RECORD + "muc_dvc: toan_trinh\n",
    ),
    "TT202": Words(
        severity=ERROR,
        title="Thiếu khóa bắt buộc",
        message="thiếu khóa “{khoa}”",
        help="Thêm dòng “{khoa}: …”.",
        why="Thiếu khóa này thì không biết đây là thủ tục nào, của quyết định nào.",
        wrong="# procedures/ho-tich/1.001193.yml\nma: 1.001193\ncap:\n  - xa\nmuc_day_du: chi_ten\n"
        "ten: Thủ tục đăng ký khai sinh\n",
        right="# procedures/ho-tich/1.001193.yml\nma: 1.001193\ncap:\n  - xa\nquyet_dinh: hien_trang/2025-11-17\n"
        "muc_day_du: chi_ten\nten: Thủ tục đăng ký khai sinh\n",
    ),
    "TT203": Words(
        severity=ERROR,
        title="Giá trị sai dạng",
        message="ở đây cần {can}, tệp đang ghi {co}",
        help="Viết lại theo mẫu trong docs/tu-dien.md.",
        why="Danh sách có một mục vẫn phải viết thành danh sách.",
        wrong=RECORD + "cap: tinh\n",
        right=RECORD + "cap:\n  - tinh\n",
    ),
    "TT204": Words(
        severity=ERROR,
        title="Ngày không đọc được",
        message="“{gia_tri}” không phải là một ngày",
        help="Viết 2025-11-18 hoặc 18/11/2025, năm từ 1900 đến 2199; không có ngày cuối thì bỏ hẳn dòng đó.",
        why="Thứ tự hiệu lực của các quyết định tính theo ngày.",
        wrong=DECISION + "ngay_ky: 31/11/2025\n",
        right=DECISION + "ngay_ky: 28/11/2025\n",
    ),
    "TT205": Words(
        severity=ERROR,
        title="Con số không đọc được",
        message="“{gia_tri}” không phải là con số đúng cách viết",
        help="Chỉ ghi số, ví dụ {mau}; đơn vị và chú thích ghi ở khóa khác.",
        why="Số tiền dùng dấu chấm ngăn hàng nghìn (1.400.000); thời hạn dùng dấu chấm thập phân (0.5).",
        wrong=RECORD + "phi:\n  - ten: Cấp giấy phép\n    so_tien: 700.00 đồng\n",
        right=RECORD + "phi:\n  - ten: Cấp giấy phép\n    so_tien: 700.000\n    don_vi: đồng\n",
    ),
    "TT206": Words(
        severity=ERROR,
        title="Giá trị ngoài danh sách",
        message="“{gia_tri}” không có trong các giá trị được dùng",
        help="Chọn một trong: {cho_phep}.",
        why="Các giá trị này là danh sách đóng để lọc, đếm và so với số in trong quyết định.",
        wrong=RECORD + "muc_dvc: toan_trih\n",
        right=RECORD + "muc_dvc: toan_trinh\n",
    ),
    "TT207": Words(
        severity=ERROR,
        title="Mã thủ tục sai dạng",
        message="“{ma}” không đúng dạng mã thủ tục",
        help="Mã có một chữ số, dấu chấm, sáu chữ số: 1.014111. Văn bản in sai thì giữ ở ma_nguyen_van.",
        why="Mã là khóa của thủ tục. 2028/QĐ-UBND của Cao Bằng in “1.014.111”; mã đúng là 1.014111.",
        wrong=DECISION + "muc:\n  - loai: moi\n    ma: 1.014.111\n    cap:\n      - tinh\n"
        "    linh_vuc: ho-tich\n    ten: Thủ tục thi tuyển công chức\n",
        right=DECISION + "muc:\n  - loai: moi\n    ma: 1.014111\n    cap:\n      - tinh\n"
        "    linh_vuc: ho-tich\n    ten: Thủ tục thi tuyển công chức\n",
        validator="V01",
    ),
    "TT208": Words(
        severity=ERROR,
        title="Mã có đuôi địa phương",
        message="“{ma}” có đuôi địa phương, không dùng làm mã ở đây",
        help="Ghi {ma_dung}; mã đầy đủ có đuôi ghi ở ma_dia_phuong.",
        why="Một thủ tục một mã: 2.000908.000.00.00.H61 của Vĩnh Long cũng là 2.000908.",
        wrong=PLAIN + "lien_quan:\n  - 1.001193.000.00.00.H61\n",
        right=PLAIN + "lien_quan:\n  - 1.001193\n",
        validator="V02",
    ),
    "TT209": Words(
        severity=WARNING,
        title="Khóa để trống",
        message="khóa “{khoa}” chưa có giá trị",
        help="Điền giá trị; văn bản ghi không có thì viết “khong”; chưa biết thì xóa dòng này.",
        why="“Không có” và “chưa nhập” là hai câu trả lời khác nhau cho người dân.",
        wrong=RECORD + "dieu_kien:\n",
        right=RECORD + "dieu_kien: khong\n",
        validator="V17",
    ),
    "TT210": Words(
        severity=ERROR,
        title="Liên kết không dùng được",
        message="“{gia_tri}” không phải là địa chỉ liên kết",
        help="Địa chỉ bắt đầu bằng https://, tel: hoặc mailto:, không có dấu cách.",
        why="Chỉ các loại này an toàn khi người dân bấm vào.",
        wrong=PLAIN + "lien_ket:\n  dvcqg: dichvucong.gov.vn\n",
        right=PLAIN + "lien_ket:\n  dvcqg: https://dichvucong.gov.vn\n",
    ),
    "TT211": Words(
        severity=ERROR,
        title="Khóa bắt buộc để trống",
        message="khóa bắt buộc “{khoa}” chưa có giá trị",
        help="Điền giá trị cho “{khoa}”.",
        why="Thiếu nó thì cả hồ sơ không dùng được và thủ tục sẽ biến mất khỏi trang.",
        wrong=RECORD + "ten:\n",
        right=RECORD + "ten: Trả lại giấy phép hành nghề khoan nước dưới đất\n",
        validator="V17",
    ),
    "TT212": Words(
        severity=ERROR,
        title="Số quyết định sai dạng",
        message="“{gia_tri}” không đúng dạng số quyết định",
        help="Viết số và ký hiệu liền nhau, đủ dấu, như 2031/QĐ-UBND.",
        why="Khóa của quyết định (2025/2031-QD-UBND) làm từ số này, và số này là tên quyết định trên trang: viết "
        "“QD” thay “QĐ” thì người dân tra không ra.",
        wrong=DECISION + "so: 2031 QĐ-UBND\n",
        right=DECISION + "so: 2031/QĐ-UBND\n",
    ),
    "TT213": Words(
        severity=ERROR,
        title="Không phải true hoặc false",
        message="“{gia_tri}” không dùng được ở đây",
        help="Viết true (có) hoặc false (không).",
        why="Chỉ có hai câu trả lời.",
        wrong=SITE + "trinh_dien: có\n",
        right=SITE + "trinh_dien: true\n",
    ),
    "TT214": Words(
        severity=ERROR,
        title="Mã tạm sai dạng",
        message="“{ma}” không đúng dạng mã tạm",
        help="Viết chữ thường, số năm và số thứ tự, nối bằng gạch ngang: cb-2025-017.",
        why="Mã tạm thành địa chỉ trang cho đến khi có mã quốc gia.",
        wrong=BASELINE + "muc:\n  - ma_tam: CB 17\n    cap:\n      - tinh\n    ten: Cấp thẻ\n",
        right=BASELINE + "muc:\n  - ma_tam: cb-2025-017\n    cap:\n      - tinh\n    ten: Cấp thẻ\n"
        "  - ma: 1.012501\n    cap:\n      - tinh\n    ten: Trả lại giấy phép hành nghề khoan nước dưới đất\n",
    ),
    "TT215": Words(
        severity=ERROR,
        title="Khóa quyết định sai dạng",
        message="“{gia_tri}” không phải là khóa của quyết định",
        help="Viết năm ký, gạch chéo, số và ký hiệu không dấu: 2025/2031-QD-UBND; hoặc hien_trang/2025-11-17.",
        why="Số quyết định lặp lại mỗi năm nên khóa phải có năm.",
        wrong=RECORD + "quyet_dinh: 1949/QĐ-UBND\n",
        right=RECORD + "quyet_dinh: 2025/1949-QD-UBND\n",
    ),
    "TT216": Words(
        severity=ERROR,
        title="Mã tham chiếu sai dạng",
        message="“{gia_tri}” không dùng làm mã được",
        help="Chỉ dùng chữ thường không dấu, chữ số, gạch ngang: so-nnmt, tai-nguyen-nuoc.",
        why="Mã thành địa chỉ trang và tên tệp.",
        wrong=RECORD + "linh_vuc: Tài nguyên nước\n",
        right=RECORD + "linh_vuc: tai-nguyen-nuoc\n",
    ),
    "TT217": Words(
        severity=ERROR,
        title="Thiếu mã thủ tục",
        message="ở đây chưa có mã thủ tục",
        help="Thêm “ma: …”; chưa có mã quốc gia thì thêm “ma_tam: cb-2025-017”.",
        why="Mã và cấp là khóa: không có mã thì không biết quyết định tác động đến thủ tục nào.",
        wrong=DECISION + "muc:\n  - loai: moi\n    cap:\n      - tinh\n    linh_vuc: ho-tich\n    ten: Cấp thẻ\n",
        right=DECISION + "muc:\n  - loai: moi\n    ma_tam: cb-2025-017\n    cap:\n      - tinh\n    linh_vuc: ho-tich\n"
        "    ten: Cấp thẻ\n",
    ),
    "TT218": Words(
        severity=WARNING,
        title="Thủ tục chưa có mã quốc gia",
        message="“{ma}” là mã tạm, chưa biết mã quốc gia",
        help="Khi có mã, thêm “{ma}: <mã quốc gia>” vào dong_nhat trong site_data/site.yml.",
        why="Thủ tục đặc thù của tỉnh được công bố khi chưa có mã (Bắc Ninh, 1521/QĐ-UBND); phải nhớ điền sau.",
        wrong=BASELINE + "muc:\n  - ma: 1.012501\n    cap:\n      - tinh\n"
        "    ten: Trả lại giấy phép hành nghề khoan nước dưới đất\n"
        "  - ma_tam: cb-2025-017\n    cap:\n      - tinh\n    ten: Cấp thẻ\n",
        right=SITE + "dong_nhat:\n  cb-2025-017: 1.116214\n" + BASELINE + "muc:\n  - ma: 1.012501\n    cap:\n"
        "      - tinh\n    ten: Trả lại giấy phép hành nghề khoan nước dưới đất\n"
        "  - ma_tam: cb-2025-017\n    cap:\n      - tinh\n    ten: Cấp thẻ\n",
    ),
    "TT220": Words(
        severity=ERROR,
        title="Thiếu cấp",
        message="ở đây chưa ghi cấp giải quyết",
        help="Thêm “cap:” (bo, tinh, xa, co_quan_khac) theo đề mục của danh mục, không suy từ nơi tiếp nhận.",
        why="Một mã có thể còn ở cấp tỉnh mà đã bãi bỏ ở cấp xã: không có cấp thì không biết dòng này tác động đâu.",
        wrong=DECISION + "muc:\n  - loai: moi\n    ma: 1.014464\n    linh_vuc: bao-chi-xuat-ban\n    ten: Cấp thẻ\n",
        right=DECISION + "muc:\n  - loai: moi\n    ma: 1.014464\n    cap:\n      - tinh\n"
        "    linh_vuc: bao-chi-xuat-ban\n    ten: Cấp thẻ\n",
    ),
    "TT221": Words(
        severity=WARNING,
        title="Dòng chưa có tên thủ tục",
        message="dòng này chưa ghi tên thủ tục",
        help="Thêm “ten: …” đúng như văn bản in.",
        why="Khi nội dung chưa được nhập, trang chỉ có tên này để hiện.",
        wrong=DECISION + "muc:\n  - loai: moi\n    ma: 1.014464\n    cap:\n      - tinh\n"
        "    linh_vuc: bao-chi-xuat-ban\n",
        right=DECISION + "muc:\n  - loai: moi\n    ma: 1.014464\n    cap:\n      - tinh\n"
        "    linh_vuc: bao-chi-xuat-ban\n    ten: Thủ tục cấp giấy chứng nhận lưu hành tự do\n",
    ),
    "TT222": Words(
        severity=WARNING,
        title="Thủ tục mới chưa có lĩnh vực",
        message="dòng này chưa ghi lĩnh vực",
        help="Thêm “linh_vuc: …” theo site_data/fields.yml.",
        why="Không có lĩnh vực thì không nằm trong danh sách nào. Bảng mới của 2031/QĐ-UBND không in lĩnh vực.",
        wrong=DECISION + "muc:\n  - loai: moi\n    ma: 1.014464\n    cap:\n      - tinh\n"
        "    ten: Thủ tục cấp giấy chứng nhận lưu hành tự do\n",
        right=DECISION + "muc:\n  - loai: moi\n    ma: 1.014464\n    cap:\n      - tinh\n"
        "    linh_vuc: bao-chi-xuat-ban\n    ten: Thủ tục cấp giấy chứng nhận lưu hành tự do\n",
    ),
    "TT223": Words(
        severity=ERROR,
        title="Mã địa phương không khớp",
        message="“{ma}” không phải là mã của thủ tục này với đuôi {tinh} của tỉnh",
        help="Viết {ma_dung}, hoặc xóa dòng này.",
        why="Đuôi H14 là Cao Bằng; đuôi của tỉnh khác (H61) hoặc mã có dấu cách là chép nhầm.",
        wrong=RECORD + "ma_dia_phuong: 1.012501.000.00.00.H61\n",
        right=RECORD + "ma_dia_phuong: 1.012501.000.00.00.H14\n",
        validator="V02",
    ),
    "TT224": Words(
        severity=WARNING,
        title="Thiếu bộ phận so với mức đầy đủ",
        message="ghi là “{muc}” nhưng còn thiếu: {thieu}",
        help="Điền phần thiếu (văn bản ghi không có thì viết “khong”), hoặc hạ muc_day_du cho đúng.",
        why="NĐ 63/2010/NĐ-CP: Điều 13 nêu năm nội dung của danh mục cấp tỉnh, Điều 8 nêu các bộ phận bắt buộc.",
        wrong=RECORD + "muc_day_du: day_du\n",
        right=RECORD + "muc_day_du: danh_muc\n",
    ),
    "TT225": Words(
        severity=WARNING,
        title="Có thời hạn cắt giảm mà thiếu thời hạn quy định",
        message="có thời hạn sau cắt giảm nhưng chưa ghi thời hạn theo quy định",
        help="Thêm “theo_quy_dinh”; không có cắt giảm thì chuyển số này sang theo_quy_dinh.",
        why="Người dân được thấy cả hai: thời hạn luật định và thời hạn tỉnh đã cắt giảm.",
        wrong=RECORD + "thoi_han:\n  - sau_cat_giam:\n      so: 6\n      don_vi: ngay_lam_viec\n",
        right=RECORD + "thoi_han:\n  - sau_cat_giam:\n      so: 6\n      don_vi: ngay_lam_viec\n"
        "    theo_quy_dinh:\n      so: 8\n      don_vi: ngay_lam_viec\n",
    ),
    "TT226": Words(
        severity=ERROR,
        title="Khóa đếm không có trong mẫu",
        message="không biết đếm “{khoa}”",
        help="Dùng tat_ca, một loại dòng (moi, bai_bo…), một cấp (tinh, xa, tinh+xa), hoặc quy_trinh_noi_bo.",
        why="Số đếm không kiểm được thì không bắt được dòng nhập thiếu.",
        wrong=DECISION + "dem:\n  dieu_1:\n    mơi: 1\n",
        right=DECISION + "dem:\n  dieu_1:\n    moi: 1\n",
        validator="V03",
    ),
}
