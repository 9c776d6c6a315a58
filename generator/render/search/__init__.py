"""The catalogue becomes the two files that the search box loads: names and codes first, then all else."""

from collections.abc import Iterator
from functools import cached_property
from hashlib import blake2b
from typing import Final

import msgspec

from generator.model.catalog import Catalog
from generator.model.output import OutputKind, PlannedFile
from generator.render.search.index import SearchIndex, build_index, subject_of

LIST: Final = "tim-kiem/danh-sach.js"
"""Answers by name and code."""
MORE: Final = "tim-kiem/them.js"
"""Other names, the people's words, fields, agencies, and what is not in force."""


class _Once:
    """Both files come from one index, and none is made when neither has changed."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog

    @cached_property
    def index(self) -> SearchIndex:
        return build_index(self._catalog)

    def list(self) -> bytes:
        return _script("list", self.index.first)

    def more(self) -> bytes:
        return _script("more", self.index.more)


def plan_search(catalog: Catalog) -> Iterator[PlannedFile]:
    """The files of the index; they change only with what they say of the catalogue."""
    once = _Once(catalog)
    inputs = blake2b(msgspec.msgpack.encode(subject_of(catalog)), digest_size=16).digest()
    yield PlannedFile(LIST, OutputKind.SITE, inputs + b"1", once.list)
    yield PlannedFile(MORE, OutputKind.SITE, inputs + b"2", once.more)


def _script(name: str, data: object) -> bytes:
    """A script, not JSON: a page opened from a folder (file://) may not fetch, but may load a script."""
    return b"niemyetSearch.%s(" % name.encode() + msgspec.json.encode(data) + b");\n"
