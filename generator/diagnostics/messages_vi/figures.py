"""Words of the rules about the figures of reports (TT601 to TT612)."""

from collections.abc import Mapping
from typing import Final

from generator.diagnostics.messages_vi.words import ERROR, SITE, WARNING, Words

_FILE: Final = "# site_data/statistics/2025-Q4.yml\nky: 2025-Q4\nbieu: II.06a\n"
_ROW: Final = "dong:\n  - don_vi: toan-tinh\n"
_BEFORE: Final = (
    "# site_data/statistics/2025-Q3.yml\nky: 2025-Q3\nbieu: II.06a\n"
    + _ROW
    + "    dang_giai_quyet: 776\n    chua_den_han: 713\n    dang_qua_han: 63\n"
)
_UNITS: Final = (
    "dong:\n  - don_vi: so-nnmt\n    qua_han: {0}\n  - don_vi: ct-ubnd-tinh\n    qua_han: 5\n"
    "  - dong_tong: true\n    qua_han: 12\n"
)
_FORM: Final = (
    "# site_data/report_forms.yml\n- ma: thu\n  ten: Biểu thử\n  cot:\n    - ma: tong\n      ten: Tổng\n"
    "    - ma: qua_han\n      ten: Quá hạn\n  dang_thuc:\n    - tong: tong\n      bang:\n        - {0}\n"
)
_CONFIRM: Final = "Tra lại sổ rồi sửa số sai; nếu báo cáo đúng là ghi như vậy thì thêm “xac_nhan” (ngay, nguoi, ly_do)."

