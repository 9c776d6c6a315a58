"""A record that a new text is due for becomes its version file: the text before it, copied, or a beginning."""

import re
from collections.abc import Callable, Set
from pathlib import Path
from typing import Any, Final

from generator import settings
from generator.authoring import words
from generator.authoring.problem import AuthoringError
from generator.authoring.scaffolds.targets import REVISES, Target
from generator.authoring.scaffolds.todo import Todo
from generator.authoring.writing.editor import with_modeline
from generator.authoring.writing.emit import Value
from generator.authoring.writing.layout import file_text
from generator.authoring.writing.revise import read_values, revised
from generator.authoring.writing.versions import with_profile
from generator.authoring.writing.writes import FileWrite
from generator.check.structure import LISTED
from generator.diagnostics.problem import Ref
from generator.model.decision import Row
from generator.model.register import Action
from generator.model.scalars import Completeness, Part

Section = dict[str, Value]

_KEYS: Final = {Part.FORMS: "ho_so", Part.PLACE: "noi_tiep_nhan"}
"""Parts that stand under a key of another name; every other part is the key itself."""
_NO_FIELD: Final = "chua-ro-linh-vuc"
_MODELINE: Final = "yaml-language-server"
_OPEN: Final = re.compile(rf"# {words.OPEN_QUESTION} (\w+):")


def version_file(
    target: Target, key: str, told: str, root: Path, is_free: Callable[[str], bool], known: Section
) -> tuple[FileWrite, list[Todo]]:
    """The new file and what a person still has to write in it.

    `told` names the decision in its first comment; `known` is what an export or an annex says of the text.

    Raises:
        AuthoringError: the version to copy cannot be read.
    """
    path = _path(target, key, is_free)
    if target.source is not None:
        before = (root / target.source.file).read_text("utf-8")
        old = read_values(target.source.file, before)
        text = _marked(root, path, _copy(target, key, before, old, told, known))
        return FileWrite(path, text), _todo_of_copy(target, path, old, read_values(path, text), known)
    node = _beginning(target, key)
    # What the decision says of name and field wins over an export; bases of the text over those of the row.
    node = with_profile(path, node | known | {name: value for name, value in node.items() if name != "can_cu"})
    text = _marked(root, path, file_text("version", node, told))
    return FileWrite(path, text), _todo_of_beginning(target, path, node)


def _marked(root: Path, path: str, text: str) -> str:
    """With the line by which an editor finds the schema; a copy may have it already."""
    return text if _MODELINE in text else with_modeline(root, path, text)


def _path(target: Target, key: str, is_free: Callable[[str], bool]) -> str:
    """`<ma>@<nam>-<so>`, with the level where another level keeps its text; the first name that nobody has."""
    year, _, symbol = key.partition("/")
    if target.source is not None:
        folder = target.source.file.rpartition("/")[0]
    else:
        folder = f"{settings.PROCEDURES}/{_field(target) or _NO_FIELD}"
    levels = "-".join(level.value for level in target.levels)
    stem = f"{folder}/{target.codes[0]}@{year}-{symbol.partition('-')[0]}"
    others = [target.part.levels, *([target.source.levels] if target.source is not None else [])]
    partly = any(set(every) != set(target.levels) for every in others)
    names = [f"{stem}-{levels}"] if partly else [stem, f"{stem}-{levels}"]
    full = f"{folder}/{target.codes[0]}@{year}-{symbol}"
    if year == "hien_trang":
        names = [f"{folder}/{target.codes[0]}", f"{folder}/{target.codes[0]}-{levels}"]
    found = next((f"{name}.yml" for name in [*names, full, f"{full}-{levels}"] if is_free(f"{name}.yml")), None)
    if found is None:
        raise AuthoringError(words.OCCUPIED_VERSION.format(file=f"{names[0]}.yml"))
    return found


def _head(target: Target, key: str) -> Section:
    first, *others = target.codes
    head: Section = {"ma" if first[0].isdecimal() else "ma_tam": first}
    head |= {"ma_khac": list[Value](others)} if others else {}
    head |= {"cap": [level.value for level in target.levels], "quyet_dinh": key}
    texts = target.drafted_on
    if texts:
        alike = len(set(texts.values())) == 1 and len(texts) == len(target.levels)
        head["tren"] = next(iter(texts.values())) if alike else {level.value: text for level, text in texts.items()}
    return head


def _copy(target: Target, key: str, text: str, old: Section, told: str, known: Section) -> str:
    assert target.source is not None
    head = _head(target, key)
    body: Section = {k: v for k, v in old.items() if k not in {"ma", "ma_tam", "ma_khac", *head, "tren", "dinh_chinh"}}
    if old.get("ma", old.get("ma_tam")) != target.codes[0]:
        body.pop("ma_dia_phuong", None)
    if target.action is Action.STANDARDISE or Part.NAME in _parts(target):
        body |= _named(target)
    if _is_said("phi", known):
        body = {name: value for name, value in body.items() if name not in ("phi", "phi_nguyen_van")}
    doubts = [it for it in _doubts(body) if not _is_answered(it, known)] + _doubts(known)
    agencies = {"co_quan": _merged(body.get("co_quan"), known["co_quan"])} if "co_quan" in known else {}
    body |= known | agencies | {"can_kiem_tra": doubts}
    if not doubts:
        del body["can_kiem_tra"]
    return _with_comment(revised(target.source.file, text, head | body), told, known)


def _is_said(key: str, known: Section) -> bool:
    """Fees that nobody took apart stand under a key of their own."""
    return key in known or (key == "phi" and "phi_nguyen_van" in known)


def _is_answered(doubt: Any, known: Section) -> bool:
    """What is no doubt at all stays: `check` tells of it."""
    return isinstance(doubt, dict) and _is_said(str(doubt.get("truong")), known)


