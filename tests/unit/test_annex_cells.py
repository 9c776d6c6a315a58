"""Cells of an officer's table as they are typed and printed: what is understood, and what stays words."""

import pytest

from generator.authoring.scaffolds import annex_cells, cells, fee_cells
from generator.authoring.scaffolds.cells import Cell, Unreadable
from generator.authoring.writing.emit import Value


@pytest.mark.parametrize(
    ("read", "cell", "value"),
    [
        (cells.kind, "SỬA ĐỔI BỔ SUNG", "sua_doi"),
        (cells.kind, "sua_doi", "sua_doi"),
        (cells.kind, "bị bãi bỏ", "bai_bo"),
        (cells.level_list, "Cấp tỉnh; cấp xã", ["tinh", "xa"]),
        (cells.level_list, "cơ quan khác + Bộ", ["co_quan_khac", "bo"]),
        (cells.level_list, "UBND cấp xã", ["xa"]),
        (cells.parts, "Phí, lệ phí", ["phi"]),
        (cells.parts, "Thời hạn, phí, lệ phí; Thành phần, số lượng hồ sơ", ["thoi_han", "phi", "ho_so"]),
        (cells.yes_or_no, "✓", True),
        (cells.yes_or_no, "Không", False),
        (cells.day, "5/1/2026", "2026-01-05"),
        (cells.day, "5-1-2026", "5-1-2026"),
        (cells.day_or_no, "Không", "khong"),
        (cells.code_list, "(1.001740; 1.001645)", ["1.001740", "1.001645"]),
        (cells.number_list, "0,25; -; 10", ["0.25", "khong", "10"]),
        (cells.number, "không", "khong"),
        (cells.bases, "không", "khong"),
        (cells.bases, "1/2026/NĐ-CP", [{"so": "1/2026/NĐ-CP"}]),
        (
            cells.bases,
            "Khoản 3 Điều 8 Thông tư số 2/2026/TT- BTC ngày 05 tháng 9 năm 2026 của Bộ Tài chính quy định về phí;\n"
            "Luật Thử nghiệm số 3/2026/QH16 (1/2/2026)\nLuật Không số",
            [
                {
                    "so": "2/2026/TT-BTC",
                    "ten": "quy định về phí",
                    "dieu_khoan": "Khoản 3 Điều 8",
                    "ngay": "2026-09-05",
                    "co_quan": "Bộ Tài chính",
                },
                {"so": "3/2026/QH16", "ten": "Luật Thử nghiệm", "ngay": "2026-02-01"},
                {"ten": "Luật Không số"},
            ],
        ),
        (cells.decision_ref, "Quyết định số 9/QĐ-UBND ngày 1/2/2025", {"so": "9/QĐ-UBND", "ngay": "2025-02-01"}),
        (
            annex_cells.limits,
            "03 ngày làm việc, kể từ ngày nhận đủ hồ sơ hợp lệ.",
            [{"theo_quy_dinh": {"so": "3", "don_vi": "ngay_lam_viec"}, "moc": "kể từ ngày nhận đủ hồ sơ hợp lệ"}],
        ),
        (annex_cells.limits, "Ba ngày", [{"theo_quy_dinh": {"so": "3", "don_vi": "ngay"}}]),
        (annex_cells.limits, "không quá mười hai giờ", [{"theo_quy_dinh": {"so": "12", "don_vi": "gio"}}]),
        (annex_cells.limits, "03 (ba) ngày làm việc", [{"theo_quy_dinh": {"so": "3", "don_vi": "ngay_lam_viec"}}]),
        (annex_cells.reduced_limits, "Không thực hiện cắt giảm", "khong"),
        (annex_cells.limits, "0,5 giờ", [{"theo_quy_dinh": {"so": "0.5", "don_vi": "gio"}}]),
        (annex_cells.limits, "Không", "khong"),
        # Two numbers in one line are two cases: which is whose, only a person can say.
        (annex_cells.limits, "5 ngày; phức tạp thì 10 ngày", [{"nguyen_van": "5 ngày; phức tạp thì 10 ngày"}]),
        (annex_cells.limits, "15", [{"nguyen_van": "15"}]),
        (
            annex_cells.limits,
            "14 ngày\nRiêng đối với trường hợp công trình là hồ chứa, đập dâng thời hạn giải quyết là 28 ngày",
            [
                {"theo_quy_dinh": {"so": "14", "don_vi": "ngay"}},
                {
                    "theo_quy_dinh": {"so": "28", "don_vi": "ngay"},
                    "truong_hop": "công trình là hồ chứa, đập dâng",
                },
            ],
        ),
        (
            annex_cells.limits,
            "Trong thời hạn 45 ngày, kể từ ngày nhận đủ hồ sơ đề nghị cấp giấy phép.\n"
            "Trường hợp phải xác minh: 38 ngày làm việc kể từ ngày nhận hồ sơ hợp lệ",
            [
                {
                    "theo_quy_dinh": {"so": "45", "don_vi": "ngay"},
                    "moc": "kể từ ngày nhận đủ hồ sơ",
                    "truong_hop": "đề nghị cấp giấy phép",
                },
                {
                    "theo_quy_dinh": {"so": "38", "don_vi": "ngay_lam_viec"},
                    "moc": "kể từ ngày nhận hồ sơ hợp lệ",
                    "truong_hop": "phải xác minh",
                },
            ],
        ),
        # What leads in to a case is left out, wherever the case stands.
        (
            annex_cells.limits,
            "Đối với trường hợp cấp mới: 5 ngày\n"
            "7 ngày, kể từ ngày nhận đủ hồ sơ hợp lệ đối với trường hợp cấp lại\n"
            "9 ngày kể từ khi nhận hồ sơ, đối với giấy phép bị mất",
            [
                {"theo_quy_dinh": {"so": "5", "don_vi": "ngay"}, "truong_hop": "cấp mới"},
                {
                    "theo_quy_dinh": {"so": "7", "don_vi": "ngay"},
                    "moc": "kể từ ngày nhận đủ hồ sơ hợp lệ",
                    "truong_hop": "cấp lại",
                },
                {
                    "theo_quy_dinh": {"so": "9", "don_vi": "ngay"},
                    "moc": "kể từ khi nhận hồ sơ",
                    "truong_hop": "giấy phép bị mất",
                },
            ],
        ),
        # More time than the limit is no limit of its own, and of two numbers one is none.
        (
            annex_cells.limits,
            "5 ngày\nTrường hợp phức tạp thì kéo dài thêm 10 ngày\nTrường hợp gia hạn thêm: 3 ngày\n"
            "Trường hợp trên 2 ha thì 9 ngày",
            [
                {"theo_quy_dinh": {"so": "5", "don_vi": "ngay"}},
                {"nguyen_van": "Trường hợp phức tạp thì kéo dài thêm 10 ngày"},
                {"nguyen_van": "Trường hợp gia hạn thêm: 3 ngày"},
                {"nguyen_van": "Trường hợp trên 2 ha thì 9 ngày"},
            ],
        ),
        (fee_cells.amount, "1.400.000 đồng/giấy phép", {"so_tien": "1.400.000", "don_vi": "đồng/giấy phép"}),
        (fee_cells.amount, "1400000", {"so_tien": "1.400.000"}),
        (fee_cells.amount, "1,400,000 VNĐ/bản", {"so_tien": "1.400.000", "don_vi": "đồng/bản"}),
        (fee_cells.unit, "Đồng/trang", "đồng/trang"),
        (fee_cells.unit, "USD", "USD"),
        (fee_cells.amount, "12,5 USD", {"so_tien": "12,5", "don_vi": "USD"}),
        (fee_cells.rate, "0,5", "0.5"),
        (fee_cells.rate, "50 %", "0.5"),
        (fee_cells.kind, "Lệ phí", "le_phi"),
        (fee_cells.day, "1/12/2025", "2025-12-01"),
        (fee_cells.exemptions, "Không", "khong"),
        (fee_cells.exemptions, "Người nghèo; trẻ em", ["Người nghèo", "trẻ em"]),
        (fee_cells.ways, "Trực tiếp; bưu chính công ích", ["truc_tiep", "buu_chinh"]),
        (fee_cells.basis, "Nghị quyết số 22/2025/NQ-HĐND ngày 10/11/2025", "22/2025/NQ-HĐND"),
        (
            annex_cells.channels,
            "Trực tiếp, bưu chính công ích; trực tuyến",
            [{"kenh": "truc_tiep"}, {"kenh": "buu_chinh"}, {"kenh": "truc_tuyen"}],
        ),
        (annex_cells.online_level, "Toàn trình", "toan_trinh"),
        (
            annex_cells.places,
            "Trung tâm Phục vụ hành chính công tỉnh; Trung tâm Phục vụ hành chính công các xã, phường",
            ["ttpvhcc_tinh", "ttpvhcc_xa"],
        ),
        (annex_cells.places, "ttpvhcc_xa", ["ttpvhcc_xa"]),
        (annex_cells.reduction, "từ 24 ngày xuống còn 22 ngày", {"tu": "24", "den": "22", "don_vi": "ngay"}),
    ],
)
def test_a_cell_that_is_understood(read: Cell, cell: str, value: Value) -> None:
    assert read(cell) == value


