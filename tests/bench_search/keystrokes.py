"""A built site and queries become the times of keystrokes in its box, on a processor slowed four times.

A keystroke is what the browser does between the letter and the next picture: reading, scoring, rows, styles and layout.
What a screen reader is told follows when the typing rests, and is a line of text: it is not counted.
"""

import statistics
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser

from tests.bench_search.engines import ROUNDS, opened

SLOWED = 4
MOST_KEYS = 500

_LETTERS = "abcdeghiklmnopqrstuvxyđ"
_TYPE = """async keys => {
  const input = document.querySelector(".nm-search input"), took = [];
  input.focus();
  await new Promise(done => niemyetSearch.load(index => { if (index.more) done(); }));
  await new Promise(next => setTimeout(next, FIRST));
  for (const key of keys) {
    await new Promise(next => setTimeout(next, NEXT));
    input.value = key;
    const start = performance.now();
    input.dispatchEvent(new Event("input"));
    document.body.offsetHeight;
    took.push(performance.now() - start);
  }
  return took;
}""".replace("FIRST", "300").replace("NEXT", "60")
# Nobody finds the first letter sooner, nor types more than sixteen a second.


class Typed(NamedTuple):
    """What was in the box after a keystroke, and how long that one took."""

    text: str
    ms: float


def keystrokes(browser: Browser, site: Path, queries: Sequence[str]) -> list[Typed]:
    """Types the queries letter by letter in new windows of a phone's size; of each keystroke the median time counts."""
    keys = _keys(queries)
    rounds = []
    for _ in range(ROUNDS):
        with opened(browser, site, "tim-kiem/") as (page, _):
            page.set_viewport_size({"width": 360, "height": 740})
            page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
            rounds.append(page.evaluate(_TYPE, keys))
    return [Typed(key, statistics.median(times)) for key, times in zip(keys, zip(*rounds, strict=True), strict=True)]


def _keys(queries: Sequence[str]) -> list[str]:
    """Every beginning of evenly chosen queries, and single letters, which touch the most names."""
    step = 1 + sum(len(query) for query in queries) // MOST_KEYS
    begun = [query[:end] for query in queries[::step] for end in range(1, len(query) + 1)]
    return list(dict.fromkeys((*begun, *_LETTERS)))
