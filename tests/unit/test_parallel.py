"""What several processes do together ends as if one had done it, whatever happens to one of them."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.parallel import aside, ordered_map

_KILLED = """
import os, signal, time
from generator.parallel import ordered_map
mine = os.getpid()
def work(item):
    if os.getpid() == mine:
        os.kill(mine, signal.SIGKILL)
    return b"x" * 1_000_000
ordered_map(work, list(range(64)), 2)
"""


def test_results_stand_in_the_order_of_the_items() -> None:
    assert ordered_map(lambda item: item * 2, list(range(100)), 2) == [item * 2 for item in range(100)]


def test_nobody_goes_on_when_one_has_failed(tmp_path: Path) -> None:
    mine = os.getpid()

    def work(item: int) -> None:
        if os.getpid() == mine:
            raise ValueError(item)
        time.sleep(0.01)
        (tmp_path / str(item)).touch()

    with pytest.raises(ValueError, match="0"):
        ordered_map(work, list(range(900)), 3)
    done = len(list(tmp_path.iterdir()))
    time.sleep(0.1)
    assert len(list(tmp_path.iterdir())) == done < 100


def counting(log: str) -> Callable[[], Iterator[int]]:
    """Steps that tell in a file when each begins."""

    def steps() -> Iterator[int]:
        for step in range(3):
            with open(log, "a") as stream:
                stream.write(str(step))
            yield step

    return steps


@pytest.mark.parametrize("jobs", [1, 2])
def test_steps_aside_are_taken_one_by_one(tmp_path: Path, jobs: int) -> None:
    with aside(counting(str(tmp_path / "log")), jobs) as taken:
        assert list(taken) == [0, 1, 2]


def test_a_step_aside_waits_until_the_one_before_is_taken(tmp_path: Path) -> None:
    log = tmp_path / "log"
    with aside(counting(str(log)), 2) as taken:
        while not log.exists() or not log.read_text():
            time.sleep(0.01)
        time.sleep(0.05)
        assert log.read_text() == "0"
        assert next(taken) == 0
    assert log.read_text() in ("0", "01")


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_a_step_aside_raises_is_raised_where_it_is_taken(jobs: int) -> None:
    def fails() -> Iterator[int]:
        yield 1
        raise OSError(28, "full", "x")

    with aside(fails, jobs) as taken:
        assert next(taken) == 1
        with pytest.raises(OSError, match="full"):
            next(taken)


def test_a_killed_build_leaves_no_process_behind() -> None:
    started = subprocess.Popen([sys.executable, "-c", _KILLED], start_new_session=True, cwd=os.getcwd())
    assert started.wait(30) == -signal.SIGKILL
    for _ in range(100):
        try:
            os.killpg(started.pid, 0)
        except ProcessLookupError:
            return
        time.sleep(0.1)
    os.killpg(started.pid, signal.SIGKILL)
    pytest.fail("a process still waits")
