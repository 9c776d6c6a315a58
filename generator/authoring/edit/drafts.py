"""Unfinished work becomes a file in `.niemyet/drafts/` and comes back from it, whatever happens to the browser."""

import re
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

import msgspec
from msgspec import Struct

from generator.authoring.edit import words
from generator.authoring.problem import AuthoringError
from generator.store.atomic import write_whole

FOLDER: Final = "drafts"
_ID: Final = re.compile(r"[a-z0-9]{8,32}")


class DraftFile(Struct, frozen=True):
    """One file that is being written: its kind (`DOCUMENT_TYPES`), its record, the text and the bytes it began as.

    In `node` every scalar is text (`model.source.Node`, which msgspec cannot name). `text` is empty for a file that is
    made from the record alone; `was` are the bytes on disk whose place it takes, None for a new file. The path of a new
    decision follows from its number and is "" until it has one. `todo` is what the scaffold leaves to a person.
    `signed` is the size of the PDF that comes with a decision, 0 when none does; its bytes lie beside the draft.
    """

    path: str
    kind: str
    node: dict[str, Any]
    text: str = ""
    was: bytes | None = None
    todo: tuple[str, ...] = ()
    signed: int = 0


class Saved(Struct, frozen=True):
    """Where the work was saved: a branch and its one commit; both empty where there is no git.

    `given_way` are the commits that the branch held before, each of the same work: what was pushed may be one of them.
    """

    branch: str
    commit: str
    revision: int
    given_way: tuple[str, ...] = ()


class Draft(Struct, frozen=True):
    """One piece of work, in the end one commit. `revision` grows with every change, so that two tabs cannot mix."""

    id: str
    revision: int
    files: tuple[DraftFile, ...]
    saved: Saved | None = None


class Drafts:
    """The drafts of one tree."""

    def __init__(self, cache: Path) -> None:
        self._folder = cache / FOLDER

    def all(self) -> list[Draft]:
        """Every draft that can be read, by id."""
        found: list[Draft] = []
        for file in sorted(self._folder.glob("*.json")):
            with suppress(AuthoringError):
                draft = self._read(file)
                found += [draft] if draft is not None else []
        return found

    def get(self, draft_id: str) -> Draft | None:
        """The draft, None when there is none of that id."""
        return self._read(self._file(draft_id)) if _ID.fullmatch(draft_id) else None

    def put(self, draft: Draft) -> None:
        """Keeps the draft, by renaming: a kill leaves the one before.

        Raises:
            OSError: the disk refused.
        """
        self._write(self._file(draft.id), msgspec.json.encode(draft))

    def put_signed(self, draft_id: str, raw: bytes) -> None:
        """Keeps the PDF that a draft's decision brings; a draft holds one decision.

        Raises:
            OSError: the disk refused.
        """
        self._write(self._signed(draft_id), raw)

    def signed(self, draft_id: str) -> bytes:
        """The PDF that `put_signed` kept.

        Raises:
            AuthoringError: it is gone.
        """
        try:
            return self._signed(draft_id).read_bytes()
        except OSError as error:
            raise AuthoringError(words.SIGNED_LOST) from error

    def drop(self, draft_id: str) -> None:
        """Forgets the draft; the tree keeps nothing of it."""
        if _ID.fullmatch(draft_id):
            self._file(draft_id).unlink(missing_ok=True)
            self._signed(draft_id).unlink(missing_ok=True)

    def _file(self, draft_id: str) -> Path:
        return self._folder / f"{draft_id}.json"

    def _signed(self, draft_id: str) -> Path:
        return self._folder / f"{draft_id}.pdf"

    def _write(self, target: Path, raw: bytes) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        write_whole(target, raw)

    @staticmethod
    def _read(file: Path) -> Draft | None:
        try:
            return msgspec.json.decode(file.read_bytes(), type=Draft)
        except FileNotFoundError:
            return None
        except (OSError, msgspec.MsgspecError) as error:
            raise AuthoringError(words.DRAFT_BROKEN.format(file=file.name)) from error
