"""Ranks of the right procedures become the measures that are printed."""

import csv
import json
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple


class Asked(NamedTuple):
    """A query and the codes that answer it: any of them counts."""

    query: str
    codes: tuple[str, ...]


class Ran(NamedTuple):
    """What one engine answered: the codes of each query, best first, and what it cost."""

    name: str
    answers: list[list[str]]
    first_ms: float
    bytes: int


def read_queries(path: Path) -> list[Asked]:
    """TSV with a head `query<TAB>codes` (`;` between codes), or JSON objects with `query` and `codes`, one a line."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    if path.suffix == ".jsonl":
        return [Asked(row["query"], tuple(row["codes"])) for row in map(json.loads, lines)]
    lines = [line for line in lines if not line.startswith("#")]
    rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    return [Asked(row[0], tuple(row[1].split(";"))) for row in rows if row[0] != "query"]


def rank(codes: Sequence[str], wanted: Sequence[str]) -> int | None:
    """The place of the first right answer, from 1; None when there is none."""
    return next((place for place, code in enumerate(codes, 1) if code in wanted), None)


def measures(asked: Sequence[Asked], answers: Sequence[Sequence[str]]) -> dict[str, float]:
    """`success@1`, `success@3`, `success@10` and `mrr`, each between 0 and 1."""
    ranks = [rank(codes, it.codes) for it, codes in zip(asked, answers, strict=True)]
    found = {f"success@{most}": sum(r is not None and r <= most for r in ranks) / len(ranks) for most in (1, 3, 10)}
    return found | {"mrr": sum(1 / r for r in ranks if r is not None) / len(ranks)}


def misses(asked: Sequence[Asked], answers: Sequence[Sequence[str]]) -> list[tuple[str, str, str, str]]:
    """Queries whose answer is not among the first three: rank, query, wanted, what came first."""
    found = []
    for it, codes in zip(asked, answers, strict=True):
        place = rank(codes, it.codes)
        if place is None or place > 3:
            found.append((str(place or "–"), it.query, ";".join(it.codes), codes[0] if codes else "–"))
    return found
