"""The pages that follow from the code say what the code says; what is cited is there."""

import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from generator.authoring.writing.editor import SCHEMA, editor_files
from generator.diagnostics.explain import rules_markdown
from tests.docs import DOCS, GENERATED, ROOT

CITED = re.compile(r'\b((?:docs/)?[\w-]+\.md)(?: (\d+(?:\.\d+)?)(?: to (\d+(?:\.\d+)?))?\b|,\s+"([^"]+)")?')
"""`docs/domain.md 5.2 to 5.4`, `docs/architecture.md, "Problems"`, or a page alone."""
OURS = ("architecture", "consolidation", "domain", "records", "interface", "pages")
"""Pages of these names are never cited without their folder."""
CITING = ("Makefile", "*.toml", "*.py", "*.js", "*.typ")
_HEADING = re.compile(r"^#+ (?:(\d+(?:\.\d+)?)\.? )?(.+)$", re.MULTILINE)


@pytest.mark.parametrize("name", GENERATED)
def test_a_generated_page_is_up_to_date(name: str) -> None:
    assert (DOCS / name).read_text(encoding="utf-8") == GENERATED[name](), "run: make docs"


def test_what_editors_read_is_up_to_date() -> None:
    files = editor_files()
    assert {path: (ROOT / path).read_text(encoding="utf-8") for path in files} == files, "run: make docs"
    assert {f"{SCHEMA}/{file.name}" for file in (ROOT / SCHEMA).iterdir()} == {p for p in files if p.startswith(SCHEMA)}


def citations(text: str) -> Iterator[tuple[str, str]]:
    """Each cited page that should be ours, with each of its sections ("" for the whole page)."""
    for page, first, last, title in CITED.findall(text):
        if page.startswith("docs/") or page.removesuffix(".md") in OURS or (ROOT / page).exists():
            yield from ((page, section) for section in [one for one in (first, last, title) if one] or [""])


@cache
def sections(page: str) -> frozenset[str]:
    """The numbers and the titles of a page's headings; of a page that is not there, none but it would be the whole."""
    file = ROOT / page
    if not file.is_file():
        return frozenset()
    return frozenset(name for heading in _HEADING.findall(file.read_text("utf-8")) for name in heading) | {""}


def test_every_page_and_section_that_is_cited_exists() -> None:
    listed = subprocess.run(["git", "ls-files", "--", *CITING], cwd=ROOT, capture_output=True, text=True, check=True)
    files = [name for name in listed.stdout.split("\n") if name and (ROOT / name).is_file()]
    lost = [
        f"{name}: {page} {section}"
        for name in files
        if name != Path(__file__).relative_to(ROOT).as_posix()
        for page, section in citations((ROOT / name).read_text("utf-8"))
        if section not in sections(page)
    ]
    assert lost == []


def test_a_lost_citation_is_seen() -> None:
    told = 'docs/domain.md 99; docs/domain.md 5.2 to 5.9. docs/architecture.md, "Nothing"; records.md; docs/domain.md 7'
    assert [cited for cited in citations(told) if cited[1] not in sections(cited[0])] == [
        ("docs/domain.md", "99"),
        ("docs/domain.md", "5.9"),
        ("docs/architecture.md", "Nothing"),
        ("records.md", ""),
    ]


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", *(f"docs/{page.name}" for page in DOCS.glob("*.md"))])
def test_a_link_of_a_page_leads_somewhere(page: str) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#\s]*)(?:#([^)\s]*))?\)", (ROOT / page).read_text("utf-8"))
    for target, heading in links:
        file = (ROOT / page).parent / target if target else ROOT / page
        assert file.exists(), target
        if heading:
            titles = re.findall(r"^#+ (.+)$", file.read_text("utf-8"), re.MULTILINE)
            assert heading in {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def test_the_public_is_told_no_id_of_ours() -> None:
    assert re.findall(r"\bV\d\d\b", rules_markdown()) == []