WORDS: Final[Mapping[str, Words]] = {
    "TT601": Words(
        severity=WARNING,
        title="Số hồ sơ không khớp nhau",
        message="cột “{tong}” ghi {so}, nhưng cộng {bang} được {cong}",
        help=_CONFIRM,
        why="Biểu II.06a: tiếp nhận = đã giải quyết + đang giải quyết; mỗi tổng bằng các cột của nó.",
        wrong=_FILE + _ROW + "    dang_giai_quyet: 776\n    chua_den_han: 700\n    dang_qua_han: 63\n",
        right=_FILE + _ROW + "    dang_giai_quyet: 776\n    chua_den_han: 713\n    dang_qua_han: 63\n",
        validator="V19",
    ),
    "TT602": Words(
        severity=WARNING,
        title="Một con số làm nhiều chỗ không khớp",
        message="cột “{cot}” ghi {so} làm {dem} đẳng thức không khớp; chỉ đổi số này thành {dung} là khớp hết",
        help="Tra lại sổ, đúng là {dung} thì sửa. Máy chỉ gợi ý, không tự sửa; giữ nguyên số thì thêm “xac_nhan”.",
        why="Báo cáo quý II/2019: tiếp nhận 140.683, đang giải quyết 776, mà đã giải quyết lại ghi 138.907.",
        wrong=_FILE + _ROW + "    tiep_nhan: 140.683\n    da_giai_quyet: 138.907\n    dung_han: 139.792\n"
        "    qua_han: 115\n    dang_giai_quyet: 776\n    chua_den_han: 713\n    dang_qua_han: 63\n",
        right=_FILE + _ROW + "    tiep_nhan: 140.683\n    da_giai_quyet: 139.907\n    dung_han: 139.792\n"
        "    qua_han: 115\n    dang_giai_quyet: 776\n    chua_den_han: 713\n    dang_qua_han: 63\n",
        validator="V19",
    ),
    "TT603": Words(
        severity=WARNING,
        title="Số từ kỳ trước chuyển sang không khớp",
        message="cột “{tong}” ghi {so}, nhưng kỳ trước còn lại {cong}",
        help=_CONFIRM,
        why="Hồ sơ kỳ trước chưa giải quyết xong thì kỳ này phải nhận lại đúng chừng ấy.",
        wrong=_BEFORE + _FILE + _ROW + "    tu_ky_truoc: 767\n    truc_tuyen: 1\n    truc_tiep_buu_chinh: 1\n"
        "    tiep_nhan: 769\n",
        right=_BEFORE + _FILE + _ROW + "    tu_ky_truoc: 776\n    truc_tuyen: 1\n    truc_tiep_buu_chinh: 1\n"
        "    tiep_nhan: 778\n",
        validator="V19",
    ),
    "TT604": Words(
        severity=WARNING,
        title="Báo cáo và quyết định đã nhập không khớp",
        message="báo cáo ghi {in} ({khoa}), các quyết định ký trong kỳ có {dem}",
        help="Xem đã nhập đủ quyết định của kỳ chưa; báo cáo ghi sai thì sửa, giữ nguyên thì thêm “xac_nhan”.",
        why="Số quyết định và số dòng đếm được từ chính các quyết định, không cần tin báo cáo.",
        wrong=SITE + "du_lieu_den: 2026-03-31\n# site_data/statistics/2026-Q1.yml\nky: 2026-Q1\n"
        "theo_bao_cao:\n  quyet_dinh: 3\n",
        right=SITE + "du_lieu_den: 2026-03-31\n# site_data/statistics/2026-Q1.yml\nky: 2026-Q1\n"
        "theo_bao_cao:\n  quyet_dinh: 0\n",
    ),
    "TT605": Words(
        severity=ERROR,
        title="Không có biểu này",
        message="không có biểu mã “{ma}”",
        help="Sửa mã biểu, hoặc thêm biểu vào site_data/report_forms.yml.",
        why="Biểu cho biết có những cột nào và các con số phải khớp nhau ra sao.",
        wrong="# site_data/statistics/2025-Q4.yml\nky: 2025-Q4\nbieu: II.6a\n" + _ROW + "    qua_han: 5\n",
        right=_FILE + _ROW + "    qua_han: 5\n",
    ),
    "TT606": Words(
        severity=ERROR,
        title="Biểu không có cột này",
        message="biểu {ma} không có cột “{cot}”",
        help="Sửa tên cột theo biểu trong site_data/report_forms.yml.",
        why="Số ở một cột không có trong biểu thì không biết cộng vào đâu.",
        wrong=_FILE + _ROW + "    qua_hann: 5\n",
        right=_FILE + _ROW + "    qua_han: 5\n",
    ),
    "TT607": Words(
        severity=ERROR,
        title="Một dòng ghi hai lần",
        message="đã có dòng cho đúng đơn vị, lĩnh vực này",
        help="Gộp hai dòng, hoặc ghi đúng đơn vị, lĩnh vực của từng dòng.",
        why="Hai dòng giống nhau thì tổng cộng bị đếm hai lần.",
        wrong=_FILE + _ROW + "    qua_han: 5\n  - don_vi: toan-tinh\n    dung_han: 7\n",
        right=_FILE + _ROW + "    qua_han: 5\n    dung_han: 7\n",
    ),
    "TT608": Words(
        severity=ERROR,
        title="Hai tệp số liệu cho một kỳ",
        message="đã có tệp khác cho kỳ {khoa}; tệp này bị bỏ",
        help="Gộp vào một tệp, hoặc sửa kỳ.",
        why="Một kỳ chỉ có một bộ số liệu, để không con số nào có hai giá trị.",
        wrong=_FILE + "# site_data/statistics/quy-4.yml\nky: 2025-Q4\n",
        right=_FILE + "# site_data/statistics/quy-4.yml\nky: 2025-Q3\n",
    ),
    "TT609": Words(
        severity=ERROR,
        title="Biểu mẫu ghi sai cột",
        message="biểu {ma}: cột “{cot}” không có trong biểu, hoặc được ghi hai lần",
        help="Sửa tên cột: mỗi đẳng thức chỉ nêu cột có trong “cot”, mỗi cột một lần.",
        why="Đẳng thức sai thì mọi báo cáo theo biểu đó đều bị kiểm sai.",
        wrong=_FORM.format("qua-han"),
        right=_FORM.format("qua_han"),
    ),
    "TT610": Words(
        severity=WARNING,
        title="Biểu không dùng cho kỳ này",
        message="biểu {ma} không còn dùng, hoặc chưa dùng, vào ngày {ngay}",
        help="Dùng biểu đang có hiệu lực; nếu biểu ghi sai ngày thì sửa tu, den trong site_data/report_forms.yml.",
        why="Từ 01/8/2026 báo cáo theo biểu của Thông tư 09/2026/TT-BTP.",
        wrong="# site_data/statistics/2026-Q4.yml\nky: 2026-Q4\nbieu: II.06a\n",
        right=_FILE,
    ),
    "TT611": Words(
        severity=WARNING,
        title="Dòng tổng không bằng các dòng cộng lại",
        message="dòng tổng, cột “{tong}” ghi {so}, nhưng cộng {bang} dòng được {cong}",
        help=_CONFIRM,
        why="Cộng từng cột của các đơn vị, lĩnh vực phải ra đúng dòng tổng.",
        wrong=_FILE + _UNITS.format(8) + "  - don_vi: toan-tinh\n    ten: Khác\n    qua_han: 0\n",
        right=_FILE + _UNITS.format(7),
        validator="V19",
    ),
    "TT612": Words(
        severity=ERROR,
        title="Dòng số liệu không ghi là của ai",
        message="dòng có số mà không ghi đơn vị, lĩnh vực, tên, cũng không ghi là dòng tổng",
        help="Ghi don_vi, linh_vuc, phan hoặc ten; cả tỉnh thì ghi “don_vi: toan-tinh”, dòng tổng: “dong_tong: true”.",
        why="Dòng không tên thì không biết cộng vào đâu: tổng ghi sai cũng lọt.",
        wrong=_FILE + "dong:\n  - linh_vuc: tai-nguyen-nuoc\n    qua_han: 5\n  - qua_han: 99\n",
        right=_FILE + "dong:\n  - linh_vuc: tai-nguyen-nuoc\n    qua_han: 5\n  - dong_tong: true\n    qua_han: 5\n",
        validator="V19",
    ),
}
