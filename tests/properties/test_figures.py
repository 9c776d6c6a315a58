"""Random decisions: what stood when a period began, what came and what went make what stood when it ended."""

from collections import Counter
from datetime import date, timedelta

from hypothesis import given, note, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.catalog.build import build_catalog, period_in
from generator.catalog.movements import MOVED, counted, movements, standing
from generator.consolidate.register import consolidate
from generator.model.corpus import Corpus, Document
from generator.model.figures import PeriodFigures
from generator.model.period import Period, before, period_of, periods_between
from generator.model.province import ReportPeriod, Site
from generator.model.register import Register, State
from tests.properties.site_strategies import corpus_of, dressed
from tests.properties.strategies import DAYS
from tests.support.corpora import describe

CUTS = st.sampled_from(["lich", "ngay_15"])
PERIODS = ("2025", "2025-H1", "2025-H2", "2025-Q1", "2025-Q3", "2026-Q1", "2026-H2", "2027", "2025-01")
DAY = timedelta(days=1)


def stood(corpus: Corpus, register: Register, day: date) -> Counter[tuple[str, str]]:
    """What was in force when a day ended, by level and field: what the lists of that day's site show."""
    then = build_catalog(corpus, replace(register, as_of=day))
    found = Counter((level, entry.field_id or "") for entry in then.entries for level in entry.levels)
    keys = [key for key in register.histories if register.state_on(key, day) is State.IN_FORCE]
    assert Counter(level for level, _ in found.elements()) == Counter(key.level for key in keys)
    return found


@settings(max_examples=150, derandomize=True)
@given(documents=dressed(), day=st.sampled_from(DAYS[3:]), cut=CUTS)
def test_start_and_changes_make_the_end(documents: list[Document], day: date, cut: str) -> None:
    note(describe(documents))
    kept = [one for one in documents if not isinstance(one, Site)]
    site = Site(file="site_data/site.yml", name="Tỉnh", url="https://x.example/", report_period=ReportPeriod(cut=cut))
    corpus = corpus_of([*kept, site])
    register = consolidate(corpus, day, lambda _: None)
    for key in PERIODS:
        figures = period_in(corpus, register, key)
        period = period_of(key, corpus.cut)
        if figures is None or figures.opening is None or figures.closing is None:
            since = register.data_since
            assert since is None or day < since or period.last < since or day < period.first
            continue
        assert figures.closing == min(period.last, day)
        assert figures.opening == max(period.first - DAY, register.data_since or date.max)
        _check_balance(figures, corpus, register)


def _check_balance(figures: PeriodFigures, corpus: Corpus, register: Register) -> None:
    assert figures.opening is not None
    assert figures.closing is not None
    opening, closing = (stood(corpus, register, day) for day in (figures.opening, figures.closing))
    assert {(one.level, one.field_id): one.opening for one in figures.standing if one.opening} == opening
    assert {(one.level, one.field_id): one.closing for one in figures.standing if one.closing} == closing
    entered = Counter((line.levels[0], line.field_id) for line in figures.entered)
    left = Counter((line.levels[0], line.field_id) for line in figures.left)
    arrived = Counter((line.levels[0], line.field_id) for line in figures.arrived)
    departed = Counter((line.levels[0], line.field_id) for line in figures.departed)
    for one in figures.standing:
        group = (one.level, one.field_id)
        assert one.opening + entered[group] - left[group] + arrived[group] - departed[group] == one.closing
    assert {*entered, *left, *arrived, *departed} <= {(one.level, one.field_id) for one in figures.standing}
    assert Counter(level for level, _ in arrived.elements()) == Counter(level for level, _ in departed.elements())
    assert opening.total() + len(figures.entered) - len(figures.left) == closing.total()


@settings(max_examples=100, derandomize=True)
@given(documents=dressed())
def test_a_movement_is_a_day_on_which_a_pair_comes_or_goes(documents: list[Document]) -> None:
    note(describe(documents))
    corpus = corpus_of(documents)
    register = consolidate(corpus, DAYS[-1], lambda _: None)
    since = register.data_since
    if since is None:
        return
    spans = counted(register)
    told = {(one.key, one.day, one.enters) for one in movements(spans, since) if one.kind != MOVED}
    seen = set()
    for key in register.histories:
        was = False
        day = since
        while day <= DAYS[-1]:
            now = register.state_on(key, day) is State.IN_FORCE
            if now != was:
                seen.add((key, day, now))
            was, day = now, day + DAY
    assert {one for one in told if one[1] <= DAYS[-1]} == seen
    days = [since, *DAYS]
    assert standing(spans, since, days) == {day: stood(corpus, register, day) for day in days}


# --- the days of periods ------------------------------------------------------------------------------------------


@given(day=st.dates(date(1990, 1, 1), date(2100, 1, 1)), cut=CUTS)
def test_the_periods_of_a_kind_follow_each_other_without_gap(day: date, cut: str) -> None:
    found = periods_between(day, day, cut)  # type: ignore[arg-type]
    assert [one.kind.value for one in found].count("quy") == 1
    assert len(found) == 3
    for one in found:
        assert one.first <= day <= one.last
        assert period_of(one.key, cut) == one  # type: ignore[arg-type]
        last: Period = before(one, cut)  # type: ignore[arg-type]
        assert last.kind is one.kind
        assert last.last + DAY == one.first
    assert [one.last for one in found] == sorted((one.last for one in found), reverse=True)
