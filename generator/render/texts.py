"""A procedure's page gets its texts: read only when the page has to be made."""

from collections.abc import Mapping
from datetime import date

from msgspec.structs import replace

from generator.model.catalog import ProcedurePage, Section
from generator.model.record import Fee, Version
from generator.model.scalars import KHONG, No

Fees = No | tuple[Fee, ...] | None


def with_texts(page: ProcedurePage, texts: Mapping[str, Version]) -> ProcedurePage:
    """The page with `version` and `fees` of each section filled in."""
    return replace(
        page,
        sections=tuple(with_text(section, texts) for section in page.sections),
        planned=tuple(with_text(section, texts) for section in page.planned),
    )


def with_text(section: Section, texts: Mapping[str, Version]) -> Section:
    """The section with `version` and `fees` filled in; as it is where only the name is known."""
    if section.head is None:
        return section
    version = texts[section.head.file]
    if (day := section.fees_on) is not None:
        channels = tuple(replace(row, fees=holding(row.fees, day)) for row in version.channels)
        version = replace(version, fees=holding(version.fees, day), channels=channels)
    return replace(section, version=version, fees=version.fees)


def holding(fees: Fees, day: date) -> Fees:
    """The rows whose own days hold the day: resolutions change fees without a decision."""
    if fees is None or fees == KHONG:
        return fees
    return tuple(
        fee for fee in fees if (fee.since is None or fee.since <= day) and (fee.until is None or day <= fee.until)
    )
