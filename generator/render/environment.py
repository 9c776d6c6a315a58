"""A template and the values of a page become its blocks: the only place that knows Jinja.

Every value is text and escaped, whatever it looks like; a name that a template does not know is an error.
"""

import marshal  # noqa: TID251 - the code of our own templates, as in __pycache__; never what comes from records
import os
import re
from collections.abc import Callable, Mapping
from functools import cached_property
from hashlib import blake2b
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from typing import Final

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2 import __version__ as jinja_version
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Expr
from jinja2.runtime import Context, Macro
from markupsafe import Markup, escape

from generator.render import answers, formats

_TO_ESCAPE: Final = re.compile("[&<>\"']")


class _Context(Context):
    """Jinja looks at each callee for a wish to get the context: ours have none, and a page calls a hundred macros."""

    def call(self, callee: Callable[..., object], *args: object, **kwargs: object) -> object:
        """Calls a macro or a function of a template."""
        kwargs.pop("_block_vars", None)
        kwargs.pop("_loop_vars", None)
        if not kwargs and type(callee) is Macro and len(args) == len(callee.arguments) and not _asks_for_more(callee):
            return Markup(callee._func(*args))
        return callee(*args, **kwargs)


def _asks_for_more(macro: Macro) -> bool:
    """Whether a macro takes more than the arguments it names."""
    return macro.caller or macro.catch_kwargs or macro.catch_varargs


class _CodeGenerator(CodeGenerator):
    """What a macro made is markup already and goes out as it is; everything else is escaped."""

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: object) -> None:
        self.write("environment.shown(")


class _Environment(Environment):
    """Jinja's environment for templates that are always escaped and whose values are records, never mappings."""

    context_class = _Context
    code_generator_class = _CodeGenerator
    getattr = staticmethod(getattr)  # type: ignore[assignment]

    @staticmethod
    def shown(value: object) -> str:
        """The value as it stands in the page."""
        if type(value) is Markup:
            return value
        # Nearly all values are text without a sign to escape: to look costs a fifth of making markup of it.
        if type(value) is str and _TO_ESCAPE.search(value) is None:
            return value
        return escape(value)


class _CompiledTemplates(BytecodeCache):
    """Python code of templates between two builds, like `__pycache__`: compiling takes longer than making the few pages
    that one changed record asks for. `program` stands for whatever else decides what comes of a template."""

    def __init__(self, folder: Path, program: bytes) -> None:
        self._folder = folder
        self._program = program + MAGIC_NUMBER + jinja_version.encode()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fills the bucket when the code was made from this very template by this very program."""
        head = self._program + bucket.checksum.encode()
        try:
            stored = (self._folder / bucket.key).read_bytes()
            if stored.startswith(head):
                bucket.code = marshal.loads(stored[len(head) :])
        except (OSError, ValueError, EOFError, TypeError):
            return

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps the code; a cache that cannot be written costs time, nothing else."""
        target = self._folder / bucket.key
        beside = target.with_suffix(f".{os.getpid()}")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(self._program + bucket.checksum.encode() + marshal.dumps(bucket.code))
            beside.replace(target)
        except OSError:
            return


class Templates:
    """The templates of a folder (`theme/pages`); nothing is compiled before the first page is made.

    `compiled` is a folder for their code, `program` the digest of the program that makes it.
    """

    def __init__(self, folder: Path, compiled: Path | None = None, program: bytes = b"") -> None:
        self._folder = folder
        self._compiled = _CompiledTemplates(compiled, program) if compiled is not None else None

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
        environment = _Environment(
            loader=FileSystemLoader(self._folder),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            bytecode_cache=self._compiled,
            extensions=["jinja2.ext.do"],
        )
        for function in (
            formats.day,
            formats.month,
            formats.number,
            formats.baseline_day,
            formats.word,
            formats.named,
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
