"""What several processes do together ends as if one had done it, whatever happens to one of them."""

import os
import signal
import subprocess
import sys
import time

import pytest

from generator.parallel import meanwhile, ordered_map

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


def test_what_the_other_process_raises_is_raised_here() -> None:
    def fails() -> None:
        raise OSError(28, "full", "x")

    with pytest.raises(OSError, match="full"), meanwhile(fails, 2):
        pass


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
