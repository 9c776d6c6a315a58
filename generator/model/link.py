"""How one page names what another tells: a procedure, and the decision behind a change."""

from datetime import date

from msgspec import Struct


class Source(Struct, frozen=True, gc=False):
    """The decision (or baseline) that did something: how to name it and where its page is.

    A baseline has no page and no number; `published_by` then names the decision outside the tree, when known.
    """

    key: str
    number: str | None
    signed: date | None
    url: str | None
    published_by: str | None = None
    sample: bool = False


class Link(Struct, frozen=True, gc=False):
    """A way to another page of the site."""

    title: str
    url: str
    note: str = ""
