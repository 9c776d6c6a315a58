"""A procedure's texts in force become nodes of the CPSV-AP 3.2 catalogue of public services.

What its shapes require is always there: identifier, title, description and competent authority of a service; label and
place of an organisation; identifier and title of whatever else. `xsd:duration` knows no working day, so that such a
limit stands in a property of our own (`tthc:workingDays`) and never becomes calendar days.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, Literal, NamedTuple, TypeVar
from urllib.parse import quote

from generator.diagnostics.messages_vi import open_data as words
from generator.model.catalog import Catalog, ProcedurePage, Section
from generator.model.record import Dossier, Fee
from generator.model.scalars import KHONG, Channel, Unit
from generator.render.answers import Known, fees_told, limit_answer, papers_of
from generator.render.data.rows import in_force, text_id
from generator.render.data.tables import FOLDER, LISTED
from generator.render.data.told import licence_of

PREFIXES: Final[Mapping[str, str]] = {
    "adms": "http://www.w3.org/ns/adms#",
    "cpsv": "http://purl.org/vocab/cpsv#",
    "cv": "http://data.europa.eu/m8g/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
VOCABULARY: Final = "du-lieu/#"
"""Below the site's address: what no vocabulary at hand has a term for (prefix `tthc`)."""
_CURRENCY: Final = "http://publications.europa.eu/resource/authority/currency/VND"
_LANGUAGE: Final = "http://publications.europa.eu/resource/authority/language/VIE"
_STATUS: Final = "du-lieu/#dang-ap-dung"
_DATASET: Final = "du-lieu/#danh-muc"
_PUBLISHER: Final = "du-lieu/#noi-cong-bo"
_LICENCE: Final = "du-lieu/#giay-phep"
_UNKNOWN: Final = "du-lieu/#chua-ro-co-quan"
_PLACE: Final = "du-lieu/#dia-ban"
_DONG: Final = frozenset({None, words.CURRENCY})
_DURATIONS: Final[Mapping[Unit, str]] = {Unit.HOUR: "PT{}H", Unit.DAY: "P{}D", Unit.MONTH: "P{}M", Unit.YEAR: "P{}Y"}
Item = TypeVar("Item")


class Value(NamedTuple):
    """One object of a triple: an address (`@`), a Vietnamese text (`vi`), a plain text, or a typed one."""

    kind: Literal["@", "vi", "", "double", "duration", "integer", "boolean", "date"]
    text: str


class Node(NamedTuple):
    """One subject with its classes (a comma between two) and what is said of it.

    Addresses without a scheme stand below the site's.
    """

    id: str
    type: str
    says: Mapping[str, list[Value]]


def shared_nodes(catalog: Catalog) -> Iterator[Node]:
    """What all services refer to: the province, the one status, the currency, ways to hand in, who nobody knows.

    And what holds for the whole: its name, how it may be used.
    """
    yield from _dataset(catalog)
    place = {"skos:prefLabel": [_vi(catalog.site_name)]}
    _add(place, "dct:identifier", [Value("", catalog.province_code)] if catalog.province_code else ())
    yield Node(_PLACE, "dct:Location", place)
    yield Node(_UNKNOWN, "cv:PublicOrganisation", _organisation(words.NO_AUTHORITY))
    yield _concept(_STATUS, words.STATUS)
    yield _concept(_CURRENCY, words.CURRENCY)
    yield Node(_LANGUAGE, "dct:LinguisticSystem", {"skos:prefLabel": [_vi(words.LANGUAGE)]})
    for channel in Channel:
        yield _concept(_channel_type(channel), words.CHANNELS[channel])


def _dataset(catalog: Catalog) -> Iterator[Node]:
    says = {
        "dct:title": [_vi(words.PACKAGE.format(site=catalog.site_name))],
        "dct:description": [_vi(words.DEMONSTRATION if catalog.demonstration else words.CATALOGUE)],
        "dct:publisher": [Value("@", _PUBLISHER)],
        "dct:license": [Value("@", _LICENCE)],
        "foaf:page": [Value("@", FOLDER)],
    }
    yield Node(_DATASET, "dcat:Dataset", says)
    yield _part(_PUBLISHER, "foaf:Agent", catalog.site_name)
    yield Node(_LICENCE, "dct:LicenseDocument", {"dct:title": [_vi(licence_of(catalog))]})