@pytest.mark.parametrize(
    ("read", "cell"),
    [
        (cells.kind, "mới lạ"),
        (cells.level_list, "tỉnh, quận"),
        (cells.parts, "thời hạn; màu sắc"),
        (cells.yes_or_no, "có lẽ"),
        (cells.decision_ref, "quyết định cũ"),
        (cells.decision_ref, "12/6/2025"),
        (cells.decision_ref, "Điều 1 Quyết định số 9/QĐ-UBND ngày 1/2/2025"),
        (cells.unit, "phút"),
        (annex_cells.channels, "điện thoại"),
        (annex_cells.places, "Tại nhà"),
        (annex_cells.online_level, "cao"),
        (annex_cells.reduction, "có giảm"),
        (fee_cells.amount, "5O.000 đồng"),
        (fee_cells.amount, "100.000.00"),
        (fee_cells.amount, "40.000 đồng (miễn cho người nghèo)"),
        (fee_cells.amount, "1.4"),
        (fee_cells.amount, "Không"),
        (fee_cells.rate, "50"),
        (fee_cells.rate, "nửa"),
        (fee_cells.kind, "giá"),
        (fee_cells.day, "32/12/2025"),
        (fee_cells.ways, "điện thoại"),
        (fee_cells.basis, "Điều 3 Nghị quyết số 22/2025/NQ-HĐND"),
        (fee_cells.basis, "Luật Phí và lệ phí"),
    ],
)
def test_a_cell_that_is_not_understood_says_what_to_type(read: Cell, cell: str) -> None:
    with pytest.raises(Unreadable) as told:
        read(cell)
    assert any(mark in str(told.value) for mark in ("chọn trong", "ghi như", "ghi x")), told.value


