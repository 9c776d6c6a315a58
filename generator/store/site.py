"""The planned files become `site/`: a hardlink copy of the last site with its changes, put in place by one rename.

A reader, or a kill at any moment, sees the old site or the new one, never a mixture. Files of a kind that are no longer
planned go; files that no manifest names (a province's own CNAME, say) stay.
"""

import ctypes
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from generator.model.output import Joined, OutputKind, PlannedFile
from generator.parallel import WORTH_A_FORK, Progress, aside, ordered_map, silent
from generator.store.manifests import Memo, memos, read_manifest, write_manifest
from generator.store.mirror import link, mirror

try:
    import fcntl
except ImportError:  # Windows has no such lock: there two builds at once are the user's to avoid
    fcntl = None  # type: ignore[assignment]

_Ready = tuple[str, bytes]
"""Where a file lies that has been made already, and the digest of its bytes."""
_AT_FDCWD: Final = -100
_RENAME_EXCHANGE: Final = 2


class Written(Struct, frozen=True):
    """How many files the site has, how many of them were made anew, and how many went."""

    files: int
    made: int
    removed: int


class NextSite(Struct):
    """The site that is coming, beside the one that stands; `mirrored` is taken once it holds all that stands."""

    out: Path
    coming: Path
    memo_file: Path
    jobs: int
    mirrored: Iterator[None]
    is_published: bool = False


@contextmanager
def begin(out: Path, memo_file: Path, jobs: int) -> Iterator[NextSite]:
    """Copies the last site, in a process of its own, while the caller finds out what the next one will hold.

    Raises:
        OSError: the folders of the site or the memo are not writable.
    """
    out = out.resolve()  # of a linked `site/` the folders change places, not the link
    with alone(memo_file):
        _recover(out)
        coming = _beside(out, "next")
        # What a kill left there may be hard links to the site that stands: writing into one would be writing into it.
        shutil.rmtree(_ahead(coming), ignore_errors=True)
        was_there = coming.exists()
        try:
            with aside(lambda: _mirrored(out, coming), jobs) as mirrored:
                site = NextSite(out, coming, memo_file, jobs, mirrored)
                yield site
                was_there |= site.is_published
        finally:
            if not was_there:
                shutil.rmtree(coming, ignore_errors=True)


def _mirrored(out: Path, coming: Path) -> Iterator[None]:
    mirror(out, coming)
    yield


def publish(
    site: NextSite,
    planned: Iterable[PlannedFile],
    progress: Progress = silent,
    beside: Callable[["LastSite"], Iterable[PlannedFile]] = lambda last: (),
) -> Written:
    """Writes what is new into the next site and puts it in its place by one rename.

    Files that are not there yet are made in several processes; what `beside` plans is planned and made in a process of
    its own, and has the address where `planned` has it too. Kinds that are not planned keep their files, and so does
    what is made anew but comes out as it was.

    Raises:
        OSError: the disk is full or not writable; the site that stood there is untouched.
    """
    manifests = {kind: read_manifest(site.out, kind) for kind in OutputKind}
    last = LastSite(site.out, manifests, memos(site.memo_file).read() or {})
    try:
        with aside(lambda: _published_aside(site.coming, lambda: beside(last), last), site.jobs) as parts:
            return _publish(site, {file.path: file for file in planned}, parts, last, progress)
    except BaseException:
        with suppress(OSError):
            next(site.mirrored, None)  # nobody may still be writing into what goes
        shutil.rmtree(site.coming, ignore_errors=True)
        raise
    finally:
        shutil.rmtree(_ahead(site.coming), ignore_errors=True)