def nodes(page: ProcedurePage) -> Iterator[Node]:
    """The nodes of one procedure whose texts were filled in: one service for each text in force."""
    texts = in_force(page)
    for section in texts:
        yield from _service(page, section, page.code if len(texts) == 1 else text_id(page, section))


def _service(page: ProcedurePage, section: Section, identifier: str) -> Iterator[Node]:
    own = f"{page.url}#{'-'.join(section.levels)}"
    version = section.version
    description = page.summary or (version.description if version is not None else None) or section.name
    says: dict[str, list[Value]] = {
        "dct:identifier": [Value("", identifier)],
        "dct:title": [_vi(section.name)],
        "dct:description": [_vi(description)],
        "dct:language": [Value("@", _LANGUAGE)],
        "dct:spatial": [Value("@", _PLACE)],
        "adms:status": [Value("@", _STATUS)],
        "foaf:page": [Value("@", page.url)],
        "tthc:level": [Value("", level.value) for level in section.levels],
        "tthc:borderless": [Value("boolean", "true" if section.borderless else "false")],
    }
    named = [name for name in (page.title, *page.other_names) if name != section.name]
    _add(says, "dcat:keyword", map(_vi, named))
    _add(says, "schema:validFrom", [Value("date", section.since.isoformat())] if section.since else ())
    _add(says, "tthc:sample", [Value("boolean", "true")] if page.sample else ())
    about = [*_around(page, section, says), *_inside(own, section, says)]
    yield Node(own, "cpsv:PublicService", says)
    yield from about


def _around(page: ProcedurePage, section: Section, says: dict[str, list[Value]]) -> Iterator[Node]:
    """Whoever decides, the field, the life events, the texts of law."""
    authorities = list(_organisations(section))
    yield from authorities
    _add(says, "cv:hasCompetentAuthority", [Value("@", node.id) for node in authorities] or [Value("@", _UNKNOWN)])
    if page.field_id is not None:
        area = f"linh-vuc/{page.field_id}/#linh-vuc"
        says["cv:thematicArea"] = [Value("@", area)]
        yield _concept(area, page.field_name)
    named = [(f"{it.url}#viec", it.title) for it in page.life_events]
    events = [_part(id, "cv:LifeEvent, cv:Event", title) for id, title in named]
    _add(says, "cv:isGroupedBy", [Value("@", node.id) for node in events])
    laws = list(_laws(section))
    _add(says, "cv:hasLegalResource", [Value("@", node.id) for node in laws])
    yield from (*events, *laws)


def _inside(own: str, section: Section, says: dict[str, list[Value]]) -> Iterator[Node]:
    """Ways to hand in, what it costs and takes, papers, steps, conditions, results."""
    version = section.version
    if version is None:
        return
    _limit(section, says)
    _add(says, "tthc:onlineLevel", [Value("", version.online_level.value)] if version.online_level else ())
    ways = dict.fromkeys(way.channel for way in version.channels)
    parts = {
        "cv:hasChannel": [_channel(own, channel) for channel in ways],
        "cv:hasCost": list(_costs(own, section, set(ways))),
        "cpsv:hasInput": list(_papers(own, section)),
        "cpsv:follows": list(_steps(own, section)),
        "cpsv:produces": [
            _part(f"{own}-ket-qua-{place}", "cv:Output", it.name) for place, it in _numbered(version.results)
        ],
        "cv:holdsRequirement": list(_conditions(own, section)),
    }
    for name, found in parts.items():
        _add(says, name, [Value("@", node.id) for node in found])
        yield from found


def _organisations(section: Section) -> Iterator[Node]:
    """Who decides; where no decision says it, who handles."""
    agencies = section.head.agencies if section.head is not None else None
    if agencies is None:
        return
    deciding = (agencies.competent, section.decided_by), (agencies.handles, section.handled_by)
    for ids, names in deciding:
        if ids and ids != KHONG:
            for id, name in zip(ids, names, strict=True):
                yield Node(f"co-quan/{id}/#co-quan", "cv:PublicOrganisation", _organisation(name))
            return


def _organisation(name: str) -> dict[str, list[Value]]:
    return {"skos:prefLabel": [_vi(name)], "dct:spatial": [Value("@", _PLACE)]}


