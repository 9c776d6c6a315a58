"""What an officer does at the forms becomes drafts: begin, fill in, open the records of a decision, save."""

from collections.abc import Callable, Sequence
from typing import Any

from msgspec.structs import replace

from generator import settings
from generator.authoring.edit import words
from generator.authoring.edit.acts import acted
from generator.authoring.edit.branch import commit_on_branch, has_repository
from generator.authoring.edit.drafts import Draft, DraftFile, Drafts, Saved
from generator.authoring.edit.fields import fields_of
from generator.authoring.edit.outcome import Outcome, outcome_of, path_of, values_of, writes_of
from generator.authoring.edit.reading import Posted, read_form
from generator.authoring.edit.signed import attached, checked, detached, name_in, named
from generator.authoring.problem import AuthoringError
from generator.authoring.scaffolds.opening import decoded, version_files
from generator.authoring.scaffolds.targets import OPENED, targets_of
from generator.authoring.scaffolds.todo import Todo
from generator.authoring.scaffolds.trial import fold_with
from generator.authoring.writing.writes import FileWrite, write_files
from generator.decode.documents import kind_of
from generator.diagnostics.problem import Problem
from generator.load.document import parse
from generator.load.revision import RevisionError, RevisionTree, commit_of
from generator.load.tree import Entry, FolderTree
from generator.pipeline import Folded, Options, fold_tree
from generator.refusal import Base, fold_base, refused

KINDS = ("decision", "version", "plain")
"""What has a form; lists of the province and baselines are for whoever keeps the tree."""


class Conflict(Exception):
    """The draft has changed since the form was made: another tab, or another window."""


