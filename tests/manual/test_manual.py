"""What the manual shows is what happens: its commands are run, its links, pictures and options are looked up."""

import re
import subprocess
from pathlib import Path

import click
import pytest

from generator.cli.app import niemyet
from generator.diagnostics.messages_vi import MESSAGES
from tests.browser.sites import ROOT, once, shared_folder
from tests.manual.parts import MANUAL, matches, pages, parts
from tests.manual.story import Reader
from tests.manual.trees import COPIED, make_template

every_page = pytest.mark.parametrize("page", pages(), ids=lambda page: page.stem)
_LINK = re.compile(r"\]\(([^)#\s]*)(?:#([^)\s]*))?\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_CODE = re.compile(r"`((?:niemyet|make) [^`]+)`|^(?:\$ )?((?:niemyet|make) .+)$", re.MULTILINE)
PROGRAM = frozenset(
    (
        *(".ci", ".editorconfig", ".pre-commit-hooks.yaml", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "Makefile"),
        *("README.md", "SECURITY.md", "docs", "generator", "pyproject.toml", "tests"),
        *("requirements-dev.txt", "requirements-lock.txt", "requirements.txt"),
    )
)
"""What of a clone no command reads in a province's folder."""


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The province in which the stories play."""
    return once(shared_folder(tmp_path_factory) / "manual", make_template, 300)


@every_page
def test_the_terminal_says_what_the_page_shows(page: Path, template: Path, tmp_path: Path) -> None:
    for typed, code, lines in Reader(template, tmp_path).read(parts(page.read_text("utf-8"))):
        where = f"{page.name}:{typed.line + 1}: {typed.words}"
        assert code == typed.code, "\n".join([where, *lines])
        if not matches(typed.shown, lines):
            pytest.fail("\n".join([where, "--- shown", *typed.shown, "--- told", *lines, "run: make docs"]))


def test_the_stories_play_in_what_a_clone_has() -> None:
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, encoding="utf-8", check=True).stdout
    assert {path.partition("/")[0] for path in tracked.splitlines()} - PROGRAM == set(COPIED)


@every_page
def test_a_link_leads_somewhere(page: Path) -> None:
    for target, heading in _LINK.findall(page.read_text("utf-8")):
        file = page.parent / target if target else page
        assert file.exists(), target
        if heading:
            assert heading in {_anchor(title) for title in _HEADING.findall(file.read_text("utf-8"))}


def _anchor(title: str) -> str:
    """The address of a heading, as GitHub and GitLab make it."""
    return re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")


@every_page
def test_a_rule_named_in_passing_exists(page: Path) -> None:
    assert set(re.findall(r"\bTT\d{3}\b", page.read_text("utf-8"))) <= set(MESSAGES)


def test_the_index_names_every_page() -> None:
    index = (MANUAL / "README.md").read_text("utf-8")
    assert {target for target, _ in _LINK.findall(index)} >= {page.name for page in pages()} - {"README.md"}


@every_page
def test_a_command_named_in_passing_exists(page: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    for inline, typed in _CODE.findall(page.read_text("utf-8")):
        program, *words = (inline or typed).replace("\\", "").split()
        if program == "make":
            assert words[0] in targets, f"make {words[0]}"
        else:
            _look_up(niemyet, words)


def _look_up(command: click.Command, words: list[str]) -> None:
    """Follows the words to their command and finds each option there."""
    if isinstance(command, click.Group) and not words[0].startswith("-"):
        known = command.get_command(click.Context(command), words[0])
        assert known is not None, f"no command {words[0]}"
        _look_up(known, words[1:])
        return
    options = {name for param in command.params for name in param.opts} | {"--help", "--version"}
    used = {word.partition("=")[0] for word in words if re.fullmatch(r"--[a-z-]+(=.*)?", word)}
    assert used <= options, f"{command.name}: {used - options}"
