"""Pages are light enough for a cheap phone on a weak signal: what travels, compressed."""

import gzip
import re
from pathlib import Path
from statistics import median, quantiles

import pytest

KB = 1024


def weight(file: Path) -> int:
    """The bytes of a file as a server sends them."""
    return len(gzip.compress(file.read_bytes(), compresslevel=6))


def first_view(page: Path) -> int:
    """The bytes of a page with every style sheet, script and picture that it brings."""
    text = page.read_text("utf-8")
    tags = re.findall(r"<(?:link|script|img)\b[^>]*>", text)
    brought = {
        address
        for tag in tags
        if 'rel="canonical"' not in tag
        for address in re.findall(r'\b(?:href|src)="([^"]+)"', tag)
    }
    files = [(page.parent / address).resolve() for address in brought]
    assert any(file.name == "site.css" for file in files)
    return weight(page) + sum(weight(file) for file in files)


def test_procedures_are_light(site: Path) -> None:
    weights = [weight(page) for page in site.glob("tt/*/index.html")]
    assert len(weights) > 100
    assert median(weights) <= 8 * KB
    assert quantiles(weights, n=20)[-1] <= 15 * KB


@pytest.mark.parametrize("path", ["", "tt/1.004122/", "tt/1.004222/"])
def test_a_first_view_is_light(path: str, site: Path) -> None:
    assert first_view(site / path / "index.html") <= 150 * KB
