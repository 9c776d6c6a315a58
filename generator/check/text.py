"""Values become the words a message shows: days, numbers and lists as people in Viet Nam write them."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal


def day(value: date) -> str:
    """2025-11-18 -> 18/11/2025."""
    return f"{value:%d/%m/%Y}"


def number(value: Decimal) -> str:
    """9.50 -> 9,5; a dot groups thousands: 187500 -> 187.500."""
    whole, _, rest = f"{value:,f}".partition(".")
    rest = rest.rstrip("0")
    return whole.replace(",", ".") + (f",{rest}" if rest else "")


def listed(values: Iterable[str]) -> str:
    """The values in their order, each once, between commas."""
    return ", ".join(dict.fromkeys(values))
