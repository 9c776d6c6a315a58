"""What a cell names becomes an id of one of the province's lists; a name that is missing joins the list when asked."""

import difflib
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from generator import settings
from generator.authoring import words
from generator.authoring.importing.batch import list_files
from generator.authoring.importing.draft import Lists
from generator.authoring.importing.lists import Names, alike
from generator.authoring.scaffolds.cells import Unreadable
from generator.authoring.scaffolds.todo import Todo
from generator.authoring.texts import ascii_fold, fold, line
from generator.authoring.writing.places import places_of
from generator.authoring.writing.writes import FileWrite
from generator.diagnostics.problem import Ref
from generator.model.corpus import Corpus

_ID: Final = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)+")


class NotListed(Unreadable):
    """The province's list has no such name."""


class Listed:
    """One list: ids by id and by name. `new` takes names that are missing; None refuses them."""

    def __init__(self, file: str, entries: Iterable[tuple[str, Iterable[str]]], new: Names | None) -> None:
        self._file = file
        self._new = new
        every = [(name, ident) for ident, names in entries for name in (ident, *names) if name]
        self._ids = {fold(name): ident for name, ident in every}
        self._alike = _unambiguous((alike(name), ident) for name, ident in every)
        self._written = {ascii_fold(name): name for name, ident in every if name != ident}

    def id_of(self, cell: str) -> str:
        """The id of what a cell names, by id or by name, commas and `UBND` for its long form aside.

        Raises:
            NotListed: the list has none like it, and none may be added; or it is no name: an id, or one
                that is there without some of its accents.
        """
        found = self._ids.get(fold(cell)) or self._alike.get(alike(cell))
        if found is not None:
            return found
        is_name = ascii_fold(cell) not in self._written and not _ID.fullmatch(line(cell))
        if self._new is not None and is_name:
            return self._new.id_of(line(cell))
        near = self._near(ascii_fold(cell))
        hint = words.NEAR.format(text=near) if near else ""
        raise NotListed(words.NOT_LISTED.format(file=self._file, text=line(cell), near=hint))

    def _near(self, typed: str) -> str:
        """The name that begins as typed, or is close to it, accents aside."""
        begins = (name for folded, name in self._written.items() if typed and folded.startswith(typed))
        close = difflib.get_close_matches(typed, self._written, n=1)
        return next(begins, "") or next((self._written[folded] for folded in close), "")


def listed_fields(corpus: Corpus, new: Lists | None) -> Listed:
    """The province's fields."""
    entries = ((one.id, (one.name, *one.other_names)) for one in corpus.fields.values())
    return Listed(settings.FIELDS_FILE, entries, new.fields if new else None)


def listed_agencies(corpus: Corpus, new: Lists | None) -> Listed:
    """The province's agencies."""
    entries = ((one.id, (one.name, one.short_name or "")) for one in corpus.agencies.values())
    return Listed(settings.AGENCIES_FILE, entries, new.agencies if new else None)


def list_writes(root: Path, lists: Lists) -> tuple[list[FileWrite], list[Todo]]:
    """The lists with what joined them, and each new entry as something to look at.

    Raises:
        AuthoringError: the file's shape does not allow an entry more.
    """
    writes: list[FileWrite] = []
    todo: list[Todo] = []
    for path, text in list_files(root, lists).items():
        file = root / path
        writes.append(FileWrite(path, text, file.read_bytes() if file.exists() else None))
        added = (lists.agencies if path == settings.AGENCIES_FILE else lists.fields).added
        place = places_of(text)
        first = len(place.parts) - len(added) if place is not None else 0
        todo += [
            Todo(Ref(path, (first + number,)), words.TODO_NEW_NAME.format(text=name))
            for number, name in enumerate(added.values())
        ]
    return writes, todo


def _unambiguous(spelled: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    found: dict[str, set[str]] = defaultdict(set)
    for key, ident in spelled:
        found[key].add(ident)
    return {key: next(iter(idents)) for key, idents in found.items() if key and len(idents) == 1}
