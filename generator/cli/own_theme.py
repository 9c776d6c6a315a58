"""An exception that came out of a province's own templates becomes the words that name one and say what to do.

A province may keep a copy of `theme/`. After an upgrade such a copy is of yesterday: a template asks for what pages no
longer have, or is missing. That is neither a fault of the tool nor of the records.
"""

import re
import traceback
from itertools import pairwise
from pathlib import Path
from typing import Final

from generator import __version__, settings
from generator.render.faults import TEMPLATE

PAGES: Final = "pages"
EDIT: Final = "edit"
_TEMPLATES: Final = (".html", ".typ", ".toml")
_MOST: Final = 8
_READS_WORDS: Final = "read_words"
"""Of `render/notices/words.py`, whose libraries no command should load to say what went wrong."""
_NAMED: Final = re.compile(r"[\w./-]+\.(?:html|typ|toml)")


def theme_fault(error: BaseException, root: Path, part: str = PAGES) -> str | None:
    """Which template cannot be used and what to do; None when the program's own theme is at work, or no template is.

    `part` is the folder of the theme whose templates were at work.
    """
    own, shipped = root / settings.THEME, settings.program_theme()
    if settings.theme_folder(root, part if part == EDIT else "") != own or (shipped.is_dir() and own.samefile(shipped)):
        return None
    place = _missing(error, part) or _in_traceback(error, own) or _in_note(error) or _named(error, part)
    if place is None:
        return None
    file = f"{settings.THEME}/{place.partition(':')[0]}"
    fate = "không có" if not (root / file).exists() else f"không dùng được với niemyet {__version__} ({_said(error)})"
    others = [name for name in _differing(own, shipped) if f"{settings.THEME}/{name}" != file]
    listed = ", ".join(others[:_MOST]) + ("…" if len(others) > _MOST else "")
    also = f"Tệp khác với bản đi kèm còn có: {listed}.\n" if others else ""
    return (
        f"{settings.THEME}/{place}: mẫu trang này {fate}.\n"
        f"Thư mục {own} là bản chép riêng của tỉnh, có lẽ từ một phiên bản trước. Chép lại tệp {file} từ {shipped},"
        f" rồi đưa lại những gì tỉnh đã sửa; hoặc đổi tên thư mục ấy để dùng mẫu đi kèm.\n{also}"
        "Trang đang có giữ nguyên."
    )


def _differing(own: Path, shipped: Path) -> list[str]:
    """Templates that are not those of this program: a macro that one of them lacks is missed in another."""
    names = sorted(path.relative_to(shipped) for path in shipped.rglob("*") if path.suffix in _TEMPLATES)
    return [
        name.as_posix()
        for name in names
        if not (own / name).is_file() or (own / name).read_bytes() != (shipped / name).read_bytes()
    ]


def root_of(words: list[str]) -> Path:
    """The root that the words of a command name."""
    given = [after for word, after in pairwise([*words, ""]) if word == "--root"]
    given += [word.removeprefix("--root=") for word in words if word.startswith("--root=")]
    return Path(given[-1] if given else ".")


def _in_traceback(error: BaseException, own: Path) -> str | None:
    """The last line of a template that was at work, `pages/procedure.html:12`, or the words of the sheets."""
    found = traceback.extract_tb(error.__traceback__)
    if any(frame.name == _READS_WORDS for frame in found):
        return "words.toml"
    top = own.resolve()
    frames = [(Path(frame.filename).resolve(), frame.lineno) for frame in found if frame.filename.endswith(".html")]
    below = [(file, line) for file, line in frames if top in file.parents]
    return f"{below[-1][0].relative_to(top).as_posix()}:{below[-1][1]}" if below else None


def _missing(error: BaseException, part: str) -> str | None:
    """`'_karst.html' not found in search path`: the template that is asked for, not the one that asks."""
    return _named(error, part) if isinstance(error, LookupError) else None


def _in_note(error: BaseException) -> str | None:
    notes = [note for note in getattr(error, "__notes__", ()) if note.startswith(TEMPLATE)]
    return notes[-1].removeprefix(TEMPLATE) if notes else None


def _named(error: BaseException, part: str) -> str | None:
    """What the template engine itself names, where it could not even read a template."""
    if not type(error).__module__.startswith("jinja2"):
        return None
    name = _NAMED.search(str(getattr(error, "name", "") or error))
    line = getattr(error, "lineno", None)
    return f"{part}/{name[0]}" + (f":{line}" if line else "") if name else None


def _said(error: BaseException) -> str:
    return " ".join(str(error).split())[:200]
