"""The compiler on one page: files become a corpus, a register, a catalogue and the files of the site."""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date
from functools import cache, partial
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from generator import settings
from generator.catalog.build import build_catalog
from generator.check.consequences import consequences, damaged_files
from generator.check.excuses import Excused, excuse
from generator.check.rules import check_corpus, check_document, check_register
from generator.consolidate.register import consolidate
from generator.decode.documents import assemble, decode_document, kind_of
from generator.decode.ledger import decode_ledger
from generator.diagnostics.messages_vi import MESSAGES
from generator.diagnostics.problem import Problem, Severity
from generator.load.conflicts import has_conflicts
from generator.load.document import parse
from generator.load.excuses import excuses_of
from generator.load.tree import Entry, FolderTree, Tree, is_read
from generator.model.catalog import Attachment, Catalog
from generator.model.corpus import Corpus, Document, Known
from generator.model.output import OutputKind, PlannedFile
from generator.model.register import Register
from generator.model.shell import Shell
from generator.parallel import Progress, aside, ordered_map, silent
from generator.render.data import digests_of, plan_procedures, plan_standing, plan_told
from generator.render.data.bulk import Bulk
from generator.render.environment import Templates
from generator.render.notices.desk import Desk
from generator.render.notices.offer import plan_offered
from generator.render.notices.packs import plan_packs
from generator.render.notices.sheets import Sheets
from generator.render.notices.words import Words, read_words
from generator.render.reports.plan import plan_reports
from generator.render.site import plan_days, plan_index, plan_periods, plan_today
from generator.store import site as store
from generator.store.decoded import Decoded, DecodedCache, Texts, packed
from generator.store.kept import forget_others, kept
from generator.store.own_key import own_key
from generator.store.pieces import Kept
from generator.store.program import program_digest
from generator.store.site import LastSite, NextSite, Written, publish, write_into


class Options(Struct, frozen=True):
    """What a door resolved: the tree, the day, where to write, which kinds, how many processes."""

    root: Path
    as_of: date
    out: Path
    only: frozenset[OutputKind] = frozenset(OutputKind)
    use_cache: bool = True
    jobs: int = 1

    @property
    def cache(self) -> Path:
        """Everything that may be deleted at any time."""
        return self.root / settings.CACHE


class Folded(Struct, frozen=True):
    """What the tree says as of the day.

    `suppressed` counts problems that only follow from others; `excused` are those that a comment sets aside.
    """

    corpus: Corpus
    register: Register
    problems: tuple[Problem, ...]
    suppressed: int
    excused: tuple[Excused, ...] = ()

    @property
    def has_errors(self) -> bool:
        """Whether publication must stop."""
        return any(MESSAGES[problem.code].severity is Severity.ERROR for problem in self.problems)


def fold_tree(options: Options, tree: FolderTree | None = None) -> Folded:
    """Reads, checks and folds the tree as of the day; nothing outside the cache is written.

    `tree` stands for the folder at the options' root, for instance that folder with changes not yet written.
    """
    problems: list[Problem] = []
    return fold_corpus(_read(options, tree or FolderTree(options.root), problems), options, problems)


def fold_corpus(corpus: Corpus, options: Options, problems: list[Problem]) -> Folded:
    """Checks and folds what was read as of the day; `problems` are those that reading found, and get the others."""
    with aside(lambda: _checked(corpus), options.jobs) as found:
        register = consolidate(corpus, options.as_of, problems.append)
        check_register(corpus, register, problems.append)
        problems += next(found)
    kept, suppressed = consequences(problems, corpus.incomplete)
    standing, excused = excuse(kept, problems, corpus.excuses)
    return Folded(corpus, register, standing, suppressed, excused)


def _checked(corpus: Corpus) -> Iterator[list[Problem]]:
    """What is wrong with the corpus alone, which nobody else waits for."""
    problems: list[Problem] = []
    check_corpus(corpus, problems.append)
    yield problems


def begin(options: Options) -> AbstractContextManager[NextSite]:
    """The next site, begun while nobody knows yet whether the tree is free of errors.

    Raises:
        OSError: the output or the cache is not writable.
    """
    if not options.use_cache:
        _memo(options).unlink(missing_ok=True)
    return store.begin(options.out, _memo(options), options.jobs)


