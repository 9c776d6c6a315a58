"""The mistakes that are made on purpose: how the shipped tree is changed, and the problem that must come of it.

`▶` in what is put in marks the line of the problem; where it stands elsewhere, `at` names a file and a text that only
that line has ("": the file as a whole). Nothing else in a mutated tree may be an error.
"""

from typing import NamedTuple


class Mutant(NamedTuple):
    """One mistake. `old` "" makes or lengthens the file, `new` None deletes it; `base`: only `--base` can know.

    `also` is a new file, path and text, without which the mistake could not be made.
    """

    name: str
    code: str
    file: str
    old: str
    new: str | None
    at: tuple[str, str] | None = None
    base: bool = False
    day: str = "2025-11-29"
    also: tuple[str, str] | None = None


D = "site_data/decisions/2025/"
Q1948, Q1949, Q1951, Q2022, Q2031, Q9999 = (
    f"{D}{number}-QD-UBND.yml" for number in ("1948", "1949", "1951", "2022", "2031", "9999")
)
HT17 = "site_data/decisions/hien_trang-2025-11-17.yml"
HT27 = "site_data/decisions/hien_trang-2025-11-27.yml"
KHOAN = "procedures/tai-nguyen-nuoc/1.004122@2025-1949.yml"
CO_VAT = "procedures/di-san-van-hoa/1.001123@2025-2031.yml"
CFS = "procedures/bao-chi-xuat-ban/1.014464@2025-2031.yml"
THAM_QUAN = "procedures/vi-du/9.000001.yml"
SACH = "procedures/vi-du/9.000002.yml"
SACH_XA = "procedures/vi-du/9.000002@2025-9999-xa.yml"
HOI_XUAN = "procedures/vi-du/9.000004@2025-9999.yml"
DIEM = "site_data/posting_points.yml"
SITE = "site_data/site.yml"
LOI = "site_data/plain/1.004122.yml"
Q4, Q3 = "site_data/statistics/2025-Q4.yml", "site_data/statistics/2025-Q3.yml"
NHO = "procedures/ho-tich/1.000894.yml"

_NEW = (
    'so: 2500/QĐ-UBND\nngay_ky: 2025-11-29\ntrich_yeu: Về việc công bố danh mục (thử)\nhieu_luc:\n  tu: 2025-11-29\n'
)
_BIRD = "    ten: Đăng ký tham quan phòng trưng bày (ví dụ)\n"
NEW = f"{D}2500-QD-UBND.yml"
_ROW = "muc:\n{}    ma: 9.000001\n    cap:\n      - tinh\n    linh_vuc: vi-du\n" + _BIRD
_BASIS = "    can_cu:\n      - so: 01/2029/NĐ-VD\n"
_TEXT = (
    "ma: 9.000001\ncap:\n  - tinh\nquyet_dinh: 2025/2500-QD-UBND\ntren: hien_trang/2025-11-27\nmuc_day_du: danh_muc\n"
    "ten: Đăng ký tham quan phòng trưng bày (ví dụ)\nlinh_vuc: vi-du\nco_quan:\n  giai_quyet: co-quan-vi-du\n"
    "noi_tiep_nhan:\n  - ttpvhcc_tinh\nmuc_dvc: toan_trinh\nthoi_han:\n  - theo_quy_dinh:\n      so: {}\n"
    "      don_vi: ngay_lam_viec\n    moc: kể từ ngày nhận đủ hồ sơ\nphi: khong\nphi_nguyen_van: \"Không\"\n"
    "cach_thuc:\n  - kenh: truc_tiep\n  - kenh: truc_tuyen\ncan_cu:\n  - so: 01/2025/NĐ-VD\n"
)
_TEXT_FILE = "procedures/vi-du/9.000001@2025-2500.yml"
_FEE = "    can_cu: 22/2025/NQ-HĐND\n"
_LATER_FEE = (
    "  - ten: Cấp giấy phép hành nghề khoan nước dưới đất\n    kenh:\n      - truc_tiep\n      - buu_chinh\n"
    "    so_tien: 9.400.000\n    don_vi: đồng\n    can_cu: {}\n    tu: {}\n"
)

_HT16 = "site_data/decisions/hien_trang-2025-11-16.yml"
_LISTED = "loai_tep: hien_trang\nngay: 2025-11-16\nmuc:\n  - ma: 9.000001\n    cap:\n      - tinh\n" + _BIRD
_SLIP = _NEW.replace("tu: 2025", "tu: 2024")
_TREE = (
    "  - ma: 9.000003\n    cap:\n      - xa\n    ten: Đăng ký trồng cây xanh ven đường (ví dụ)\n    linh_vuc: vi-du\n"
)
_REPLACED = (
    "muc:\n▶  - loai: thay_the\n    cu:\n      - ma: 9.000001\n        cap:\n          - tinh\n    moi:\n"
    "      - ma: 9.000009\n        cap:\n          - tinh\n        linh_vuc: vi-du\n        ten: Việc mới\n"
)

