"""Days are counted as the law counts them; what is not known is said and never guessed (BLDS 2015 Art. 147, 148)."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.catalog.build import build_catalog
from generator.catalog.on_time import on_time
from generator.check.deadlines import check_duties
from generator.consolidate.duties import duties
from generator.consolidate.register import consolidate
from generator.consolidate.working_days import Calendar
from generator.decode.documents import decode_document
from generator.diagnostics.problem import Problem
from generator.load.document import parse
from generator.model.corpus import Corpus
from generator.model.deadline import (
    DayUnit,
    Deadline,
    DeadlineFile,
    Duty,
    DutyResult,
    Holiday,
    HolidayFile,
    HolidayKind,
    OnTime,
    Timing,
)
from generator.model.decision import Decision
from generator.model.register import Register
from generator.settings import shared_deadlines
from tests.support.corpora import baseline, decision
from tests.unit.catalogs import Reading, shell, site

WORKING, DAYS = DayUnit.WORKING_DAY, DayUnit.DAY


def shipped() -> Corpus:
    """The tables that every province begins with."""
    deadlines: tuple[Deadline, ...] = ()
    holidays: dict[int, tuple[Holiday, ...]] = {}
    for path, file in shared_deadlines().items():
        node = parse(path, file.read_bytes(), pytest.fail)
        assert node is not None
        match decode_document(path, node, pytest.fail):
            case DeadlineFile(items=items):
                deadlines = items
            case HolidayFile(items=items):
                holidays[int(file.stem)] = items
    return Corpus(deadlines=deadlines, holidays=holidays)


SHIPPED = shipped()
CALENDAR = Calendar(SHIPPED.holidays)


def results(made: Decision, corpus: Corpus = SHIPPED) -> dict[Duty, DutyResult]:
    return {it.duty: it for it in duties(replace(corpus, decisions={made.key: made}))[made.key]}


def entered(signed: str, done: str | None, **more: object) -> DutyResult:
    made = replace(decision("10", signed), entered_on=date.fromisoformat(done) if done else None, **more)
    return results(made)[Duty.ENTER]


@pytest.mark.parametrize(
    ("signed", "due"),
    [
        ("2025-11-28", "2025-12-05"),  # Friday: the day of signing and two weekends' days are not counted
        ("2025-11-22", "2025-11-28"),  # a Saturday
        ("2025-04-29", "2025-05-08"),  # over 30 April and 1 May
        ("2025-08-28", "2025-09-08"),  # over 1 and 2 September
        ("2026-04-24", "2026-05-06"),  # Giỗ Tổ on a Sunday is made good on Monday; then 30 April and 1 May
    ],
)
def test_five_working_days_to_the_national_database(signed: str, due: str) -> None:
    assert entered(signed, None).due == date.fromisoformat(due)
    assert entered(signed, due).timing is Timing.ON_TIME
    late = date.fromisoformat(due) + timedelta(days=1)
    assert entered(signed, late.isoformat()).timing is Timing.LATE
    assert entered(signed, None).timing is Timing.UNKNOWN


def test_two_working_days_for_a_text_by_shortened_procedure() -> None:
    assert entered("2025-11-28", None, expedited=True).due == date(2025, 12, 2)
    assert Duty.PUBLISH not in results(replace(decision("10", "2025-11-28"), expedited=True))


def test_deadlines_hold_for_the_day_of_signing() -> None:
    def allowed(signed: str) -> tuple[int | None, DayUnit]:
        made = replace(decision("10", signed), law_effect="2030-01-01")
        result = results(made)[Duty.PUBLISH]
        return result.allowed, result.unit

    assert allowed("2013-06-30") == (10, WORKING)
    assert allowed("2013-07-01") == (5, WORKING)
    assert allowed("2017-09-24") == (5, WORKING)
    assert allowed("2017-09-25") == (5, DAYS)
    assert results(decision("10", "2009-01-01")) == {}, "before the decree nobody owed anything"


@pytest.mark.parametrize(("effect", "timing"), [("2025-12-03", "dung_han"), ("2025-12-02", "qua_han")])
def test_signed_at_least_five_days_before_the_legal_text_holds(effect: str, timing: str) -> None:
    result = results(replace(decision("10", "2025-11-28"), law_effect=effect))[Duty.PUBLISH]
    assert result.timing.value == timing
    assert result.due == date.fromisoformat(effect) - timedelta(days=5)
    assert result.taken == (date.fromisoformat(effect) - date(2025, 11, 28)).days
    assert not result.expected, "calendar days need no holidays"


def test_no_legal_text_no_duty_and_an_unknown_one_is_unknown() -> None:
    assert Duty.PUBLISH not in results(replace(decision("10", "2025-11-28"), law_effect="khong"))
    assert results(decision("10", "2025-11-28"))[Duty.PUBLISH].timing is Timing.UNKNOWN


def test_posting_has_no_deadline_of_its_own_and_is_measured() -> None:
    made = replace(decision("10", "2025-11-28"), posted_on=date(2025, 12, 3))
    posted = results(made)[Duty.POST]
    assert (posted.timing, posted.taken, posted.due) == (Timing.NO_LIMIT, 3, None)
    assert Duty.POST not in results(decision("10", "2025-11-28"))
    own = Deadline(duty=Duty.POST, number=2, unit=WORKING, since=date(2025, 1, 1))
    assert results(made, replace(SHIPPED, deadlines=(own,)))[Duty.POST].timing is Timing.LATE


def test_what_is_not_announced_or_not_known_is_only_expected() -> None:
    assert not entered("2025-11-28", None).expected
    assert entered("2025-01-24", None).expected, "the five days of Tết come by notice"
    assert entered("2026-12-30", None).expected, "the term ends in a year without a file"
    assert entered("2027-03-01", None).due == date(2027, 3, 8)
    assert entered("2027-03-01", None).expected
    assert CALENDAR.missing(date(2026, 12, 31), date(2027, 1, 1)) == (2027,)


@pytest.mark.parametrize(
    ("done", "timing"),
    [
        ("2026-12-31", Timing.ON_TIME),  # before the unknown year begins
        ("2027-01-04", Timing.UNKNOWN),
        ("2027-01-06", Timing.UNKNOWN),  # in time if New Year's Day is one of rest, as it always is
        ("2027-03-01", Timing.UNKNOWN),
    ],
)
def test_nobody_is_late_or_in_time_by_a_year_that_is_not_known(done: str, timing: Timing) -> None:
    result = entered("2026-12-29", done)
    assert (result.timing, result.expected) == (timing, True)
    known = replace(SHIPPED, holidays=SHIPPED.holidays | {2027: (NEW_YEAR,)})
    made = replace(decision("10", "2026-12-29"), entered_on=date(2027, 1, 6))
    assert results(made, known)[Duty.ENTER].timing is Timing.ON_TIME


NEW_YEAR = Holiday(day=date(2027, 1, 1), name="Tết Dương lịch", source="Điều 112")


def test_before_a_legal_text_of_an_unknown_year_nobody_can_count_working_days() -> None:
    own = Deadline(duty=Duty.PUBLISH, number=5, unit=WORKING, since=date(2025, 1, 1))

    def published(signed: str) -> Timing:
        made = replace(decision("10", signed), law_effect="2027-01-08")
        return results(made, replace(SHIPPED, deadlines=(own,)))[Duty.PUBLISH].timing

    assert published("2026-12-21") is published("2027-01-05") is Timing.UNKNOWN


def test_the_year_in_which_the_legal_text_takes_effect_is_asked_for_too() -> None:
    own = Deadline(duty=Duty.PUBLISH, number=5, unit=WORKING, since=date(2025, 1, 1))
    made = replace(decision("10", "2026-12-21"), law_effect="2027-01-08")
    of = replace(SHIPPED, deadlines=(own,), decisions={made.key: made})
    found: list[Problem] = []
    check_duties(of, consolidate(of, date(2026, 12, 31), pytest.fail), found.append)
    assert [(it.code, it.params["nam"]) for it in found] == [("TT452", "2027")]


def test_a_saturday_worked_in_exchange_counts() -> None:
    worked = Holiday(day=date(2025, 11, 29), name="Làm bù", kind=HolidayKind.WORK, source="Thông báo")
    calendar = Calendar({2025: (worked,)})
    assert calendar.after(date(2025, 11, 28), 5, WORKING) == date(2025, 12, 4)


def test_a_last_day_of_rest_moves_on_to_a_working_day() -> None:
    assert CALENDAR.after(date(2025, 11, 26), 3, DAYS) == date(2025, 12, 1)
    assert CALENDAR.after(date(2025, 8, 29), 3, DAYS) == date(2025, 9, 3)
    assert CALENDAR.before(date(2025, 12, 5), 5, DAYS) == date(2025, 11, 30), "a day before which is no term's end"


somewhen = st.dates(date(2024, 6, 1), date(2027, 6, 1))


@given(somewhen, st.integers(1, 40))
def test_working_days_count_there_and_back(start: date, number: int) -> None:
    end = CALENDAR.after(start, number, WORKING)
    assert CALENDAR.is_working(end) and CALENDAR.between(start, end, WORKING) == number
    assert CALENDAR.between(end, start, WORKING) == -number
    eve = CALENDAR.before(end, number, WORKING)
    assert CALENDAR.is_working(eve) and CALENDAR.between(eve, end, WORKING) == number


@given(somewhen, st.integers(1, 40))
def test_one_more_day_never_ends_earlier(start: date, number: int) -> None:
    for unit in DayUnit:
        assert CALENDAR.after(start, number, unit) <= CALENDAR.after(start, number + 1, unit)
        assert CALENDAR.after(start, number, unit) > start


def test_counts_of_a_period_are_of_the_decisions_signed_in_it() -> None:
    made = [
        replace(decision("1", "2025-11-28"), entered_on=date(2025, 12, 1), law_effect="2026-01-01"),
        replace(decision("2", "2025-11-28"), entered_on=date(2025, 12, 30), law_effect="khong"),
        replace(decision("3", "2025-11-30"), posted_on=date(2025, 12, 30)),
        replace(decision("4", "2025-12-01"), entered_on=date(2025, 12, 2)),
    ]
    corpus = replace(SHIPPED, decisions={it.key: it for it in made})
    register = Register(as_of=date(2026, 1, 1), histories={}, data_since=None, duties=duties(corpus))
    november = on_time(register, date(2025, 11, 1), date(2025, 11, 30))
    assert november == {Duty.PUBLISH: OnTime(1, 0, 1), Duty.ENTER: OnTime(1, 1, 1)}
    assert november[Duty.ENTER].decided == 2
    assert on_time(register, date(2025, 12, 1), date(2025, 12, 31))[Duty.ENTER] == OnTime(1, 0, 0)
    assert on_time(register, date(2024, 1, 1), date(2024, 12, 31)) == {}


def test_a_decisions_page_says_it_once_anything_is_known(tmp_path: Path) -> None:
    told = replace(decision("10", "2025-11-28"), entered_on=date(2025, 12, 8), law_effect="2025-12-31")
    silent = decision("11", "2025-11-28")
    unsure = replace(decision("12", "2026-12-29"), entered_on=date(2027, 1, 6))
    before = baseline("2025-11-01", "1.000001")
    decisions = {it.key: it for it in (told, silent, unsure)}
    of = replace(SHIPPED, decisions=decisions, baselines={before.key: before})
    pages = site(build_catalog(of, consolidate(of, date(2027, 2, 1), lambda _: None)), shell(tmp_path))
    text = Reading(pages["quyet-dinh/2025/10-QD-UBND/index.html"]).text
    assert "Ký công bố Đúng hạn, ngày 28/11/2025. Hạn cuối: 26/12/2025 (ít nhất 5 ngày" in text
    assert "Nhập cơ sở dữ liệu quốc gia Quá hạn, ngày 08/12/2025. Hạn cuối: 05/12/2025 (5 ngày làm việc" in text
    assert "Quá hạn" not in Reading(pages["quyet-dinh/2025/11-QD-UBND/index.html"]).text
    doubtful = Reading(pages["quyet-dinh/2026/12-QD-UBND/index.html"]).text
    assert "Nhập cơ sở dữ liệu quốc gia Chưa kết luận được, ngày 06/01/2027. Hạn cuối: 05/01/2027 (dự kiến)" in doubtful