def alone(options: Options) -> AbstractContextManager[None]:
    """Holds the lock of builds for a command that reads the tree and then writes into it.

    Raises:
        OSError: the cache is not writable.
    """
    return store.alone(_memo(options))


def _memo(options: Options) -> Path:
    return options.cache / "rendered.msgpack"


def build(folded: Folded, shell: Shell, options: Options, site: NextSite, progress: Progress = silent) -> Written:
    """Publishes the site of a tree without errors.

    Raises:
        OSError: the output could not be written; what stood there is untouched.
    """
    planned: list[PlannedFile] = []

    @cache
    def catalog() -> Catalog:
        return build_catalog(folded.corpus, folded.register)

    def lazily() -> Iterator[PlannedFile]:
        planned.extend(_plan_today(catalog(), folded, shell, options))
        yield from planned

    written = publish(site, lazily(), progress, beside=lambda last: _plan_past(catalog(), shell, options, last))
    if OutputKind.NOTICES in options.only:
        forget_others(planned, _sheets_folder(options))
    return written


def compile_templates(options: Options) -> None:
    """Leaves the code of all templates in the cache."""
    _templates(options).compile()


def build_into(folder: Path, folded: Folded, shell: Shell, options: Options) -> int:
    """Writes the same files into a folder that MkDocs owns. Returns how many."""
    return write_into(folder, plan(folded, shell, options), options.jobs)


def plan(folded: Folded, shell: Shell, options: Options) -> list[PlannedFile]:
    """Every file of the kinds asked for, not yet made."""
    catalog = build_catalog(folded.corpus, folded.register)
    today, past = _plan_today(catalog, folded, shell, options), _plan_past(catalog, shell, options)
    return list({file.path: file for file in (*today, *past)}.values())


def _plan_today(catalog: Catalog, folded: Folded, shell: Shell, options: Options) -> list[PlannedFile]:
    """What stands today: the pages of procedures and lists, notices, and their data but for those of procedures.

    With open data the figures of periods are planned here, and the index beside: so each has as much to do.
    """
    planned: list[PlannedFile] = []
    theme = settings.theme_folder(options.root)
    sheets = Sheets(catalog, read_words(theme))
    desk = Desk(catalog, sheets, _ahead(folded, sheets.words))
    if OutputKind.SITE in options.only:
        offered, with_data = OutputKind.NOTICES in options.only, OutputKind.DATA in options.only
        planned += plan_today(catalog, shell, _templates(options), desk, offered=offered, with_data=with_data)
        planned += _plan_periods(catalog, shell, options) if with_data else plan_index(catalog)
        planned += [_attached(url, file, options.root) for url, file in catalog.attachments.items()]
    if OutputKind.NOTICES in options.only:
        offer = kept_sheets(plan_offered(catalog, sheets, theme), options)
        planned += [*offer, *kept_sheets(plan_packs(catalog, sheets, offer), options)]
    if OutputKind.DATA in options.only:
        planned += plan_standing(catalog, desk)
    if OutputKind.REPORTS in options.only:
        planned += plan_reports(catalog)
    return planned


def _plan_past(
    catalog: Catalog, shell: Shell, options: Options, last: LastSite | None = None
) -> list[PlannedFile]:
    """What was on days past; the data of each procedure; and what holds everything at once.

    It needs nothing of what is planned for today, and as much time.
    """
    planned: list[PlannedFile] = []
    bulk: Bulk | None = None
    if OutputKind.DATA in options.only:
        digests = digests_of(catalog)
        bulk = Bulk(catalog, digests, _pieces(last, options))
        planned += plan_procedures(catalog, digests)
    if OutputKind.SITE in options.only:
        planned += plan_days(catalog, shell, _templates(options), bulk)
        planned += plan_index(catalog) if bulk is not None else _plan_periods(catalog, shell, options)
    if bulk is not None:
        planned += plan_told(catalog)
        planned += bulk.files()
    return planned


def _pieces(last: LastSite | None, options: Options) -> Kept | None:
    if last is None or not options.use_cache:
        return None
    return Kept(options.cache / "pieces.msgpack", partial(last.find, OutputKind.DATA))


def _plan_periods(catalog: Catalog, shell: Shell, options: Options) -> list[PlannedFile]:
    return plan_periods(catalog, shell, _templates(options), reports=OutputKind.REPORTS in options.only)


def _templates(options: Options) -> Templates:
    folder = settings.theme_folder(options.root) / "pages"
    if not options.use_cache:
        return Templates(folder)
    return Templates(folder, options.cache / "templates", program_digest(), own_key())


