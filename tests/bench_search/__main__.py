"""Prints how well and how fast a built site is searched: python -m tests.bench_search [SITE] [QUERIES].

First niemyet's measures, one `name value` a line; then its misses; then the same for Material's lunr and for Pagefind.
"""

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.bench_search.engines import index_bytes, lunr, niemyet, pagefind, wait_calm
from tests.bench_search.keystrokes import SLOWED, Typed, keystrokes
from tests.bench_search.measures import Asked, Ran, measures, misses, read_queries
from tests.browser.serving import chromium_path, launched

ROOT = Path(__file__).resolve().parents[2]
QUERIES = ROOT / "tests/search/queries.tsv"


def main(words: Sequence[str]) -> int:
    """Measures a site (default: site/) with a file of queries (default: our own)."""
    site = Path(words[0]) if words else ROOT / "site"
    file = Path(words[1]) if len(words) > 1 else QUERIES
    if not (site / "tim-kiem/danh-sach.js").is_file() or not file.is_file():
        print(f"no built site in {site}, or no {file}", file=sys.stderr)
        return 1
    if chromium_path() is None:
        print("no Chromium: make chromium, or name one in CHROMIUM", file=sys.stderr)
        return 1
    asked = read_queries(file)
    queries = [it.query for it in asked]
    with launched() as browser, tempfile.TemporaryDirectory() as folder:
        ours = niemyet(browser, site, queries)
        _tell(ours, asked, keystrokes(browser, site, queries), site)
        for name, engine in (("lunr", lunr), ("pagefind", pagefind)):
            wait_calm()
            (work := Path(folder) / name).mkdir()
            rival = engine(browser, site, queries, work)
            if rival is None:
                print(f"\n{name}: not installed (make bench-search installs it)")
            else:
                _compare(ours, rival, asked)
    return 0


def _tell(ran: Ran, asked: Sequence[Asked], typed: Sequence[Typed], site: Path) -> None:
    for name, value in measures(asked, ran.answers).items():
        print(f"{name} {value:.4f}")
    print(f"first_result_ms {ran.first_ms:.0f}")
    print(f"bytes {ran.bytes}")
    print("index_bytes {}  (the first list: {})".format(*index_bytes(site)))
    slowest = sorted(typed, key=lambda it: it.ms)
    print(f"keystroke_median_ms {slowest[len(slowest) // 2].ms:.1f}")
    print(f"keystroke_p99_ms {slowest[len(slowest) * 99 // 100].ms:.1f}")
    worst = f"“{slowest[-1].text}”, of {len(slowest)}, processor slowed {SLOWED} times"
    print(f"keystroke_max_ms {slowest[-1].ms:.1f}  ({worst})")
    missed = misses(asked, ran.answers)
    print(f"\nNot among the first three: {len(missed)} of {len(asked)}\nrank\tquery\twanted\tcame first")
    for row in missed:
        print("\t".join(row))


def _compare(ours: Ran, rival: Ran, asked: Sequence[Asked]) -> None:
    print(f"\n{rival.name}")
    for name, value in measures(asked, rival.answers).items():
        print(f"{rival.name}_{name} {value:.4f}")
    share = f"niemyet / {rival.name}"
    print(f"{rival.name}_first_result_ms {rival.first_ms:.0f}  ({share}: {ours.first_ms / rival.first_ms:.2f})")
    print(f"{rival.name}_bytes {rival.bytes}  ({share}: {ours.bytes / rival.bytes:.2f})", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
