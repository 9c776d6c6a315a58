"""What a browser asked of `niemyet edit` becomes the draft, the file and the values it is about."""

from collections.abc import Mapping
from http import HTTPStatus

from generator.authoring.edit.drafts import Draft
from generator.authoring.edit.work import Work
from generator.cli.edit.door import Request, Response


class NotThere(Exception):
    """The address leads to nothing."""


def draft_of(work: Work, draft_id: str) -> Draft:
    """The draft.

    Raises:
        NotThere: there is none, or no longer.
    """
    draft = work.drafts.get(draft_id)
    if draft is None:
        raise NotThere
    return draft


def place_in(draft: Draft, typed: str) -> int:
    """The place of a file in its draft.

    Raises:
        NotThere: the draft has fewer files.
    """
    if int(typed) >= len(draft.files):
        raise NotThere
    return int(typed)


def one(values: Mapping[str, object], name: str) -> str:
    """The first value of a field, empty where it was not sent."""
    found = values.get(name)
    return str(found[0]) if isinstance(found, list) and found else ""


def seen(request: Request) -> int:
    """The revision of the draft that the form in the browser shows, -1 where it says none."""
    typed = one(request.form, "_ban")
    return int(typed) if typed.isascii() and typed.isdecimal() else -1


def to(address: str) -> Response:
    """The way to another page."""
    return Response(status=HTTPStatus.SEE_OTHER, location=address)
