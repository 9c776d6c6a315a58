"""A comment that sets a problem aside, with its reason: `# niemyet: bo-qua TT410 <lý do>`."""

from msgspec import Struct

Route = tuple[str | int, ...]


class Excuse(Struct, frozen=True, gc=False):
    """One comment: its own line, the line it speaks of (both from 1), the rule's code, and why."""

    line: int
    target: int
    code: str
    reason: str


class FileExcuses(Struct, frozen=True, gc=False):
    """All such comments of one file; `lines` says on which line each route of the file stands."""

    items: tuple[Excuse, ...]
    lines: tuple[tuple[Route, int], ...]
