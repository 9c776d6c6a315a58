"""Agencies and fields by name: those the province has are used, missing ones get an id and are added at the end."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from generator.authoring import words
from generator.authoring.problem import AuthoringError
from generator.authoring.texts import fold, name_id
from generator.authoring.writing.emit import Value, items
from generator.diagnostics.problem import Problem
from generator.load.document import parse
from generator.model.source import Node

_LONGEST_ID: Final = 60
_SHORT: Final = {
    "ubnd": "ủy ban nhân dân",
    "hđnd": "hội đồng nhân dân",
    "bhxh": "bảo hiểm xã hội",
    "tp": "thành phố",
    "hcm": "hồ chí minh",
    "tphcm": "thành phố hồ chí minh",
}
_PART: Final = re.compile(r"[^\W_]+|[-–—/]+")
_TONES: Final = re.compile("[\u0300\u0301\u0303\u0309\u0323]")


class Names:
    """Ids by name: grows while an export is read, never changes what is there."""

    def __init__(self, known: Iterable[tuple[str, Iterable[str]]], shared: Callable[[str], str] = fold) -> None:
        """`known`: each id with every name it goes by. `shared`: what two spellings of one name have in common."""
        self._shared = shared
        self._ids: dict[str, str] = {}
        self._alike: dict[str, str] = {}
        self._taken: set[str] = set()
        self.added: dict[str, str] = {}
        for ident, names in known:
            self._taken.add(ident)
            for name in names:
                self._keep(name, ident)

    def id_of(self, name: str) -> str:
        """The id of a name, else of one that is only spelled in another way; a new one when there is neither."""
        ident = self._ids.get(fold(name)) or self._alike.get(self._shared(name))
        if ident is None:
            ident = self._free(name)
            self._taken.add(ident)
            self.added[ident] = name
        self._keep(name, ident)
        return ident

    def knows(self, name: str) -> bool:
        """Whether the list has this name, in this or another spelling."""
        return fold(name) in self._ids or self._shared(name) in self._alike

    def _keep(self, name: str, ident: str) -> None:
        self._ids.setdefault(fold(name), ident)
        if key := self._shared(name):
            self._alike.setdefault(key, ident)

    def _free(self, name: str) -> str:
        base = name_id(name, _LONGEST_ID) or "khac"
        ident, number = base, 2
        while ident in self._taken:
            ident, number = f"{base}-{number}", number + 1
        return ident


def alike(name: str) -> str:
    """What two spellings of one agency share.

    Case, blanks, commas and brackets, the place of the tone (uỷ, ủy) and known abbreviations are no difference. Dashes
    and slashes are: `Cục Thuế - Bộ Tài chính` is one agency, with a comma it would be two.
    """
    found = (part if part[0].isalnum() else "-" for part in _PART.findall(fold(name)))
    words = " ".join(_SHORT.get(part, part) for part in found).split()
    return " ".join(_toned(word) for word in words)


def _toned(word: str) -> str:
    apart = unicodedata.normalize("NFD", word)
    return _TONES.sub("", apart) + "".join(_TONES.findall(apart))


def appended(path: str, text: str, values: list[Value], under: str = "") -> str:
    """The file's text with more entries at the end of its list; every byte that stood there stays.

    `under` is the key of the list when it does not stand at the top of the file.

    Raises:
        AuthoringError: the file's shape does not allow it.
    """
    before = _read(path, text)
    body = text if text.endswith("\n") or not text else text + "\n"
    empty = re.search(rf"^{under + ': ' if under else ''}\[\][ ]*(?:#.*)?\n\Z", body, re.MULTILINE)
    if empty:
        body = body[: empty.start()] + (f"{under}:\n" if under else "")
    found = re.findall(r"^( *)- ", body, re.MULTILINE)
    indent = min(found, key=len) if found else ("  " if under else "")
    made = body + items(values, indent)
    after = _read(path, made)
    if _list(after, under) != [*(_list(before, under) or []), *values] or _rest(after, under) != _rest(before, under):
        raise AuthoringError(words.LIST_SHAPE.format(file=path))
    return made


def _read(path: str, text: str) -> Node | None:
    problems: list[Problem] = []
    node = parse(path, text.encode(), problems.append)
    if any(problem.code != "TT112" for problem in problems):
        raise AuthoringError(words.TREE_BROKEN.format(file=path))
    return node


def _list(node: Node | None, under: str) -> Node | None:
    inner = node.get(under) if under and isinstance(node, dict) else node
    return inner if isinstance(inner, list) else None


def _rest(node: Node | None, under: str) -> Mapping[str, Node]:
    return {key: value for key, value in node.items() if key != under} if isinstance(node, dict) else {}
