"""A name in a page becomes the folder in which its story begins."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from tests.browser.sites import ROOT
from tests.support.days import program_on

DAY: Final = "2025-12-05"
"""Today, wherever the manual's commands run: what officers type names no day."""
COPIED: Final = (".gitattributes", ".gitignore", ".vscode", "mkdocs.yml", "procedures", "schema", "site_data", "theme")
"""What a clone has beside the program itself."""


def environment(folder: Path) -> dict[str, str]:
    """What commands see: `niemyet` on the manual's day, an officer whom git knows, a plain terminal."""
    tools = folder / "bin"
    if not tools.exists():
        tools.mkdir(parents=True)
        command = tools / "niemyet"
        command.write_text(f"#!{sys.executable}\n{program_on(DAY)}", "utf-8")
        command.chmod(0o755)
    moment = f"{DAY}T09:00:00+07:00"
    return {
        "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(folder),
        "LANG": "C.UTF-8",
        "COLUMNS": "100",
        "PYTHONUNBUFFERED": "1",
        "NO_MKDOCS_2_WARNING": "1",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        "GIT_AUTHOR_DATE": moment,
        "GIT_COMMITTER_DATE": moment,
    }


def make_template(folder: Path) -> None:
    """The shipped province as a clone brings it, in one commit."""
    site = folder / "site"
    site.mkdir()
    for name in COPIED:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, site / name)
    run = _runner(site, environment(folder))
    run("git", "init", "--quiet", "--initial-branch=main")
    run("git", "config", "user.name", "Nông Thị Bế")
    run("git", "config", "user.email", "be@caobang.example")
    run("git", "add", "--all")
    run("git", "commit", "--quiet", "--message", "Danh mục đến 28/11/2025")
    run("niemyet", "build")


def _empty(template: Path, folder: Path) -> Path:
    place = folder / "lam-viec"
    place.mkdir()
    return place


def _province(template: Path, folder: Path) -> Path:
    place = folder / "cao-bang"
    shutil.copytree(template, place, symlinks=True)
    shutil.rmtree(place / "site")
    run = _runner(place, environment(folder))
    run("git", "clone", "--quiet", "--bare", ".", str(folder / "kho-chung.git"))
    run("git", "remote", "add", "origin", str(folder / "kho-chung.git"))
    run("git", "fetch", "--quiet")
    return place


TREES: Final[Mapping[str, Callable[[Path, Path], Path]]] = {"thu-muc-trong": _empty, "cao-bang": _province}
"""Makes the tree of that name below a folder; the first argument is the template. Returns where the reader stands."""


def _runner(place: Path, seen: dict[str, str]) -> Callable[..., None]:
    def run(*words: str) -> None:
        program = shutil.which(words[0], path=seen["PATH"]) or words[0]
        done = subprocess.run([program, *words[1:]], cwd=place, env=seen, capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(f"{' '.join(words)}: {done.returncode}\n{done.stdout}{done.stderr}")

    return run
