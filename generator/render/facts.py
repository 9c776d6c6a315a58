"""The catalogue's facts about the site as a whole become the values of the slots that all pages share."""

from datetime import date
from html import escape
from urllib.parse import urlsplit

from msgspec import Struct

from generator.model.catalog import Catalog
from generator.model.province import FeedbackAddress
from generator.render.environment import Templates
from generator.render.faults import in_template


class SiteFacts(Struct, frozen=True):
    """What a page may say of the whole site; nothing of it changes with the day of the build."""

    name: str
    url: str
    has_data: bool
    data_since: date | None
    entered_until: date | None
    demonstration: bool
    feedback: FeedbackAddress | None

    @property
    def base_path(self) -> str:
        """Where the site lies on its server: `/`, or `/tthc/`."""
        return urlsplit(self.url).path or "/"


def facts_of(catalog: Catalog) -> SiteFacts:
    """`url` ends with a slash, so that addresses of pages can follow it."""
    return SiteFacts(
        name=catalog.site_name,
        url=catalog.site_url.rstrip("/") + "/",
        has_data=catalog.has_data,
        data_since=catalog.data_since,
        entered_until=catalog.entered_until,
        demonstration=catalog.demonstration,
        feedback=catalog.feedback,
    )


def shared_values(facts: SiteFacts, templates: Templates) -> dict[str, str]:
    """HTML for the slots of the whole site."""
    with in_template("pages/site.html"):
        words = templates.blocks("site.html", {"facts": facts})
    return words | {"site_url": escape(facts.url), "base_path": escape(facts.base_path)}
