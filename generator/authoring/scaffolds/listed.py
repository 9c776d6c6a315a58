"""What a cell names becomes an id of one of the province's lists."""

import difflib
from collections.abc import Iterable, Mapping

from generator.authoring import words
from generator.authoring.scaffolds.cells import Unreadable
from generator.authoring.texts import ascii_fold, fold, line
from generator.authoring.writing.emit import Value


def ids(entries: Iterable[tuple[str, Iterable[str]]]) -> dict[str, str]:
    """What each entry may be called, folded, with its id."""
    return {fold(name): ident for ident, names in entries for name in (ident, *names) if name}


def listed(cell: str, known: Mapping[str, str], file: str) -> Value:
    """The id of what a cell names, by id or by name.

    Raises:
        Unreadable: the file lists none like it.
    """
    found = known.get(fold(cell))
    if found is None:
        near = _near(ascii_fold(cell), known)
        hint = words.NEAR.format(text=near) if near else ""
        raise Unreadable(words.NOT_LISTED.format(file=file, text=line(cell), near=hint))
    return found


def _near(typed: str, known: Mapping[str, str]) -> str:
    """The name that begins as typed, or is close to it, accents aside."""
    written = {ascii_fold(name): name for name, ident in known.items() if name != ident}
    begins = (name for folded, name in written.items() if typed and folded.startswith(typed))
    return next(begins, "") or next((written[n] for n in difflib.get_close_matches(typed, written, n=1)), "")