class LastSite(Struct, frozen=True):
    """The site that stands: its manifests, and what each of its files was made from."""

    out: Path
    manifests: Mapping[OutputKind, Mapping[str, str]]
    memos: Mapping[str, Memo]

    def keeps(self, plan: Mapping[str, PlannedFile]) -> set[str]:
        """The files of a plan that may stay as they are."""
        return {path for path, file in plan.items() if self._unchanged(path, file)}

    def find(self, kind: OutputKind, path: str, content: bytes) -> Path | None:
        """The file of a kind at a path, if its content has this digest and nobody has touched it since."""
        memo = self.memos.get(path)
        return self.out / path if memo is not None and memo.content == content and self._stands(kind, path) else None

    def _unchanged(self, path: str, file: PlannedFile) -> bool:
        memo = self.memos.get(path)
        return memo is not None and memo.inputs == file.inputs and self._stands(file.kind, path)

    def _stands(self, kind: OutputKind, path: str) -> bool:
        memo = self.memos[path]
        if self.manifests[kind].get(path) != memo.content.hex():
            return False
        try:
            stat = os.stat(os.path.join(self.out, path))
        except OSError:
            return False
        return stat.st_size == memo.size and stat.st_mtime_ns == memo.mtime_ns


class _Part(Struct, frozen=True):
    """What one process brings: the kind of each file, the files that stay as they are, and what was written."""

    kinds: dict[str, OutputKind]
    kept: set[str]
    fresh: dict[str, Memo]


def _published_aside(coming: Path, planned: Callable[[], Iterable[PlannedFile]], last: LastSite) -> Iterator[_Part]:
    """Tells what is planned; pauses, so that what is gone can be taken away; writes what is new."""
    plan = {file.path: file for file in planned()}
    part = _Part({path: file.kind for path, file in plan.items()}, last.keeps(plan), {})
    new = [file for path, file in plan.items() if path not in part.kept]
    ready = _made_ahead(new, coming, "beside", last)
    yield part
    yield part
    yield replace(part, fresh=_write(coming, new, 1, last, ready=ready))


def _publish(
    site: NextSite, plan: Mapping[str, PlannedFile], parts: Iterator[_Part], last: LastSite, progress: Progress
) -> Written:
    ours = last.keeps(plan)
    new = [file for path, file in plan.items() if path not in ours]
    ready = _made_ahead(new, site.coming, "here", last)
    theirs = next(parts)
    kinds = {path: file.kind for path, file in plan.items()} | theirs.kinds
    new = [file for file in new if file.path not in theirs.kinds]
    kept = (ours - theirs.kinds.keys()) | theirs.kept
    gone = {path for kind in set(kinds.values()) for path in last.manifests[kind]} - kept
    next(site.mirrored)
    for path in gone:
        _drop(site.coming, path)
    next(parts)
    others = [file for file in new if file.kind is not OutputKind.NOTICES]
    sheets = [file for file in new if file.kind is OutputKind.NOTICES]
    fresh = _write(site.coming, others, site.jobs, last, progress, ready)
    fresh |= next(parts).fresh
    # Printed sheets take as long as a hundred pages each: only now, when nobody else holds memory any more.
    fresh |= _write(site.coming, sheets, site.jobs, last, progress)
    now = {path: last.memos[path] for path in kept} | fresh
    for of_kind in set(kinds.values()):
        listed = {path: now[path].content for path, kind in kinds.items() if kind is of_kind}
        write_manifest(site.coming, of_kind, listed)
    _put_in_place(site.coming, site.out)
    site.is_published = True
    of_others = {path: memo for path, memo in last.memos.items() if path not in kinds and path not in gone}
    memos(site.memo_file).write(of_others | now)
    return Written(len(kinds), len(fresh), len(gone - set(kinds)))


def _made_ahead(new: list[PlannedFile], coming: Path, who: str, last: LastSite) -> dict[str, _Ready]:
    """Where what is new is little, it is made while the other process still plans. Sheets wait their turn.

    It lies beside the next site until it is known what goes from there: then it only has to change its name.
    """
    if len(new) >= WORTH_A_FORK:
        return {}
    _ahead(coming).mkdir(parents=True, exist_ok=True)
    ready = {}
    for number, file in enumerate(new):
        if file.kind is not OutputKind.NOTICES:
            place = f"{_ahead(coming)}/{who}-{number}"
            ready[file.path] = place, _lay(place, file, last)
    return ready


