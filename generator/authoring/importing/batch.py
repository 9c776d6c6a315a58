"""An export and a tree become a plan: files to write, or a proposal where the tree has had an import before."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple, TypeVar

from generator import settings
from generator.authoring import words
from generator.authoring.importing.draft import Draft, Lists, draft
from generator.authoring.importing.lists import Names, alike, appended
from generator.authoring.importing.propose import Proposal, propose
from generator.authoring.importing.sheet import READ
from generator.authoring.importing.sources import Placed, read_export
from generator.authoring.problem import AuthoringError
from generator.authoring.texts import clean, fold, is_missing, line
from generator.authoring.vocabulary import levels
from generator.authoring.writing.editor import with_modeline
from generator.authoring.writing.emit import Value, as_yaml
from generator.authoring.writing.versions import Made, make_version
from generator.model.corpus import Corpus
from generator.pipeline import Folded, Options, fold_tree

Item = TypeVar("Item")
Progress = Callable[[list[Item]], Iterable[Item]]
"""Goes through a list and may show how far it is."""


class Request(NamedTuple):
    """What a door resolved: the export, its kind, which part of it, and the day its records are in force on."""

    file: Path
    kind: str
    day: date
    fields: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()


class Plan(NamedTuple):
    """What an import would do. With `proposal` the tree stays as it is."""

    new: dict[str, str]
    replaced: dict[str, str]
    beside: dict[str, str]
    """Records that have no place in the tree, by path below `.niemyet/de-xuat/`."""
    made: tuple[Made, ...]
    kept: tuple[str, ...]
    """Codes that decisions of the tree know already: nothing is written for them."""
    repeated: tuple[str, ...]
    """Codes of which the export holds two different records."""
    unread: tuple[str, ...] = ()
    """Keys or columns of the export that hold something and have no place in a record."""
    chosen: int = 0
    read: int = 0
    proposal: Proposal | None = None
    alike: int = 0
    """How many records are another one of the export once more."""


def make_plan(request: Request, options: Options, progress: Progress[Placed]) -> Plan:
    """Reads the export whole, holds it against the tree, and writes nothing.

    Raises:
        AuthoringError: the export is broken or foreign, nothing is chosen, or the tree's lists cannot be extended.
    """
    placed = read_export(request.file, request.kind)
    folded = fold_tree(options)
    corpus = folded.corpus
    if corpus.site is None:
        raise AuthoringError(words.NO_SITE.format(root=options.root))
    damaged = [name for kind, name in words.KINDS_OF_FILES.items() if kind in corpus.incomplete]
    if damaged:
        raise AuthoringError(words.TREE_BROKEN.format(file=", ".join(damaged)))
    chosen = _chosen(placed, request, corpus)
    if not chosen:
        raise AuthoringError(words.NOTHING_CHOSEN.format(count=len(placed)))
    lists = lists_of(corpus)
    drafts = [draft(item.record, item.place, lists) for item in progress(chosen)]
    groups = _by_code(drafts, request.day, corpus)
    unread = _unread(chosen)
    if _imported(corpus) & set(groups):
        every = {line(item.record.get("ma_thu_tuc")) for item in placed} | set(groups)
        firsts = _made(groups, request, corpus)
        proposal = propose(firsts, folded, every, _in_choice(request, corpus), request.file.name, request.day)
        return Plan({}, {}, {}, firsts, (), (), unread, len(chosen), len(placed), proposal)
    return _new_plan(groups, request, folded, options.root, lists)._replace(
        alike=len(drafts) - sum(map(len, groups.values())), unread=unread, chosen=len(chosen), read=len(placed)
    )


def _new_plan(groups: dict[str, list[Draft]], request: Request, folded: Folded, root: Path, lists: Lists) -> Plan:
    known = _decided(folded.corpus)
    kept = tuple(code for code in groups if code in known)
    fresh = {code: group for code, group in groups.items() if code not in known}
    beside = dict(_beside(fresh, request))
    made = _made(fresh, request, folded.corpus)
    new = {item.path: item.text for item in made}
    replaced = list_files(root, lists)
    baseline = f"{settings.DECISIONS}/hien_trang-{request.day.isoformat()}.yml"
    rows = [_row(item) for item in made]
    if (root / baseline).exists():
        replaced[baseline] = appended(baseline, (root / baseline).read_text("utf-8"), rows, "muc")
    elif rows:
        new[baseline] = _baseline(rows, request)
    new = {path: with_modeline(root, path, text) for path, text in new.items()}
    repeated = tuple(code for code, group in fresh.items() if len(group) > 1)
    return Plan(new, replaced if rows else {}, beside, made, kept, repeated)


def _unread(chosen: list[Placed]) -> tuple[str, ...]:
    """What holds something and no draft reads; a key that begins with a low line is the exporting program's own."""
    found = {key for item in chosen for key, value in item.record.items() if not is_missing(clean(value))}
    return tuple(sorted(key for key in found - READ if not key.startswith("_")))


