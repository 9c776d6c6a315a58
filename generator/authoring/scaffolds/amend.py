"""A code and a decision of the tree become the version files that the decision's rows bring for the code."""

from pathlib import Path

from generator.authoring import words
from generator.authoring.importing.batch import lists_of
from generator.authoring.importing.draft import Lists, draft
from generator.authoring.importing.sources import Placed, read_export
from generator.authoring.keys import key_of
from generator.authoring.problem import AuthoringError
from generator.authoring.scaffolds.listed import list_writes
from generator.authoring.scaffolds.opening import Opened, judged, version_files
from generator.authoring.scaffolds.targets import ON_REQUEST, Target, codes_of, targets_of
from generator.authoring.scaffolds.todo import Todo
from generator.authoring.scaffolds.version_file import Section
from generator.authoring.texts import line
from generator.diagnostics.problem import Ref
from generator.model.scalars import Level
from generator.pipeline import Folded, Options, fold_tree


def amend(options: Options, code: str, key: str, level: Level | None = None) -> Opened:
    """New version files for a code: the text before the decision, copied, for each level that its rows name.

    Raises:
        AuthoringError: no such decision, none of its rows brings this code a text, or the file is there already.
    """
    folded = fold_tree(options)
    key = key_of({**folded.corpus.decisions, **folded.corpus.baselines}, key)
    writes, todo = version_files(options, folded, key, _targets(folded, code, key, level))
    return judged(options, folded, writes, todo)


def begin(options: Options, code: str, key: str, export: tuple[str, Path] | None = None) -> Opened:
    """The first version file of a code, filled from its record in an export (kind, file) when one is given.

    Raises:
        AuthoringError: as `amend`; or the code has a text already; or the export does not hold the code.
    """
    folded = fold_tree(options)
    key = key_of({**folded.corpus.decisions, **folded.corpus.baselines}, key)
    targets = _targets(folded, code, key, None)
    known = next((target.source for target in targets if target.source is not None), None)
    if known is not None:
        raise AuthoringError(words.HAS_TEXT.format(code=code, file=known.file, key=key))
    lists = lists_of(folded.corpus)
    body, doubts = _from_export(export, code, lists) if export is not None else (None, 0)
    writes, todo = version_files(options, folded, key, targets, body)
    if doubts:
        told = words.TODO_DOUBTS.format(count=doubts)
        todo += [Todo(Ref(write.path, ("can_kiem_tra",)), told) for write in writes]
    if all(target.part.field_id for target in targets):
        lists.fields.added.clear()
    added, named = list_writes(options.root, lists)
    return judged(options, folded, [*writes, *added], [*todo, *named])


def _from_export(export: tuple[str, Path], code: str, lists: Lists) -> tuple[Section, int]:
    """What the export says of a code, doubts at the end, and how many there are."""
    kind, file = export
    place, record = _record(read_export(file, kind), code, file)
    found = draft(record, place, lists)
    doubts = found.doubts.nodes()
    return found.body | ({"can_kiem_tra": doubts} if doubts else {}), len(doubts)


def _record(placed: list[Placed], code: str, file: Path) -> Placed:
    every = [item for item in placed if line(item.record.get("ma_thu_tuc")).startswith(code)]
    if not every:
        raise AuthoringError(words.NOT_IN_EXPORT.format(file=file.name, code=code, count=len(placed)))
    return every[0]


def _targets(folded: Folded, code: str, key: str, level: Level | None) -> list[Target]:
    found = [target for target in targets_of(folded, key, ON_REQUEST) if code in codes_of(target.part)]
    if level is not None:
        found = [_at(target, level) for target in found if level in target.levels]
    if not found:
        raise AuthoringError(_why_none(folded, code, key, level))
    return found


def _at(target: Target, level: Level) -> Target:
    texts = {at: text for at, text in target.drafted_on.items() if at is level}
    return target._replace(levels=(level,), drafted_on=texts)


def _why_none(folded: Folded, code: str, key: str, level: Level | None) -> str:
    """What an officer must know: the file is there, the row brings no text, or no row names the code."""
    for version in folded.corpus.versions:
        if version.decision == key and code in version.codes and (level is None or level in version.levels):
            return words.HAS_VERSION.format(file=version.file)
    named = [
        event.key.level
        for history in folded.register.histories.values()
        for event in history.events
        if event.decision == key and event.key.code == folded.corpus.canonical(code)
    ]
    if not named:
        return words.NO_ROW.format(code=code, key=key)
    if level is not None and level not in named:
        return words.NO_ROW_AT.format(code=code, key=key, levels=", ".join(dict.fromkeys(named)))
    return words.NO_TEXT.format(code=code, key=key)
