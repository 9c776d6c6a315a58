"""The parts of a page are done one after another, as its reader would, and what the terminal says is kept."""

import re
import subprocess
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import Final, NamedTuple

from tests.manual.parts import AFTER, CUT, MANUAL, Begin, Changed, Part, Typed, Written, matches, parts
from tests.manual.trees import TREES, environment

_PATIENCE: Final = 180
_ALIKE: Final = 0.5
_COMMIT: Final = re.compile(r"\b(?=[0-9a-f]*\d)[0-9a-f]{7,40}\b")


class Told(NamedTuple):
    """What a command said and how it ended."""

    typed: Typed
    code: int
    lines: tuple[str, ...]


class Reader:
    """Somebody who does what a page says, in a folder of their own."""

    def __init__(self, template: Path, folder: Path) -> None:
        self._template = template
        self._folder = folder
        self._begun = 0
        self._at = folder

    @property
    def place(self) -> Path:
        """The folder in which the reader stands."""
        return self._at

    def read(self, page: Iterator[Part]) -> Iterator[Told]:
        """Does each part; yields what the terminal told.

        Raises:
            ValueError: a change that does not fit its file exactly once.
        """
        for part in page:
            match part:
                case Begin():
                    self._begin(part)
                case Written():
                    file = self._at / part.path
                    file.parent.mkdir(parents=True, exist_ok=True)
                    file.write_text(part.text, "utf-8")
                case Changed():
                    self._change(part)
                case Typed():
                    yield self._type(part)

    def _begin(self, part: Begin) -> None:
        if part.tree.startswith(AFTER):
            page = MANUAL / f"{part.tree.removeprefix(AFTER)}.md"
            for told in self.read(parts(page.read_text("utf-8"))):
                if told.code != told.typed.code:
                    raise ValueError("\n".join([f"{page.name}: {told.typed.words}", *told.lines]))
            return
        self._begun += 1
        self._here = self._folder / str(self._begun)
        self._here.mkdir(parents=True)
        self._at = TREES[part.tree](self._template, self._here)

    def _change(self, part: Changed) -> None:
        file = self._at / part.path
        text = file.read_text("utf-8")
        before = f"\n{part.before}\n"
        if f"\n{text}\n".count(before) != 1:
            raise ValueError(f"line {part.line + 1}: {part.path} does not hold this once:\n{part.before}")
        after = f"\n{part.after}\n" if part.after else "\n"
        file.write_text(f"\n{text}".replace(before, after).removeprefix("\n"), "utf-8")

    def _type(self, part: Typed) -> Told:
        if part.words.startswith("cd "):
            self._at = (self._at / part.words[3:]).resolve(strict=True)
            return Told(part, 0, ())
        done = subprocess.run(
            ["bash", "-c", part.words],
            cwd=self._at,
            env=environment(self._here),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            timeout=_PATIENCE,
            check=False,
        )
        said = done.stdout.replace(str(self._here), CUT).splitlines()
        return Told(part, done.returncode, tuple(line.rstrip() for line in said))


def as_shown(told: Told) -> tuple[str, ...]:
    """Output as the page should show it; what still fits stays, and so do the author's cuts where they can."""
    shown = told.typed.shown
    if matches(shown, told.lines):
        return shown
    lines = tuple(_COMMIT.sub(CUT, line) for line in told.lines)
    again = _cut_again(shown, lines)
    return again if again and matches(again, lines) else lines


def _cut_again(shown: tuple[str, ...], lines: tuple[str, ...]) -> tuple[str, ...]:
    """What the page showed, each line as it is now; empty where a line cannot be found again."""
    kept: list[str] = []
    place = 0
    for line in shown:
        if line.strip() == CUT:
            kept.append(line)
            continue
        likeness = {at: SequenceMatcher(None, line, lines[at]).ratio() for at in range(place, len(lines))}
        nearest = max(likeness, key=lambda at: likeness[at], default=None)
        if nearest is None or likeness[nearest] < _ALIKE:
            return ()
        kept.append(lines[nearest])
        place = nearest + 1
    return tuple(kept)
