"""Material's theme and the editorial pages become a page shell: MkDocs runs once, and again only when they change.

A page is rendered with private-use characters where its values would stand and is cut there, so that a page costs one
`str.join`. MkDocs is imported only when a shell has to be made: a change of records must not pay for it.
"""

import importlib
import os
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from pathlib import Path
from types import ModuleType
from typing import Any, Final

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from generator import __version__, settings
from generator.model.shell import Frame, Shell

PLUGIN: Final = "niemyet"
MAX_DEPTH: Final = 5
"""The deepest address is `so-lieu/<period>/<kind>/<level>/2/`."""

SEARCH_ENGINE: Final = "assets/search-engine.js"
"""A template: it puts the parts of the search (`theme/search/`) together."""

PAGE_SLOTS: Final = ("title", "description", "canonical", "head", "hero", "content")
"""What differs from page to page."""
SITE_SLOTS: Final = ("site_name", "brand", "print_style", "notice", "contact", "data_day")
"""What site.yml and the records decide for every page."""

_SENTINELS: Final = {name: chr(0xE000 + place) for place, name in enumerate((*PAGE_SLOTS, *SITE_SLOTS))}
_NAMES: Final = {sentinel: name for name, sentinel in _SENTINELS.items()}
# The site's address stands in canonical links, its path alone in the error page.
_BASE_PATH: Final = "/\ue0ff/"
_SITE_URL: Final = "https://niemyet.invalid" + _BASE_PATH
_CUT: Final = re.compile(f"({re.escape(_SITE_URL)}|{re.escape(_BASE_PATH)}|[{''.join(_NAMES)}])")
_SITE_PLACES: Final = {_SITE_URL: "site_url", _BASE_PATH: "base_path"}

_FORMAT: Final = 3
"""Raised when the cached form of a shell changes."""
_NOT_OF_THE_SHELL: Final = ("pages", "notices", "edit")
"""Folders of the theme that MkDocs never reads: templates of records, of printed notices and of forms."""


class ShellError(Exception):
    """MkDocs could not make the shell: its configuration, its theme or an editorial page is at fault."""


class _Cached(Struct, frozen=True):
    """The file beside the static files: their paths are relative there, so that the tree may be moved."""

    signature: str
    shell: Shell


def make_shell(root: Path, cache: Path) -> Shell:
    """The shell of the tree at `root`, from the cache when nothing it depends on has changed.

    Raises:
        ShellError: with MkDocs's own words.
    """
    signature = shell_signature(root)
    return read_shell(cache, signature) or _make(root, cache, signature)


def shell_signature(root: Path) -> str:
    """A digest of everything a shell depends on: configuration, theme, editorial pages and versions."""
    digest = blake2b(digest_size=16)
    versions = settings.installed("mkdocs", "mkdocs-material", "markdown", "jinja2")
    digest.update(msgspec.json.encode([_FORMAT, __version__, *versions]))
    for path in _sources(root):
        digest.update(os.fsencode(os.path.relpath(path, root)) + b"\0")
        digest.update(blake2b(path.read_bytes()).digest())
    return digest.hexdigest()


def read_shell(cache: Path, signature: str) -> Shell | None:
    """The cached shell, or None when there is none with this signature."""
    folder = cache / "shell"
    try:
        cached = msgspec.msgpack.decode((folder / "shell.msgpack").read_bytes(), type=_Cached)
    except (FileNotFoundError, msgspec.DecodeError):
        return None
    if cached.signature != signature:
        return None
    return replace(cached.shell, static={path: str(folder / "site" / path) for path in cached.shell.static})


def prepare(config: Any) -> None:
    """Takes the sitemap, which this site makes itself, out of a MkDocs configuration; adds a theme that it lacks."""
    config.theme.static_templates.discard("sitemap.xml")
    config.theme.static_templates.add(SEARCH_ENGINE)
    theme = settings.theme_folder(Path(config.config_file_path).resolve().parent)
    if theme.resolve() not in [Path(folder).resolve() for folder in config.theme.dirs]:
        config.theme.dirs.insert(0, str(theme))


def is_needed(path: str, root: Path, docs_dir: Path) -> bool:
    """Whether a static file belongs in the site: ours do; of Material's only the two style sheets are asked for."""
    ours = path.startswith("assets/") and (settings.theme_folder(root) / path).is_file()
    of_material = path.startswith("assets/stylesheets/") and path.endswith(".css")
    return ours or of_material or (docs_dir / path).is_file()


