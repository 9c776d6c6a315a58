"""Where things lie in a province's tree, and the bounds on what is read."""

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
THEME: Final = "theme"
CACHE: Final = ".niemyet"

MAX_FILE_BYTES: Final = 2 * 1024 * 1024
"""The longest real record is about 110 KB of YAML; more than this is a mistake, never read into memory."""
MAX_DEPTH: Final = 32
"""Nesting of a record is at most 7; deeper is damage or an attack on the parser's stack."""


def stem(path: str) -> str:
    """The file's name without folder and ending: `site_data/plain/1.004122.yml` -> `1.004122`."""
    return PurePosixPath(path).name.removesuffix(".yml")


def theme_folder(root: Path) -> Path:
    """The theme of a province's tree: its own `theme/` where it has one, else the one that comes with the program.

    The wheel carries it as `theme_files/`; a clone of the project has it beside the program.
    """
    own, program = root / THEME, Path(__file__).resolve().parent
    packaged = program / "theme_files"
    return own if own.is_dir() else packaged if packaged.is_dir() else program.parent / THEME


def shared_synonyms() -> Path:
    """The thesaurus that a new province begins with: in the wheel beside the program, in a clone the project's own."""
    program = Path(__file__).resolve().parent
    packaged = program / "synonyms.yml"
    return packaged if packaged.is_file() else program.parent / SYNONYMS_FILE
