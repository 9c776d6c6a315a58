"""A draft and the tree become the files that would be, and what the compiler says of the tree with them."""

import difflib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath

from msgspec import Struct

from generator import settings
from generator.authoring.edit.drafts import Draft, DraftFile, Drafts
from generator.authoring.edit.fields import RecordFields, Widget, fields_of
from generator.authoring.edit.signed import NAME
from generator.authoring.scaffolds.trial import fold_with, new_problems
from generator.authoring.writing.editor import with_modeline
from generator.authoring.writing.emit import Value
from generator.authoring.writing.layout import file_text, ordered
from generator.authoring.writing.revise import revised
from generator.authoring.writing.writes import FileWrite
from generator.decode.scalars import BadScalar, day, decision_number
from generator.diagnostics.messages_vi import MESSAGES
from generator.diagnostics.problem import Problem, Severity
from generator.model.decision import decision_key
from generator.model.source import Node
from generator.pipeline import Folded, Options
from generator.refusal import Base, refused


class Outcome(Struct, frozen=True):
    """What would be: the files, the tree folded with them, and the problems that are this draft's own.

    `stale` are files that somebody changed on disk since they were opened, `taken` new ones whose place is taken.
    """

    writes: tuple[FileWrite, ...]
    folded: Folded
    problems: tuple[Problem, ...]
    stale: tuple[str, ...]
    taken: tuple[str, ...]

    @property
    def has_errors(self) -> bool:
        """Whether it may not be saved yet."""
        return any(map(_is_error, self.problems))


def outcome_of(options: Options, draft: Draft, before: Folded, base: Base | None) -> Outcome:
    """What the tree would be with the draft; `before` is the tree as it lies on disk.

    `base` is what the draft is saved onto: what may not be done to that is refused here, as later by `check --base`.

    Raises:
        AuthoringError: a file on disk cannot be revised.
    """
    writes = writes_of(options, draft)
    folded = fold_with(options, writes)
    if base is not None:
        folded = refused(folded, base, options)
    ours = {write.path for write in writes}
    known = {(problem.code, problem.at) for problem in before.problems}
    new = [p for p in new_problems(before, folded) if _is_error(p) or (p.code, p.at) not in known]
    problems = [problem for problem in folded.problems if problem.at.file in ours or problem in new]
    taken = tuple(write.path for write in writes if write.was is None and (options.root / write.path).exists())
    return Outcome(writes, folded, tuple(problems), tuple(_stale(options.root, writes)), taken)


def writes_of(options: Options, draft: Draft) -> tuple[FileWrite, ...]:
    """The files of a draft as they would be written, the PDF of its decision last.

    A decision without a number stands under the draft's own name.

    Raises:
        AuthoringError: a file on disk cannot be revised, or the PDF is gone.
    """
    texts = [FileWrite(path_of(file, draft.id), _text(options.root, file, draft.id), file.was) for file in draft.files]
    for file in draft.files:
        if file.signed:
            place = PurePosixPath(path_of(file, draft.id)).with_name(str(file.node[NAME]))
            texts.append(FileWrite(str(place), "", None, Drafts(options.cache).signed(draft.id)))
    return tuple(texts)


def path_of(file: DraftFile, draft_id: str) -> str:
    """Where the file goes: a new decision to the place that its number and day give it."""
    if file.path:
        return file.path
    try:
        number, signed = decision_number(str(file.node.get("so", ""))), day(str(file.node.get("ngay_ky", "")))
    except BadScalar:
        return f"{settings.DECISIONS}/nhap/{draft_id}.yml"
    return f"{settings.DECISIONS}/{decision_key(number, signed)}.yml"


def _is_error(problem: Problem) -> bool:
    return MESSAGES[problem.code].severity is Severity.ERROR


def _stale(root: Path, writes: Sequence[FileWrite]) -> Iterator[str]:
    for write in writes:
        place = root / write.path
        if write.was is not None and (not place.is_file() or place.read_bytes() != write.was):
            yield write.path


def values_of(file: DraftFile) -> dict[str, Value]:
    """What the file holds as it would be written."""
    return _values(fields_of(file.kind), file.node)


def _text(root: Path, file: DraftFile, draft_id: str) -> str:
    values, path = values_of(file), path_of(file, draft_id)
    if file.text:
        return revised(path, file.text, ordered(file.kind, values))
    return with_modeline(root, path, file_text(file.kind, values))


def _values(fields: RecordFields, node: Mapping[str, Node]) -> dict[str, Value]:
    """What a file holds: answers are `true`, not a text, and rows at the end in which nothing was typed are none."""
    values: dict[str, Value] = {}
    for key, value in node.items():
        field = fields.named(key)
        if field is not None and field.record is not None and isinstance(value, list):
            if rows := _rows(value):
                values[key] = [_values(field.record, row) if isinstance(row, dict) else as_value(row) for row in rows]
        elif field is not None and field.record is not None and isinstance(value, dict):
            values[key] = _values(field.record, value)
        elif field is not None and field.widget in (Widget.CHECK, Widget.CHOICE) and value in ("true", "false"):
            values[key] = value == "true"
        else:
            values[key] = as_value(value)
    return values


def _rows(rows: list[Node]) -> list[Node]:
    filled = [place for place, row in enumerate(rows) if row not in ({}, "")]
    return rows[: filled[-1] + 1] if filled else []


def as_value(node: Node) -> Value:
    """The same, as what can be written: text is a value."""
    if isinstance(node, dict):
        return {key: as_value(value) for key, value in node.items()}
    return [as_value(item) for item in node] if isinstance(node, list) else node


def unified(writes: Sequence[FileWrite]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each text that changes with its lines: those that go begin with `-`, those that come with `+`."""
    for write in writes:
        if write.blob is not None:
            continue
        before = (write.was or b"").decode("utf-8", errors="replace").splitlines()
        lines = difflib.unified_diff(before, write.text.splitlines(), n=3, lineterm="")
        yield write.path, tuple(lines)[2:]
