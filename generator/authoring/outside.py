"""A file that somebody hands over becomes its text; what it is instead is said with what to do about it."""

import codecs
import io
import zipfile
from pathlib import Path
from typing import Final

from generator.authoring import words
from generator.authoring.problem import AuthoringError

_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0"
_ZIP: Final = b"PK\x03\x04"
_PDF: Final = b"%PDF"
_UTF_16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def handed(path: Path) -> Path:
    """The same path.

    Raises:
        AuthoringError: there is no such file, or it is a folder.
    """
    if path.is_dir():
        raise AuthoringError(words.IS_FOLDER.format(file=path))
    if not path.is_file():
        raise AuthoringError(words.NOT_FOUND.format(file=path))
    return path


def text_of(name: str, raw: bytes) -> str:
    """The text of a file in UTF-8, with or without its mark.

    Raises:
        AuthoringError: the bytes are no such text.
    """
    if (kind := _kind(raw)) is not None:
        raise AuthoringError(kind.format(file=name))
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise AuthoringError(words.NOT_UTF8.format(file=name, place=error.start)) from None


def _kind(raw: bytes) -> str | None:
    """What is said of a file that only looks like text by its name."""
    if raw.startswith(_OLD_OFFICE):
        return words.OLD_OFFICE
    if raw.startswith(_PDF):
        return words.IS_PDF
    if raw.startswith(_ZIP):
        return words.IS_XLSX if _is_workbook(raw) else words.IS_DOCX
    if raw.startswith(_UTF_16) or any(half.count(0) * 2 > len(half) for half in (raw[:64:2], raw[1:64:2])):
        return words.IS_UTF_16
    return None


def _is_workbook(raw: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as parts:
            return "xl/workbook.xml" in parts.namelist()
    except zipfile.BadZipFile:
        return False
