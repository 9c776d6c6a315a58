"""Where things lie in a province's tree, and the bounds on what is read."""

import os
import sys
from pathlib import Path, PurePosixPath
from typing import Final

PROCEDURES: Final = "procedures"
SITE_DATA: Final = "site_data"
DECISIONS: Final = "site_data/decisions"
PLAIN: Final = "site_data/plain"
FORMS: Final = "site_data/forms"
PAGES: Final = "site_data/pages"
LEDGER: Final = "site_data/notices/ledger"
SITE_FILE: Final = "site_data/site.yml"
AGENCIES_FILE: Final = "site_data/agencies.yml"
FIELDS_FILE: Final = "site_data/fields.yml"
POSTING_POINTS_FILE: Final = "site_data/posting_points.yml"
LIFE_EVENTS_FILE: Final = "site_data/life_events.yml"
SYNONYMS_FILE: Final = "site_data/synonyms.yml"
REPORT_FORMS_FILE: Final = "site_data/report_forms.yml"
DEADLINES_FILE: Final = "site_data/deadlines.yml"
HOLIDAYS: Final = "site_data/holidays"
STATISTICS: Final = "site_data/statistics"
THEME: Final = "theme"
CONFIG_FILE: Final = "mkdocs.yml"
"""What frames all pages is written here and in the theme."""
CACHE: Final = ".niemyet"

MAX_FILE_BYTES: Final = 2 * 1024 * 1024
"""The longest real record is about 110 KB of YAML; more than this is a mistake, never read into memory."""
MAX_DEPTH: Final = 32
"""Nesting of a record is at most 7; deeper is damage or an attack on the parser's stack."""


def stem(path: str) -> str:
    """The file's name without folder and ending: `site_data/plain/1.004122.yml` -> `1.004122`."""
    return PurePosixPath(path).name.removesuffix(".yml")


def theme_folder(root: Path, part: str = "") -> Path:
    """The theme of a province's tree: its own `theme/` where it has one (with that part), else the program's own.

    The wheel carries it as `theme_files/`; a clone of the project has it beside the program.
    """
    own = root / THEME
    return own if (own / part).is_dir() else program_theme()


def program_theme() -> Path:
    """The theme that comes with the program."""
    program = Path(__file__).resolve().parent
    packaged = program / "theme_files"
    return packaged if packaged.is_dir() else program.parent / THEME


def locked_requirements() -> Path:
    """The libraries this program was tested with, each with its digest: beside the program, in a clone at its top."""
    program = Path(__file__).resolve().parent
    packaged = program / "requirements.txt"
    return packaged if packaged.is_file() else program.parent / "requirements.txt"


def shared_synonyms() -> Path:
    """The thesaurus that a new province begins with: in the wheel beside the program, in a clone the project's own."""
    program = Path(__file__).resolve().parent
    packaged = program / "synonyms.yml"
    return packaged if packaged.is_file() else program.parent / SYNONYMS_FILE


def shared_report_forms() -> Path:
    """The forms of reports that a new province begins with: in the wheel beside the program, in a clone its own."""
    program = Path(__file__).resolve().parent
    packaged = program / "report_forms.yml"
    return packaged if packaged.is_file() else program.parent / REPORT_FORMS_FILE


def shared_deadlines() -> dict[str, Path]:
    """The deadlines of the law and the holidays of the country, for every province, by their paths in a tree."""
    program = Path(__file__).resolve().parent
    packaged = program / "deadlines"
    top = packaged if packaged.is_dir() else program.parent
    files = [top / DEADLINES_FILE, *sorted((top / HOLIDAYS).glob("*.yml"))]
    return {file.relative_to(top).as_posix(): file for file in files}


def installed(*packages: str) -> list[str]:
    """These packages with their versions (`mkdocs-1.6.1.dist-info`)."""
    wanted = tuple(f"{package.replace('-', '_')}-" for package in packages)
    return [name for name in libraries() if name.lower().startswith(wanted)]


def libraries() -> list[str]:
    """All packages that this Python finds, with their versions, from the names of the folders that pip leaves.

    importlib.metadata says the same and loads a hundredth of a second of parsers for it.
    """
    names = [name for place in dict.fromkeys(sys.path) if os.path.isdir(place) for name in os.listdir(place)]
    return sorted(name for name in names if name.endswith(".dist-info"))
