"""What a problem is: a code, a symbolic place, and the words that fill its message."""

from collections.abc import Callable, Mapping
from enum import StrEnum

from msgspec import Struct


class Severity(StrEnum):
    """An error stops publication; a warning never does (with `--strict` it turns the exit code)."""

    ERROR = "error"
    WARNING = "warning"


class Ref(Struct, frozen=True, omit_defaults=True, gc=False):
    """A place in a file, symbolic until printed: the route of keys and indexes, or a position when no route exists.

    `line` and `column` count from 1; 0 means "found by the route".
    """

    file: str
    route: tuple[str | int, ...] = ()
    on_key: bool = False
    line: int = 0
    column: int = 0

    def at(self, *steps: str | int) -> "Ref":
        """The place one or more steps further down."""
        return Ref(self.file, (*self.route, *steps))

    def key(self, name: str) -> "Ref":
        """The key itself, not its value."""
        return Ref(self.file, (*self.route, name), on_key=True)


class Problem(Struct, frozen=True, omit_defaults=True, gc=False):
    """One finding. Its severity and words stand under its code in `messages_vi/`."""

    code: str
    at: Ref
    params: Mapping[str, str] = {}
    related: tuple[Ref, ...] = ()


class LocatedProblem(Struct, frozen=True):
    """A problem made concrete for printing: line and column from 1, the line's text, the caret's length."""

    problem: Problem
    severity: Severity
    line: int
    column: int
    text: str
    length: int
    related: tuple[tuple[str, int], ...] = ()


Report = Callable[[Problem], None]
"""Where a stage hands its problems; a stage never stops at the first."""
