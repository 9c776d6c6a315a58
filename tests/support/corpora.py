"""Short builders of decisions, baselines and versions, and the register they fold into, for tests."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from generator.consolidate.register import consolidate
from generator.decode.documents import assemble
from generator.diagnostics.problem import Problem
from generator.model.corpus import Corpus, Document
from generator.model.decision import (
    Baseline,
    BaselineRow,
    Decision,
    DecisionRef,
    Effect,
    Row,
    Side,
    Withdrawal,
    decision_key,
)
from generator.model.province import Site
from generator.model.record import Version
from generator.model.register import Register, State
from generator.model.scalars import Completeness, Key, Level, RowKind

FAR = date(2100, 1, 1)


def day(text: str | date) -> date:
    """`2025-11-18`."""
    return text if isinstance(text, date) else date.fromisoformat(text)


def maybe_day(text: str | date | None) -> date | None:
    """A day, or none."""
    return None if text is None else day(text)


def levels(text: str) -> tuple[Level, ...]:
    """`tinh` or `tinh+xa`."""
    return tuple(Level(part) for part in text.split("+"))


def key(text: str) -> Key:
    """`1.000001` (at the province) or `1.000001/xa`."""
    code, _, level = text.partition("/")
    return Key(code, Level(level or "tinh"))


def number(text: str) -> str:
    """`10` -> `10/QĐ-UBND`; a full number stays."""
    return text if "/" in text else f"{text}/QĐ-UBND"


def key_of(text: str, signed: str | date) -> str:
    """The key of a decision: `10`, `2026-03-01` -> `2026/10-QD-UBND`."""
    return decision_key(number(text), day(signed))


def row(
    loai: str,
    ma: str,
    cap: str = "tinh",
    *,
    stt: str | None = None,
    ma_khac: Sequence[str] = (),
    tu: str | date | None = None,
    den: str | date | None = None,
    phi_dia_gioi: bool | None = None,
    ten: str | None = None,
) -> Row:
    """A row of a decision. A code that is no national one is a `ma_tam`."""
    return Row(
        ordinal=stt,
        kind=RowKind(loai),
        **_code(ma),
        other_codes=tuple(ma_khac),
        levels=levels(cap),
        borderless=phi_dia_gioi,
        name=ten or f"Thủ tục {ma}",
        since=maybe_day(tu),
        until=maybe_day(den),
    )


def thay_the(
    cu: Iterable[str],
    moi: Iterable[str],
    *,
    stt: str | None = None,
    tu: str | date | None = None,
    den: str | date | None = None,
    phi_dia_gioi: bool | None = None,
) -> Row:
    """A replacement; each side is `1.000001` or `1.000001/xa`."""
    return Row(
        ordinal=stt,
        kind=RowKind.REPLACE,
        old=tuple(_side(text) for text in cu),
        new=tuple(_side(text) for text in moi),
        borderless=phi_dia_gioi,
        since=maybe_day(tu),
        until=maybe_day(den),
    )


def rut(so: str, ngay: str | date, *stt: str) -> Withdrawal:
    """The withdrawal of a listing, whole when no ordinal is given."""
    return Withdrawal(number=number(so), signed=day(ngay), ordinals=stt)


def decision(
    so: str,
    ngay_ky: str | date,
    *rows: Row,
    tu: str | date | None = None,
    den: str | date | None = None,
    rut_danh_muc: Iterable[Withdrawal] = (),
    file: str | None = None,
) -> Decision:
    """A decision, in effect from its signing unless `tu` says otherwise."""
    signed = day(ngay_ky)
    name = number(so)
    return Decision(
        file=file or f"site_data/decisions/{decision_key(name, signed)}.yml",
        number=name,
        signed=signed,
        title="Về việc công bố danh mục",
        effect=Effect(since=maybe_day(tu) or signed, until=maybe_day(den)),
        withdrawals=tuple(rut_danh_muc),
        rows=rows,
    )


def entry(
    ma: str,
    cap: str = "tinh",
    *,
    ma_khac: Sequence[str] = (),
    phi_dia_gioi: bool | None = None,
    tu_quyet_dinh: tuple[str, str] | None = None,
) -> BaselineRow:
    """A row of a baseline; `tu_quyet_dinh` is number and day of the decision that had published it."""
    published = (
        DecisionRef(number=number(tu_quyet_dinh[0]), signed=day(tu_quyet_dinh[1])) if tu_quyet_dinh else None
    )
    return BaselineRow(
        **_code(ma),
        other_codes=tuple(ma_khac),
        levels=levels(cap),
        borderless=phi_dia_gioi,
        name=f"Thủ tục {ma}",
        published_by=published,
    )


def baseline(ngay: str | date, *rows: BaselineRow | str) -> Baseline:
    """What was in force on a day; a text stands for a plain row (`1.000001/xa`)."""
    made = [
        row if isinstance(row, BaselineRow) else entry(key(row).code, key(row).level.value) for row in rows
    ]
    return Baseline(
        file=f"site_data/decisions/hien_trang-{day(ngay)}.yml",
        file_kind="hien_trang",
        day=day(ngay),
        rows=tuple(made),
    )


def version(
    quyet_dinh: Decision | Baseline | str,
    ma: str,
    cap: str = "tinh",
    *,
    ma_khac: Sequence[str] = (),
    tren: str | None = None,
    ten: str | None = None,
) -> Version:
    """The text a decision (or a baseline) set."""
    decided = quyet_dinh if isinstance(quyet_dinh, str) else quyet_dinh.key
    return Version(
        file=f"procedures/thu/{ma}@{decided.replace('/', '-')}-{cap}.yml",
        **_code(ma),
        other_codes=tuple(ma_khac),
        levels=levels(cap),
        decision=decided,
        drafted_on=tren,
        completeness=Completeness.NAME_ONLY,
        name=ten or f"Thủ tục {ma} theo {decided}",
    )


def site(dong_nhat: dict[str, str]) -> Site:
    """A site file that says which local ids have become which codes."""
    return Site(file="site_data/site.yml", name="Tỉnh thử", url="https://vi-du.example/", same_as=dong_nhat)


def corpus(*documents: Document) -> Corpus:
    """The corpus of some documents, in the order given; a clash between them is a fault of the test."""
    problems: list[Problem] = []
    made = assemble(documents, problems.append)
    assert problems == []
    return made


class Folded:
    """A register over all days, with the problems that were found, in words that are short to compare."""

    def __init__(self, *documents: Document, as_of: date = FAR) -> None:
        self.corpus = corpus(*documents)
        self.problems: list[Problem] = []
        self.register: Register = consolidate(self.corpus, as_of, self.problems.append)

    @property
    def codes(self) -> list[str]:
        """The codes of all problems, sorted."""
        return sorted(problem.code for problem in self.problems)

    def state(self, of: str, on: str | date) -> State:
        """The state of `1.000001/xa` on a day."""
        return self.register.state_on(key(of), day(on))

    def timeline(self, of: str) -> list[str]:
        """A line per span: `2026-03-01 dang_ap_dung 10`, then what else is to say of it.

        The third word is the number of the decision whose text is shown in force (`-`: the name alone); `+pdg` is
        phi địa giới, `+cho` a text that is being written, `+tam` a temporary row.
        """
        history = self.register.histories.get(key(of))
        return [_line(span) for span in history.spans] if history else []


def _line(span: Any) -> str:
    words = [span.since.isoformat(), span.state.value]
    if span.state is State.IN_FORCE:
        words.append(short(span.version.decision) if span.version else "-")
        words += ["+cho"] * span.pending
    words += ["+tam"] * span.temporary + ["+pdg"] * span.borderless
    return " ".join(words)


def short(decision: str) -> str:
    """`2026/10a-QD-UBND` -> `10a`, `hien_trang/2026-01-01` -> `ht`."""
    return "ht" if decision.startswith("hien_trang/") else re.sub(r"^\d{4}/(\w+)-.*$", r"\1", decision)


def _code(ma: str) -> dict[str, Any]:
    return {"code": ma} if re.fullmatch(r"\d\.\d{6}", ma) else {"temp_code": ma}


def _side(text: str) -> Side:
    made = key(text)
    return Side(**_code(made.code), levels=(made.level,), name=f"Thủ tục {made.code}")


def describe(documents: Iterable[Document]) -> str:
    """The documents of a case, a line per row, for a failing example."""
    lines = []
    for document in sorted(documents, key=lambda one: one.file):
        if isinstance(document, Version):
            lines.append(f"noi dung {document.own_code}/{'+'.join(document.levels)} theo {document.decision}")
        elif isinstance(document, Baseline):
            lines.append(document.key)
            lines += [f"    {_words(one)}" for one in document.rows]
        elif isinstance(document, Decision):
            den = f" den {document.effect.until}" if document.effect.until else ""
            lines.append(f"{document.number} ky {document.signed} tu {document.effect.since}{den}")
            lines += [
                f"    rut {listing.key} {' '.join(listing.ordinals)}" for listing in document.withdrawals
            ]
            lines += [f"    {one.ordinal or ''} {one.kind.value} {_words(one)}" for one in document.rows]
    return "\n".join(lines)


def _words(of: Row | BaselineRow | Side) -> str:
    words = [
        f"{' '.join((of.own_code, *getattr(of, 'other_codes', ())))}/{'+'.join(getattr(of, 'levels', ()))}"
    ]
    if isinstance(of, Row):
        if of.kind is RowKind.REPLACE:
            words = [", ".join(map(_words, of.old)), "->", ", ".join(map(_words, of.new))]
        words += [f"tu {of.since}"] * bool(of.since) + [f"den {of.until}"] * bool(of.until)
    flag = getattr(of, "borderless", None)
    return " ".join([*words, *([] if flag is None else [f"phi_dia_gioi: {flag}"])])
