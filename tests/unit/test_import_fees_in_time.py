"""A fee that costs less for some time is read as rows with days, of which one holds on each day."""

import pytest

from generator.authoring.importing.doubts import Doubts
from generator.authoring.importing.fees import fee_nodes
from generator.authoring.importing.sections import methods_section

Days = tuple[str, str | None, str | None]
"""A sum with its first and last day."""


def days_of(printed: str) -> list[Days]:
    doubts = Doubts()
    fees = fee_nodes(printed, doubts)
    assert isinstance(fees, list)
    assert len(doubts) == 0
    return [(str(row["so_tien"]), row.get("tu"), row.get("den")) for row in fees]  # type: ignore[misc]


HALF = [("3.000.000", None, "2025-06-30"), ("1.500.000", "2025-07-01", "2026-12-31"), ("3.000.000", "2027-01-01", None)]
FREE = [("20.000", None, "2026-04-06"), ("0", "2026-04-07", "2026-06-30"), ("20.000", "2026-07-01", None)]


@pytest.mark.parametrize(
    ("printed", "rows"),
    [
        ("3,000,000 VNĐ((áp dụng mức phí 1.500.000 đồng/hồ sơ kể từ ngày 01/7/2025 đến hết ngày 31/12/2026))", HALF),
        (
            "3,000,000 VNĐ(gồm 2.000.000 đồng hồ sơ; 1.000.000 đồng kiểm tra). (Áp dụng mức phí: 1.500.000 đồng (Một "
            "triệu rưỡi) kể từ ngày 01/7/2025 đến hết ngày 31/12/2026)",
            HALF,
        ),
        ("3,000,000 VNĐ(Từ ngày 01/07/2025 đến hết ngày 31/12/2026, mức lệ phí bằng 50% mức phí nêu trên)", HALF),
        ("20,000 VNĐ (đồng/lần (Miễn phí từ ngày 07/4/2026 đến 30/6/2026)", FREE),
        (
            "50,000 VNĐ(- 50.000đ/tem. - 25.000đ/tem “AB” (áp dụng đến hết ngày 31/12/2026))",
            [("25.000", None, "2026-12-31"), ("50.000", "2027-01-01", None)],
        ),
    ],
)
def test_a_lower_sum_for_some_time_has_its_days(printed: str, rows: list[Days]) -> None:
    assert days_of(printed) == rows


@pytest.mark.parametrize(
    "printed",
    [
        # Another case costs something else: nobody says which of the two is lower.
        "20,000 VNĐ(20.000 đồng/lần; cấp lại 10.000 đồng (Miễn phí từ ngày 07/4/2026 đến 30/6/2026))",
        "20,000 VNĐ(Từ ngày 01/7/2025 đến hết ngày 31/12/2026 áp dụng theo Thông tư số 64/2025/TT-BTC)",
        "20,000 VNĐ(Miễn phí từ ngày 31/4/2026 đến 30/6/2026)",
    ],
)
def test_a_note_that_is_not_certain_gives_no_days(printed: str) -> None:
    assert days_of(printed) == [("20.000", None, None)]


def test_half_of_it_for_some_time_tells_what_lost_its_thousands() -> None:
    note = "(áp dụng mức phí 400.000 đồng/hồ sơ kể từ ngày 01/7/2025 đến hết ngày 31/12/2026)"
    assert [amount for amount, *_ in days_of(f"800 VNĐ({note})")] == ["800.000", "400.000", "800.000"]


def test_ways_that_say_free_in_two_spellings_are_all_free() -> None:
    heads = "".join(("Hình thức nộp", "Thời gian", "Phí, lệ phí", "Mô tả"))
    table = heads + "Trực tuyến7 NgàyMiễn phíTrực tiếp7 NgàyMiễn phí(Không)"
    section = methods_section(table, None, Doubts())
    assert (section["phi"], section["phi_nguyen_van"]) == ("khong", "Miễn phí\nMiễn phí (Không)")
