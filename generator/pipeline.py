"""The compiler on one page: files become a corpus, a register, a catalogue and the files of the site."""

import hashlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from generator import settings
from generator.catalog.build import build_catalog
from generator.check.consequences import consequences, damaged_files
from generator.check.notices import check_kept_lines
from generator.check.rules import check_corpus, check_document, check_register
from generator.consolidate.register import consolidate
from generator.decode.documents import assemble, decode_document, kind_of
from generator.decode.ledger import decode_ledger
from generator.diagnostics.messages_vi import MESSAGES
from generator.diagnostics.problem import Problem, Severity
from generator.load.document import parse
from generator.load.revision import files_of
from generator.load.tree import Entry, FolderTree, is_read
from generator.model.catalog import Attachment
from generator.model.corpus import Corpus, Document
from generator.model.output import OutputKind, PlannedFile
from generator.model.register import Register
from generator.model.shell import Shell
from generator.parallel import Progress, ordered_map, silent
from generator.render.environment import Templates
from generator.render.notices.offer import plan_offered
from generator.render.notices.sheets import Sheets
from generator.render.notices.status import Desk
from generator.render.notices.words import Words, read_words
from generator.render.site import plan_site
from generator.store.decoded import Decoded, DecodedCache, Texts, packed
from generator.store.kept import forget_others, kept
from generator.store.program import program_digest
from generator.store.site import Written, publish, write_into


class Options(Struct, frozen=True):
    """What a door resolved: the tree, the day, where to write, which kinds, how many processes.

    `base` is the git revision of which the ledger must still hold every line.
    """

    root: Path
    as_of: date
    out: Path
    only: frozenset[OutputKind] = frozenset(OutputKind)
    use_cache: bool = True
    jobs: int = 1
    base: str | None = None

    @property
    def cache(self) -> Path:
        """Everything that may be deleted at any time."""
        return self.root / settings.CACHE


class Folded(Struct, frozen=True):
    """What the tree says as of the day. `suppressed` counts problems that only follow from others."""

    corpus: Corpus
    register: Register
    problems: tuple[Problem, ...]
    suppressed: int

    @property
    def has_errors(self) -> bool:
        """Whether publication must stop."""
        return any(MESSAGES[problem.code].severity is Severity.ERROR for problem in self.problems)


def fold_tree(options: Options) -> Folded:
    """Reads, checks and folds the tree as of the day; nothing outside the cache is written."""
    problems: list[Problem] = []
    corpus = _read(options, problems)
    check_corpus(corpus, problems.append)
    register = consolidate(corpus, options.as_of, problems.append)
    check_register(corpus, register, problems.append)
    if options.base is not None:
        was = files_of(options.root, options.base, settings.LEDGER)
        check_kept_lines(was, {path: _bytes(options.root / path) for path in was}, problems.append)
    kept, suppressed = consequences(problems, corpus.incomplete)
    return Folded(corpus, register, kept, suppressed)


def build(folded: Folded, shell: Shell, options: Options, progress: Progress = silent) -> Written:
    """Publishes the site of a tree without errors.

    Raises:
        OSError: the output could not be written; what stood there is untouched.
    """
    memo = options.cache / "rendered.msgpack"
    if not options.use_cache:
        memo.unlink(missing_ok=True)
    planned: list[PlannedFile] = []

    def lazily() -> Iterator[PlannedFile]:
        planned.extend(plan(folded, shell, options))
        yield from planned

    written = publish(options.out, lazily(), memo, options.jobs, progress)
    if OutputKind.NOTICES in options.only:
        forget_others(planned, _sheets_folder(options))
    return written


def build_into(folder: Path, folded: Folded, shell: Shell, options: Options) -> int:
    """Writes the same files into a folder that MkDocs owns. Returns how many."""
    return write_into(folder, plan(folded, shell, options), options.jobs)


def plan(folded: Folded, shell: Shell, options: Options) -> list[PlannedFile]:
    """Every file of the kinds asked for, not yet made."""
    planned: list[PlannedFile] = []
    theme = settings.theme_folder(options.root)
    catalog = build_catalog(folded.corpus, folded.register)
    sheets = Sheets(catalog, read_words(theme))
    if OutputKind.SITE in options.only:
        templates = Templates(
            theme / "pages", options.cache / "templates" if options.use_cache else None, program_digest()
        )
        desk = Desk(catalog, sheets, _ahead(folded, sheets.words))
        planned += plan_site(catalog, shell, templates, desk, offered=OutputKind.NOTICES in options.only)
        planned += [_attached(url, file, options.root) for url, file in catalog.attachments.items()]
    if OutputKind.NOTICES in options.only:
        planned += kept_sheets(plan_offered(catalog, sheets, theme), options)
    return planned


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


def _bytes(file: Path) -> bytes:
    return file.read_bytes() if file.is_file() else b""


def _attached(url: str, file: Attachment, root: Path) -> PlannedFile:
    return PlannedFile(url, OutputKind.SITE, bytes.fromhex(file.digest), (root / file.path).read_bytes)


def _read(options: Options, problems: list[Problem]) -> Corpus:
    tree = FolderTree(options.root)
    cache = DecodedCache(options.cache / "decoded.msgpack", use=options.use_cache)
    entries = tree.entries(problems.append)
    known = {entry.path: _known(entry, cache) for entry in entries}
    unknown = [entry for entry in entries if known[entry.path] is None]
    read = ordered_map(lambda entry: _read_file(tree, entry, cache.get(entry.path)), unknown, options.jobs)
    decoded = known | {entry.path: entry for entry in read}
    files = [entry for entry in decoded.values() if entry is not None]
    if read or len(files) != len(cache):
        cache.write(files)
    for entry in files:
        problems += entry.problems
    return assemble(
        [document for entry in files if (document := cache.document(entry)) is not None],
        problems.append,
        texts=Texts(files),
        incomplete=_incomplete(problems),
        attachments={entry.path: entry.digest.hex() for entry in files if not is_read(entry.path)},
    )


def _known(entry: Entry, cache: DecodedCache) -> Decoded | None:
    known = cache.get(entry.path)
    same = known is not None and (known.size, known.mtime_ns) == (entry.size, entry.mtime_ns)
    return known if same else None


def _read_file(tree: FolderTree, entry: Entry, last: Decoded | None) -> Decoded:
    """Reads, decodes and checks one file alone; an unchanged digest saves all but the reading."""
    problems: list[Problem] = []
    raw = tree.read(entry, problems.append)
    if raw is None:
        return packed(entry.path, entry.size, entry.mtime_ns, b"", None, problems)
    digest = hashlib.sha256(raw).digest()
    if last is not None and last.digest == digest:
        return replace(last, size=entry.size, mtime_ns=entry.mtime_ns)
    document: Document | None = None
    if entry.path.endswith(".csv"):
        document = decode_ledger(entry.path, raw, problems.append)
    elif entry.path.endswith(".yml"):
        node = parse(entry.path, raw, problems.append)
        document = decode_document(entry.path, node, problems.append, digest.hex()) if node is not None else None
        if document is not None:
            check_document(document, problems.append)
    return packed(entry.path, entry.size, entry.mtime_ns, digest, document, problems)


def _incomplete(problems: list[Problem]) -> set[str]:
    """The kinds of files of which one could not be read whole: what refers to them may only seem to be missing."""
    return {kind for file in damaged_files(problems) if (kind := kind_of(file)) is not None}
