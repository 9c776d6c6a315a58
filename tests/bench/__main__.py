"""`make bench`: ratios of whole processes, measured side by side in one run, alternating; medians are printed.

Absolute times depend on the machine and prove nothing; each bound of the project is a ratio against something that ran
just before it on the same machine.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.bench.corpus import write_corpus

PROJECT = Path(__file__).resolve().parents[2]
AS_OF = "2025-12-31"

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
"""Both time the work alone, without the start of Python and the imports, which the whole processes below include."""


def run(words: list[str], cwd: Path) -> float:
    """Seconds of wall time of one whole process.

    Raises:
        SystemExit: the process failed; its output is shown.
    """
    start = time.perf_counter()
    done = subprocess.run(words, cwd=cwd, capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - start
    if done.returncode:
        raise SystemExit(f"{' '.join(words)} ended with {done.returncode}:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return seconds


def inside(program: str, *words: str, cwd: Path) -> float:
    """Seconds that a program of a few lines says it took."""
    done = subprocess.run([sys.executable, "-c", program, *words], cwd=cwd, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr[-2000:])
    return float(done.stdout)


def alternate(rounds: int, runs: Mapping[str, Callable[[], float]]) -> dict[str, float]:
    """The median of each run, taken in turn, after one round that does not count."""
    times: dict[str, list[float]] = {name: [] for name in runs}
    for counted in range(rounds + 1):
        for name, measure in runs.items():
            seconds = measure()
            if counted:
                times[name].append(seconds)
    return {name: statistics.median(values) for name, values in times.items()}


def main() -> None:
    """Prints one line per ratio: what, both medians, the ratio, the bound."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--n", type=int, default=2000, help="number of records")
    parser.add_argument("--rounds", type=int, default=5, help="counted rounds")
    arguments = parser.parse_args()
    niemyet = str(Path(sys.executable).with_name("niemyet"))
    with tempfile.TemporaryDirectory(prefix="niemyet-bench-") as folder:
        tree = Path(folder) / "tree"
        write_corpus(tree, arguments.n, PROJECT)
        size = sum(f.stat().st_size for f in tree.glob("procedures/**/*.yml"))
        print(
            f"{arguments.n} records of {size / arguments.n / 1000:.1f} KB, 300 decisions; medians of {arguments.rounds}"
        )
        build = [niemyet, "build", "--root", str(tree)]
        run(build, tree)
        medians = alternate(
            arguments.rounds,
            {
                "read": lambda: inside(_READ_YAML, str(tree), cwd=PROJECT),
                "fold": lambda: inside(_FOLD, str(tree), AS_OF, cwd=PROJECT),
                "check": lambda: run([niemyet, "check", "--root", str(tree), "--format", "json"], tree),
                "pass": lambda: run([sys.executable, "-c", "pass"], tree),
                "fresh": lambda: run(build, tree),
            },
        )
    line("load from cache, fold, check / CSafeLoader reads the same files", medians["fold"], medians["read"], 0.1)
    line("build, nothing changed / python -c pass", medians["fresh"], medians["pass"], 6.0)
    print(f"whole process niemyet check, warm: {medians['check'] * 1000:.0f} ms")


def line(what: str, ours: float, theirs: float, bound: float) -> None:
    """One ratio with its bound, and whether it holds."""
    ratio = ours / theirs
    verdict = "holds" if ratio <= bound else "MISSED"
    print(f"{what}: {ours * 1000:.0f} ms / {theirs * 1000:.0f} ms = {ratio:.3f} (bound {bound}) {verdict}")


main()