ALONE: tuple[Mutant, ...] = (
    # the number of a decision, and of laws
    Mutant("số quyết định thiếu dấu", "TT212", NEW, "", _NEW.replace("so: 2500/QĐ", "▶so: 2500/QD")),
    Mutant("số quyết định đã nhập mất dấu", "TT212", Q1951, "so: 1951/QĐ-UBND\n", "▶so: 1951/QD-UBND\n"),
    Mutant("số quyết định viết rời", "TT212", NEW, "", _NEW.replace("so: 2500/QĐ-UBND", "▶so: 2500 QĐ-UBND")),
    Mutant(
        "rút danh mục của số mất dấu",
        "TT212",
        NEW,
        "",
        _NEW + "rut_danh_muc:\n▶  - quyet_dinh: 530/QD-UBND\n    ngay: 2023-05-16\n",
    ),
    Mutant(
        "V18 đã công bố ở số mất dấu", "TT508", Q1951, "      so: 1221/QĐ-UBND\n", "▶      so: 1221/QD-UBND\n"
    ),
    Mutant("V18 căn cứ mất dấu", "TT508", KHOAN, "  - so: 136/2025/NĐ-CP\n", "▶  - so: 136/2025/ND-CP\n"),
    Mutant("V18 nghị quyết mất dấu", "TT508", KHOAN, "    can_cu: 22/2025/NQ-HĐND\n", "▶    can_cu: 22/2025/NQ-HDND\n"),
    # V01, V02: codes
    Mutant("V01 thừa dấu chấm", "TT207", Q1951, "    ma: 1.005412\n", "▶    ma: 1.005.412\n"),
    Mutant("V01 mã có đuôi", "TT208", Q1951, "    ma: 1.005412\n", "▶    ma: 1.005412.000.00.00.H14\n"),
    Mutant(
        "V01 bản in sai mã",
        "TT434",
        Q1951,
        "    ma: 1.005412\n",
        "    ma: 1.005412\n▶    ma_nguyen_van: 1.005.412\n",
    ),
    Mutant("V01 không in mã", "TT435", Q1951, "    ma: 1.005412\n", "    ma: 1.005412\n▶    ma_nguyen_van: khong\n"),
    Mutant(
        "V02 đuôi tỉnh khác",
        "TT223",
        KHOAN,
        "ma: 1.004122\n",
        "ma: 1.004122\n▶ma_dia_phuong: 1.004122.000.00.00.H61\n",
    ),
    # V03: counts
    Mutant("V03 Điều 1 thừa", "TT401", Q1951, "    bai_bo: 2\n", "▶    bai_bo: 3\n"),
    Mutant("V03 tổng theo cấp", "TT401", Q1951, "    xa: 1\n", "▶    xa: 2\n"),
    Mutant("V03 đếm mã thay vì dòng", "TT401", Q1948, "    phi_dia_gioi: 9\n", "▶    phi_dia_gioi: 7\n"),
    Mutant("V03 mức trực tuyến", "TT401", Q1949, "      tinh: 10\n", "▶      tinh: 11\n"),
    Mutant("V03 cắt giảm", "TT401", Q1949, "    cat_giam: 7\n", "▶    cat_giam: 8\n"),
    Mutant("V03 khóa lạ", "TT226", Q1951, "    bai_bo: 2\n", "▶    bãi_bỏ: 2\n"),
    Mutant(
        "V03 đếm khi chưa có nội dung",
        "TT402",
        NEW,
        "",
        _NEW + "dem:\n  tong:\n▶    toan_trinh: 1\nmuc:\n  - loai: moi\n    ma: 9.000008\n    cap:\n      - tinh\n"
        "    linh_vuc: vi-du\n    ten: Việc mới (ví dụ)\n",
    ),
    Mutant("V03 chưa có phụ lục", "TT403", Q1951, "hieu_luc:\n", "▶thieu_phu_luc: true\nhieu_luc:\n"),
    # V04: one row for one thing
    Mutant(
        "V04 hai dòng cùng mã, cấp",
        "TT407",
        NEW,
        "",
        _NEW + _ROW.format("  - loai: bai_bo\n") + _BASIS + "  - loai: bai_bo\n▶    ma: 9.000001\n    cap:\n"
        "      - tinh\n    linh_vuc: vi-du\n" + _BIRD + _BASIS,
    ),
    Mutant("V04 trùng số thứ tự", "TT408", Q1951, '  - stt: "B/1"\n', '▶  - stt: "A/1"\n'),
    # V05, V06: names and targets
    Mutant(
        "V05 một mã hai tên",
        "TT501",
        CFS,
        "ten: Thủ tục cấp giấy chứng nhận lưu hành tự do (CFS)",
        "▶ten: Thủ tục cấp giấy phép lưu hành có điều kiện (CFS)",
    ),
    Mutant(
        "V06 bãi bỏ mã chưa ai nêu",
        "TT404",
        Q1951,
        '  - stt: "B/1"\n    loai: bai_bo\n    ma: 1.005412\n',
        '▶  - stt: "B/1"\n    loai: bai_bo\n    ma: 1.005413\n',
    ),
    Mutant(
        "V06 nhầm cấp",
        "TT404",
        NEW,
        "",
        _NEW + _ROW.format("▶  - loai: bai_bo\n").replace("- tinh", "- xa") + _BASIS,
    ),
    Mutant(
        "V06 sửa đổi sau khi bãi bỏ",
        "TT405",
        NEW,
        "",
        _NEW + "muc:\n▶  - loai: sua_doi\n    ma: 1.005412\n    cap:\n      - xa\n    bo_phan:\n      - phi\n"
        "    ten: Phê duyệt đối tượng được hỗ trợ phí bảo hiểm nông nghiệp\n",
    ),
    Mutant(
        "V06 sửa hẳn một thủ tục tạm thời",
        "TT438",
        NEW,
        "",
        _NEW + "muc:\n▶  - loai: sua_doi\n    ma: 9.000004\n    cap:\n      - tinh\n    linh_vuc: vi-du\n"
        "    ten: Đăng ký gian hàng hội xuân (ví dụ)\n    bo_phan:\n      - thoi_han\n",
    ),
    Mutant(
        "V06 khôi phục khi còn tạm ngừng",
        "TT439",
        NEW,
        "",
        _NEW.replace("2500", "2501").replace("2025-11-29", "2025-11-30") + _ROW.format("▶  - loai: khoi_phuc\n"),
        also=(f"{D}2500-tam-ngung.yml", _NEW + _ROW.format("  - loai: bai_bo\n    den: 2026-12-31\n") + _BASIS),
        day="2025-11-30",
    ),
    Mutant("V06 mới mà đang có", "TT406", NEW, "", _NEW + _ROW.format("▶  - loai: moi\n") + _BASIS),
    Mutant(
        "V06 hiện trạng nêu lại",
        "TT417",
        "site_data/decisions/hien_trang-2025-11-29.yml",
        "",
        "loai_tep: hien_trang\nngay: 2025-11-29\nmuc:\n▶  - ma: 9.000001\n    cap:\n      - tinh\n" + _BIRD,
    ),
    Mutant(
        "V06 rút danh mục nên không còn ở đâu",
        "TT418",
        NEW,
        "",
        _NEW + "▶rut_danh_muc:\n  - quyet_dinh: 2031/QĐ-UBND\n    ngay: 2025-11-28\n    stt:\n"
        '      - "PL I/mới ban hành/I/1"\n',
    ),
    Mutant(
        "V06 rút số thứ tự không có",
        "TT419",
        NEW,
        "",
        _NEW + 'rut_danh_muc:\n  - quyet_dinh: 1949/QĐ-UBND\n    ngay: 2025-11-18\n    stt:\n▶      - "PL I/I/99"\n',
    ),
    Mutant(
        "V06 rút danh mục của tương lai",
        "TT428",
        NEW,
        "",
        _NEW + "rut_danh_muc:\n▶  - quyet_dinh: 2500/QĐ-UBND\n    ngay: 2025-11-29\n",
    ),
    # V07: what has ended is still named
    Mutant(
        "V07 điểm niêm yết còn nhận",
        "TT427",
        DIEM,
        "  loai: ttpvhcc_tinh\n",
        "  loai: ttpvhcc_tinh\n  nhan_them:\n▶    - 1.005411\n",
    ),
    Mutant("V07 lời dân còn nối tới", "TT427", LOI, "  - 2.001738\n", "▶  - 1.005412\n"),
    # V08: days
    Mutant("V08 trở về trước", "TT410", Q2031, "  tu: 2025-11-28\n", "▶  tu: 2025-11-20\n"),
    Mutant("V08 sau ngày ký", "TT411", Q1951, "  tu: 2025-11-18\n", "▶  tu: 2025-11-19\n"),
    Mutant("V08 có thời hạn", "TT412", Q1951, "  tu: 2025-11-18\n", "  tu: 2025-11-18\n▶  den: 2026-12-31\n"),
    Mutant(
        "V08 hết trước khi bắt đầu",
        "TT422",
        NEW,
        "",
        _NEW + _ROW.format("▶  - loai: bai_bo\n    tu: 2026-03-01\n    den: 2026-02-01\n") + _BASIS,
    ),
    # V09: replacements
    Mutant(
        "V09 thiếu bên mới",
        "TT413",
        NEW,
        "",
        _NEW + "muc:\n▶  - loai: thay_the\n    cu:\n      - ma: 9.000001\n        cap:\n          - tinh\n",
    ),
    Mutant(
        "V09 thiếu bên cũ",
        "TT413",
        NEW,
        "",
        _NEW + "muc:\n▶  - loai: thay_the\n    moi:\n      - ma: 9.000009\n        cap:\n          - tinh\n"
        "        linh_vuc: vi-du\n        ten: Việc mới (ví dụ)\n",
    ),
    Mutant(
        "V09 thay thế mã chưa ai nêu",
        "TT404",
        NEW,
        "",
        _NEW + "muc:\n  - loai: thay_the\n    cu:\n▶      - ma: 9.000077\n        cap:\n          - tinh\n    moi:\n"
        "      - ma: 9.000009\n        cap:\n          - tinh\n        linh_vuc: vi-du\n        ten: Việc mới\n",
    ),
    Mutant(
        "V09 bên mới ở dòng bãi bỏ",
        "TT414",
        NEW,
        "",
        _NEW
        + _ROW.format("  - loai: bai_bo\n")
        + _BASIS
        + "▶    moi:\n      - ma: 9.000009\n        cap:\n          - tinh\n        linh_vuc: vi-du\n"
        "        ten: Việc mới (ví dụ)\n",
    ),
    # V10, V11, V12: arithmetic
    Mutant("V10 ghi chú khác cột", "TT429", KHOAN, "      den: 22\n", "      den: 20\n", (KHOAN, "    ghi_chu:")),
    Mutant(
        "V10 ghi chú khác đơn vị",
        "TT430",
        CO_VAT,
        "    moc: kể từ ngày nhận đủ hồ sơ hợp lệ\n",
        "    sau_cat_giam:\n      so: 3\n      don_vi: ngay_lam_viec\n    ghi_chu:\n      tu: 4\n      den: 3\n"
        "▶      don_vi: ngay\n",
    ),
    Mutant(
        "V10 cắt giảm không ngắn hơn",
        "TT431",
        CO_VAT,
        "    moc: kể từ ngày nhận đủ hồ sơ hợp lệ\n",
        "    sau_cat_giam:\n▶      so: 4\n      don_vi: ngay_lam_viec\n",
    ),
    Mutant("V11 phí trực tuyến", "TT432", KHOAN, "    so_tien: 700.000\n", "▶    so_tien: 800.000\n"),
    Mutant("V12 tổng các bước", "TT433", Q1948, "    tong: 12\n", "▶    tong: 13\n"),
    # V13 to V17
    Mutant(
        "V13 căn cứ đã hết",
        "TT425",
        KHOAN,
        "    ngay: 2025-06-12\n",
        "    ngay: 2025-06-12\n▶    het_hieu_luc: 2025-11-20\n",
    ),
    Mutant(
        "V13 căn cứ sắp hết",
        "TT426",
        KHOAN,
        "    ngay: 2025-06-12\n",
        "    ngay: 2025-06-12\n▶    het_hieu_luc: 2026-02-01\n",
    ),
    Mutant("V14 phụ lục in số khác", "TT420", Q1951, "hieu_luc:\n", "▶so_in_phu_luc: 195/QĐ-UBND\nhieu_luc:\n"),
    Mutant(
        "V15 cấp huyện",
        "TT423",
        NEW,
        "",
        _NEW
        + "muc:\n  - loai: moi\n    ma: 9.000008\n    cap:\n▶      - huyen\n    linh_vuc: vi-du\n"
        "    ten: Việc ở huyện (ví dụ)\n",
    ),
    Mutant(
        "V16 một phần không lý do",
        "TT424",
        CO_VAT,
        "muc_dvc: toan_trinh\n",
        "▶muc_dvc: mot_phan\n",
        day="2026-07-02",
    ),
    Mutant("V17 giá trị để trống", "TT209", KHOAN, "muc_dvc: mot_phan\n", '▶dieu_kien: ""\nmuc_dvc: mot_phan\n'),
    Mutant(
        "V17 khóa bắt buộc để trống",
        "TT211",
        NEW,
        "",
        _NEW.replace("trich_yeu: Về việc công bố danh mục (thử)", '▶trich_yeu: ""'),
    ),
    Mutant("V17 thiếu so với mức đầy đủ", "TT224", KHOAN, "muc_day_du: danh_muc\n", "▶muc_day_du: day_du\n"),
    # V18, V22: words
    Mutant(
        "V18 dấu cách giữa chữ",
        "TT502",
        LOI,
        "tom_tat: Dành cho tổ chức, cá nhân làm nghề khoan giếng.\n",
        "▶tom_tat: Cấp gi ấy phép khoan giếng.\n",
    ),
    Mutant(
        "V18 dấu cách trong ký hiệu",
        "TT503",
        LOI,
        "tom_tat: Dành cho tổ chức, cá nhân làm nghề khoan giếng.\n",
        "▶tom_tat: Theo Nghị định số 136/2025/NĐ- CP.\n",
    ),
    Mutant("V18 hai dấu cách", "TT504", LOI, "tom_tat: Dành cho tổ chức", "▶tom_tat: Dành  cho tổ chức"),
    Mutant(
        "V22 thời hạn như ngày tháng",
        "TT505",
        CO_VAT,
        "    moc: kể từ ngày nhận đủ hồ sơ hợp lệ\n",
        "▶    nguyen_van: ngày 29 tháng 7 năm 2026\n",
    ),
    Mutant(
        "V22 thời hạn 29 tháng",
        "TT506",
        THAM_QUAN,
        "      so: 5\n      don_vi: ngay_lam_viec\n",
        "▶      so: 29\n      don_vi: thang\n",
    ),
    Mutant(
        "V18 dấu rời",
        "TT112",
        LOI,
        "tom_tat: Dành cho tổ chức",
        "▶tom_tat: Da\u0300nh cho tổ chức",
    ),
    # V19, V20, V21
    Mutant(
        "V19 một số làm hỏng mọi đẳng thức",
        "TT602",
        Q4,
        "",
        "ky: 2025-Q4\nbieu: II.06a\ndong:\n  - don_vi: toan-tinh\n    tiep_nhan: 140.683\n▶    da_giai_quyet: 138.907\n"
        "    dung_han: 139.792\n    qua_han: 115\n    dang_giai_quyet: 776\n    chua_den_han: 713\n"
        "    dang_qua_han: 63\n",
    ),
    Mutant(
        "V19 kỳ trước chuyển sang",
        "TT603",
        Q4,
        "",
        "ky: 2025-Q4\nbieu: II.06a\ndong:\n  - don_vi: toan-tinh\n▶    tu_ky_truoc: 767\n    truc_tuyen: 1\n"
        "    truc_tiep_buu_chinh: 1\n    tiep_nhan: 769\n",
        also=(
            Q3,
            "ky: 2025-Q3\nbieu: II.06a\ndong:\n  - don_vi: toan-tinh\n    dang_giai_quyet: 776\n"
            "    chua_den_han: 713\n    dang_qua_han: 63\n",
        ),
    ),
    Mutant(
        "V19 dòng tổng",
        "TT611",
        Q4,
        "",
        "ky: 2025-Q4\nbieu: II.06a\ndong:\n  - don_vi: so-nnmt\n    qua_han: 8\n  - don_vi: ct-ubnd-tinh\n"
        "    qua_han: 5\n  - dong_tong: true\n▶    qua_han: 12\n  - don_vi: toan-tinh\n    ten: Khác\n    qua_han: 0\n",
    ),
    Mutant(
        "V19 dòng không tên",
        "TT612",
        Q4,
        "",
        "ky: 2025-Q4\nbieu: II.06a\ndong:\n  - don_vi: so-nnmt\n    qua_han: 8\n▶  - qua_han: 12\n",
    ),
    Mutant(
        "V19 đẳng thức",
        "TT601",
        "site_data/statistics/2019-Q2.yml",
        "    da_giai_quyet: 138.907\n    dung_han: 139.792\n",
        "▶    da_giai_quyet: 138.907\n    dung_han: 130.000\n",
    ),
    Mutant("V20 nhập muộn", "TT451", Q2031, "  tu: 2025-11-28\n", "  tu: 2025-11-28\n▶ngay_nhap_csdlqg: 2025-12-08\n"),
    Mutant(
        "V20 ký muộn",
        "TT451",
        Q2031,
        "ngay_ky: 2025-11-28\n",
        "▶ngay_ky: 2025-11-28\nvbqppl_hieu_luc: 2025-12-02\n",
    ),
    Mutant(
        "V20 ngày trước ngày ký",
        "TT454",
        Q2031,
        "  tu: 2025-11-28\n",
        "  tu: 2025-11-28\n▶ngay_niem_yet: 2025-11-01\n",
    ),
    Mutant(
        "V20 năm chưa có lịch nghỉ",
        "TT452",
        NEW,
        "",
        _NEW.replace("2025-11-29", "2027-01-04").replace("ngay_ky", "▶ngay_ky"),
    ),
    Mutant(
        "V20 ngày nghỉ nhầm năm",
        "TT453",
        "site_data/holidays/2026.yml",
        "- ngay: 2026-09-02\n",
        "▶- ngay: 2025-09-02\n",
    ),
    Mutant(
        "V20 hai hạn cùng lúc",
        "TT455",
        "site_data/deadlines.yml",
        "",
        "- viec: csdlqg\n  so: 3\n  don_vi: ngay_lam_viec\n▶  tu: 2026-01-01\n",
    ),
    Mutant(
        "V21 thiếu nơi nhận phản ánh",
        "TT701",
        SITE,
        "trinh_dien: true\n",
        "trinh_dien: false\n▶phan_anh_kien_nghi:\n  co_quan: Văn phòng\n",
    ),
    # what an amendment and a repeal must say
    Mutant(
        "loại không có",
        "TT206",
        NEW,
        "",
        _NEW + _ROW.format("▶  - loai: bai_boo\n") + _BASIS,
    ),
    Mutant("ký năm sau", "TT460", NEW, "", _NEW.replace("ngay_ky: 2025", "▶ngay_ky: 2026") + "thieu_phu_luc: true\n"),
    Mutant("dữ liệu đến năm 2062", "TT460", SITE, "du_lieu_den: 2025-", "▶du_lieu_den: 2062-"),
    Mutant(
        "căn cứ ra sau mà không nói",
        "TT456",
        NHO,
        "  - truong: can_cu\n    ly_do: Bản ghi quốc gia dẫn 18/2026/NĐ-CP, ban hành năm 2026, sau ngày 28/11/2025.\n",
        "",
        (NHO, "18/2026/NĐ-CP"),
    ),
    Mutant("quyết định trống", "TT461", NEW, "", _NEW, (NEW, "")),
    Mutant(
        "đính chính phần không có",
        "TT206",
        CO_VAT,
        "muc_dvc: toan_trinh\n",
        "muc_dvc: toan_trinh\ndinh_chinh:\n▶  - {ngay: 2025-11-29, bo_phan: [thoi_hann], ly_do: Nhập nhầm.}\n",
    ),
    Mutant(
        "đính chính không lý do",
        "TT202",
        CO_VAT,
        "muc_dvc: toan_trinh\n",
        "muc_dvc: toan_trinh\ndinh_chinh:\n▶  - ngay: 2025-11-29\n    bo_phan: thoi_han\n",
    ),
    Mutant(
        "đính chính trước ngày ký",
        "TT463",
        CO_VAT,
        "muc_dvc: toan_trinh\n",
        "muc_dvc: toan_trinh\ndinh_chinh:\n▶  - {ngay: 2025-11-27, bo_phan: thoi_han, ly_do: Nhập nhầm.}\n",
    ),
    Mutant(
        "đính chính quyết định trước ngày ký",
        "TT463",
        Q1951,
        "hieu_luc:\n  tu: 2025-11-18\n",
        "hieu_luc:\n  tu: 2025-11-18\ndinh_chinh:\n▶  - {ngay: 2020-11-20, bo_phan: trich_yeu, ly_do: Nhập nhầm.}\n",
    ),
    Mutant(
        "đính chính hiện trạng trước ngày của nó",
        "TT463",
        HT17,
        "ngay: 2025-11-17\n",
        "ngay: 2025-11-17\ndinh_chinh:\n▶  - {ngay: 2025-11-16, bo_phan: muc, ly_do: Nhập nhầm.}\n",
    ),
    Mutant(
        "lý do đính chính không có chữ",
        "TT464",
        CO_VAT,
        "muc_dvc: toan_trinh\n",
        "muc_dvc: toan_trinh\ndinh_chinh:\n▶  - {ngay: 2025-11-29, bo_phan: thoi_han, ly_do: '.'}\n",
    ),
    Mutant("văn bản ký chưa có mã băm", "TT421", Q1951, "hieu_luc:\n", "▶tep: 1951-QD-UBND.pdf\nhieu_luc:\n"),
    Mutant(
        "sửa đổi không nêu bộ phận",
        "TT415",
        Q2031,
        '  - stt: "PL I/sửa đổi, bổ sung/I/1"\n    loai: sua_doi\n    ma: 1.001123\n    cap:\n      - tinh\n'
        "    linh_vuc: di-san-van-hoa\n    phi_dia_gioi: true\n"
        "    ten: Thủ tục cấp lại giấy chứng nhận đủ điều kiện kinh doanh giám định cổ vật\n    bo_phan:\n"
        "      - thoi_han\n",
        '▶  - stt: "PL I/sửa đổi, bổ sung/I/1"\n    loai: sua_doi\n    ma: 1.001123\n    cap:\n      - tinh\n'
        "    linh_vuc: di-san-van-hoa\n    phi_dia_gioi: true\n"
        "    ten: Thủ tục cấp lại giấy chứng nhận đủ điều kiện kinh doanh giám định cổ vật\n",
    ),
    Mutant(
        "đổi phần không nêu",
        "TT436",
        SACH_XA,
        "muc_dvc: toan_trinh\n",
        "muc_dvc: mot_phan\n",
        (Q9999, "    bo_phan:"),
    ),
    Mutant("nêu phần không đổi", "TT437", SACH_XA, "      so: 7\n", "      so: 10\n", (Q9999, "      - thoi_han")),
    Mutant(
        "bãi bỏ không căn cứ",
        "TT416",
        Q1951,
        "    da_cong_bo:\n      so: 1221/QĐ-UBND\n      ngay: 2025-07-28\n    can_cu:\n      - so: 13/2022/QĐ-TTg\n"
        "        ngay: 2022-05-09\n\n",
        "\n",
        (Q1951, '  - stt: "A/1"'),
    ),
    Mutant(
        "bãi bỏ một phần không nêu phần nào",
        "TT415",
        NEW,
        "",
        _NEW + _ROW.format("▶  - loai: bai_bo_noi_dung\n") + _BASIS,
    ),
    Mutant(
        "bãi bỏ một phần không căn cứ",
        "TT416",
        NEW,
        "",
        _NEW + _ROW.format("▶  - loai: bai_bo_noi_dung\n    bo_phan:\n      - phi\n"),
    ),
    Mutant(
        "sửa đổi không căn cứ",
        "TT462",
        NEW,
        "",
        _NEW + _ROW.format("▶  - loai: sua_doi\n    bo_phan:\n      - thoi_han\n"),
    ),
    Mutant(
        "thay thế không căn cứ",
        "TT462",
        NEW,
        "",
        _NEW + "muc:\n▶  - loai: thay_the\n    cu:\n      - ma: 9.000001\n        cap:\n          - tinh\n    moi:\n"
        "      - ma: 9.000009\n        cap:\n          - tinh\n        linh_vuc: vi-du\n        ten: Việc mới\n",
    ),
    Mutant(
        "bãi bỏ không mã",
        "TT217",
        Q1951,
        '  - stt: "B/1"\n    loai: bai_bo\n    ma: 1.005412\n',
        '▶  - stt: "B/1"\n    loai: bai_bo\n',
    ),
    Mutant(
        "bãi bỏ không cấp",
        "TT220",
        Q1951,
        '  - stt: "B/1"\n    loai: bai_bo\n    ma: 1.005412\n    cap:\n      - xa\n',
        '▶  - stt: "B/1"\n    loai: bai_bo\n    ma: 1.005412\n',
    ),
    # drafts and references
    Mutant("soạn trên bản cũ", "TT312", CO_VAT, "tren: hien_trang/2025-11-17\n", "▶tren: hien_trang/2025-11-27\n"),
    Mutant(
        "không ghi soạn trên bản nào",
        "TT311",
        CO_VAT,
        "quyet_dinh: 2025/2031-QD-UBND\ntren: hien_trang/2025-11-17\n",
        "▶quyet_dinh: 2025/2031-QD-UBND\n",
    ),
    Mutant("cơ quan không có", "TT301", KHOAN, "  giai_quyet: so-nnmt\n", "▶  giai_quyet: so-tnmt\n"),
    Mutant(
        "ghi chú bỏ qua không lý do",
        "TT131",
        Q1951,
        "  tu: 2025-11-18\n",
        "▶  tu: 2025-11-18 # niemyet: bo-qua TT410\n",
    ),
    Mutant(
        "ghi chú bỏ qua lỗi khóa",
        "TT132",
        Q1951,
        "  tu: 2025-11-18\n",
        "▶  tu: 2025-11-18 # niemyet: bo-qua TT404 đã hỏi\n",
    ),
    Mutant(
        "ghi chú bỏ qua thừa",
        "TT133",
        Q1951,
        "  tu: 2025-11-18\n",
        "▶  tu: 2025-11-18 # niemyet: bo-qua TT410 đã hỏi\n",
    ),
)