def _doubts(node: Section) -> list[Any]:
    """The entries of `can_kiem_tra`."""
    doubts = node.get("can_kiem_tra")
    return doubts if isinstance(doubts, list) else []


def doubtful(path: str, said: Section) -> list[Todo]:
    """What an annex says in words that nobody could read, each at its place in the version file."""
    keys = {"phi": "phi_nguyen_van"}
    return [Todo(Ref(path, (keys.get(it["truong"], it["truong"]),)), it["ly_do"]) for it in _doubts(said)]


def _merged(old: Value | None, new: Value) -> Value:
    return old | new if isinstance(old, dict) and isinstance(new, dict) else new


def _with_comment(text: str, told: str, known: Section) -> str:
    """The first comment told where the old text came from: the new one comes from elsewhere.

    What was still to be looked into is so in the copy, too, unless the annex has answered it.
    """
    lines = text.split("\n")
    first = next(number for number, line in enumerate(lines) if not line.startswith("#"))
    kept = [line for line in lines[:first] if _MODELINE in line]
    answered = {key.removesuffix("_nguyen_van") for key in known}
    open_ = [line for line in lines[:first] if (it := _OPEN.match(line)) and it[1] not in answered]
    return "\n".join([*kept, *(f"# {line}" for line in told.splitlines()), *open_, *lines[first:]])


def _beginning(target: Target, key: str) -> Section:
    node = _head(target, key) | {"muc_day_du": Completeness.NAME_ONLY.value} | _named(target)
    bases: list[Value] = []
    for base in target.bases:
        issued = base.issued.isoformat() if base.issued else None
        told = {"so": base.number, "ten": base.title, "dieu_khoan": base.article, "ngay": issued}
        bases.append({name: value for name, value in (told | {"co_quan": base.issuer}).items() if value})
    return node | ({"can_cu": bases} if bases else {})


def _named(target: Target) -> Section:
    named: Section = {"ten": target.part.name or target.codes[0]}
    return named | ({"linh_vuc": field} if (field := _field(target)) else {})


def _field(target: Target) -> str | None:
    return target.part.field_id


def _parts(target: Target) -> Set[Part]:
    return frozenset(target.part.parts) if isinstance(target.part, Row) else frozenset()


def _todo_of_copy(target: Target, path: str, old: Section, node: Section, known: Section) -> list[Todo]:
    left = _fees_left(path, old, node) if _is_said("phi", known) else []
    left += _limits_left(path, old, node) if _is_said("thoi_han", known) else []
    if target.action is Action.STANDARDISE or not _parts(target):
        return [Todo(Ref(path, ("ten",)), words.TODO_WHOLE), *left]
    parts = dict.fromkeys(_KEYS.get(part, part.value) for part in Part if part in _parts(target))
    keys = [key for key in parts if not _is_said(key, known)]
    return left + [
        Todo(Ref(path, (key,)), words.TODO_AMENDED.format(khoa=key))
        if key in node
        else Todo(Ref(path, ("ten",)), words.TODO_MISSING.format(khoa=key))
        for key in keys
    ]


def _fees_left(path: str, old: Section, node: Section) -> list[Todo]:
    """What new words or rows of fees leave open: sums that only the text before had, those of single ways."""
    own = any(way.keys() & {"phi", "phi_nguyen_van"} for way in _entries(node, "cach_thuc"))
    is_lost = isinstance(old.get("phi"), list) and "phi" not in node
    lost = [Todo(Ref(path, ("phi_nguyen_van",)), words.TODO_AMOUNTS)] if is_lost else []
    return lost + ([Todo(Ref(path, ("cach_thuc",)), words.TODO_WAY_FEES)] if own else [])


def _limits_left(path: str, old: Section, node: Section) -> list[Todo]:
    """What new limits leave open: an annex prints a number, and seldom all that the text before said beside it."""
    was, now = _entries(old, "thoi_han"), _entries(node, "thoi_han")
    said = {key for limit in now for key in limit}
    lost = [words.LIMITS_OF_BEFORE.format(count=len(was))] if len(was) > max(len(now), 1) else []
    for key, told in words.PARTS_OF_LIMITS.items():
        values = [limit[key] for limit in was if key in limit and key not in said]
        lost += dict.fromkeys(told.format(text=value if isinstance(value, str) else "") for value in values)
    own = any("thoi_han" in way for way in _entries(node, "cach_thuc"))
    dropped = [Todo(Ref(path, ("thoi_han",)), words.TODO_LIMITS.format(lost="; ".join(lost)))] if lost else []
    return dropped + ([Todo(Ref(path, ("cach_thuc",)), words.TODO_WAY_LIMITS)] if own else [])


def _entries(node: Section, key: str) -> list[Section]:
    """The entries of a list; none where it is an answer or missing."""
    entries = node.get(key)
    return [entry for entry in entries if isinstance(entry, dict)] if isinstance(entries, list) else []


def _todo_of_beginning(target: Target, path: str, node: Section) -> list[Todo]:
    at = Ref(path, ("muc_day_du",))
    # Where the file says more of itself than "chi_ten", TT224 tells what it lacks.
    by_name = node["muc_day_du"] == Completeness.NAME_ONLY
    missing = [key for key, _ in LISTED if by_name and not _is_said(key, node)]
    said = [Todo(at, words.TODO_LISTED.format(khoa=", ".join(missing)))] if missing else []
    if target.action in REVISES and _parts(target):
        parts = ", ".join(_KEYS.get(part, part.value) for part in Part if part in _parts(target))
        return [Todo(at, words.TODO_NO_TEXT.format(khoa=parts)), *said]
    return said
