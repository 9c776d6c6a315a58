"""What a day of change means for the board of one posting point."""

from datetime import date

from msgspec import Struct

from generator.model.link import Link, Source


class Turnover(Struct, frozen=True, gc=False):
    """What one day meant for the board of a posting point: procedures whose sheet goes, changes, comes."""

    day: date
    sources: tuple[Source, ...]
    down: tuple[Link, ...]
    changed: tuple[Link, ...]
    up: tuple[Link, ...]
