"""How far long work has come, as one line on stderr when that is a terminal; results alone go to stdout."""

import sys
from collections.abc import Callable
from typing import Final

import click

from generator.parallel import Progress, silent

_LONG: Final = 60
"""Fewer files than this are made before anybody looks."""


def progress(label: str) -> Progress:
    """A bar for the work that `label` names, in Vietnamese."""
    return (lambda total: _bar(label, total)) if sys.stderr.isatty() else silent


def _bar(label: str, total: int) -> Callable[[int], None]:
    if total < _LONG:
        return lambda done: None
    bar = click.progressbar(length=total, label=label, file=sys.stderr)
    bar.render_progress()

    def tell(done: int) -> None:
        bar.update(min(done, total - bar.pos))
        if bar.pos >= total:
            bar.render_finish()

    return tell
