"""Everything the tree says, typed: what checks read and consolidation folds."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from msgspec import Struct

from generator.model.deadline import Deadline, DeadlineFile, Holiday, HolidayFile
from generator.model.decision import Baseline, Decision
from generator.model.excuse import FileExcuses
from generator.model.ledger import LedgerFile, LedgerRow
from generator.model.period import Cut
from generator.model.province import (
    Agency,
    AgencyFile,
    Field,
    FieldFile,
    LifeEvent,
    LifeEventFile,
    PostingPoint,
    PostingPointFile,
    Site,
    Synonym,
    SynonymFile,
)
from generator.model.record import Plain, Version, VersionHead
from generator.model.scalars import Key
from generator.model.statistics import ReportForm, ReportFormFile, Statistics

ListFile = (
    AgencyFile
    | FieldFile
    | LifeEventFile
    | PostingPointFile
    | SynonymFile
    | LedgerFile
    | ReportFormFile
    | DeadlineFile
    | HolidayFile
)
"""What a file becomes that is one list."""
Document = Version | Plain | Decision | Baseline | Site | Statistics | ListFile
"""What one file becomes."""
Known = VersionHead | Plain | Decision | Baseline | Site | Statistics | ListFile
"""What the corpus keeps of it: a version without its text."""

DOCUMENT_TYPES: Mapping[str, type[Any]] = {
    "version": Version,
    "plain": Plain,
    "decision": Decision,
    "baseline": Baseline,
    "site": Site,
    "agencies": AgencyFile,
    "fields": FieldFile,
    "life_events": LifeEventFile,
    "posting_points": PostingPointFile,
    "synonyms": SynonymFile,
    "statistics": Statistics,
    "report_forms": ReportFormFile,
    "deadlines": DeadlineFile,
    "holidays": HolidayFile,
}
"""Every kind of YAML file, by the name that caches and schemas use."""
RECORD_TYPES: Mapping[str, type[Any]] = {**DOCUMENT_TYPES, "ledger": LedgerFile}
"""Every kind of file; the ledger is written by the program, and officers need no schema of it."""


Identity = tuple[str, Key]
"""A decision or baseline by its key, and the (code, level) that it set a text for."""
Heads = Mapping[Identity, VersionHead]


class Corpus(Struct, frozen=True, dict=True):
    """The typed tree. The order of files is irrelevant: everything stands in an order of its own.

    `versions` by (decision, code, first level), without their texts, which `texts` reads by file when asked;
    `plains` by the code as known today;
    `decisions` and `baselines` by key; `attachments` holds the SHA-256 (hex) of signed decisions and forms by path;
    `statistics` by period; `holidays` by year;
    `excuses` the comments that set problems aside, by file;
    `incomplete` names the kinds of files of which at least one could not be read whole, so that what only follows from
    that is not reported twice.
    """

    versions: tuple[VersionHead, ...] = ()
    texts: Mapping[str, Version] = {}
    plains: Mapping[str, Plain] = {}
    decisions: Mapping[str, Decision] = {}
    baselines: Mapping[str, Baseline] = {}
    site: Site | None = None
    agencies: Mapping[str, Agency] = {}
    fields: Mapping[str, Field] = {}
    life_events: Mapping[str, LifeEvent] = {}
    posting_points: Mapping[str, PostingPoint] = {}
    synonyms: tuple[Synonym, ...] = ()
    statistics: Mapping[str, Statistics] = {}
    report_forms: Mapping[str, ReportForm] = {}
    deadlines: tuple[Deadline, ...] = ()
    holidays: Mapping[int, tuple[Holiday, ...]] = {}
    ledger: Mapping[str, LedgerRow] = {}
    attachments: Mapping[str, str] = {}
    excuses: Mapping[str, FileExcuses] = {}
    incomplete: frozenset[str] = frozenset()

    @property
    def cut(self) -> Cut:
        """Where the province cuts its report periods; by the calendar unless site.yml says otherwise."""
        period = self.site.report_period if self.site is not None else None
        return period.cut if period is not None else "lich"

    def canonical(self, code: str) -> str:
        """The code by which the procedure is known today: a local id gives way to the code it was given later."""
        return self.site.same_as.get(code, code) if self.site is not None else code

    def identities(self, version: VersionHead) -> Iterator[Identity]:
        """What a version is the text of: its decision with each of its codes, as known today, at each level."""
        for code in version.codes:
            for level in version.levels:
                yield version.decision, Key(self.canonical(code), level)

    @cached_property
    def heads(self) -> Heads:
        """The version that a decision set for a key."""
        return {identity: version for version in self.versions for identity in self.identities(version)}