class Work:
    """The drafts of one tree and what may be done with them. One thread at a time."""

    def __init__(self, options: Options, new_id: Callable[[], str]) -> None:
        self.options = options
        self.drafts = Drafts(options.cache)
        self._new_id = new_id
        self._base: tuple[str, Base | None] = "", None
        self._folded: tuple[list[Entry], str, Folded] | None = None

    # --- what is there --------------------------------------------------------------------------------------------

    def tree(self) -> Folded:
        """The tree as it lies on disk, folded anew only when a file of it, or what it is compared with, has changed."""
        return self._against(*self._head())

    def outcome(self, draft: Draft) -> Outcome:
        """What the tree would be with the draft.

        Raises:
            AuthoringError: a file of the draft cannot be revised.
        """
        head, base = self._head()
        return outcome_of(self.options, draft, self._against(head, base), base)

    def _against(self, head: str, base: Base | None) -> Folded:
        ignored: list[Problem] = []
        entries = FolderTree(self.options.root).entries(ignored.append)
        if self._folded is None or self._folded[:2] != (entries, head):
            folded = fold_tree(self.options)
            self._folded = entries, head, folded if base is None else refused(folded, base, self.options)
        return self._folded[2]

    def _head(self) -> tuple[str, Base | None]:
        """The commit that drafts are saved onto, and what it says; None where there is none, or no province in it.

        What git cannot read whole is compared with nothing here: the check of the pull request has all of it.
        """
        try:
            commit = commit_of(self.options.root, "HEAD")
        except RevisionError:
            return "", None
        if self._base[0] != commit:
            self._base = commit, self._said_by(commit)
        return self._base

    def _said_by(self, commit: str) -> Base | None:
        try:
            return fold_base(self.options, RevisionTree(self.options.root, commit))
        except RevisionError:
            return None

    def uses_git(self) -> bool:
        """Whether saving means a branch."""
        return has_repository(self.options.root)

    # --- beginning ------------------------------------------------------------------------------------------------

    def new_decision(self) -> Draft:
        """A draft with an empty decision; who issues them is who issued the last one."""
        decisions = sorted(self.tree().corpus.decisions.values(), key=lambda d: (not d.sample, d.signed, d.key))
        agency = decisions[-1].agency if decisions else None
        node: dict[str, Any] = ({"co_quan": agency} if agency else {}) | {"hieu_luc": {}, "muc": [{}]}
        return self._begun((DraftFile("", "decision", node),))

    def open_file(self, path: str) -> Draft:
        """A draft with one file of the tree, or with new words for a procedure (`site_data/plain/<ma>.yml`).

        Raises:
            AuthoringError: there is no such file, it has no form, or it cannot be read.
        """
        raw = self._raw(path)
        kind = kind_of(path)
        if kind not in KINDS or (raw is None and not self._may_begin(path)):
            raise AuthoringError(words.NO_FORM.format(file=path))
        if raw is None:
            return self._begun((DraftFile(path, str(kind), {}),))
        problems: list[Problem] = []
        node = parse(path, raw, problems.append)
        if not isinstance(node, dict) or "loai_tep" in node or any(p.code.startswith("TT10") for p in problems):
            raise AuthoringError(words.NO_FORM.format(file=path))
        return self._begun((DraftFile(path, str(kind), node, raw.decode("utf-8"), raw),))

    def _begun(self, files: tuple[DraftFile, ...]) -> Draft:
        """A new draft, or the one that was begun like this and in which nothing was typed yet."""
        untouched = (draft for draft in self.drafts.all() if draft.files == files)
        return next(untouched, None) or self._kept(Draft(self._new_id(), 0, files))

    def _raw(self, path: str) -> bytes | None:
        """The bytes of a file of the tree: only what the compiler itself would read, wherever a path leads."""
        ignored: list[Problem] = []
        tree = FolderTree(self.options.root)
        entry = next((entry for entry in tree.entries(ignored.append) if entry.path == path), None)
        return tree.read(entry, ignored.append) if entry is not None else None

    def _may_begin(self, path: str) -> bool:
        codes = {key.code for key in self.tree().register.histories}
        return path in {f"{settings.PLAIN}/{code}.yml" for code in codes}

    # --- filling in -----------------------------------------------------------------------------------------------

    def fill(
        self, draft: Draft, place: int, posted: Posted, act: str = "", seen: int | None = None
    ) -> tuple[Draft, str]:
        """The draft with what a form holds, kept, after the act of a button; and the field to go to.

        `seen` is the revision the form was made from; None takes the form whatever has happened since.

        Raises:
            Conflict: the draft is not what the form was made from; nothing was changed.
        """
        file = draft.files[place]
        fields = fields_of(file.kind)
        node = read_form(fields, posted, file.node)
        node, goto = acted(fields, node, act)
        if node == file.node:
            return draft, goto
        if seen is not None and seen != draft.revision:
            raise Conflict
        typed = replace(file, node=node)
        return self._with(draft, place, named(typed, path_of(typed, draft.id))), goto

    def attach(self, draft: Draft, place: int, raw: bytes) -> Draft:
        """The draft whose decision brings the signed PDF with it.

        Raises:
            AuthoringError: the bytes are no PDF that may be kept, or the tree holds one already.
            OSError: the disk refused.
        """
        file = draft.files[place]
        if file.kind != "decision":
            raise AuthoringError(words.NO_FORM.format(file=file.path))
        path = path_of(file, draft.id)
        name = name_in(file.node)
        if name and not file.signed and (self.options.root / path).with_name(name).is_file():
            raise AuthoringError(words.SIGNED_ALREADY.format(name=name))
        self.drafts.put_signed(draft.id, checked(raw))
        return self._with(draft, place, attached(file, raw, path))

    def detach(self, draft: Draft, place: int) -> Draft:
        """The draft without the PDF that was attached to its decision."""
        file = draft.files[place]
        return self._with(draft, place, detached(file)) if file.signed else draft

    def _with(self, draft: Draft, place: int, file: DraftFile) -> Draft:
        return self._kept(replace(draft, files=(*draft.files[:place], file, *draft.files[place + 1 :])))

    def open_records(self, draft: Draft, place: int) -> Draft:
        """The draft with the records that the rows of its decision bring: copied where a row amends, begun where not.

        What the draft holds already stays as it is.

        Raises:
            AuthoringError: the decision cannot be read yet, or a record cannot be copied.
        """
        file = draft.files[place]
        decided = replace(draft, files=(file,))
        decision = decoded(values_of(file))
        trial = fold_with(self.options, writes_of(self.options, decided))
        opened, todo = version_files(self.options, trial, decision.key, targets_of(trial, decision.key, OPENED))
        there = {path_of(other, draft.id) for other in draft.files}
        new = tuple(_scaffolded(write, todo) for write in opened if write.path not in there)
        return self._kept(replace(draft, files=draft.files + new)) if new else draft

    def drop_file(self, draft: Draft, place: int) -> Draft:
        """The draft without one of its files; the last one stays."""
        if len(draft.files) == 1:
            return draft
        return self._kept(replace(draft, files=(*draft.files[:place], *draft.files[place + 1 :])))

    def _kept(self, draft: Draft) -> Draft:
        draft = replace(draft, revision=draft.revision + 1)
        self.drafts.put(draft)
        return draft

    # --- saving ---------------------------------------------------------------------------------------------------

    def save(self, draft: Draft, branch: str, message: str) -> Draft:
        """One commit on a branch, or the files themselves where there is no git; the draft remembers which.

        Raises:
            AuthoringError: it may not be saved, with the reason; the tree is as it was.
            OSError: the disk refused; the tree is as it was.
        """
        self._may_save(draft)
        writes = [write for write in writes_of(self.options, draft) if write.was is None or write.was != write.raw]
        if not writes:
            raise AuthoringError(words.NOTHING_CHANGED)
        if not self.uses_git():
            write_files(self.options.root, writes)
            saved = Saved("", "", draft.revision)
            draft = replace(draft, saved=saved, files=_as_written(draft, writes_of(self.options, draft)))
        else:
            before = draft.saved if draft.saved is not None and draft.saved.branch == branch else None
            commit = commit_on_branch(self.options.root, branch, message, writes, before.commit if before else None)
            given_way = (*before.given_way, before.commit) if before else ()
            draft = replace(draft, saved=Saved(branch, commit, draft.revision, given_way))
        self.drafts.put(draft)
        return draft

    def _may_save(self, draft: Draft) -> None:
        outcome = self.outcome(draft)
        if reason := in_the_way(outcome):
            raise AuthoringError(reason)
        if outcome.has_errors:
            raise AuthoringError(words.HAS_ERRORS)


