"""Random provinces: a handful of procedures, and years of decisions over them."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from hypothesis import strategies as st

from generator.model.corpus import Document
from generator.model.decision import Baseline, Decision, Row, Withdrawal
from generator.model.record import Version
from generator.model.scalars import RowKind
from tests.support.corpora import baseline, decision, entry, row, rut, thay_the, version

KEYS = [f"{code}/{level}" for code in ("1.000001", "1.000002", "2.000003") for level in ("tinh", "xa")]
DAYS = [
    *(date(2025, 1, 10), date(2025, 1, 11), date(2025, 1, 12), date(2025, 2, 28), date(2025, 3, 1)),
    *(date(2025, 6, 30), date(2025, 7, 1), date(2025, 12, 31), date(2026, 1, 1), date(2026, 1, 2)),
    *(date(2026, 6, 15), date(2026, 12, 31), date(2027, 1, 1), date(2027, 1, 10)),
]
NUMBERS = ["9", "10", "10a", "10b", "100", "364a", "0364/QĐ-CT", "2031"]
PLAIN_KINDS = [kind.value for kind in RowKind if kind is not RowKind.REPLACE]

days = st.sampled_from(DAYS)
flags = st.sampled_from([None, None, None, True, False])


@st.composite
def spans(draw: st.DrawFn, *, temporary: bool) -> dict[str, Any]:
    """Own days of a row or a decision: none, a beginning, or a stretch."""
    since = draw(st.none() | days)
    until = None
    if temporary and draw(st.integers(0, 2)) == 0:
        since = since or draw(days)
        until = draw(st.sampled_from([day for day in DAYS if day >= since]))
    return {"tu": since, "den": until}


@st.composite
def rows(draw: st.DrawFn, *, temporary: bool) -> Row:
    """A row of any kind, on one key or more."""
    own = draw(spans(temporary=temporary))
    if draw(st.integers(0, 4)) == 0:
        sides = st.lists(st.sampled_from(KEYS), min_size=1, max_size=2, unique=True)
        return thay_the(draw(sides), draw(sides), phi_dia_gioi=draw(flags), **own)
    kind = draw(st.sampled_from(PLAIN_KINDS))
    code, level = draw(st.sampled_from(KEYS)).split("/")
    more = [other for other in ("2.000003",) if other != code and draw(st.integers(0, 9)) == 0]
    level = "tinh+xa" if draw(st.integers(0, 4)) == 0 else level
    flag = None if kind == "bai_bo" else draw(flags)
    return row(kind, code, level, ma_khac=more, phi_dia_gioi=flag, **own)


@st.composite
def decisions(draw: st.DrawFn, so: str, *, temporary: bool) -> Decision:
    """A decision; about a third begin on another day than they were signed, before or after."""
    signed = draw(days)
    own = draw(spans(temporary=temporary)) if draw(st.integers(0, 2)) == 0 else {"tu": None, "den": None}
    made = [_numbered(one, place) for place, one in enumerate(draw(st.lists(rows(temporary=temporary), max_size=4)))]
    return decision(so, signed, *made, **own)


@st.composite
def baselines(draw: st.DrawFn) -> list[Baseline]:
    """One or two baselines."""
    made = []
    for day in draw(st.lists(days, min_size=1, max_size=2, unique=True)):
        keys = draw(st.lists(st.sampled_from(KEYS), max_size=4, unique=True))
        made.append(baseline(day, *(entry(*key.split("/"), phi_dia_gioi=draw(flags)) for key in keys)))
    return made


@st.composite
def provinces(draw: st.DrawFn, *, temporary: bool = True, withdrawals: bool = True) -> list[Document]:
    """Baselines, up to eight decisions with some withdrawals among them, and the texts of some rows."""
    numbers = draw(st.lists(st.sampled_from(NUMBERS), max_size=len(NUMBERS), unique=True))
    decided = [draw(decisions(so, temporary=temporary)) for so in numbers]
    before = draw(baselines())
    if withdrawals and decided and draw(st.booleans()):
        *earlier, withdrawing = decided = sorted(decided, key=lambda one: one.signed)
        earlier = [one for one in earlier if one.signed < withdrawing.signed]
        withdrawn = draw(st.lists(st.sampled_from(earlier), max_size=2, unique_by=id)) if earlier else []
        decided[-1] = _withdraw(withdrawing, [_withdrawal(draw, target) for target in withdrawn])
    return [*before, *decided, *draw(versions(before, decided))]


@st.composite
def versions(draw: st.DrawFn, before: Sequence[Baseline], decided: Sequence[Decision]) -> list[Version]:
    """The texts of some of the rows."""
    places = sorted({(file.key, code, level) for file in (*before, *decided) for code, level in _named_by(file)})
    made = []
    for (file, code, level), wanted in zip(
        places, draw(st.lists(st.booleans(), min_size=len(places), max_size=len(places))), strict=True
    ):
        if wanted:
            made.append(version(file, code, level))
    return made


def _withdrawal(draw: st.DrawFn, target: Decision) -> Withdrawal:
    whole = draw(st.booleans()) or not target.rows
    ordinals = [] if whole else draw(st.lists(st.sampled_from([r.ordinal for r in target.rows]), unique=True))
    return rut(target.number, target.signed, *(ordinal for ordinal in ordinals if ordinal))


def _withdraw(of: Decision, listings: Sequence[Withdrawal]) -> Decision:
    effect = of.effect
    return decision(
        of.number, of.signed, *of.rows, tu=effect.since, den=effect.until, rut_danh_muc=listings, file=of.file
    )


def _numbered(one: Row, place: int) -> Row:
    fields = {name: getattr(one, name) for name in one.__struct_fields__}
    return Row(**{**fields, "ordinal": str(place + 1)})


def _named_by(file: Baseline | Decision) -> list[tuple[str, str]]:
    named = []
    for one in file.rows:
        parts = [*one.old, *one.new] if isinstance(one, Row) and one.kind is RowKind.REPLACE else [one]
        for part in parts:
            codes = [part.own_code, *getattr(part, "other_codes", ())]
            named += [(code, level.value) for code in codes for level in part.levels]
    return named
