"""One code, one name: wording that truly differs between rows, processes and versions (V05)."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from generator.check.beginnings import begins
from generator.diagnostics.problem import Problem, Ref, Report
from generator.model.corpus import Corpus
from generator.model.decision import Decision
from generator.model.record import VersionHead
from generator.model.scalars import Part

_TONE_PLACE: Final = str.maketrans({"̀": None, "́": None, "̉": None, "̃": None, "̣": None})
_QUOTES: Final = re.compile("[\"'“”‘’«»]")
_DASHES: Final = re.compile(r"\s*[-‐‑–—]\s*")
_LEAD: Final = re.compile(r"^thủ tục\s+")

_SHORT: Final = 80
_AROUND: Final = 4

Order = tuple[date, int, date, str, int]


class _Named(NamedTuple):
    order: Order
    name: str
    at: Ref
    renames: bool = False
    """The row says that the name itself was amended: what came before is no longer held against it."""


def check_names_agree(corpus: Corpus, report: Report) -> None:
    """TT501: the later of two truly different names of one code, once per differing wording."""
    disputed = _disputed(corpus)
    by_code: dict[str, list[_Named]] = defaultdict(list)
    for code, named in _names(corpus, disputed) if disputed else ():
        if (known_as := corpus.canonical(code)) in disputed:
            by_code[known_as].append(named)
    for code, all_named in by_code.items():
        known: dict[str, _Named] = {}
        earlier: list[_Named] = []
        for named in sorted(all_named, key=lambda n: n.order):
            folded = fold(named.name)
            if named.renames:
                known, earlier = {}, []
            elif known and folded not in known:
                report(_differs(code, named, earlier))
            known.setdefault(folded, named)
            earlier.append(named)


def _disputed(corpus: Corpus) -> set[str]:
    """Codes of which two names are not even written alike: few, and only these are worth a closer look."""
    first: dict[str, str] = {}
    disputed: set[str] = set()
    for code, name in _bare_names(corpus):
        code = corpus.canonical(code)
        if name is not None and first.setdefault(code, name) != name:
            disputed.add(code)
    return disputed


def _bare_names(corpus: Corpus) -> Iterator[tuple[str, str | None]]:
    for version in corpus.versions:
        yield from ((code, version.name) for code in version.codes)
    for baseline in corpus.baselines.values():
        for line in baseline.rows:
            yield from ((code, line.name) for code in line.codes)
    for decision in corpus.decisions.values():
        for row in decision.rows:
            yield from ((code, row.name) for code in row.codes)
            yield from ((side.own_code, side.name) for side in (*row.old, *row.new))
        yield from ((process.code or process.temp_code or "", process.name) for process in decision.processes)


def _differs(code: str, named: _Named, earlier: list[_Named]) -> Problem:
    # What stands in the same file is what an officer can compare at a glance.
    first = next((other for other in earlier if other.at.file == named.at.file), earlier[0])
    here, there = _unlike(named.name, first.name)
    return Problem("TT501", named.at, {"ma": code, "ten": here, "ten_truoc": there, "tep": first.at.file}, (first.at,))


def _unlike(one: str, other: str) -> tuple[str, str]:
    """Both names, long ones cut to where they differ with a few words around it."""
    if max(len(one), len(other)) <= _SHORT:
        return one, other
    first, second = one.rstrip(" .").split(), other.rstrip(" .").split()
    same = 0
    while same < min(len(first), len(second)) and first[same] == second[same]:
        same += 1
    rest = 0
    while rest < min(len(first), len(second)) - same and first[-1 - rest] == second[-1 - rest]:
        rest += 1
    start, tail = max(0, same - _AROUND), max(0, rest - _AROUND)

    def cut(words: list[str]) -> str:
        return ("… " if start else "") + " ".join(words[start : len(words) - tail]) + (" …" if tail else "")

    return cut(first), cut(second)


def fold(name: str) -> str:
    """The name without what is no difference: case, spaces, dashes, quotes, final stop, old or new tone placement."""
    text = unicodedata.normalize("NFC", name).lower()
    text = _DASHES.sub("-", _QUOTES.sub("", text))
    text = " ".join(text.split()).rstrip(" .;,:")
    text = _LEAD.sub("", text)
    return " ".join(map(_without_tone_place, text.split(" ")))


def _without_tone_place(word: str) -> str:
    """The tone moves to the word's end, so that `hoá` and `hóa`, `uỷ` and `ủy` are one."""
    if word.isascii():
        return word
    letters = unicodedata.normalize("NFD", word)
    bare = letters.translate(_TONE_PLACE)
    return bare + "".join(letter for letter in letters if letter not in bare or ord(letter) in _TONE_PLACE)


def _names(corpus: Corpus, disputed: set[str]) -> Iterator[tuple[str, _Named]]:
    for baseline in corpus.baselines.values():
        for index, line in enumerate(baseline.rows):
            if line.name is not None:
                order = (baseline.day, 0, date.min, "", 0)
                at = Ref(baseline.file, ("muc", index, "ten"))
                yield from ((code, _Named(order, line.name, at)) for code in line.codes)
    for decision in corpus.decisions.values():
        yield from _of_decision(decision)
    for version in corpus.versions:
        if disputed.isdisjoint(map(corpus.canonical, version.codes)):
            continue  # few are: only for these the rows of a whole decision are looked through
        order = _order_of_version(corpus, version)
        at = Ref(version.file, ("ten",))
        yield from ((code, _Named(order, version.name, at)) for code in version.codes)


def _of_decision(decision: Decision) -> Iterator[tuple[str, _Named]]:
    day, signed, number = decision.effect.since, decision.signed, decision.number
    top = Ref(decision.file)
    for index, row in enumerate(decision.rows):
        at = top.at("muc", index)
        order = (row.since or day, 1, signed, number, 0)
        if row.name is not None:
            named = _Named(order, row.name, at.at("ten"), Part.NAME in row.parts)
            yield from ((code, named) for code in row.codes)
        for key, sides in (("cu", row.old), ("moi", row.new)):
            for place, side in enumerate(sides):
                if side.name is not None and side.own_code:
                    yield side.own_code, _Named(order, side.name, at.at(key, place, "ten"))
    for index, process in enumerate(decision.processes):
        # A process for several procedures carries the name of the first alone (2031/QĐ-UBND, Phụ lục II).
        code = process.code or process.temp_code
        if process.name is not None and code:
            at = top.at("quy_trinh", index, "ten")
            yield code, _Named((day, 1, signed, number, 2), process.name, at)


def _order_of_version(corpus: Corpus, version: VersionHead) -> Order:
    since = begins(corpus, version, version.levels) or date.max
    if (decision := corpus.decisions.get(version.decision)) is not None:
        return since, 1, decision.signed, decision.number, 1
    return since, 0, date.min, "", 1
