"""Dates, amounts and addresses become the forms that Vietnamese readers know; templates use these as filters."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal


def day(value: date) -> str:
    """`28/11/2025`: both zeros, always."""
    return f"{value.day:02}/{value.month:02}/{value.year}"


def month(value: date) -> str:
    """`11/2025`."""
    return f"{value.month:02}/{value.year}"


def number(value: Decimal | int | float) -> str:
    """`0,5`, `24`, `1.400`: a comma is the decimal mark, a dot groups thousands; zeros at the end go."""
    whole, _, part = f"{Decimal(str(value)):f}".partition(".")
    grouped = f"{int(whole):,}".replace(",", ".")
    part = part.rstrip("0")
    return f"{grouped},{part}" if part else grouped


def baseline_day(key: str) -> date:
    """The day in a baseline's key: `hien_trang/2025-11-17`."""
    return date.fromisoformat(key.rpartition("/")[2])


def word(value: str, words: Mapping[str, str]) -> str:
    """The reader's word for a value of a closed list, the value as typed when the list does not know it."""
    return words.get(value, value)


def named(values: Iterable[str], words: Mapping[str, str]) -> str:
    """The readers' words for several values, with commas."""
    return ", ".join([words.get(value, value) for value in values])


def to(root: str, address: str) -> str:
    """The way from a page to another: `root` leads to the top (`../../`), `address` stands below it."""
    return f"{root}{address}" or "./"


def anchor(text: str) -> str:
    """What may stand in an id: `1.004122` -> `1-004122`."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def dialled(phone: str) -> str:
    """The digits of a telephone number, for `tel:`; empty when the text is more than a number."""
    return re.sub(r"[ ().-]", "", phone) if re.fullmatch(r"\+?[\d ().-]{3,}", phone) else ""


def root_of(url: str) -> str:
    """The way from the page at `url` to the top: `tt/1.004122/` -> `../../`."""
    return "../" * url.count("/")