def in_the_way(outcome: Outcome) -> str:
    """Why the files could not be written, whatever stands in them; empty when they could."""
    if outcome.taken:
        word = words.SIGNED_TAKEN if outcome.taken[0].endswith(".pdf") else words.ALREADY_THERE
        return word.format(file=outcome.taken[0])
    return words.STALE.format(file=outcome.stale[0]) if outcome.stale else ""


def _scaffolded(write: FileWrite, todo: Sequence[Todo]) -> DraftFile:
    """A record as the scaffold made it: its comments stay."""
    ignored: list[Problem] = []
    node = parse(write.path, write.text.encode(), ignored.append)
    left = tuple(one.words for one in todo if one.at.file == write.path)
    return DraftFile(write.path, "version", node if isinstance(node, dict) else {}, write.text, todo=left)


def _as_written(draft: Draft, writes: Sequence[FileWrite]) -> tuple[DraftFile, ...]:
    """The files of a draft that now lie in the tree: to change them again is to revise them."""
    return tuple(
        replace(file, path=write.path, text=write.text, was=write.raw, signed=0)
        for file, write in zip(draft.files, writes, strict=False)
    )


def files_of_code(folded: Folded, code: str) -> Sequence[str]:
    """The files of a procedure that have a form: its versions, newest first, then the words that no decision sets."""
    canonical = folded.corpus.canonical(code)
    versions = [v for v in folded.corpus.versions if canonical in map(folded.corpus.canonical, v.codes)]
    newest = sorted(versions, key=lambda v: (v.decision.partition("/")[0].isdecimal(), v.decision), reverse=True)
    words = folded.corpus.plains.get(canonical)
    return [*(version.file for version in newest), words.file if words else f"{settings.PLAIN}/{canonical}.yml"]