AGAINST_BASE: tuple[Mutant, ...] = (
    Mutant("sửa thẳng thời hạn đã công bố", "TT440", CO_VAT, "      so: 4\n", "▶      so: 5\n", base=True),
    Mutant("sửa thẳng phí", "TT440", KHOAN, "    so_tien: 1.400.000\n", "▶    so_tien: 1.500.000\n", base=True),
    Mutant(
        "mức phí mới theo chính văn bản cũ",
        "TT440",
        KHOAN,
        _FEE,
        _FEE + "▶    den: 2025-11-20\n" + _LATER_FEE.format("22/2025/NQ-HĐND", "2025-11-21"),
        base=True,
    ),
    Mutant(
        "mức phí cũ chưa từng áp dụng",
        "TT440",
        KHOAN,
        _FEE,
        _FEE + "▶    den: 2025-11-17\n" + _LATER_FEE.format("5/2026/NQ-HĐND", "2025-11-18"),
        base=True,
    ),
    Mutant("mức phí hết mà không có mức thay", "TT440", KHOAN, _FEE, _FEE + "▶    den: 2025-11-19\n", base=True),
    Mutant(
        "xóa phần đã công bố",
        "TT440",
        KHOAN,
        "cach_thuc:\n  - kenh: truc_tiep\n  - kenh: buu_chinh\n  - kenh: truc_tuyen\n",
        "cach_thuc:\n  - kenh: truc_tiep\n  - kenh: truc_tuyen\n",
        (KHOAN, "  - kenh: truc_tuyen\n"),
        True,
    ),
    Mutant(
        "đính chính phần khác",
        "TT440",
        KHOAN,
        "  - ten: Cấp giấy phép hành nghề khoan nước dưới đất\n    kenh:\n      - truc_tiep\n",
        "▶  - ten: Cấp phép khoan\n    kenh:\n      - truc_tiep\n",
        base=True,
    ),
    Mutant("hồ sơ đổi mà không có quyết định", "TT441", NHO, "ten: ", "▶ten: (mới) ", base=True),
    Mutant(
        "hồ sơ mẫu đổi tên",
        "TT441",
        THAM_QUAN,
        "ten: Đăng ký tham quan phòng trưng bày (ví dụ)\n",
        "▶ten: Đăng ký tham quan (ví dụ)\n",
        base=True,
    ),
    Mutant("sửa trích yếu quyết định", "TT442", Q1951, "trich_yeu: Về việc", "▶trich_yeu: V/v", base=True),
    Mutant(
        "sửa căn cứ của dòng",
        "TT442",
        Q1951,
        "      - so: 13/2022/QĐ-TTg\n",
        "▶      - so: 14/2022/QĐ-TTg\n",
        base=True,
    ),
    Mutant("sửa tên ở dòng", "TT442", Q1951, "    ten: Phê duyệt đối tượng", "▶    ten: Duyệt đối tượng", base=True),
    Mutant(
        "đổi ngày hiệu lực",
        "TT442",
        Q9999,
        "    tu: 2030-01-01\n    bo_phan:\n",
        "▶    tu: 2029-01-01\n    bo_phan:\n",
        base=True,
    ),
    Mutant(
        "bỏ dòng hiện trạng",
        "TT442",
        HT27,
        _TREE,
        "",
        (HT27, "muc:"),
        True,
    ),
    Mutant(
        "bỏ dòng hiện trạng mà chỉ quyết định sau nêu",
        "TT442",
        HT27,
        _TREE,
        "",
        (HT27, "muc:"),
        True,
        also=(NEW, _NEW + "muc:\n" + _TREE.replace("  - ma", "  - loai: moi\n    ma")),
    ),
    Mutant(
        "sửa đổi gõ nhầm năm hiệu lực",
        "TT465",
        NEW,
        "",
        _SLIP + _ROW.format("▶  - loai: sua_doi\n    bo_phan:\n      - thoi_han\n") + _BASIS,
        base=True,
    ),
    Mutant(
        "bãi bỏ gõ nhầm năm hiệu lực", "TT465", NEW, "", _SLIP + _ROW.format("▶  - loai: bai_bo\n") + _BASIS, base=True
    ),
    Mutant(
        "bãi bỏ gõ nhầm năm ở dòng",
        "TT465",
        NEW,
        "",
        _NEW + _ROW.format("▶  - loai: bai_bo\n    tu: 2020-11-29\n") + _BASIS,
        base=True,
    ),
    Mutant(
        "chuẩn hóa gõ nhầm năm hiệu lực", "TT465", NEW, "", _SLIP + _ROW.format("▶  - loai: chuan_hoa\n"), base=True
    ),
    Mutant("mới gõ nhầm năm hiệu lực", "TT465", NEW, "", _SLIP + _ROW.format("▶  - loai: moi\n"), base=True),
    Mutant(
        "hiện trạng sớm hơn che mất nội dung",
        "TT466",
        _HT16,
        "",
        _LISTED.replace("  - ma", "▶  - ma"),
        base=True,
    ),
    Mutant(
        "hiện trạng sớm hơn đính chính từ tương lai",
        "TT466",
        _HT16,
        "",
        _LISTED.replace("  - ma", "▶  - ma") + "dinh_chinh:\n  - {ngay: 2031-01-01, bo_phan: muc, ly_do: Nhập nhầm.}\n",
        base=True,
    ),
    Mutant("hạ mức đầy đủ", "TT440", KHOAN, "muc_day_du: danh_muc\n", "▶muc_day_du: chi_ten\n", base=True),
    Mutant(
        "nội dung thật thành dữ liệu mẫu",
        "TT440",
        KHOAN,
        "muc_day_du: danh_muc\n",
        "▶du_lieu_mau: true\nmuc_day_du: danh_muc\n",
        base=True,
    ),
    Mutant(
        "nghi ngờ điều đã công bố",
        "TT440",
        KHOAN,
        "muc_day_du: danh_muc\n",
        "muc_day_du: danh_muc\ncan_kiem_tra:\n▶  - truong: thoi_han\n    ly_do: nghi\n",
        base=True,
    ),
    Mutant(
        "đính chính từ tương lai",
        "TT440",
        CO_VAT,
        "      so: 4\n",
        "▶      so: 5\n",
        base=True,
        also=("", "dinh_chinh:\n  - ngay: 2031-11-29\n    bo_phan: thoi_han\n    ly_do: Nhập nhầm số ngày.\n"),
    ),
    Mutant("xóa quyết định", "TT443", f"{D}1994-QD-UBND.yml", "", None, (f"{D}1994-QD-UBND.yml", ""), True),
    Mutant(
        "đổi số quyết định",
        "TT443",
        f"{D}1994-QD-UBND.yml",
        "so: 1994/QĐ-UBND\n",
        "▶so: 1995/QĐ-UBND\n",
        base=True,
    ),
    Mutant("xóa nội dung đã công bố", "TT444", THAM_QUAN, "", None, (THAM_QUAN, ""), True),
    Mutant("bớt cấp của nội dung", "TT445", SACH, "cap:\n  - tinh\n  - xa\n", "▶cap:\n  - tinh\n", base=True),
    Mutant(
        "dòng sửa đổi mới không nêu bộ phận",
        "TT447",
        NEW,
        "",
        _NEW + _ROW.format("▶  - loai: sua_doi\n") + _BASIS,
        base=True,
    ),
    Mutant(
        "dòng sửa đổi mới đổi cả phần không nêu",
        "TT449",
        NEW,
        "",
        _NEW + _ROW.format("  - loai: sua_doi\n▶    bo_phan:\n      - phi\n") + _BASIS,
        base=True,
        also=(_TEXT_FILE, _TEXT.format(3)),
    ),
    Mutant(
        "dòng bãi bỏ một phần mới không nêu phần nào",
        "TT447",
        NEW,
        "",
        _NEW + _ROW.format("▶  - loai: bai_bo_noi_dung\n") + _BASIS,
        base=True,
    ),
    Mutant(
        "dòng bãi bỏ một phần mới không căn cứ",
        "TT448",
        NEW,
        "",
        _NEW + _ROW.format("▶  - loai: bai_bo_noi_dung\n    bo_phan:\n      - phi\n"),
        base=True,
    ),
    Mutant(
        "dòng bãi bỏ một phần mới đổi cả phần không nêu",
        "TT449",
        NEW,
        "",
        _NEW + _ROW.format("  - loai: bai_bo_noi_dung\n▶    bo_phan:\n      - phi\n") + _BASIS,
        base=True,
        also=(_TEXT_FILE, _TEXT.format(3)),
    ),
    Mutant(
        "dòng sửa đổi mới bỏ qua TT415",
        "TT447",
        NEW,
        "",
        _NEW + _ROW.format("  # niemyet: bo-qua TT415 vội\n▶  - loai: sua_doi\n") + _BASIS,
        base=True,
    ),
    Mutant(
        "dòng bãi bỏ mới bỏ qua TT416",
        "TT448",
        NEW,
        "",
        _NEW + _ROW.format("  # niemyet: bo-qua TT416 vội\n▶  - loai: bai_bo\n"),
        base=True,
    ),
    Mutant(
        "dòng sửa đổi mới bỏ qua TT436",
        "TT449",
        NEW,
        "",
        _NEW + _ROW.format("  - loai: sua_doi\n    # niemyet: bo-qua TT436 vội\n▶    bo_phan:\n      - phi\n") + _BASIS,
        base=True,
        also=(_TEXT_FILE, _TEXT.format(3)),
    ),
    Mutant(
        "dòng bãi bỏ mới căn cứ không ra số",
        "TT448",
        NEW,
        "",
        _NEW + _ROW.format("▶  - loai: bai_bo\n") + '    can_cu:\n      - so: "..."\n',
        base=True,
    ),
    Mutant(
        "dòng bãi bỏ mới căn cứ không ra tên",
        "TT448",
        NEW,
        "",
        _NEW + _ROW.format("▶  - loai: bai_bo\n") + "    can_cu:\n      - ten: abc\n",
        base=True,
    ),
    Mutant("dòng thay thế mới không căn cứ", "TT448", NEW, "", _NEW + _REPLACED, base=True),
    Mutant("dòng bãi bỏ mới không căn cứ", "TT448", NEW, "", _NEW + _ROW.format("▶  - loai: bai_bo\n"), base=True),
    Mutant(
        "dòng bãi bỏ mới ghi căn cứ là không",
        "TT448",
        NEW,
        "",
        _NEW + _ROW.format("▶  - loai: bai_bo\n") + "    can_cu: khong\n",
        base=True,
    ),
    Mutant(
        "dòng bãi bỏ mới chỉ ghi điều khoản",
        "TT448",
        NEW,
        "",
        _NEW + _ROW.format("▶  - loai: bai_bo\n") + "    can_cu:\n      - dieu_khoan: Điều 3\n",
        base=True,
    ),
    Mutant(
        "dòng bãi bỏ mới lấy chính quyết định làm căn cứ",
        "TT448",
        NEW,
        "",
        _NEW + _ROW.format("▶  - loai: bai_bo\n") + "    can_cu:\n      - so: 2500/QD-UBND\n",
        base=True,
    ),
    Mutant(
        "đổi địa chỉ mã QR",
        "TT711",
        SITE,
        "dia_chi_to_niem_yet: https://tthc.",
        "▶dia_chi_to_niem_yet: https://qr.",
        base=True,
    ),
    Mutant(
        "mất dòng sổ phát hành",
        "TT705",
        "site_data/notices/ledger/2025-11.csv",
        "VFDEHW34,",
        "VFDEHW37,",
        ("site_data/notices/ledger/2025-11.csv", ""),
        True,
    ),
)