def sheets_on(folded: Folded, day: date, words: Words) -> Sheets:
    """The sheets of another day; the register knows all days already."""
    return Sheets(build_catalog(folded.corpus, replace(folded.register, as_of=day)), words)


def _ahead(folded: Folded, words: Words) -> dict[date, Sheets]:
    """The sheets of the days on which notices begin that were issued ahead of time."""
    days = {row.since for row in folded.corpus.ledger.values() if row.since is not None}
    return {day: sheets_on(folded, day, words) for day in sorted(days) if day > folded.register.as_of}


def kept_sheets(files: list[PlannedFile], options: Options) -> list[PlannedFile]:
    """The same files, each made once for all sites and packs of the tree."""
    return kept(files, _sheets_folder(options)) if options.use_cache else files


def _sheets_folder(options: Options) -> Path:
    return options.cache / "sheets"


def _attached(url: str, file: Attachment, root: Path) -> PlannedFile:
    return PlannedFile(url, OutputKind.SITE, bytes.fromhex(file.digest), (root / file.path).read_bytes)


def _read(options: Options, tree: FolderTree, problems: list[Problem]) -> Corpus:
    cache = DecodedCache(options.cache / "decoded", use=options.use_cache)
    entries = tree.entries(problems.append)
    known = {entry.path: _known(entry, cache) for entry in entries}
    unknown = [entry for entry in entries if known[entry.path] is None]
    read = ordered_map(lambda entry: _read_file(tree, entry, cache.get(entry.path)), unknown, options.jobs)
    decoded = known | {entry.path: entry for entry in read}
    files = [entry for entry in decoded.values() if entry is not None]
    if read or len(files) != len(cache):
        cache.write(files)
    return corpus_of(files, cache.document, problems)


def corpus_of(
    files: list[Decoded], document_of: Callable[[Decoded], Known | None], problems: list[Problem]
) -> Corpus:
    """The corpus of decoded files; `problems` gets those of each file alone, and of all together."""
    for entry in files:
        problems += entry.problems
    return assemble(
        [document for entry in files if (document := document_of(entry)) is not None],
        problems.append,
        texts=Texts(files),
        incomplete=_incomplete(problems),
        attachments={entry.path: entry.digest.hex() for entry in files if not is_read(entry.path)},
        excuses={entry.path: entry.excuses for entry in files if entry.excuses is not None},
    )


def _known(entry: Entry, cache: DecodedCache) -> Decoded | None:
    known = cache.get(entry.path)
    same = known is not None and (known.size, known.mtime_ns) == (entry.size, entry.mtime_ns)
    return known if same else None


def _read_file(tree: Tree, entry: Entry, last: Decoded | None) -> Decoded:
    """Reads, decodes and checks one file alone; an unchanged digest saves all but the reading."""
    problems: list[Problem] = []
    raw = tree.read(entry, problems.append)
    if raw is None:
        return packed(entry.path, entry.size, entry.mtime_ns, b"", None, problems)
    return decode_file(entry, raw, last)


def decode_file(entry: Entry, raw: bytes, last: Decoded | None) -> Decoded:
    """Decodes and checks the bytes of one file alone, unless `last` was made of the same."""
    problems: list[Problem] = []
    digest = hashlib.sha256(raw).digest()
    if last is not None and last.digest == digest:
        return replace(last, size=entry.size, mtime_ns=entry.mtime_ns)
    document: Document | None = None
    excuses = None
    if not is_read(entry.path) or has_conflicts(entry.path, raw, problems.append):
        pass
    elif entry.path.endswith(".csv"):
        document = decode_ledger(entry.path, raw, problems.append)
    elif entry.path.endswith(".yml"):
        node = parse(entry.path, raw, problems.append)
        document = decode_document(entry.path, node, problems.append, digest.hex()) if node is not None else None
        if document is not None:
            check_document(document, problems.append)
            excuses = excuses_of(entry.path, raw, problems.append)
    return packed(entry.path, entry.size, entry.mtime_ns, digest, document, problems, excuses)


def _incomplete(problems: list[Problem]) -> set[str]:
    """The kinds of files of which one could not be read whole: what refers to them may only seem to be missing."""
    return {kind for file in damaged_files(problems) if (kind := kind_of(file)) is not None}
