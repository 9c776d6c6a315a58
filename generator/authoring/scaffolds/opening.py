"""A decision as it was typed becomes a plan: its file, and version files for the records that it touches."""

from collections.abc import Mapping
from datetime import date
from typing import Final, NamedTuple

from msgspec.structs import replace

from generator import settings
from generator.authoring import words
from generator.authoring.importing.draft import Lists
from generator.authoring.problem import AuthoringError
from generator.authoring.scaffolds.fees import Fees
from generator.authoring.scaffolds.listed import list_writes
from generator.authoring.scaffolds.rows import Entries
from generator.authoring.scaffolds.targets import OPENED, Target, targets_of
from generator.authoring.scaffolds.todo import Todo
from generator.authoring.scaffolds.trial import fold_with, new_problems
from generator.authoring.scaffolds.version_file import Section, doubtful, version_file
from generator.authoring.writing.editor import with_modeline
from generator.authoring.writing.emit import Value
from generator.authoring.writing.layout import file_text
from generator.authoring.writing.versions import as_texts
from generator.authoring.writing.writes import FileWrite
from generator.check.consequences import consequences
from generator.check.new_rows import REFUSED_WHEN_NEW
from generator.check.rules import check_document
from generator.decode.documents import decode_document
from generator.diagnostics.messages_vi import MESSAGES
from generator.diagnostics.problem import Problem, Ref, Severity
from generator.diagnostics.render import message_of
from generator.model.decision import Decision
from generator.pipeline import Folded, Options, fold_tree

_SAID_BY_TODO: Final = frozenset({"TT437"})
"""A named part is still as it was: so it must be just after copying, and the list says so of each."""


class Opened(NamedTuple):
    """Files to write, what is left to a person, and the errors the tree would have then and does not have now."""

    writes: tuple[FileWrite, ...]
    todo: tuple[Todo, ...]
    problems: tuple[Problem, ...]
    elsewhere: int = 0
    """New warnings about files that are not among these: mentions of what is repealed, and the like."""


class DecisionRejected(AuthoringError):
    """The decision cannot be read as it was typed: each problem with its route in the decision."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(map(message_of, problems)))
        self.problems = problems


def open_decision(
    options: Options,
    node: Mapping[str, Value],
    comment: str = "",
    *,
    notes: Mapping[str, str] | None = None,
    records: bool = True,
    texts: Mapping[int, Section] | None = None,
    fees: Entries | None = None,
    lists: Lists | None = None,
) -> Opened:
    """The decision's file and, unless `records` is false, the version files its rows bring.

    `node` holds the values under their YAML keys, `notes` comments above keys, `texts` values for the versions of rows
    by the row's place: what an annex prints of limits, fees, places; `fees` fee rows, each with its code; `lists` what
    joins the province's lists. A row that amends copies the version that holds at its level on its day; the old file
    stays, as history.

    Raises:
        TableRejected: a fee row is of a code that the decision brings no text for.
        DecisionRejected: a value cannot be read, or a row is not what its kind asks for (NĐ 63/2010 Art. 15).
        AuthoringError: the decision has its file already.
    """
    decision = decoded(dict(node))
    if (options.root / decision.file).exists():
        raise AuthoringError(words.OCCUPIED_DECISION.format(file=decision.file))
    text = file_text("decision", dict(node), comment, notes)
    write = FileWrite(decision.file, with_modeline(options.root, decision.file, text))
    before = fold_tree(options)
    added, named = list_writes(options.root, lists) if lists is not None else ([], [])
    trial = fold_with(options, [write, *added])
    todo = [Todo(Ref(decision.file, (key,)), note) for key, note in (notes or {}).items()]
    targets = targets_of(trial, decision.key, OPENED) if records else []
    versions, left = version_files(options, trial, decision.key, targets, texts=texts, fees=fees)
    return judged(options, before, [write, *versions, *added], [*todo, *left, *named])


def decoded(node: Section) -> Decision:
    """The decision that a node says.

    Raises:
        DecisionRejected: see `open_decision`.
    """
    path = f"{settings.DECISIONS}/moi.yml"
    problems: list[Problem] = []
    decision = decode_document(path, as_texts(node), problems.append)
    if isinstance(decision, Decision):
        check_document(decision, problems.append)
    errors = tuple(problem for problem in consequences(problems, frozenset())[0] if _is_error(problem))
    if errors or not isinstance(decision, Decision):
        raise DecisionRejected(errors)
    return replace(decision, file=f"{settings.DECISIONS}/{decision.key}.yml")


def version_files(
    options: Options,
    folded: Folded,
    key: str,
    targets: list[Target],
    body: Section | None = None,
    texts: Mapping[int, Section] | None = None,
    fees: Entries | None = None,
) -> tuple[list[FileWrite], list[Todo]]:
    """A new file for each target. None takes the place of a file that is there, or of another new one.

    Raises:
        TableRejected: a fee row finds none of them.
    """
    charged = Fees(fees or Entries())
    writes: list[FileWrite] = []
    todo: list[Todo] = []

    def is_free(path: str) -> bool:
        return not (options.root / path).exists() and all(write.path != path for write in writes)

    for target in targets:
        annex = charged.joined(target, (texts or {}).get(target.row, {}))
        said = {**(body or {}), **annex}
        write, left = version_file(target, key, _told(folded, key, target), options.root, is_free, said)
        writes.append(write)
        todo += [*left, *doubtful(write.path, annex)]
    charged.check()
    return writes, todo


def judged(options: Options, before: Folded, writes: list[FileWrite], todo: list[Todo]) -> Opened:
    """The plan with what the whole tree says to it."""
    fresh = new_problems(before, fold_with(options, writes))
    ours = {write.path for write in writes}
    errors = tuple(problem for problem in fresh if _is_error(problem))
    warnings = [problem for problem in fresh if not _is_error(problem) and problem.code not in _SAID_BY_TODO]
    here = [problem for problem in warnings if problem.at.file in ours]
    warned = [Todo(problem.at, _warning(problem)) for problem in here]
    return Opened(tuple(writes), (*todo, *warned), errors, len(warnings) - len(here))


def _warning(problem: Problem) -> str:
    """What may be published but not brought in anew says so here, before the check of the pull request does."""
    told = f"{problem.code}: {message_of(problem)}"
    refused = REFUSED_WHEN_NEW.get(problem.code)
    return words.REFUSED_LATER.format(told=told, code=refused) if refused else told


def _is_error(problem: Problem) -> bool:
    return MESSAGES[problem.code].severity is Severity.ERROR


def _told(folded: Folded, key: str, target: Target) -> str:
    decision = folded.corpus.decisions.get(key)
    if decision is None:
        return words.VERSION_OF_BASELINE.format(day=_day(folded.corpus.baselines[key].day))
    told = words.VERSION_OF.format(number=decision.number, day=_day(decision.signed))
    if target.source is not None:
        told += "\n" + words.DRAFTED_ON.format(file=target.source.file)
    return told


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"
