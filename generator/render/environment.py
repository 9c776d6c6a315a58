"""A template and the values of a page become its blocks: the only place that knows Jinja.

Every value is text and escaped, whatever it looks like; a name that a template does not know is an error.
"""

from collections.abc import Mapping
from functools import cached_property
from hashlib import blake2b
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.render import answers, formats


class Templates:
    """The templates of a folder (`theme/pages`); nothing is compiled before the first page is made."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @cached_property
    def digest(self) -> bytes:
        """Over the names and bytes of all templates: any of them may be part of any page."""
        digest = blake2b(digest_size=16)
        for path in sorted(self._folder.rglob("*.html")):
            digest.update(path.relative_to(self._folder).as_posix().encode() + b"\0")
            digest.update(blake2b(path.read_bytes()).digest())
        return digest.digest()

    def blocks(self, name: str, values: Mapping[str, object]) -> dict[str, str]:
        """Every block of a template, filled."""
        template = self._environment.get_template(name)
        context = template.new_context(dict(values))
        try:
            return {block: "".join(render(context)) for block, render in template.blocks.items()}
        except Exception:  # noqa: BLE001 - Jinja puts the template's own lines into the traceback and raises it again
            self._environment.handle_exception()

    @cached_property
    def _environment(self) -> Environment:
        environment = Environment(
            loader=FileSystemLoader(self._folder),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            extensions=["jinja2.ext.do"],
        )
        for function in (
            formats.day,
            formats.month,
            formats.number,
            formats.baseline_day,
            formats.word,
            formats.to,
            formats.anchor,
            formats.dialled,
        ):
            environment.filters[function.__name__] = function
        environment.filters["money"] = formats.number
        for answer in (
            answers.fee_answer,
            answers.fee_lines,
            answers.limit_answer,
            answers.bar_width,
            answers.papers_of,
            answers.parts_of,
        ):
            environment.globals[answer.__name__] = answer
        # Evaluated once and in this order: each of these may use the ones before it.
        for shared in ("words", "icons", "ui", "text"):
            environment.globals[shared] = environment.get_template(f"_{shared}.html").module
        return environment
