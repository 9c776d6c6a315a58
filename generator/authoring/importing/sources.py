"""A file from outside becomes records under the keys of the national export; what is no export is refused whole."""

import gzip
import json
import zipfile
import zlib
from pathlib import Path
from typing import Any, Final, NamedTuple

from generator.authoring import words
from generator.authoring.importing.draft import Record
from generator.authoring.importing.portal import portal_record
from generator.authoring.importing.sheet import sheet_records
from generator.authoring.outside import handed, text_of
from generator.authoring.problem import AuthoringError

KINDS: Final = ("national-json", "national-api", "xlsx")
_GZIP: Final = b"\x1f\x8b"
_MORE: Final = "Extra data"
"""What json says of a second value: the first one was whole, so the file is one value a line."""


class Placed(NamedTuple):
    """A record with its place in the export (line or row, from 1)."""

    place: int
    record: Record


def read_export(path: Path, kind: str) -> list[Placed]:
    """Every record of the file, in order.

    Raises:
        AuthoringError: the file is missing, broken, or holds something else.
    """
    handed(path)
    if kind == "xlsx":
        placed = [Placed(row, record) for row, record in sheet_records(path)]
    else:
        placed = [_record(path.name, place, item, kind) for place, item in _items(path)]
    if placed and not any("ma_thu_tuc" in item.record for item in placed):
        raise AuthoringError(words.NOT_RECORDS.format(file=path.name, reason=words.NO_CODES))
    if not placed:
        raise AuthoringError(words.NOT_RECORDS.format(file=path.name, reason=words.EMPTY))
    return placed


def _items(path: Path) -> list[tuple[int, Any]]:
    """The objects of a JSON array, of JSON lines, or the one object of the file."""
    text = _text(path)
    if not text.strip():
        return []
    try:
        whole = _parsed(text)
    except json.JSONDecodeError as error:
        if error.msg != _MORE:
            raise _no_json(path.name, error.lineno, error) from None
        rows = enumerate(text.split("\n"), 1)
        return [(number, _line(path.name, number, row)) for number, row in rows if row.strip()]
    except (ValueError, RecursionError) as error:
        raise _no_json(path.name, 1, error) from None
    return list(enumerate(whole, 1)) if isinstance(whole, list) else [(1, whole)]


def _parsed(text: str) -> Any:
    # A code written as a number must keep its zeros: 1.004120 is no 1.00412.
    return json.loads(text, parse_float=str)


def _line(file: str, number: int, text: str) -> Any:
    try:
        return _parsed(text)
    except (ValueError, RecursionError) as error:
        raise _no_json(file, number, error) from None


def _no_json(file: str, number: int, error: ValueError | RecursionError) -> AuthoringError:
    reason = words.TOO_DEEP if isinstance(error, RecursionError) else ""
    if isinstance(error, json.JSONDecodeError):
        reason = words.FROM_COLUMN.format(column=error.colno)
    return AuthoringError(words.NOT_JSON.format(file=file, line=number, reason=reason))


def _text(path: Path) -> str:
    raw = path.read_bytes()
    if raw.startswith(_GZIP):
        try:
            raw = gzip.decompress(raw)
        except (OSError, EOFError, zlib.error):
            raise AuthoringError(words.BROKEN_GZIP.format(file=path.name)) from None
    if path.suffix.lower() == ".xlsx" and zipfile.is_zipfile(path):
        raise AuthoringError(words.USE_XLSX.format(file=path.name))
    return text_of(path.name, raw)


def _record(file: str, place: int, item: Any, kind: str) -> Placed:
    if not isinstance(item, dict):
        raise AuthoringError(words.NOT_RECORDS.format(file=file, reason=words.NOT_A_MAPPING.format(line=place)))
    if kind == "national-api":
        item = portal_record(file, place, item)
    if "ma_thu_tuc" not in item and "ten_thu_tuc" not in item:
        raise AuthoringError(words.NOT_RECORDS.format(file=file, reason=words.NO_KEYS.format(line=place)))
    if not str(item.get("ma_thu_tuc") or "").strip() and not str(item.get("ten_thu_tuc") or "").strip():
        raise AuthoringError(words.NOT_RECORDS.format(file=file, reason=words.NO_KEYS.format(line=place)))
    return Placed(place, item)
