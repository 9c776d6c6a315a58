"""What renderers hand to the store: planned files that are made only when something they depend on has changed."""

from collections.abc import Callable, Iterable

from msgspec import Struct

from generator.model.scalars import Term


class OutputKind(Term):
    """The kinds that `build --only` names; each has a manifest of its own."""

    SITE = "site"
    NOTICES = "notices"
    DATA = "data"
    REPORTS = "reports"


Chunk = bytes | memoryview
"""A memoryview is valid until the next one is asked for."""


class Joined(Struct, frozen=True, gc=False):
    """A large file as what it is joined of, in order: nobody has to hold it whole.

    `digest` follows from the digests of its parts: equal digests mean equal bytes.
    """

    digest: bytes
    chunks: Callable[[], Iterable[Chunk]]


class PlannedFile(Struct, frozen=True, gc=False):
    """One file of the output: path below `site/` with `/`, and how to make its bytes.

    `inputs` is a digest of **everything** that can change the bytes; equal inputs mean equal bytes. A large file also
    tells how its bytes are `joined`.
    """

    path: str
    kind: OutputKind
    inputs: bytes
    make: Callable[[], bytes]
    joined: Callable[[], Joined] | None = None