def _sources(root: Path) -> Iterator[Path]:
    yield root / settings.CONFIG_FILE
    theme = settings.theme_folder(root)
    for folder in (theme, root / settings.PAGES):
        for path in sorted(folder.rglob("*")):
            skipped = folder == theme and path.relative_to(theme).parts[0] in _NOT_OF_THE_SHELL
            if path.is_file() and not skipped:
                yield path


def _make(root: Path, cache: Path, signature: str) -> Shell:
    cache.mkdir(parents=True, exist_ok=True)
    coming = Path(tempfile.mkdtemp(prefix="shell-", dir=cache))
    try:
        # MkDocs takes a relative folder as one below its configuration file, not below the working directory.
        shell = _run_mkdocs(root, (coming / "site").absolute(), signature)
        (coming / "shell.msgpack").write_bytes(msgspec.msgpack.encode(_Cached(signature, shell)))
        shutil.rmtree(cache / "shell", ignore_errors=True)
        coming.rename(cache / "shell")
    finally:
        shutil.rmtree(coming, ignore_errors=True)
    made = read_shell(cache, signature)
    assert made is not None
    return made


def _run_mkdocs(root: Path, site: Path, signature: str) -> Shell:
    exceptions = _mkdocs("exceptions")
    try:
        config = _config(root, site)
        seen = _Seen()
        config.plugins["niemyet_shell"] = seen
        _mkdocs("commands.build").build(config)
        frames = {depth: _cut(_render(depth, config, seen)) for depth in range(MAX_DEPTH + 1)}
    except exceptions.MkDocsException as error:
        raise ShellError(str(error)) from error
    made = [path.relative_to(site).as_posix() for path in sorted(site.rglob("*")) if path.is_file()]
    pages = {path: _cut((site / path).read_text("utf-8")) for path in made if path.endswith(".html")}
    docs_dir = Path(config.docs_dir)
    static = {path: path for path in made if path not in pages and is_needed(path, root, docs_dir)}
    for path in made:
        if path not in static:
            (site / path).unlink()
    return Shell(frames=frames, pages=pages, static=static, digest=signature)


def _config(root: Path, site: Path) -> Any:
    """MkDocs's configuration with our own plugin taken out and sentinels in place of names."""
    config = _mkdocs("config").load_config(str(root / settings.CONFIG_FILE), site_dir=str(site))
    others = type(config.plugins)()
    for name, plugin in config.plugins.items():
        if name != PLUGIN:
            others[name] = plugin
    config.plugins = others
    config.site_name = _SENTINELS["site_name"]
    config.site_url = _SITE_URL
    config.extra["niemyet"] = {name: _SENTINELS[name] for name in SITE_SLOTS}
    prepare(config)
    return config


class _Seen:
    """Keeps what a run of MkDocs makes on its way: the same menus and templates then render the shell."""

    def __init__(self) -> None:
        self.nav: Any = None
        self.env: Any = None
        self.files: Any = None

    def on_nav(self, nav: Any, **_: Any) -> None:
        """MkDocs's event: the menus are known."""
        self.nav = nav

    def on_env(self, env: Any, files: Any, **_: Any) -> None:
        """MkDocs's event: the templates are ready."""
        self.env, self.files = env, files


def _render(depth: int, config: Any, seen: _Seen) -> str:
    """One page of the given depth whose every value is a sentinel."""
    source = "/".join(["x"] * depth) + ".md" if depth else "index.md"
    file = _mkdocs("structure.files").File(source, config.docs_dir, config.site_dir, config.use_directory_urls)
    page = _mkdocs("structure.pages").Page(None, file, config)
    page.meta = {name: _SENTINELS[name] for name in ("title", "description", "head", "hero")} | {"whole": True}
    page.content = _SENTINELS["content"]
    page.canonical_url = _SENTINELS["canonical"]
    page.toc = []
    context = _mkdocs("commands.build").get_context(seen.nav, seen.files, config, page)
    return str(seen.env.get_template("main.html").render(context))


def _cut(html: str) -> Frame:
    parts = _CUT.split(html)
    names: Mapping[str, str] = _NAMES | _SITE_PLACES
    return Frame(tuple(parts[::2]), tuple(names[part] for part in parts[1::2]))


def _mkdocs(name: str) -> ModuleType:
    """The one place that imports MkDocs, and late: `import mkdocs` alone costs more than a rebuild of one record."""
    # Material 9.8 tells of its end of life at each run; docs/architecture.md, "MkDocs and its future", says what we do.
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    return importlib.import_module(f"mkdocs.{name}")
