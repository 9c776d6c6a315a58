"""Whole processes become medians and ratios: run in turn in one sitting, because only ratios mean anything."""

import os
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import count
from pathlib import Path
from typing import Final

_ENVIRONMENT: Final = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""As where niemyet is installed: Python keeps the bytecode of every module, ours as well as MkDocs'."""


def run(words: Sequence[str], cwd: Path) -> float:
    """Seconds of wall time of one whole process.

    Raises:
        SystemExit: the process failed; its output is shown.
    """
    start = time.perf_counter()
    done = subprocess.run(words, cwd=cwd, env=_ENVIRONMENT, capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - start
    if done.returncode:
        raise SystemExit(f"{' '.join(words)} ended with {done.returncode}:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return seconds


def run_at_most(words: Sequence[str], cwd: Path, seconds: float) -> float:
    """The same for a process that is stopped where it takes longer than that.

    Raises:
        SystemExit: the process failed.
    """
    start = time.perf_counter()
    process = subprocess.Popen(words, cwd=cwd, env=_ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        code = process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        return seconds
    if code:
        raise SystemExit(f"{' '.join(words)} ended with {code}")
    return time.perf_counter() - start


def inside(program: str, *words: str, cwd: Path) -> float:
    """Seconds that a program of a few lines says it took."""
    command = [sys.executable, "-c", program, *words]
    done = subprocess.run(command, cwd=cwd, env=_ENVIRONMENT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr[-2000:])
    return float(done.stdout)


def alternate(rounds: int, runs: Mapping[str, Callable[[], float]]) -> dict[str, float]:
    """The median of each run, taken in turn, after one round that does not count.

    Each begins when all that the one before wrote is on the disk: Hugo alone writes 1.4 GB.
    """
    times: dict[str, list[float]] = {name: [] for name in runs}
    for counted in range(rounds + 1):
        for name, measure in runs.items():
            os.sync()
            seconds = measure()
            if counted:
                times[name].append(seconds)
    return {name: statistics.median(values) for name, values in times.items()}


def forget(*folders: Path) -> None:
    """As if nothing had been built there: what lies there is moved aside, and goes with the whole bench.

    A disk that has just been told to delete thousands of files is slow for seconds, whoever runs next.
    """
    for folder in folders:
        if folder.exists():
            folder.rename(next(aside for aside in _asides(folder) if not aside.exists()))


def _asides(folder: Path) -> Iterator[Path]:
    return (folder.with_name(f"{folder.name}.gone-{number}") for number in count())


def peak_memory(words: Sequence[str], cwd: Path) -> float:
    """MiB at the highest, summed over the process and its children; memory they share counts once (Linux PSS)."""
    process = subprocess.Popen(words, cwd=cwd, env=_ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    peak = 0
    done = threading.Event()

    def watch() -> None:
        nonlocal peak
        while not done.wait(0.01):
            # A child that Popen has just split off uses its parent's memory itself (vfork): equal to the last figure.
            peak = max(peak, sum(_shared_out(told) for told in {_memory(pid) for pid in _family(process.pid)}))

    watcher = threading.Thread(target=watch)
    watcher.start()
    process.wait()
    done.set()
    watcher.join()
    return peak / 1024


def _family(pid: int) -> list[int]:
    found = [pid]
    for parent in found:
        try:
            found += [int(child) for child in Path(f"/proc/{parent}/task/{parent}/children").read_text().split()]
        except OSError:
            continue
    return found


def _memory(pid: int) -> str:
    """What Linux says of the memory of a process, empty when it has gone."""
    try:
        return Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return ""


def _shared_out(told: str) -> int:
    return next((int(line.split()[1]) for line in told.splitlines() if line.startswith("Pss:")), 0)


def line(what: str, ours: float, theirs: float, bound: float | None = None) -> None:
    """One ratio with its bound, and whether it holds."""
    ratio = ours / theirs
    verdict = "" if bound is None else f" (bound {bound}) {'holds' if ratio <= bound else 'MISSED'}"
    print(f"{what}: {ours * 1000:.0f} ms / {theirs * 1000:.0f} ms = {ratio:.3f}{verdict}", flush=True)


def size(what: str, mib: float, bound: float | None = None) -> None:
    """One peak of memory with its bound."""
    verdict = "" if bound is None else f" (bound {bound:.0f}) {'holds' if mib <= bound else 'MISSED'}"
    print(f"{what}: {mib:.0f} MiB{verdict}", flush=True)
