"""The command line. `main` answers "nothing changed" by itself, before anything heavy is loaded."""

import gc
import importlib
import io
import os
import sys

from generator.cli import fresh


def main() -> None:
    """Entry point of `niemyet`. Ends the process with the exit code of the contract (0, 1, 2, 3)."""
    for stream in (sys.stdout, sys.stderr):
        # A file or a pipe may come with an alphabet that has no Vietnamese (Windows: cp1252); a word that was typed may
        # hold bytes that are no letters: it is told as far as it can be.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    command = fresh.begin(sys.argv[1:])
    if fresh.nothing_changed(command):
        sys.stdout.write("Không có gì thay đổi từ lần dựng trước.\n")
        return
    # One short process that keeps nearly all it makes: looking for garbage would cost a fifth of its time.
    gc.disable()
    # The commands and what they need are loaded only now: that alone costs more than the answer above.
    code = importlib.import_module("generator.cli.app").run(command.words, command)
    # Giving back one by one what the process holds would take longer than many a command.
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)
