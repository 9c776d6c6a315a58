"""What renderers hand to the store: planned files that are made only when something they depend on has changed."""

from collections.abc import Callable

from msgspec import Struct

from generator.model.scalars import Term


class OutputKind(Term):
    """The kinds that `build --only` names; each has a manifest of its own."""

    SITE = "site"
    NOTICES = "notices"
    DATA = "data"
    REPORTS = "reports"


class PlannedFile(Struct, frozen=True, gc=False):
    """One file of the output: path below `site/` with `/`, and how to make its bytes.

    `inputs` is a digest of **everything** that can change the bytes; equal inputs mean equal bytes.
    """

    path: str
    kind: OutputKind
    inputs: bytes
    make: Callable[[], bytes]
