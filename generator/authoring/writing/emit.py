"""Plain values become block-style YAML as an officer would type it: one key a line, `|` for long texts."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from generator.model.letters import FORBIDDEN, HIDDEN

Value = str | bool | int | list["Value"] | dict[str, "Value"]
"""What a file is made of before it is text; the order of keys is the order in the file."""

_LONG: Final = 80
"""A text that would need quotes and is longer than this stands under `|`, where it is read as it is."""
_INDICATORS: Final = frozenset("-?:,[]{}#&*!|>'\"%@`")
_WORDS: Final = frozenset({"~", "null", "true", "false", "yes", "no", "on", "off"})
# What YAML takes for a line's end or cannot print, what loading would report, change or not see.
_UNPRINTABLE: Final = re.compile(rf"[{FORBIDDEN}{HIDDEN}\t\r\xa0]")


def as_yaml(value: Value, comment: str = "") -> str:
    """One file's text. `comment` becomes lines that begin with `#` above it.

    Read back by `load.document.parse`, every text is the same (in NFC); a tab or a hidden letter is written as an
    escape, so that the file itself stays clean.
    """
    lines = [f"# {line}".rstrip() for line in comment.splitlines()]
    return "\n".join([*lines, *_lines(value, "")]) + "\n"


def items(values: Iterable[Value], indent: str = "") -> str:
    """Entries of a list at the given indent, to stand at the end of an existing one."""
    return "".join(line + "\n" for value in values for line in item_lines(value, indent))


def _lines(value: Value, indent: str) -> Iterator[str]:
    if isinstance(value, dict) and value:
        for key, inner in value.items():
            yield from pair_lines(scalar(key), inner, indent)
    elif isinstance(value, list) and value:
        for inner in value:
            yield from item_lines(inner, indent)
    else:
        yield indent + _flat(value)


def pair_lines(key: str, value: Value, indent: str) -> Iterator[str]:
    """The lines of one key with its value; `key` as it stands in the file."""
    if isinstance(value, dict | list) and value:
        yield f"{indent}{key}:"
        yield from _lines(value, indent + "  ")
    elif isinstance(value, str) and stands_in_block(value):
        yield f"{indent}{key}: |-"
        yield from _block(value, indent + "  ")
    else:
        yield f"{indent}{key}: {_flat(value)}"


def item_lines(value: Value, indent: str) -> Iterator[str]:
    """The lines of one entry of a list, the first with its dash."""
    if isinstance(value, str) and stands_in_block(value):
        yield f"{indent}- |-"
        yield from _block(value, indent + "  ")
        return
    inner = list(_lines(value, indent + "  "))
    yield f"{indent}- {inner[0][len(indent) + 2 :]}"
    yield from inner[1:]


def _block(text: str, indent: str) -> Iterator[str]:
    yield from (indent + line if line else "" for line in text.split("\n"))


def _flat(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        return "{}"
    if isinstance(value, list):
        return "[]"
    return scalar(str(value))


def stands_in_block(text: str) -> bool:
    """Whether the text is written under `|-`, on lines of its own."""
    wants = "\n" in text or (len(text) > _LONG and not _is_plain(text))
    return wants and _is_clean(text) and text == text.strip(" \n") and "\n " not in text and " \n" not in text


def _is_clean(text: str) -> bool:
    return _UNPRINTABLE.search(text) is None and unicodedata.is_normalized("NFC", text)


def _is_plain(text: str) -> bool:
    """Whether the text is itself when written bare after a key or a dash."""
    return (
        text != ""
        and text[0] not in _INDICATORS
        and not text.startswith(("---", "..."))
        and text == text.strip(" ")
        and "\n" not in text
        and ": " not in text
        and " #" not in text
        and not text.endswith(":")
        and text.lower() not in _WORDS
        and _is_clean(text)
        # A mark that joins the letter before it would be joined to the space of the file.
        and not unicodedata.combining(text[0])
    )


def scalar(text: str) -> str:
    """The text on one line, in quotes only where it would not be itself without them."""
    return text if _is_plain(text) else quoted(text)


def quoted(text: str) -> str:
    """The text in double quotes; letters that a person would not see are written as escapes."""
    # Normalising the file must not touch what is written as an escape.
    bare = unicodedata.is_normalized("NFC", text) and not unicodedata.combining(text[:1] or " ")
    return '"' + "".join(_escaped(letter, bare) for letter in text) + '"'


def _escaped(letter: str, bare: bool) -> str:
    if letter in '"\\':
        return "\\" + letter
    if letter == "\n":
        return "\\n"
    if (letter.isascii() or bare) and _UNPRINTABLE.search(letter) is None:
        return letter
    code = ord(letter)
    return f"\\x{code:02X}" if code < 0x100 else f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}"
