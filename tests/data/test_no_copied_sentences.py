"""The real data is private: its facts and names are shipped, its sentences are not."""

import csv
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.model.record import Dossier
from generator.pipeline import Folded
from tests.data.sources import DATA, ROOT, fold_copy, json_of, lines_of, source

pytestmark = pytest.mark.data

LONG = 60
"""A text up to this long is a fact: a limit, a place, a symbol."""
NAMES = frozenset(
    {
        *("ten", "ten_thu_tuc", "ten_nguyen_van", "name", "title", "trich_yeu"),  # procedures, decisions, legal texts
        *("phan", "de_muc", "truong_hop", "linh_vuc", "linh_vuc_theo"),  # sections, cases and fields as printed
        *("ten_giay_to", "url", "source", "link_truy_cap", "co_quan_thuc_hien_ds"),
    }
)
"""Keys whose values are names: they are facts and carry over exactly."""
ALSO_NAMES = ("Văn phòng đăng ký đất đai hoặc Chi nhánh Văn phòng đăng ký đất đai",)
"""Names that the sources write as a line of prose."""
SHIPPED = (
    "site_data",
    "procedures",
    "docs",
    "theme",
    "generator",
    "tests",
    "README.md",
    "CONTRIBUTING.md",
    "mkdocs.yml",
)
READABLE = frozenset({".yml", ".md", ".html", ".css", ".js", ".svg", ".py", ".tsv", ".txt"})
_SENTENCE_END = re.compile(r"(?<=[.;:!?])\s+|[\n|]+")


def texts(value: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a JSON value with the key it stands under."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from texts(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner, key)
    elif isinstance(value, str):
        yield key, value


def every_text() -> Iterator[tuple[str, str]]:
    """Every text of ../shared/data that may be prose, with its key."""
    source("README.md")
    for file in sorted(DATA.rglob("*")):
        path = file.relative_to(DATA).as_posix()
        if path.endswith((".jsonl", ".jsonl.gz")):
            yield from texts(lines_of(path))
        elif path.endswith(".json"):
            yield from texts(json_of(path))
        elif path.endswith(".tsv"):
            with file.open(encoding="utf-8", newline="") as stream:
                yield from texts(list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)))


def folded(text: str) -> str:
    """NFC, every run of white space one space, no list mark before and no full stop behind."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip(" -+*#.;:•")


def shipped() -> dict[Path, str]:
    places = [ROOT / name for name in SHIPPED]
    files = [file for place in places for file in ([place] if place.is_file() else sorted(place.rglob("*")))]
    readable = (file for file in files if file.suffix in READABLE and file.is_file())
    return {file: folded(file.read_text(encoding="utf-8", errors="replace")) for file in readable}


def test_no_sentence_of_the_sources_is_shipped() -> None:
    names: set[str] = set(ALSO_NAMES)
    sentences: set[str] = set()
    for key, text in every_text():
        if key in NAMES:
            names.add(folded(text))
        elif len(text) > LONG:
            sentences |= {part for piece in _SENTENCE_END.split(text) if len(part := folded(piece)) > LONG}
    assert len(sentences) > 30_000, "the sources were read"
    # Prose that quotes nothing but a name is a name.
    named = "\n".join(sorted(names))
    found = []
    for file, text in shipped().items():
        starts = {text[at : at + LONG] for at in range(len(text) - LONG)}
        candidates = sorted(s for s in sentences if s[:LONG] in starts and s in text and s not in named)
        found += [f"{file.relative_to(ROOT)}: {sentence}" for sentence in candidates]
    assert found == []


RUN = 80
"""Letters in a row that nobody writes twice by chance."""
LISTS = frozenset({"thanh_phan_ho_so", "can_cu_phap_ly", "ket_qua_xu_ly"})
"""Keys whose values are names of papers, legal texts and results, glued."""


def own_words(province: Folded) -> Iterator[tuple[str, str]]:
    """What the project's people wrote themselves in the records, with its file: steps, conditions, notes, summaries."""
    for head in province.corpus.versions:
        version = province.corpus.texts[head.file]
        steps = version.steps if isinstance(version.steps, tuple) else ()
        dossier = version.dossier.cases if isinstance(version.dossier, Dossier) else ()
        papers = [paper for case in dossier if isinstance(case.papers, tuple) for paper in case.papers]
        words = [step.text for step in steps] + [paper.name for paper in papers if paper.is_note]
        words += [channel.description or "" for channel in version.channels]
        words += [version.conditions or "", version.description or "", version.reception_address or ""]
        yield from ((head.file, folded(text)) for text in words)
    for plain in province.corpus.plains.values():
        yield plain.file, folded(plain.summary or "")


def test_no_step_or_condition_is_taken_over(tmp_path: Path) -> None:
    runs = {
        text[at : at + RUN]: file for file, text in own_words(fold_copy(tmp_path)) for at in range(len(text) - RUN + 1)
    }
    every = list(every_text())
    named = "\n".join({folded(text) for key, text in every if key in NAMES | LISTS})
    found = set()
    for key, text in every:
        if key not in NAMES | LISTS and len(text) >= RUN:
            prose = folded(text)
            starts = (prose[at : at + RUN] for at in range(len(prose) - RUN + 1))
            found |= {(runs[run], run) for run in starts if run in runs and run not in named}
    assert sorted(dict(sorted(found, reverse=True)).items()) == []
