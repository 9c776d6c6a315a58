"""The command line. `main` answers "nothing changed" by itself, before anything heavy is loaded."""

import importlib
import sys

from generator.cli import fresh


def main() -> None:
    """Entry point of `niemyet`. Ends the process with the exit code of the contract (0, 1, 2, 3)."""
    words = sys.argv[1:]
    if fresh.nothing_changed(words):
        sys.stdout.write("Không có gì thay đổi từ lần dựng trước.\n")
        return
    # The commands and what they need are loaded only now: that alone costs more than the answer above.
    sys.exit(importlib.import_module("generator.cli.app").run(words))
