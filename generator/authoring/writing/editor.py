"""The models become what an editor needs to help: schemas, which file follows which, and a file's own first line."""

import json
from collections.abc import Mapping
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, Final

from generator.decode.documents import editor_patterns, kind_of
from generator.decode.schema import schemas

SCHEMA: Final = "schema"
"""The folder of a province's schemas: kept with the files, so that editors help before anything is installed."""
_SETTINGS: Final[Mapping[str, Any]] = {
    "yaml.yamlVersion": "1.2",
    "yaml.schemaStore.enable": False,
    "yaml.format.enable": False,  # hand-written order, quotes and comments stay
    "[yaml]": {"editor.insertSpaces": True, "editor.tabSize": 2, "editor.detectIndentation": False},
    "editor.unicodeHighlight.allowedLocales": {"vi": True},
    "files.encoding": "utf8",
    "files.eol": "\n",
    "files.insertFinalNewline": True,
    "files.trimTrailingWhitespace": True,
}
_MARK: Final = "# yaml-language-server: $schema="
_EXTENSIONS: Final = ("redhat.vscode-yaml",)


def schema_files() -> dict[str, str]:
    """The schema of each kind of file, by the name of its own file."""
    return {f"{kind}.schema.json": _json(schema) for kind, schema in schemas().items()}


def editor_files() -> dict[str, str]:
    """Everything an editor reads in a province's tree, by path."""
    follows = {f"./{SCHEMA}/{kind}.schema.json": pattern for kind, pattern in sorted(editor_patterns().items())}
    return {f"{SCHEMA}/{name}": text for name, text in schema_files().items()} | {
        ".vscode/settings.json": _json({"yaml.schemas": follows, **_SETTINGS}),
        ".vscode/extensions.json": _json({"recommendations": list(_EXTENSIONS)}),
    }


def modeline(path: str) -> str:
    """The comment by which yaml-language-server finds the schema of a file, whatever the editor; empty for no YAML."""
    kind = kind_of(path) if path.endswith(".yml") else None
    patterns = editor_patterns()
    if kind == "decision" and fnmatchcase(path, patterns["baseline"]):
        kind = "baseline"
    if kind not in patterns:
        return ""
    return f"{_MARK}{'../' * path.count('/')}{SCHEMA}/{kind}.schema.json\n"


def with_modeline(root: Path, path: str, text: str) -> str:
    """A new file's text with the line, where the tree keeps its schemas and the text does not name one already."""
    return text if _MARK in text or not (root / SCHEMA).is_dir() else modeline(path) + text


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
