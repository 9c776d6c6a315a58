"""What hangs at a posting point, and what is to be done there."""

from msgspec import Struct

from generator.model.notice import NoticeKind, subject_of
from generator.model.scalars import Level


class Hanging(Struct, frozen=True, gc=False):
    """A sheet that must hang somewhere: what it is about, not what it says. `place` as in the ledger."""

    kind: NoticeKind
    code: str = ""
    levels: tuple[Level, ...] = ()
    place: str = ""
    title: str = ""

    @property
    def subject(self) -> str:
        """What the notice is about, whatever it says."""
        return subject_of(self.kind, self.code, self.levels, self.place)


class Posted(Struct, frozen=True, gc=False):
    """A sheet with its id: the very paper on a board."""

    id: str
    what: Hanging


class PointChanges(Struct, frozen=True):
    """What to do at one posting point, in the order in which people work; `replace` holds pairs of old and new.

    With `closes`, the point itself is no more: all of it comes down.
    """

    point: str
    name: str
    take_down: tuple[Posted, ...]
    replace: tuple[tuple[Posted, Posted], ...]
    put_up: tuple[Posted, ...]
    keep: tuple[Posted, ...]
    closes: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether everything that hangs there may stay."""
        return not (self.take_down or self.replace or self.put_up)
