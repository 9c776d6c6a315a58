"""What an officer says of a decision, by options, prompts and tables, becomes its values under the keys of its file."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, Final

from msgspec import Struct

from generator.authoring import words
from generator.authoring.problem import AuthoringError
from generator.authoring.scaffolds.rows import Entries, Section
from generator.authoring.writing.emit import Value
from generator.model.scalars import Level

_COUNT: Final = re.compile(r"(?:(dieu_1|tong)\.)?([a-z_+]+[a-z0-9_+]*)(?:\.([a-z_+]+))?\s*=\s*(\d+)")


class Entry(Struct, frozen=True, kw_only=True):
    """The head of a decision. Days are ISO texts; `counts` as typed (`moi=2`, `tong.sua_doi.tinh=8`)."""

    number: str
    signed: str
    title: str
    effective: str | None = None
    until: str | None = None
    signer: str | None = None
    signer_title: str | None = None
    signer_for: str | None = None
    agency: str | None = None
    law_effect: str | None = None
    counts: tuple[str, ...] = ()
    annex_missing: bool = False
    annex_number: str | None = None
    sample: bool = False
    rows: Entries = Entries()
    processes: Entries = Entries()
    withdrawals: Entries = Entries()
    fees: Entries = Entries()

    @property
    def lists(self) -> Mapping[str, Entries]:
        """The lists by their keys, to lead a problem back to its table."""
        return {"muc": self.rows, "quy_trinh": self.processes, "rut_danh_muc": self.withdrawals}

    @property
    def tables(self) -> tuple[Entries, ...]:
        """Every table that was read: the lists, and the fees, which go into versions."""
        return (*self.lists.values(), self.fees)


def decision_node(entry: Entry) -> tuple[Section, dict[str, str]]:
    """The values of the decision, and the comments that stand above keys of which a person should know more.

    Raises:
        AuthoringError: a count is not typed as one.
    """
    effect: Section = {"tu": entry.effective or entry.signed}
    if entry.until:
        effect["den"] = entry.until
    node: Section = {"so": entry.number, "ngay_ky": entry.signed, "trich_yeu": entry.title, "hieu_luc": effect}
    signer = {"ten": entry.signer, "chuc_danh": entry.signer_title, "thay": entry.signer_for}
    told: dict[str, Any] = {
        "nguoi_ky": {key: value for key, value in signer.items() if value} if entry.signer else None,
        "co_quan": entry.agency,
        "vbqppl_hieu_luc": entry.law_effect,
        "thieu_phu_luc": entry.annex_missing or None,
        "so_in_phu_luc": entry.annex_number,
        "du_lieu_mau": entry.sample or None,
        "dem": printed(entry.counts) or _counted(entry.rows.nodes),
        **{key: list(entries.nodes) for key, entries in entry.lists.items()},
    }
    notes = {"dem": words.TODO_COUNTS} if entry.rows.nodes and not entry.counts else {}
    notes |= {} if entry.effective else {"hieu_luc": words.TODO_EFFECT}
    return node | {key: value for key, value in told.items() if value}, notes


def printed(counts: Iterable[str]) -> dict[str, Any]:
    """The tables of counts, of texts like `moi=2` and `tong.sua_doi.tinh=8`.

    Raises:
        AuthoringError: a count is not typed as one.
    """
    tables: dict[str, dict[str, Any]] = {}
    for typed in counts:
        found = _COUNT.fullmatch(typed.strip())
        if found is None:
            raise AuthoringError(words.BAD_COUNT.format(text=typed))
        table, key, inner, number = found.groups()
        within = tables.setdefault(table or "dieu_1", {})
        below = within.setdefault(key, {}) if inner else within
        if not isinstance(below, dict) or (inner or key) in below:
            raise AuthoringError(words.TWO_COUNTS.format(text=typed))
        below[inner or key] = number
    return tables


def _counted(rows: Iterable[Section]) -> dict[str, Any]:
    """What the rows add up to, each once however many codes and levels it has (docs/domain.md 3.2)."""
    every = list(rows)
    if not every:
        return {}
    kinds = Counter(str(row["loai"]) for row in every if "loai" in row)
    levels = Counter(level for row in every if (level := _level(row)) is not None)
    return {
        "dieu_1": {kind: str(number) for kind, number in kinds.items()},
        "tong": {"tat_ca": str(len(every)), **{level: str(number) for level, number in levels.items()}},
    }


def _level(row: Mapping[str, Value]) -> str | None:
    """`tinh`, or `tinh+xa` for a row of two levels; of a replacement the levels of its new side."""
    sides = [side for side in _some(row.get("moi")) or _some(row.get("cu")) if isinstance(side, dict)]
    here = {str(level) for part in ([row] if "cap" in row else sides) for level in _some(part.get("cap"))}
    return "+".join(level.value for level in Level if level.value in here) or None


def _some(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