def _ahead(coming: Path) -> Path:
    return coming.with_name(f"{coming.name}.new")


def write_into(folder: Path, planned: Iterable[PlannedFile], jobs: int) -> int:
    """Writes all planned files into a folder that somebody else owns (MkDocs' site_dir). Returns their number."""
    folder.mkdir(parents=True, exist_ok=True)
    return len(_write(folder, list(planned), jobs, LastSite(folder, {}, {})))


@contextmanager
def alone(memo_file: Path) -> Iterator[None]:
    """One build of a tree at a time: a second one waits, then finds what the first has left.

    Raises:
        OSError: the folder of the memo is not writable.
    """
    memo_file.parent.mkdir(parents=True, exist_ok=True)
    with open(memo_file.with_suffix(".lock"), "w") as lock:
        if fcntl is not None:
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _beside(out: Path, role: str) -> Path:
    return out.with_name(f".{out.name}.{role}")


def _drop(root: Path, path: str) -> None:
    """Removes a file and the folders that it leaves empty."""
    place = root / path
    with suppress(FileNotFoundError):
        place.unlink()
    for folder in place.parents:
        if folder == root:
            return
        try:
            folder.rmdir()
        except OSError:  # something else lies in it
            return


def _write(
    root: Path,
    files: list[PlannedFile],
    jobs: int,
    last: LastSite,
    progress: Progress = silent,
    ready: Mapping[str, _Ready] = {},
) -> dict[str, Memo]:
    """Each process writes what it makes: pages neither wait for each other nor travel between processes."""
    memos = ordered_map(lambda file: _write_file(root, file, last, ready.get(file.path)), files, jobs, progress)
    return {file.path: memo for file, memo in zip(files, memos, strict=True)}


def _write_file(root: Path, file: PlannedFile, last: LastSite, ready: _Ready | None = None) -> Memo:
    target = os.path.join(root, file.path)
    os.makedirs(os.path.dirname(target), exist_ok=True)
    if ready is not None:
        place, digest = ready
        os.replace(place, target)
    else:
        # A hard link may lead to the file of the last site: never write into it, always into a file of its own.
        with suppress(FileNotFoundError):
            os.unlink(target)
        digest = _lay(target, file, last)
    stat = os.stat(target)
    return Memo(file.inputs, digest, stat.st_size, stat.st_mtime_ns)


def _lay(place: str, file: PlannedFile, last: LastSite) -> bytes:
    """Makes a file where nothing lies, and gives its digest. What comes out as it was is that file, with its date."""
    if file.joined is not None:
        joined = file.joined()
    else:
        content = file.make()
        joined = Joined(_digest(content), lambda: (content,))
    standing = last.find(file.kind, file.path, joined.digest)
    if standing is not None:
        link(os.fspath(standing), place)
    else:
        with open(place, "wb") as stream:
            stream.writelines(joined.chunks())
    return joined.digest


def _digest(content: bytes) -> bytes:
    return sha256(content).digest()[:16]  # the fastest of all where the processor knows it, as most do


def _put_in_place(coming: Path, out: Path) -> None:
    """`coming` becomes `out`, and the last site takes its place: the next build only has to bring it up to date."""
    if not out.exists():
        out.parent.mkdir(parents=True, exist_ok=True)
        coming.rename(out)
    elif not _exchange(coming, out):
        # Without an atomic exchange a kill between two renames leaves no site: `_recover` brings the old one back.
        last = _beside(out, "last")
        shutil.rmtree(last, ignore_errors=True)
        out.rename(last)
        coming.rename(out)
        last.rename(coming)


def _exchange(first: Path, second: Path) -> bool:
    """Swaps two folders in one step (Linux renameat2); False where the system cannot."""
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    paths = (os.fsencode(first), os.fsencode(second))
    return bool(renameat2(_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], _RENAME_EXCHANGE) == 0)


def _recover(out: Path) -> None:
    """After a kill between two renames: the old site takes its place again."""
    last = _beside(out, "last")
    if last.is_dir() and not out.exists():
        last.rename(out)
