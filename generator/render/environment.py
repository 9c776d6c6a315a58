"""A template and the values of a page become its blocks: the only place that knows Jinja.

Every value is text and escaped, whatever it looks like; a name that a template does not know is an error.
"""

import keyword
import marshal  # noqa: TID251 - the code of our own templates, read back only when it bears this user's seal
import re
from collections.abc import Callable, Mapping, MutableMapping, Sequence
from functools import cached_property
from hashlib import blake2b
from hmac import compare_digest
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from types import CodeType
from typing import Any, Final, TypeGuard

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined, Template
from jinja2 import __version__ as jinja_version
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Call, Expr, Getattr, Test
from jinja2.runtime import Macro
from markupsafe import Markup, escape

from generator.render import answers, formats, linked
from generator.store.atomic import keep

_TO_ESCAPE: Final = re.compile("[&<>\"']")
_SEAL: Final = 32
_SHARED: Final = ("words", "icons", "ui", "text")


def _shown(value: object) -> str:
    """The value as it stands in the page."""
    if type(value) is Markup:
        return value
    # Nearly all values are text without a sign to escape: to look costs a fifth of making markup of it.
    if type(value) is str and _TO_ESCAPE.search(value) is None:
        return value
    return escape(value)


def _is_plain(callee: object, arguments: int) -> TypeGuard[Macro]:
    """Whether it is a macro that gets exactly the arguments it names: then its function can be called as it is."""
    return (
        type(callee) is Macro
        and len(callee.arguments) == arguments
        and not (callee.caller or callee.catch_kwargs or callee.catch_varargs)
    )


def _called(callee: Callable[..., object], *args: object, **kwargs: object) -> object:
    """What a macro or a function of a template gives."""
    if not kwargs and _is_plain(callee, len(args)):
        return Markup(callee._func(*args))
    return callee(*args, **kwargs)


def _told(callee: Callable[..., object], *args: object, **kwargs: object) -> str:
    """The same as it stands in the page: what a macro made is markup and goes out as it is."""
    if not kwargs and _is_plain(callee, len(args)):
        made: str = callee._func(*args)
        return made
    return _shown(callee(*args, **kwargs))


class _Once:
    """What a macro makes of a record that stands in many lists: made once in a process, and then the same text."""

    def __init__(self) -> None:
        self._made: dict[tuple[object, ...], tuple[object, ...]] = {}

    def __call__(self, macro: Macro, record: object, root: str, *args: object) -> object:
        """What `macro(root, record, *args)` gives."""
        key = (macro.name, id(record), root, *args)
        if (known := self._made.get(key)) is None:
            # Beside its text stands the record: as long as it lives, no other one has its number.
            known = self._made[key] = (_called(macro, root, record, *args), record)
        return known[0]


class _CodeGenerator(CodeGenerator):
    """Writes what our templates mean and no more: values are records, never mappings, and no callee wants Jinja's
    context. A page asks for five hundred values and calls a hundred macros."""

    _told_call: Call | None = None

    def visit_Getattr(self, node: Getattr, frame: Frame) -> None:
        """`it.name`; an attribute that is missing is an error, as with a name."""
        if keyword.iskeyword(node.attr):
            super().visit_Getattr(node, frame)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def visit_Call(self, node: Call, frame: Frame, forward_caller: bool = False) -> None:
        """A call of a macro or a function; Jinja looks at each callee for a wish to get the context."""
        self.write("told(" if node is self._told_call else "called(")
        self.visit(node.node, frame)
        self.signature(node, frame, {"caller": "caller"} if forward_caller else None)
        self.write(")")

    def visit_Test(self, node: Test, frame: Frame) -> None:
        """`is none` without a call."""
        if node.name != "none":
            super().visit_Test(node, frame)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(" is None)")

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: object) -> None:
        self._told_call = node if isinstance(node, Call) else None
        self.write("(" if self._told_call else "shown(")


