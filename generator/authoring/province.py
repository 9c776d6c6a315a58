"""A name and a code become an empty province: every file with its comments, ready for the first import and build."""

import os
import re
import shutil
import tempfile
from pathlib import Path
from typing import Final

from generator import settings
from generator.authoring import words
from generator.authoring.problem import AuthoringError
from generator.authoring.texts import ascii_fold, line
from generator.authoring.writing.editor import editor_files, modeline
from generator.authoring.writing.emit import Value, as_yaml

_SKELETON: Final = Path(__file__).parent / "skeleton"
_DOTTED: Final = ("git", "pre-commit-config.yaml")
"""What begins so gets its dot when it is written: here a dot would hide it from packagers."""
_RENAMED: Final = {
    "procedures.md": "procedures/README.md",
    "decisions.md": "site_data/decisions/README.md",
}
_CODE: Final = re.compile(r"H\d{2}")
_SHOWN: Final = 5


def make_province(folder: Path, name: str, code: str) -> tuple[str, ...]:
    """Fills an empty or new folder and gives back the paths of its files, all of them or none.

    Raises:
        AuthoringError: the folder holds files already, or name or code cannot be used.
        OSError: the disk refused.
    """
    name = line(name)
    if not name:
        raise AuthoringError(words.NO_PROVINCE_NAME)
    if not _CODE.fullmatch(code):
        raise AuthoringError(words.BAD_PROVINCE_CODE.format(code=code))
    _refuse_what_is_not_empty(folder)
    files = _skeleton() | editor_files()
    files[settings.SITE_FILE] = _site(name, code)
    files[settings.SYNONYMS_FILE] = settings.shared_synonyms().read_text("utf-8")
    files[settings.REPORT_FORMS_FILE] = settings.shared_report_forms().read_text("utf-8")
    files |= {path: file.read_text("utf-8") for path, file in settings.shared_deadlines().items()}
    files["requirements.txt"] = settings.locked_requirements().read_text("utf-8")
    files = {path: text if text.startswith(modeline(path)) else modeline(path) + text for path, text in files.items()}
    _put(folder, files)
    return tuple(sorted(files))


def _refuse_what_is_not_empty(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise AuthoringError(words.NOT_FOLDER.format(folder=folder))
    found = sorted(path.name for path in folder.iterdir()) if folder.exists() else []
    if found:
        shown = ", ".join(found[:_SHOWN]) + (", …" if len(found) > _SHOWN else "")
        raise AuthoringError(words.NOT_EMPTY.format(folder=folder, names=shown))


def _skeleton() -> dict[str, str]:
    paths = sorted(path for path in _SKELETON.rglob("*") if path.is_file())
    return {_place(path.relative_to(_SKELETON).as_posix()): path.read_text("utf-8") for path in paths}


def _place(path: str) -> str:
    return _RENAMED.get(path, f".{path}" if path.startswith(_DOTTED) else path)


def _site(name: str, code: str) -> str:
    short = re.sub(r"^(?:tinh|thanh pho)\s+", "", ascii_fold(name)).replace(" ", "") or code.lower()
    address = f"https://tthc.{short}.example/"
    # In capitals as on a letterhead, or as a sentence begins: on the page the kind of unit stands inside a line.
    kind = next((it for it in ("tỉnh ", "thành phố ") if name.lower().startswith(it)), "")
    own = name[len(kind) :]
    shown = kind + (own.title() if own.isupper() and (kind or " " in own) else own)
    site: dict[str, Value] = {
        "ten": f"Thủ tục hành chính {shown}",
        "ma_dia_phuong": code,
        "dia_chi": address,
        "dia_chi_to_niem_yet": f"{address}n/",
        "trinh_dien": True,
        "ky_bao_cao": {"moc": "lich"},
    }
    return as_yaml(site, words.SITE_COMMENT)


def _put(folder: Path, files: dict[str, str]) -> None:
    """Writes beside the folder, then takes its place by one rename: a kill leaves the old folder or the new one."""
    folder = Path(os.path.abspath(folder))
    folder.parent.mkdir(parents=True, exist_ok=True)
    stage = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        for path, text in files.items():
            target = stage / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(text.encode())
        stage.chmod(0o755)
        if folder.exists() and folder == Path.cwd():
            for made in sorted(stage.iterdir()):
                made.rename(folder / made.name)
        else:
            stage.rename(folder)
    finally:
        shutil.rmtree(stage, ignore_errors=True)