def _laws(section: Section) -> Iterator[Node]:
    if section.set_by.url and section.set_by.number:
        yield _law(f"{section.set_by.url}#van-ban", section.set_by.number)
    bases = section.version.bases if section.version is not None else None
    for number in dict.fromkeys(it.number for _, it in _numbered(bases) if it.number):
        yield _law(f"du-lieu/#van-ban-{quote(number, safe='')}", number)


def _law(id: str, number: str) -> Node:
    return Node(id, "eli:LegalResource", {"eli:id_local": _plain(number)})


def _limit(section: Section, says: dict[str, list[Value]]) -> None:
    answer = limit_answer(section)
    if answer.known is not Known.ONE or answer.binding is None:
        return
    number, unit = answer.binding.number, answer.binding.unit
    if unit is Unit.WORKING_DAY:
        says["tthc:workingDays"] = [Value("", f"{number:f}")]
    elif unit in _DURATIONS and number == number.to_integral_value():
        says["cv:processingTime"] = [Value("duration", _DURATIONS[unit].format(int(number)))]


def _channel_type(channel: Channel) -> str:
    return f"du-lieu/#kenh-{channel.replace('_', '-')}"


def _channel(own: str, channel: Channel) -> Node:
    identifier = f"{own}-{channel.replace('_', '-')}"
    kind = [Value("@", _channel_type(channel))]
    return Node(identifier, "cv:Channel", {"dct:identifier": _plain(identifier), "dct:type": kind})


def _costs(own: str, section: Section, ways: set[Channel]) -> Iterator[Node]:
    for place, fee in enumerate(fees_told(section).rows, start=1):
        identifier = f"{own}-phi-{place}"
        says = {"dct:identifier": _plain(identifier)}
        _add(says, "dct:description", map(_vi, _cost_words(fee)))
        if fee.amount is not None and fee.unit in _DONG:
            says["cv:hasValue"] = [Value("double", f"{fee.amount:f}")]
            says["cv:currency"] = [Value("@", _CURRENCY)]
        if len(fee.channels) == 1 and fee.channels[0] in ways:
            says["cv:ifAccessedThrough"] = [Value("@", f"{own}-{fee.channels[0].replace('_', '-')}")]
        yield Node(identifier, "cv:Cost", says)


def _cost_words(fee: Fee) -> Iterator[str]:
    case = fee.case if fee.case != KHONG else None
    amount = f"{fee.amount:f} {fee.unit}" if fee.amount is not None and fee.unit not in _DONG else None
    told = LISTED.join(part for part in (fee.name, case, amount, fee.verbatim) if part)
    if told:
        yield told


def _papers(own: str, section: Section) -> Iterator[Node]:
    dossier = section.version.dossier if section.version is not None else None
    for place, it in _numbered(papers_of(dossier) if isinstance(dossier, Dossier) else None):
        yield _part(f"{own}-giay-to-{place}", "cv:Evidence", it.name)


def _steps(own: str, section: Section) -> Iterator[Node]:
    steps = section.version.steps if section.version is not None else None
    told = [it.text for _, it in _numbered(steps)]
    if told:
        rule = _part(f"{own}-trinh-tu", "cpsv:Rule", words.STEPS.format(name=section.name))
        yield rule._replace(says={**rule.says, "dct:description": [_vi("\n".join(told))]})


def _conditions(own: str, section: Section) -> Iterator[Node]:
    conditions = section.version.conditions if section.version is not None else None
    if conditions and conditions != KHONG:
        yield _part(f"{own}-dieu-kien", "cv:Requirement", conditions)


def _part(identifier: str, kind: str, title: str) -> Node:
    return Node(identifier, kind, {"dct:identifier": _plain(identifier), "dct:title": [_vi(title)]})


def _concept(id: str, label: str) -> Node:
    return Node(id, "skos:Concept", {"skos:prefLabel": [_vi(label)]})


def _numbered(some: str | tuple[Item, ...] | None) -> Iterable[tuple[int, Item]]:
    """What is listed, from 1; nothing where the text says that there is none, or says nothing."""
    return enumerate(some if isinstance(some, tuple) else (), start=1)


def _add(says: dict[str, list[Value]], name: str, values: Iterable[Value]) -> None:
    if found := list(dict.fromkeys(values)):
        says[name] = found


def _vi(text: str) -> Value:
    return Value("vi", text)


def _plain(text: str) -> list[Value]:
    return [Value("", text)]