MUTANTS = ALONE + AGAINST_BASE

ALLOWED: tuple[Mutant, ...] = (
    Mutant("lời dễ hiểu sửa lúc nào cũng được", "", LOI, "tom_tat: Dành cho", "tom_tat: Gồm", base=True),
    Mutant(
        "đính chính có lý do",
        "",
        CO_VAT,
        "      so: 4\n",
        "      so: 5\n",
        base=True,
        also=("", "dinh_chinh:\n  - ngay: 2025-11-29\n    bo_phan: thoi_han\n    ly_do: Nhập nhầm số ngày.\n"),
    ),
    Mutant(
        "bãi bỏ theo quyết định cùng số của năm khác",
        "",
        NEW,
        "",
        _NEW + _ROW.format("  - loai: bai_bo\n") + "    can_cu:\n      - so: 2500/QĐ-UBND\n        ngay: 2024-11-29\n",
        base=True,
    ),
    Mutant(
        "đính chính nội dung chưa áp dụng",
        "",
        SACH_XA,
        "muc_dvc: toan_trinh\n",
        "muc_dvc: toan_trinh\ndinh_chinh:\n  - {ngay: 2025-11-29, bo_phan: thoi_han, ly_do: Nhập nhầm.}\n",
    ),
    Mutant(
        "bãi bỏ theo luật nêu bằng tên",
        "",
        NEW,
        "",
        _NEW + _ROW.format("  - loai: bai_bo\n") + "    can_cu:\n      - ten: Luật Thư viện\n",
        base=True,
    ),
    Mutant("thay thế có căn cứ", "", NEW, "", _NEW + _REPLACED + _BASIS, base=True),
    Mutant("chuẩn hóa chưa có nội dung mới", "", NEW, "", _NEW + _ROW.format("  - loai: chuan_hoa\n"), base=True),
    Mutant(
        "chuẩn hóa cũ nhập muộn",
        "",
        NEW,
        "",
        _NEW.replace("2025-11-29", "2025-11-20")
        + "muc:\n"
        + _TREE.replace("  - ma", "  - loai: chuan_hoa\n    ma"),
        base=True,
    ),
    Mutant(
        "quyết định cũ nhập làm lịch sử",
        "",
        NEW,
        "",
        _NEW.replace("2025-11-29", "2025-11-10") + _ROW.format("  - loai: bai_bo\n") + _BASIS,
        base=True,
    ),
    Mutant(
        "hiện trạng sớm hơn có đính chính",
        "",
        _HT16,
        "",
        _LISTED + "dinh_chinh:\n  - {ngay: 2025-11-29, bo_phan: muc, ly_do: Hiện trạng cũ nhập sót.}\n",
        base=True,
    ),
    Mutant(
        "hiện trạng sớm hơn nêu thủ tục chưa có",
        "",
        _HT16,
        "",
        _LISTED.replace("9.000001", "9.000008"),
        base=True,
    ),
    Mutant(
        "dòng hiện trạng nhường cho quyết định trước đó",
        "",
        HT27,
        _TREE,
        "",
        base=True,
        also=(
            f"{D}1900-QD-UBND.yml",
            _NEW.replace("2500", "1900").replace("2025-11-29", "2025-11-18")
            + "muc:\n"
            + _TREE.replace("  - ma", "  - loai: moi\n    ma"),
        ),
    ),
    Mutant(
        "cơ quan có thẩm quyền nay mới biết",
        "",
        KHOAN,
        "  giai_quyet: so-nnmt\n",
        "  giai_quyet: so-nnmt\n  tham_quyen: ct-ubnd-tinh\n",
        base=True,
    ),
    Mutant("số bộ hồ sơ nay mới biết", "", NHO, "ho_so:\n", "ho_so:\n  so_bo: 1\n", base=True),
    Mutant(
        "nghi ngờ có đính chính",
        "",
        KHOAN,
        "muc_day_du: danh_muc\n",
        "muc_day_du: danh_muc\ncan_kiem_tra:\n  - truong: thoi_han\n    ly_do: bản in mờ\n"
        "dinh_chinh:\n  - {ngay: 2025-11-29, bo_phan: thoi_han, ly_do: Bản in mờ.}\n",
        base=True,
    ),
    Mutant("bãi bỏ có căn cứ", "", NEW, "", _NEW + _ROW.format("  - loai: bai_bo\n") + _BASIS, base=True),
    Mutant(
        "sửa đổi đúng phần đã nêu",
        "",
        NEW,
        "",
        _NEW + _ROW.format("  - loai: sua_doi\n    bo_phan:\n      - thoi_han\n") + _BASIS,
        base=True,
        also=(_TEXT_FILE, _TEXT.format(3)),
    ),
    Mutant(
        "nghị quyết nhập muộn đổi mức phí",
        "",
        KHOAN,
        _FEE,
        _FEE + "    den: 2025-11-20\n" + _LATER_FEE.format("5/2026/NQ-HĐND", "2025-11-21"),
        base=True,
    ),
    Mutant("văn bản có ký hiệu lạ", "", KHOAN, "  - so: 136/2025/NĐ-CP\n", "  - so: 12/2024/NDA-VD\n", base=False),
)
"""What looks like a mistake and is none."""
