"""A way to make items becomes their sequence, made when somebody looks at it: what few pages show costs only them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TypeVar, overload

Key = TypeVar("Key")
Item = TypeVar("Item", covariant=True)


class Late(Sequence[Item]):
    """Equal to the tuple that `make` gives; `make` runs once, at the first question."""

    def __init__(self, make: Callable[[], tuple[Item, ...]]) -> None:
        self._make = make

    @cached_property
    def _items(self) -> tuple[Item, ...]:
        return self._make()

    @overload
    def __getitem__(self, index: int) -> Item: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Item, ...]: ...
    def __getitem__(self, index: int | slice) -> Item | tuple[Item, ...]:
        return self._items[index]

    def __iter__(self) -> Iterator[Item]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __eq__(self, other: object) -> bool:
        return self._items == (other._items if isinstance(other, Late) else other)

    def __hash__(self) -> int:
        return hash(self._items)


class LateMapping(Mapping[Key, Item]):
    """The same for a mapping."""

    def __init__(self, make: Callable[[], Mapping[Key, Item]]) -> None:
        self._make = make

    @cached_property
    def _items(self) -> Mapping[Key, Item]:
        return self._make()

    def __getitem__(self, key: Key) -> Item:
        return self._items[key]

    def __iter__(self) -> Iterator[Key]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)
