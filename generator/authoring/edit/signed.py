"""The signed text of a decision, as a browser sent it, becomes a PDF that may lie beside the decision's file."""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Any, Final

from msgspec.structs import replace

from generator.authoring.edit import words
from generator.authoring.edit.drafts import DraftFile
from generator.authoring.problem import AuthoringError
from generator.decode.scalars import BadScalar, file_name

MOST_BYTES: Final = 20 * 1024 * 1024
"""A decision of 150 rows, scanned black and white at 300 dpi, is about 8 MB; it stays in git for ever."""
NAME: Final = "tep"
DIGEST: Final = "tep_sha256"
_BEGIN: Final = b"%PDF-"
_END: Final = b"%%EOF"
_NEAR: Final = 1024
"""Readers take a PDF whose marks stand within the first and the last kilobyte."""
_OTHERS: Final = (
    (b"PK\x03\x04", words.SIGNED_IS_WORD),
    (b"\xd0\xcf\x11\xe0", words.SIGNED_IS_WORD),
    (b"{\\rtf", words.SIGNED_IS_WORD),
    (b"\xff\xd8\xff", words.SIGNED_IS_PICTURE),
    (b"\x89PNG", words.SIGNED_IS_PICTURE),
    (b"II*\x00", words.SIGNED_IS_PICTURE),
    (b"MM\x00*", words.SIGNED_IS_PICTURE),
)
"""What officers have in hand instead: Word's files, and pictures of a scanner."""


def checked(raw: bytes) -> bytes:
    """The bytes, which are a whole PDF of a size that may be kept.

    Raises:
        AuthoringError: they are not; the words say what to do.
    """
    if not raw:
        raise AuthoringError(words.SIGNED_NOT_CHOSEN)
    if len(raw) > MOST_BYTES:
        raise AuthoringError(words.SIGNED_TOO_BIG.format(size=megabytes(len(raw)), most=megabytes(MOST_BYTES)))
    if _BEGIN not in raw[:_NEAR]:
        raise AuthoringError(next((told for mark, told in _OTHERS if raw.startswith(mark)), words.SIGNED_IS_NO_PDF))
    if _END not in raw[-_NEAR:]:
        raise AuthoringError(words.SIGNED_IS_CUT)
    return raw


def attached(file: DraftFile, raw: bytes, path: str) -> DraftFile:
    """The decision that names the PDF and its digest. `path` is where the decision's own file goes."""
    node: dict[str, Any] = file.node | {DIGEST: sha256(raw).hexdigest()}
    return named(replace(file, node=node, signed=len(raw)), path)


def named(file: DraftFile, path: str) -> DraftFile:
    """The same, with the PDF called like the decision's file, whatever number was typed meanwhile.

    A name that the tree's own file gives stays: what was published names it. What is no name of a file gives way.
    """
    if not file.signed or (file.was is not None and name_in(file.node)):
        return file
    return replace(file, node=file.node | {NAME: PurePosixPath(path).stem + ".pdf"})


def name_in(node: Mapping[str, Any]) -> str:
    """The file that a decision names, empty where it names none that could lie beside it."""
    try:
        return file_name(str(node.get(NAME, "")))
    except BadScalar:
        return ""


def detached(file: DraftFile) -> DraftFile:
    """The decision without the PDF."""
    return replace(file, signed=0, node={key: value for key, value in file.node.items() if key not in (NAME, DIGEST)})


def megabytes(size: int) -> str:
    """`0,1 MB`, `12,5 MB`."""
    return f"{max(size / 2**20, 0.1):.1f} MB".replace(".", ",").replace(",0 ", " ")