@pytest.mark.parametrize(
    ("limit", "fee", "doubted"),
    [
        ("3 ngày lm việc", "Không", ["thoi_han"]),
        ("3", "Không", ["thoi_han"]),
        ("-1 ngày", "Không", ["thoi_han"]),
        ("O3 ngày làm việc", "Không", ["thoi_han"]),
        ("03 ngày làm việc", "5O.000 đồng", ["phi"]),
        ("03 ngày làm việc", "100.000.00 đồng", ["phi"]),
        ("03 ngày làm việc", "50000", ["phi"]),
        ("Trong ngày làm việc", "50.000 đồng/hồ sơ; 8.000đ/bản", []),
        ("03 ngày làm việc", "Theo Nghị quyết số 12/2024/NQ-HĐND", []),
        ("03 ngày làm việc", "Lệ phí: 1.000.000 đồng - 2.000.000 VNĐ", []),
        ("khoảng ba hay bốn ngày", "50000 đồng", ["thoi_han"]),
        ("hai mươi ngày", "50000 đồng", ["thoi_han"]),
        ("05 (ba) ngày", "50000 đồng", ["thoi_han"]),
        ("03 ngày làm việc", "50000 đồng", []),
    ],
)
def test_what_a_person_must_read_is_marked(limit: str, fee: str, doubted: list[str]) -> None:
    told = annex_cells.not_understood({"thoi_han": annex_cells.limits(limit), "phi_nguyen_van": annex_cells.fees(fee)})
    assert [it["truong"] for it in told if isinstance(it, dict)] == doubted
