"""What a sheet says becomes what can be seen of it: letters that nobody sees must not make it another sheet."""

import re
from typing import Any, Final, TypeVar

import msgspec
from msgspec import Struct

from generator.model.letters import INVISIBLE, SPACES

_INVISIBLE: Final = re.compile(f"[{INVISIBLE}]+")
_SPACES: Final = re.compile(f"[ {SPACES}]*[{SPACES}][ {SPACES}]*")
_ANY: Final = re.compile(f"\\\\t|[{INVISIBLE}{SPACES}]")
"""As JSON writes them. Spaces and texts that have nothing of the kind stay as they are, and so do the ids of sheets."""

_S = TypeVar("_S", bound=Struct)


def seen(said: _S) -> _S:
    """The same facts as an eye tells them apart; print and id are made from these."""
    if _ANY.search(msgspec.json.encode(said).decode()) is None:
        return said  # as good as always
    return msgspec.convert(_seen(msgspec.to_builtins(said)), type(said))


def seen_text(text: str) -> str:
    """One text without what nobody sees, each odd space as the one that everybody types."""
    return _SPACES.sub(" ", _INVISIBLE.sub("", text))


def _seen(value: Any) -> Any:
    match value:
        case str():
            return seen_text(value)
        case dict():
            return {key: _seen(inner) for key, inner in value.items()}
        case list() | tuple():
            return [_seen(inner) for inner in value]
    return value
