"""Issued notices become the pages that their QR codes lead to, and the page that checks an id by hand."""

from collections.abc import Iterator, Mapping
from typing import Final

from msgspec.structs import replace

from generator.model.catalog import Catalog, DecisionPage
from generator.model.ledger import LedgerRow
from generator.model.notice import ALPHABET, LENGTH, NoticeKind
from generator.model.register import State
from generator.render.notices.desk import Desk
from generator.render.notices.plan import offered_file
from generator.render.notices.status import Issued, Standing
from generator.render.pages.page import PageData

NOTICES: Final = "n/"


def notice_pages(catalog: Catalog, desk: Desk | None, offered: bool) -> Iterator[PageData]:
    """`n/`, and one page for each notice ever issued, whatever became of it."""
    values = {"alphabet": ALPHABET, "length": LENGTH, "issued": len(catalog.ledger)}
    yield PageData(NOTICES, "notice_check.html", values)
    kin: dict[str, list[str]] = {}
    for row in catalog.ledger.values():
        kin.setdefault(_about(row), []).append(row.id)
    decisions = {page.key: replace(page, rows=(), printed=None) for page in catalog.decisions}
    for issued in desk.all() if desk is not None else ():
        yield _page(issued, sorted(kin[_about(issued.row)]), decisions.get(issued.row.decision), offered)


def _about(row: LedgerRow) -> str:
    return row.code or row.subject


def _page(issued: Issued, kin: list[str], decision: DecisionPage | None, offered: bool) -> PageData:
    """`kin` are the ids issued for the same thing: those that the page may have to link to."""

    def late() -> Mapping[str, object]:
        verdict = issued.verdict()
        never = verdict.standing is Standing.ENDED and issued.end is not None and issued.end.state is State.NEVER
        offers_sheet = offered and verdict.standing in (Standing.REPLACED, Standing.UPCOMING)
        return {
            "verdict": verdict,
            "never": never,
            # What never applied did so from no day on, whatever is printed.
            "row": replace(row, since=None) if never else row,
            "issued_ids": kin,
            "pdfs": [(it.levels, offered_file(it.name)) for it in verdict.sheets] if offers_sheet else [],
        }

    row = issued.row
    values: dict[str, object] = {
        "row": row,
        "about": issued.about,
        "end": issued.end,
        "suspended": issued.suspended,
        "pending": issued.pending,
        "sample": issued.sample,
        "valid_until": issued.valid_until,
        "decision": decision,
        # Before that day the page of a new procedure has nothing but what is to come.
        "in_force": bool(issued.now.levels),
        "of_procedure": row.kind is NoticeKind.PROCEDURE,
    }
    return PageData(f"{NOTICES}{row.id}/", "notice.html", values, late=late, late_inputs=(issued.inputs, offered, kin))
