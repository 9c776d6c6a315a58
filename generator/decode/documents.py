"""A file's data becomes the record its place in the tree asks for; all records become the corpus."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from msgspec.structs import replace

from generator import settings
from generator.decode.ledger import enter
from generator.decode.outline import outline
from generator.decode.structure import Context, decode
from generator.diagnostics.problem import Problem, Ref, Report
from generator.model.corpus import DOCUMENT_TYPES, Corpus, Document, Identity, Known
from generator.model.deadline import Deadline, DeadlineFile, Holiday, HolidayFile
from generator.model.decision import Baseline, Decision
from generator.model.excuse import FileExcuses
from generator.model.ledger import LedgerFile, LedgerRow
from generator.model.province import AgencyFile, FieldFile, LifeEventFile, PostingPointFile, Site, Synonym, SynonymFile
from generator.model.record import Plain, Version, VersionHead
from generator.model.source import Node
from generator.model.statistics import ReportFormFile, Statistics

_BY_PATH: Final[Mapping[str, str]] = {
    settings.SITE_FILE: "site",
    settings.AGENCIES_FILE: "agencies",
    settings.FIELDS_FILE: "fields",
    settings.LIFE_EVENTS_FILE: "life_events",
    settings.POSTING_POINTS_FILE: "posting_points",
    settings.SYNONYMS_FILE: "synonyms",
    settings.REPORT_FORMS_FILE: "report_forms",
    settings.DEADLINES_FILE: "deadlines",
}
_BY_FOLDER: Final[Mapping[str, str]] = {
    settings.PROCEDURES: "version",
    settings.DECISIONS: "decision",
    settings.PLAIN: "plain",
    settings.LEDGER: "ledger",
    settings.STATISTICS: "statistics",
    settings.HOLIDAYS: "holidays",
}
BASELINE_NAME: Final = "hien_trang-"
"""How the file names of baselines begin, for those who have not read them."""
_INDEXED: Final = ("agencies", "fields", "life_events", "posting_points", "report_forms")
_LISTS: Final = frozenset({*_INDEXED, "synonyms", "deadlines", "holidays"})


def kind_of(path: str) -> str | None:
    """The kind of file a path holds, None for a YAML file that belongs nowhere. A decision file may be a baseline."""
    if path in _BY_PATH:
        return _BY_PATH[path]
    for folder, kind in _BY_FOLDER.items():
        if path.startswith(folder + "/"):
            return kind
    return None


def editor_patterns() -> dict[str, str]:
    """Where the YAML files of each kind lie, as patterns that editors take; decisions and baselines share a folder."""
    found = {kind: path for path, kind in _BY_PATH.items()}
    found |= {kind: f"{folder}/**/*.yml" for folder, kind in _BY_FOLDER.items() if kind in DOCUMENT_TYPES}
    return found | {
        "decision": f"{settings.DECISIONS}/*/*.yml",
        "baseline": f"{settings.DECISIONS}/{BASELINE_NAME}*.yml",
    }


def decode_document(path: str, node: Node, report: Report, digest: str = "") -> Document | None:
    """The typed record of one file, or None when it cannot be built; every bad field goes to `report`.

    `digest` stands for the file's bytes: a version carries it, so that whoever shows its text knows when it changed.
    """
    kind = kind_of(path)
    if kind is None:
        report(Problem("TT120", Ref(path), {"tep": path}))
        return None
    if kind == "decision" and isinstance(node, dict) and "loai_tep" in node:
        kind = "baseline"
    context = Context(path, report)
    if kind in _LISTS:
        if not isinstance(node, list):
            context.problem("TT203", (), can="list", co="mapping" if isinstance(node, dict) else node)
            return None
        listed: Document | None = _decode_list(DOCUMENT_TYPES[kind], node, context)
        return listed
    internal: dict[str, Any] = {"file": path}
    if kind == "plain":
        internal["code"] = settings.stem(path)
    document: Document | None = decode(DOCUMENT_TYPES[kind], node, context, **internal)
    return replace(document, outline=outline(document, digest)) if isinstance(document, Version) else document


def _decode_list(file_type: type[Any], node: list[Node], context: Context) -> Any:
    wrapped: Node = {"items": node}
    # The list stands at the top of the file: routes must not carry the key it is wrapped in.
    unwrapped = Context(
        context.file,
        lambda p: context.report(Problem(p.code, Ref(p.at.file, p.at.route[1:], p.at.on_key), p.params)),
    )
    return decode(file_type, wrapped, unwrapped, file=context.file)


def assemble(
    documents: Iterable[Known],
    report: Report,
    *,
    texts: Mapping[str, Version] | None = None,
    incomplete: Iterable[str] = (),
    attachments: Mapping[str, str] | None = None,
    excuses: Mapping[str, FileExcuses] | None = None,
) -> Corpus:
    """The corpus of all documents. Two files that claim one identity are a problem; the first by path counts."""
    versions: list[VersionHead] = []
    plains: list[Plain] = []
    decisions: dict[str, Decision] = {}
    baselines: dict[str, Baseline] = {}
    site: Site | None = None
    synonyms: tuple[Synonym, ...] = ()
    ledger: dict[str, LedgerRow] = {}
    statistics: dict[str, Statistics] = {}
    lists: dict[str, dict[str, Any]] = {name: {} for name in _INDEXED}
    every = sorted(documents, key=lambda d: d.file)
    for document in every:
        match document:
            case VersionHead():
                versions.append(document)
            case Plain():
                plains.append(document)
            case Decision():
                _unique(decisions, document.key, document, report, "so")
            case Baseline():
                _unique(baselines, document.key, document, report, "ngay")
            case Site():
                site = document
            case AgencyFile():
                _index(lists["agencies"], document, report)
            case FieldFile():
                _index(lists["fields"], document, report)
            case LifeEventFile():
                _index(lists["life_events"], document, report)
            case PostingPointFile():
                _index(lists["posting_points"], document, report)
            case SynonymFile():
                synonyms = document.items
            case LedgerFile():
                enter(ledger, document, report)
            case ReportFormFile():
                _index(lists["report_forms"], document, report)
            case Statistics():
                _unique(statistics, document.period, document, report, "ky")
    known_as = Corpus(site=site)  # what only site.yml says: by which code a procedure is known today
    return Corpus(
        versions=tuple(_unique_versions(versions, known_as, report)),
        texts=texts or {},
        plains=dict(sorted(_by_code(plains, known_as, report).items())),
        decisions=dict(sorted(decisions.items())),
        baselines=dict(sorted(baselines.items())),
        site=site,
        synonyms=synonyms,
        ledger=ledger,
        statistics=dict(sorted(statistics.items())),
        deadlines=tuple(_deadlines(every)),
        holidays=dict(_holidays(every)),
        attachments=attachments or {},
        excuses=excuses or {},
        incomplete=frozenset(incomplete),
        **lists,
    )


def _deadlines(documents: Iterable[Known]) -> Iterator[Deadline]:
    for document in documents:
        if isinstance(document, DeadlineFile):
            yield from document.items


def _holidays(documents: Iterable[Known]) -> Iterator[tuple[int, tuple[Holiday, ...]]]:
    """A file whose name is no year is TT453 and counts for none."""
    for document in documents:
        if isinstance(document, HolidayFile) and (year := settings.stem(document.file)).isdecimal():
            yield int(year), document.items


def _unique(
    into: dict[str, Any], key: str, document: Decision | Baseline | Statistics, report: Report, name: str
) -> None:
    if key in into:
        first = Ref(into[key].file, (name,))
        code = "TT608" if isinstance(document, Statistics) else "TT309"
        report(Problem(code, Ref(document.file, (name,)), {"khoa": key}, (first,)))
    else:
        into[key] = document


def _index(into: dict[str, Any], file: Any, report: Report) -> None:
    for index, item in enumerate(file.items):
        if item.id in into:
            report(Problem("TT310", Ref(file.file, (index, "ma")), {"ma": item.id}))
        else:
            into[item.id] = item


def _by_code(plains: list[Plain], known_as: Corpus, report: Report) -> dict[str, Plain]:
    found: dict[str, Plain] = {}
    for plain in plains:
        first = found.setdefault(known_as.canonical(plain.code), plain)
        if first is not plain:
            params = {"ma": known_as.canonical(plain.code), "tep": first.file}
            report(Problem("TT321", Ref(plain.file), params, (Ref(first.file),)))
    return found


def _unique_versions(versions: list[VersionHead], known_as: Corpus, report: Report) -> list[VersionHead]:
    seen: dict[Identity, VersionHead] = {}
    kept: list[VersionHead] = []
    for version in versions:
        identities = list(known_as.identities(version))
        clashes = [seen[identity] for identity in identities if identity in seen]
        if clashes:
            first = Ref(clashes[0].file, ("quyet_dinh",))
            report(Problem("TT308", Ref(version.file, ("quyet_dinh",)), {"khoa": version.decision}, (first,)))
            continue
        seen.update(dict.fromkeys(identities, version))
        kept.append(version)
    return sorted(kept, key=lambda v: (v.decision, v.own_code, v.levels))
