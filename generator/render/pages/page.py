"""What every page is: its address, its template and exactly the values it shows; and the addresses of the folders."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from msgspec import Struct

from generator.model.catalog import GroupPage

FIELDS: Final = "linh-vuc/"
LEVELS: Final = "cap/"
AGENCIES: Final = "co-quan/"
LIFE: Final = "viec/"
LETTERS: Final = "a-z/"
FACETS: Final = ""
APPLICANTS: Final = "doi-tuong/"
WAITS: Final = "thoi-han/"
POINTS: Final = "niem-yet/"
DECISIONS: Final = "quyet-dinh/"
CHANGES: Final = "thay-doi/"
UPCOMING: Final = "sap-co-hieu-luc/"
DAYS: Final = "tai-ngay/"
FIGURES: Final = "so-lieu/"


class PageData(Struct, frozen=True):
    """One page. `values` is all that its template sees of the catalogue; `canonical` only where it is not `url`.
    `late` gives more values, which are too dear to know before the page has to be made; `late_inputs` is all that they
    follow from.
    """

    url: str
    template: str
    values: Mapping[str, object]
    canonical: str | None = None
    late: Callable[[], Mapping[str, object]] | None = None
    late_inputs: object = None


class Counted(Struct, frozen=True):
    """A group of procedures as one line of a list of groups."""

    id: str
    url: str
    title: str
    count: int
    description: str | None = None


def counted(groups: Sequence[GroupPage]) -> list[Counted]:
    """The groups with anything in them."""
    return [
        Counted(group.id, group.url, group.title, len(group.entries), group.description)
        for group in groups
        if group.entries
    ]
