"""`mkdocs build` and `mkdocs serve` become a door to the compiler: its pages land in the folder that MkDocs fills."""

import logging
import os
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Final

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files

from generator import settings
from generator.diagnostics.format_text import as_text, summary
from generator.diagnostics.problem import Severity
from generator.load.locate import locate
from generator.pipeline import Options, build_into, fold_tree
from generator.render.notices.identity import ClashError
from generator.render.pdf import UnprintableError
from generator.shell import ShellError, is_needed, make_shell, prepare

# Below MkDocs's own logger, so that `--strict` counts our warnings.
_LOG: Final = logging.getLogger("mkdocs.plugins.niemyet")
_VIETNAM: Final = timezone(timedelta(hours=7))
"""Vietnam has had no daylight saving time since 1975, so the offset is the zone."""
_AS_OF: Final = "NIEMYET_AS_OF"
"""The day of one run; it wins over mkdocs.yml."""


class NiemyetConfig(Config):
    """Options of the plugin in mkdocs.yml."""

    as_of = config_options.Type(str, default="")


class NiemyetPlugin(BasePlugin[NiemyetConfig]):
    """An adapter: it asks the compiler for the pages and tells MkDocs what is wrong with the tree."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Leaves the sitemap to us."""
        prepare(config)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Takes out the files of the theme that no page asks for."""
        for file in list(files):
            if not file.is_documentation_page() and not is_needed(file.src_uri, _root(config), Path(config.docs_dir)):
                files.remove(file)
        return files

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Writes the compiler's pages over and beside those of MkDocs."""
        _write_site(_root(config), Path(config.site_dir), self._day())

    def on_serve(
        self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> LiveReloadServer:
        """Watches the records and the templates too."""
        root = _root(config)
        for folder in (root / settings.PROCEDURES, root / settings.SITE_DATA, settings.theme_folder(root)):
            server.watch(str(folder))
        return server

    def _day(self) -> date:
        text = os.environ.get(_AS_OF) or self.config.as_of
        try:
            return date.fromisoformat(text) if text else datetime.now(_VIETNAM).date()
        except ValueError:
            raise PluginError(f"niemyet: as_of phải là một ngày dạng yyyy-mm-dd, không phải “{text}”.") from None


def _write_site(root: Path, folder: Path, as_of: date) -> None:
    """Compiles the tree and writes its pages.

    Raises:
        PluginError: the tree has errors; the build stops with the list of them.
    """
    options = Options(root=root, as_of=as_of, out=folder, jobs=min(2, os.cpu_count() or 1))
    folded = fold_tree(options)
    problems = locate(root, folded.problems)
    if folded.has_errors:
        listed = [as_text(problem, colour=False) for problem in problems]
        raise PluginError("\n".join(["", *listed, summary(problems, folded.suppressed, len(folded.excused))]))
    for problem in problems:
        if problem.severity is Severity.WARNING:
            _LOG.warning(as_text(problem, colour=False))
    try:
        shell = make_shell(root, options.cache)
    except ShellError as error:
        raise PluginError(str(error)) from error
    try:
        written = build_into(folder, folded, shell, options)
    except (UnprintableError, ClashError) as error:
        raise PluginError(f"Tờ niêm yết không dàn trang được: {error}") from error
    _LOG.info("%d files of %s, as of %s", written, root, as_of)


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).resolve().parent
