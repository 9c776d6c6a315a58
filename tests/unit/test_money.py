"""Sums of money as texts write them: one reader for pages, imports and reconciliations."""

from decimal import Decimal

import pytest

from generator.model.money import named_sums


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("Phí: 1,5 triệu đồng", [(1_500_000, "đồng")]),
        ("Lệ phí: 2 triệu đồng", [(2_000_000, "đồng")]),
        ("Phí: 50 nghìn đồng", [(50_000, "đồng")]),
        ("50 ngàn", [(50_000, "đồng")]),
        ("50 000 đồng", [(50_000, "đồng")]),
        ("10.000 nghìn đồng", [(10_000_000, "đồng")]),
        ("1.200 nghìn đồng", [(1_200_000, "đồng")]),
        ("1,125 triệu đồng", [(1_125_000, "đồng")]),
        ("2,1 tỷ đồng", [(2_100_000_000, "đồng")]),
        ("1,500,000 VNĐ(1.500.000đ/lần)", [(1_500_000, "đồng"), (1_500_000, "đồng")]),
        ("cấp thẻ.100.000 Việt Nam Đồng", [(100_000, "đồng")]),
        ("mục 1 100.000 đồng, năm 2025 50 000 đồng", [(100_000, "đồng"), (50_000, "đồng")]),
        ("Lệ phí: 700,000 (một lần)", [(700_000, "")]),
        ("50% mức thu, 0,5 %", [(50, "%"), (Decimal("0.5"), "%")]),
        ("5 USD", [(5, "USD")]),
        ("100.000,00 đồng", [(100_000, "đồng")]),
        ("1.234,56 USD, 1,000.50 USD", [(Decimal("1234.56"), "USD"), (Decimal("1000.5"), "USD")]),
        ("1.500,125 triệu đồng", [(1_500_125_000, "đồng")]),
        ("15.000.0000 đồng", [(150_000_000, "đồng")]),
        ("Điều 5 đồng thời nộp, 5 tỉ lệ, khoản 3 đ, Phí: 2 bộ, mức: 3 ngày", []),
        ("Phí: 2 đ, 0 đ, 500đ, 5 tỷ", [(2, "đồng"), (0, "đồng"), (500, "đồng"), (5 * 10**9, "đồng")]),
        ("07 ngày, Thông tư 64/2025/TT-BTC, 2 đơn, 3 triệuphú", []),
    ],
)
def test_sums_are_read_as_they_are_written(text: str, sums: list[tuple[Decimal, str]]) -> None:
    assert [(said.amount, said.unit) for said in named_sums(text)] == sums


def test_places_of_sums_leave_the_label_out() -> None:
    text = "Phí: 1,5 triệu đồng/lần"
    (said,) = named_sums(text)
    assert text[said.start : said.end] == "1,5 triệu đồng"
