"""Planned files and a tree become what the tree would say with them; nothing of the tree is written."""

from collections.abc import Iterable
from hashlib import blake2b
from typing import Final

from generator.authoring.writing.writes import FileWrite
from generator.diagnostics.problem import Problem, Report
from generator.load.tree import Entry, FolderTree
from generator.pipeline import Folded, Options, fold_tree

_NO_TIME: Final = -1
"""Times of real files are above it."""


def fold_with(options: Options, writes: Iterable[FileWrite]) -> Folded:
    """The tree as of the options' day with the writes in their places."""
    return fold_tree(options, _Overlaid(options, writes))


class _Overlaid(FolderTree):
    """A folder over which planned files lie."""

    def __init__(self, options: Options, writes: Iterable[FileWrite]) -> None:
        super().__init__(options.root)
        self._planned = {write.path: write.raw for write in writes}

    def entries(self, report: Report) -> list[Entry]:
        here = [entry for entry in super().entries(report) if entry.path not in self._planned]
        planned = [Entry(path, len(raw), _time_of(raw)) for path, raw in self._planned.items()]
        return sorted([*here, *planned], key=lambda entry: entry.path)

    def read(self, entry: Entry, report: Report) -> bytes | None:
        planned = self._planned.get(entry.path)
        return planned if planned is not None else super().read(entry, report)


def _time_of(raw: bytes) -> int:
    """A time no file has, and no other text: a trial before this one may have left its text in the cache."""
    return _NO_TIME - int.from_bytes(blake2b(raw, digest_size=7).digest())


def new_problems(before: Folded, after: Folded) -> tuple[Problem, ...]:
    """What is wrong afterwards and was not before, in its order."""
    known = set(map(_identity, before.problems))
    return tuple(problem for problem in after.problems if _identity(problem) not in known)


def _identity(problem: Problem) -> tuple[str, str, str]:
    return problem.code, problem.at.file, repr((problem.at.route, dict(problem.params)))
