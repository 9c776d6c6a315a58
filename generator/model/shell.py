"""Material's page shell without its content: rendered once by MkDocs, filled once per page."""

from collections.abc import Mapping

from msgspec import Struct


class Frame(Struct, frozen=True):
    """A page with holes: the constant texts between the slots, and the name of the slot after each but the last."""

    pieces: tuple[str, ...]
    slots: tuple[str, ...]


class Shell(Struct, frozen=True):
    """The shell by depth of the address (0: the root), and the files that MkDocs made beside it.

    `frames[depth]` takes any page of that depth; `pages` maps an editorial page's path below `site/` to its frame,
    in which only the slots of the whole site are left. `static` maps a path below `site/` to the file on disk that
    holds its bytes; `digest` covers everything.
    """

    frames: Mapping[int, Frame]
    pages: Mapping[str, Frame]
    static: Mapping[str, str]
    digest: str