class _Template(Template):
    """A template whose code finds the functions that `_CodeGenerator` writes."""

    @classmethod
    def from_code(
        cls,
        environment: Environment,
        code: CodeType,
        globals: MutableMapping[str, Any],
        uptodate: Callable[[], bool] | None = None,
    ) -> Template:
        """Jinja's door for code that was just compiled, or comes from the cache."""
        namespace: dict[str, Any] = {"environment": environment, "__file__": code.co_filename}
        namespace |= {"shown": _shown, "called": _called, "told": _told}
        exec(code, namespace)
        made = cls._from_namespace(environment, namespace, globals)
        made._uptodate = uptodate
        return made


class _Environment(Environment):
    """Jinja's environment for templates that are always escaped and whose values are records, never mappings."""

    code_generator_class = _CodeGenerator
    template_class = _Template
    getattr = staticmethod(getattr)  # type: ignore[assignment]


class _CompiledTemplates(BytecodeCache):
    """Python code of templates between two builds, like `__pycache__`: compiling takes as long as all else that one
    changed record asks for. `program` stands for whatever else decides what comes of a template.

    The folder lies in the province's tree, which comes from elsewhere, and code can do anything: each file bears a
    seal, a digest with `key`, which nobody can make who is not this user.
    """

    def __init__(self, folder: Path, program: bytes, key: bytes) -> None:
        self._folder = folder
        self._program = program + MAGIC_NUMBER + jinja_version.encode()
        self._key = key

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fills the bucket when this user made the code from this very template with this very program."""
        head = self._program + bucket.checksum.encode()
        try:
            stored = (self._folder / bucket.key).read_bytes()
            seal, sealed = stored[:_SEAL], stored[_SEAL:]
            if compare_digest(seal, self._seal(sealed)) and sealed.startswith(head):
                bucket.code = marshal.loads(sealed[len(head) :])
        except (OSError, ValueError, EOFError, TypeError):
            return

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps the code; a cache that cannot be written costs time, nothing else."""
        sealed = self._program + bucket.checksum.encode() + marshal.dumps(bucket.code)
        keep(self._folder / bucket.key, self._seal(sealed) + sealed)

    def _seal(self, sealed: bytes) -> bytes:
        return blake2b(sealed, key=self._key, digest_size=_SEAL).digest()


class Templates:
    """The templates of a folder (`theme/pages`); nothing is compiled before the first page is made.

    `compiled` is a folder for their code, `program` the digest of the program that makes it, and `key` the secret it is
    sealed with: without one no code is kept. `shared` names the templates (`_ui.html`) whose macros all others may use.
    """

    def __init__(
        self,
        folder: Path,
        compiled: Path | None = None,
        program: bytes = b"",
        key: bytes | None = None,
        shared: Sequence[str] = _SHARED,
    ) -> None:
        self._folder = folder
        self._shared = shared
        self._compiled = _CompiledTemplates(compiled, program, key) if compiled is not None and key else None

    @cached_property
    def digest(self) -> bytes:
        """Over the names and bytes of all templates: any of them may be part of any page."""
        digest = blake2b(digest_size=16)
        for path in sorted(self._folder.rglob("*.html")):
            digest.update(path.relative_to(self._folder).as_posix().encode() + b"\0")
            digest.update(blake2b(path.read_bytes()).digest())
        return digest.digest()

    def compile(self) -> None:
        """Leaves the code of every template in the folder for it, so that no process of a build has to make it."""
        if self._compiled is not None:
            for name in self._environment.list_templates(extensions=["html"]):
                self._environment.get_template(name)

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
            answers.fees_told,
            answers.limit_answer,
            answers.main_result,
            answers.bar_width,
            answers.binding,
            answers.published,
            answers.papers_of,
            answers.parts_of,
            linked.services,
            linked.legislation,
        ):
            environment.globals[answer.__name__] = answer
        environment.globals["once"] = _Once()
        # Evaluated once and in this order: each of these may use the ones before it.
        for shared in self._shared:
            environment.globals[shared] = environment.get_template(f"_{shared}.html").module
        return environment
