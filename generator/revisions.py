"""A revision of the tree becomes what it says as of a day: what was read once is neither read nor decoded again."""

import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from generator.diagnostics.problem import LocatedProblem, Problem
from generator.load.locate import locate
from generator.load.revision import RevisionTree
from generator.load.tree import Entry
from generator.model.corpus import Corpus, Known
from generator.pipeline import Folded, Options, corpus_of, decode_file, fold_corpus
from generator.store.decoded import Decoded, DecodedCache, packed

_MEMORY: Final = "decoded-revisions"


class Revisions:
    """Folds some revisions of one tree. Files of one content, in whichever of them, are decoded once.

    The memory holds what the last run read, by content and path. The folder's own is looked into, and left as it is.
    """

    def __init__(self, options: Options) -> None:
        self._options = options
        self._memory = DecodedCache(options.cache / _MEMORY, use=options.use_cache)
        self._used: dict[str, Decoded] = {}
        self._documents: dict[tuple[str, bytes], Known | None] = {}
        self._is_new = False

    def fold(self, tree: RevisionTree) -> Folded:
        """What a revision says as of the options' day, with its problems."""
        problems: list[Problem] = []
        return fold_corpus(self._read(tree, problems), self._options, problems)

    def remember(self) -> None:
        """Keeps what these revisions needed, and forgets what earlier ones did."""
        if self._is_new:
            self._memory.write(self._used.values())

    def _read(self, tree: RevisionTree, problems: list[Problem]) -> Corpus:
        entries = tree.entries(problems.append)
        names = {entry.path: f"{tree.blobs[entry.path].id} {entry.path}" for entry in entries}
        known = {path: self._used.get(name) or self._memory.get(name) for path, name in names.items()}
        for read in self._decoded(tree, [entry for entry in entries if known[entry.path] is None]):
            known[read.path] = read
            self._is_new = True
        files = [replace(entry, path=path) for path, entry in known.items() if entry is not None]
        # What git had lost has no digest: somebody may fetch it before the next run.
        self._used |= {names[it.path]: replace(it, path=names[it.path]) for it in files if it.digest}
        return corpus_of(files, self._document, problems)

    def _document(self, entry: Decoded) -> Known | None:
        """The record of an entry; one for all revisions that hold the same file."""
        same = entry.path, entry.digest
        if same not in self._documents:
            self._documents[same] = self._memory.document(entry)
        return self._documents[same]

    def _decoded(self, tree: RevisionTree, entries: list[Entry]) -> Iterator[Decoded]:
        if not entries:
            return
        folder = DecodedCache(self._options.cache / "decoded", use=self._options.use_cache)
        problems: list[Problem] = []
        for entry, raw in tree.contents(entries, problems.append):
            yield decode_file(entry, raw, folder.get(entry.path))
        for problem in problems:
            yield packed(problem.at.file, 0, 0, b"", None, [problem])


def located_in(tree: RevisionTree, problems: Iterable[Problem]) -> tuple[LocatedProblem, ...]:
    """The problems of a revision with their lines, sorted by file and line."""
    every = list(problems)
    named = {ref.file for problem in every for ref in (problem.at, *problem.related)}
    entries = [entry for entry in tree.entries(_ignore) if entry.path in named]
    with tempfile.TemporaryDirectory(prefix="niemyet-") as name:
        for entry, raw in tree.contents(entries, _ignore):
            place = Path(name) / entry.path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(raw)
        return locate(Path(name), every)


def _ignore(_: Problem) -> None:
    """What keeps a file from being read was told when it was read."""