def _chosen(placed: list[Placed], request: Request, corpus: Corpus) -> list[Placed]:
    """The records of the fields and levels asked for; a field by its id or by its name."""
    names = {fold(name) for name in request.fields}
    names |= {fold(field.name) for ident, field in corpus.fields.items() if ident in request.fields}
    return [item for item in placed if _wanted(item, names, set(request.levels), set(request.fields))]


def _wanted(item: Placed, names: set[str], wanted: set[str], idents: set[str]) -> bool:
    field = line(item.record.get("linh_vuc"))
    if names and fold(field) not in names and Names([]).id_of(field or "?") not in idents:
        return False
    found = set(levels(item.record.get("cap_thuc_hien") or "").known) or {"chua_ro"}
    return not wanted or bool(found & wanted)


def _in_choice(request: Request, corpus: Corpus) -> Callable[[str | None, tuple[str, ...]], bool]:
    names = {fold(name) for name in request.fields}

    def inside(field: str | None, at: tuple[str, ...]) -> bool:
        known = corpus.fields.get(field or "")
        named = field in request.fields or (known is not None and fold(known.name) in names)
        return (not names or named) and (not request.levels or bool(set(at) & set(request.levels)))

    return inside


def lists_of(corpus: Corpus) -> Lists:
    """The province's agencies and fields by name, and the tail of its codes."""
    agencies = ((a.id, (a.name, *filter(None, [a.short_name]))) for a in corpus.agencies.values())
    fields = ((f.id, (f.name, *f.other_names)) for f in corpus.fields.values())
    province = corpus.site.province_code if corpus.site is not None else None
    return Lists(Names(agencies, alike), Names(fields), province or "")


def _imported(corpus: Corpus) -> set[str]:
    """Codes that a baseline names: an import brought them, or an officer who began the same way."""
    return {code for baseline in corpus.baselines.values() for row in baseline.rows for code in row.codes}


def _decided(corpus: Corpus) -> set[str]:
    """Codes that any decision or version of the tree speaks of."""
    found = {code for version in corpus.versions for code in version.codes}
    for decision in corpus.decisions.values():
        for row in decision.rows:
            found.update(row.codes)
            found.update(side.own_code for side in (*row.old, *row.new))
    return found


def _by_code(drafts: list[Draft], day: date, corpus: Corpus) -> dict[str, list[Draft]]:
    """Drafts by code, equal ones once; those without a code get a local id, or the one they have by their name."""
    known = {fold(v.name): v.own_code for v in corpus.versions if v.temp_code}
    taken = {v.own_code for v in corpus.versions if v.temp_code} | _imported(corpus)
    groups: dict[str, list[Draft]] = {}
    number = 0
    for item in drafts:
        code = item.code or known.get(fold(item.name), "")
        while not code or (not item.code and code in groups):
            number += 1
            code = f"nhap-{day.year}-{number:03}"
            code = "" if code in taken else code
        group = groups.setdefault(code, [])
        if not any((other.levels, other.body) == (item.levels, item.body) for other in group):
            group.append(item)
    return groups


def _made(groups: dict[str, list[Draft]], request: Request, corpus: Corpus) -> tuple[Made, ...]:
    made: list[Made] = []
    for code, group in groups.items():
        first, others = group[0], group[1:]
        if others:
            lines = ", ".join(str(other.line) for other in others)
            first.doubts.add("ma", words.TWO_RECORDS.format(count=len(group), lines=lines))
        made.append(make_version(first, code, request.day, request.file.name))
    return tuple(made)


def _beside(groups: dict[str, list[Draft]], request: Request) -> Iterator[tuple[str, str]]:
    """The second record of a code: the tree can hold one text of a code and level, so a person must choose."""
    for code, group in groups.items():
        for number, item in enumerate(group[1:], start=2):
            where = f"trung-ma/{code}-{number}.yml"
            path = f"{settings.PROCEDURES}/{where}"
            yield where, make_version(item, code, request.day, request.file.name, path).text


def list_files(root: Path, lists: Lists) -> dict[str, str]:
    """The texts of `agencies.yml` and `fields.yml` with what was added, by path; none when nothing was."""
    replaced: dict[str, str] = {}
    for path, names in ((settings.AGENCIES_FILE, lists.agencies), (settings.FIELDS_FILE, lists.fields)):
        if names.added:
            text = (root / path).read_text("utf-8") if (root / path).exists() else "[]\n"
            entries: list[Value] = [{"ma": ident, "ten": name} for ident, name in names.added.items()]
            replaced[path] = appended(path, text, entries)
    return replaced


def _row(item: Made) -> Value:
    version = item.version
    row: dict[str, Value] = {"ma" if version.code else "ma_tam": version.own_code}
    row |= {"cap": [level.value for level in version.levels], "ten": version.name}
    return row | ({"linh_vuc": version.field_id} if version.field_id else {})


def _baseline(rows: list[Value], request: Request) -> str:
    comment = words.BASELINE_COMMENT.format(day=f"{request.day:%d/%m/%Y}", source=request.file.name)
    return as_yaml({"loai_tep": "hien_trang", "ngay": request.day.isoformat(), "muc": rows}, comment)
