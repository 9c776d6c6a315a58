"""A newer export held against the tree becomes a list for a person: new codes, changed fields, codes that are gone."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import NamedTuple

from msgspec.structs import fields

from generator.authoring import words
from generator.authoring.texts import short
from generator.authoring.writing.versions import Made
from generator.model.record import Version, VersionHead
from generator.model.register import CURRENT
from generator.model.scalars import Key
from generator.pipeline import Folded

_NOT_COMPARED = frozenset(
    {"file", "ma", "ma_tam", "quyet_dinh", "tren", "muc_day_du", "can_kiem_tra", "du_lieu_mau", "outline", "dinh_chinh"}
)
"""Keys that say how a text came into the tree, not what the procedure is."""
_SHOWN = 240
_AROUND = 8
"""Words that are told before and after what differs."""


class Changed(NamedTuple):
    """A field that the export gives otherwise: its key, and of both values what differs, with some words around it."""

    key: str
    old: str
    new: str


class Proposal(NamedTuple):
    """What differs, and the files that say so, by path below `.niemyet/de-xuat/`."""

    new: tuple[str, ...]
    changed: Mapping[str, tuple[Changed, ...]]
    gone: tuple[str, ...]
    files: Mapping[str, str]


def propose(
    made: Iterable[Made],
    folded: Folded,
    exported: set[str],
    chosen: Callable[[str | None, tuple[str, ...]], bool],
    source: str,
    day: date,
) -> Proposal:
    """Compares what the export would write with the texts in force; what the export leaves out is no difference.

    `exported` holds every code of the export, chosen or not: only what is in none of it is gone.
    """
    current = _current(folded)
    known = {key.code for key in folded.register.histories}
    new: list[Made] = []
    changed: dict[str, tuple[Changed, ...]] = {}
    drafts: list[Made] = []
    for item in made:
        code = item.version.own_code
        if code not in known:
            new.append(item)
        elif (head := current.get(code)) is not None and (
            found := _changes(folded.corpus.texts[head.file], item.version)
        ):
            changed[code] = found
            drafts.append(item)
    gone = tuple(
        code
        for code, head in sorted(current.items())
        if head.decision.startswith("hien_trang/")
        and code not in exported
        and chosen(head.field_id, tuple(level.value for level in head.levels))
    )
    names = {code: head.name for code, head in current.items()}
    paths = {item.version.own_code: item.path for item in drafts}
    files = {"de-xuat.md": _told(new, changed, gone, names, paths, source, day)}
    files |= {f"{item.path}": item.text for item in (*new, *drafts)}
    return Proposal(tuple(item.version.own_code for item in new), changed, gone, files)


def _current(folded: Folded) -> dict[str, VersionHead]:
    """The text in force of each code; of several levels the first that has one."""
    found: dict[str, VersionHead] = {}
    for key, history in sorted(folded.register.histories.items(), key=_order):
        span = history.on(folded.register.as_of) or (history.spans[0] if history.spans else None)
        if span is not None and span.state in CURRENT and span.version is not None:
            found.setdefault(key.code, span.version)
    return found


def _order(item: tuple[Key, object]) -> Key:
    return item[0]


def _changes(old: Version, new: Version) -> tuple[Changed, ...]:
    found = []
    for field in fields(Version):
        before, after = getattr(old, field.name), getattr(new, field.name)
        if field.encode_name in _NOT_COMPARED or after in (None, ()) or before == after:
            continue
        found.append(Changed(field.encode_name, *_apart(before, after)))
    return tuple(found)


def _apart(before: object, after: object) -> tuple[str, str]:
    """Both values in short, from shortly before the first word that differs to shortly after the last.

    By the words as printed: what only a capital or a comma changes is told too, as it made the values differ.
    """
    if before in (None, ()):
        return words.MISSING_VALUE, short(_plain(after), _SHOWN)
    old, new = _plain(before).split(), _plain(after).split()
    same = _alike(old, new)
    if len(old) == len(new) == same:
        return short(" ".join(old), _SHOWN), words.SAME_WORDS
    rest = _alike(old[same:][::-1], new[same:][::-1])
    return _excerpt(old, same, rest), _excerpt(new, same, rest)


def _alike(one: list[str], other: list[str]) -> int:
    """How many words both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))


def _excerpt(text: list[str], same: int, rest: int) -> str:
    start, end = max(0, same - _AROUND), min(len(text), len(text) - rest + _AROUND)
    shown = short(" ".join(text[start:end]), _SHOWN)
    return f"{'… ' if start else ''}{shown}{' …' if end < len(text) and not shown.endswith('…') else ''}"


def _plain(value: object) -> str:
    """A decoded value in few words: texts as they are, records as their filled parts."""
    if isinstance(value, tuple):
        return " | ".join(_plain(item) for item in value)
    if hasattr(value, "__struct_fields__"):
        parts = (getattr(value, name) for name in value.__struct_fields__)
        return ", ".join(_plain(part) for part in parts if part not in (None, (), False))
    return str(value)


def _told(
    new: list[Made],
    changed: Mapping[str, tuple[Changed, ...]],
    gone: tuple[str, ...],
    names: Mapping[str, str],
    paths: Mapping[str, str],
    source: str,
    day: date,
) -> str:
    parts = [words.PROPOSAL_HEAD.format(source=source, day=f"{day:%d/%m/%Y}")]
    if not new and not changed and not gone:
        parts.append(words.PROPOSAL_NONE + "\n")
    if new:
        listed = (f"- `{item.version.own_code}` {item.version.name} (`{item.path}`)\n" for item in new)
        parts.append(f"## {words.PROPOSAL_NEW} ({len(new)})\n\n" + "".join(listed))
    if changed:
        parts.append(f"## {words.PROPOSAL_CHANGED} ({len(changed)})\n")
        for code, fields_ in changed.items():
            rows = "".join(f"- `{one.key}`\n    - {one.old}\n    - → {one.new}\n" for one in fields_)
            parts.append(f"### `{code}` {names[code]} (`{paths[code]}`)\n\n{rows}")
    if gone:
        listed = (f"- `{code}` {names[code]}\n" for code in gone)
        parts.append(f"## {words.PROPOSAL_GONE} ({len(gone)})\n\n" + "".join(listed))
    return "\n".join(parts)
