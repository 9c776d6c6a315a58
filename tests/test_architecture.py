"""Rules of the house (CONTRIBUTING.md, "The rules that a tool watches") that neither ruff nor import-linter sees."""

import ast
import importlib
import re
import subprocess
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
GENERATOR = ROOT / "generator"

MOST_LINES = 330
MOST_LINES_OF_A_FUNCTION = 45
LONGER = {
    "decode/documents.py: assemble": "a branch of two lines for each kind of file",
}
"""Functions that may be longer, and why they are still one."""

NOT_FINAL: set[str] = set()
"""Tables that nobody changes and that still want their `Final`."""

DOORS = ("cli/", "mkdocs_plugin.py")
"""The only places that may ask what day it is."""

SPEAK = (
    "diagnostics/messages_vi/",  # what is wrong, in an officer's words
    "diagnostics/explain.py",
    "diagnostics/format_text.py",
    "cli/",
    "decode/glossary.py",  # docs/tu-dien.md
    "decode/meanings.py",  # what editors show as officers type
    "mkdocs_plugin.py",
    "render/differences/markdown.py",  # what a change means, told to reviewers
    "render/differences/telling.py",
    "render/differences/text.py",
)
"""Where Vietnamese is said to people; help texts of keys stand in `doc("…")` of the models."""
READ = (
    "authoring/",  # words and patterns of the exports it imports
    "catalog/ordering.py",  # the alphabet
    "check/limits.py",
    "check/names.py",
    "check/wording.py",  # syllables
    "decode/outline.py",  # words that promise a result on the same day
    "decode/scalars.py",
    "decode/schema.py",
    "model/decision.py",  # Đ becomes D in a key
    "model/money.py",  # how sums are written
    "model/numbers.py",  # signs of decisions and laws
    "model/papers.py",  # titles of papers that are no cases
    "render/answers.py",  # placeholders, and how a refusal begins
    "render/search/language.py",  # what people type around the thing they look for
)
"""Where Vietnamese letters are only recognised in what others wrote."""


def modules() -> list[Path]:
    return sorted(GENERATOR.rglob("*.py"))


def name_of(module: Path) -> str:
    return module.relative_to(GENERATOR).as_posix()


@cache
def tree_of(module: Path) -> ast.Module:
    return ast.parse(module.read_text(encoding="utf-8"))


# --- size ---------------------------------------------------------------------------------------------------------


def test_no_file_is_asking_to_be_two() -> None:
    lines = {name_of(module): len(module.read_text(encoding="utf-8").splitlines()) for module in modules()}
    assert {name: count for name, count in lines.items() if count > MOST_LINES} == {}


def test_no_function_is_asking_to_be_two() -> None:
    long = {
        f"{name_of(module)}: {node.name}"
        for module in modules()
        for node in ast.walk(tree_of(module))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno >= MOST_LINES_OF_A_FUNCTION
    }
    assert long == set(LONGER)


# --- words about the code -----------------------------------------------------------------------------------------


def test_every_module_begins_with_a_sentence() -> None:
    silent = []
    for module in modules():
        words = ast.get_docstring(tree_of(module)) or ""
        if tree_of(module).body and not words.partition("\n\n")[0].endswith("."):
            silent.append(name_of(module))
    assert silent == []


def public_of(tree: ast.Module) -> Iterator[tuple[str, ast.FunctionDef | ast.ClassDef]]:
    """Public functions and classes, and the public methods of these."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            yield node.name, node
            inner = node.body if isinstance(node, ast.ClassDef) else []
            for method in inner:
                if isinstance(method, ast.FunctionDef) and not method.name.startswith("_"):
                    yield f"{node.name}.{method.name}", method


def test_what_others_may_call_says_what_it_does() -> None:
    silent = [
        f"{name_of(module)}: {name}"
        for module in modules()
        for name, node in public_of(tree_of(module))
        if not ast.get_docstring(node) and not overrides(module, name)
    ]
    assert silent == []


def overrides(module: Path, name: str) -> bool:
    """Whether a method stands in for one of click's, MkDocs's or another base's: it does what the base says."""
    owner, _, method = name.rpartition(".")
    dotted = module.relative_to(ROOT).with_suffix("").as_posix().replace("/", ".").removesuffix(".__init__")
    bases = getattr(importlib.import_module(dotted), owner).__mro__[1:] if owner else ()
    return any(hasattr(base, method) for base in bases)


# --- no clock, no state -------------------------------------------------------------------------------------------

CLOCKS = {
    "time": {"time", "time_ns", "localtime", "gmtime", "ctime", "strftime", "asctime"},
    "datetime": {"now", "utcnow", "today"},
    "date": {"today"},
}


def clocks_of(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            owner = ast.unparse(node.value).rpartition(".")[2]
            if node.attr in CLOCKS.get(owner, ()):
                yield f"{node.lineno}: {owner}.{node.attr}"
        elif isinstance(node, ast.ImportFrom) and node.module == "time":
            yield from (f"{node.lineno}: time.{a.name}" for a in node.names if a.name in CLOCKS["time"])
        elif isinstance(node, ast.Import | ast.ImportFrom):
            # Under another name it would slip through above.
            renamed = (alias for alias in node.names if alias.name in CLOCKS and alias.asname)
            yield from (f"{node.lineno}: {alias.name} as {alias.asname}" for alias in renamed)


def test_only_the_doors_ask_what_day_it_is() -> None:
    found = [
        f"{name_of(module)}:{clock}"
        for module in modules()
        if not name_of(module).startswith(DOORS)
        for clock in clocks_of(tree_of(module))
    ]
    assert found == []


def test_the_rule_on_clocks_sees_them() -> None:
    code = (
        "import time\nfrom datetime import date as d\nfrom time import time_ns\n"
        "x = time.time()\ny = datetime.datetime.now()\nz = time.perf_counter()\n"
    )
    assert len(list(clocks_of(ast.parse(code)))) == 4


MUTABLE_CALLS = ("dict", "list", "set", "bytearray", "defaultdict", "deque", "Counter", "OrderedDict")
MUTABLE = (ast.List, ast.Dict, ast.Set, ast.ListComp, ast.DictComp, ast.SetComp)


def state_of(tree: ast.Module) -> Iterator[str]:
    """Names at the top of a module, or of a class, that hold something changeable and do not say that nobody may."""
    for body in (tree.body, *(node.body for node in ast.walk(tree) if isinstance(node, ast.ClassDef))):
        for node in body:
            if not isinstance(node, ast.Assign | ast.AnnAssign) or not is_mutable(node.value):
                continue
            target = node.target if isinstance(node, ast.AnnAssign) else node.targets[0]
            annotation = ast.unparse(node.annotation) if isinstance(node, ast.AnnAssign) else ""
            if not annotation.startswith(("Final", "Mapping", "Sequence")):
                yield ast.unparse(target)


def is_mutable(value: ast.expr | None) -> bool:
    if isinstance(value, ast.Call):
        return ast.unparse(value.func).rpartition(".")[2] in MUTABLE_CALLS
    return isinstance(value, MUTABLE)


def test_no_module_keeps_anything_between_two_calls() -> None:
    found = {f"{name_of(module)}: {name}" for module in modules() for name in state_of(tree_of(module))}
    assert found == NOT_FINAL, "annotate the new ones with Final; take those that are gone from NOT_FINAL"


def test_no_function_reaches_out_to_a_module_variable() -> None:
    writing = [
        name_of(module)
        for module in modules()
        if any(isinstance(node, ast.Global) for node in ast.walk(tree_of(module)))
    ]
    assert writing == []


# --- one place for officers' words --------------------------------------------------------------------------------

VIETNAMESE = re.compile("[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]", re.IGNORECASE)


def vietnamese_of(tree: ast.Module) -> Iterator[str]:
    """Texts with Vietnamese letters but for comments, docstrings and `doc("…")`."""
    told = set()
    for node in ast.walk(tree):
        if (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)) or (
            isinstance(node, ast.Call) and ast.unparse(node.func) == "doc"
        ):
            told |= {id(inner) for inner in ast.walk(node)}
    for node in ast.walk(tree):
        text = node.value if isinstance(node, ast.Constant) else None
        if (
            isinstance(node, ast.Constant)
            and isinstance(text, str)
            and id(node) not in told
            and VIETNAMESE.search(text)
        ):
            yield f"{node.lineno}: {text}"


def test_officers_words_stand_where_they_can_be_reviewed() -> None:
    found = {name_of(module): list(vietnamese_of(tree_of(module))) for module in modules()}
    elsewhere = {name: texts for name, texts in found.items() if texts and not name.startswith((*SPEAK, *READ))}
    assert elsewhere == {}
    listed = [place for place in (*SPEAK, *READ) if (GENERATOR / place).exists()]
    assert [place for place in listed if not any(found[n] for n in found if n.startswith(place))] == []


# --- layers and tracked files -------------------------------------------------------------------------------------


def test_the_layers_name_every_part_of_the_generator() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    layers = next(contract for contract in settings["contracts"] if contract["type"] == "layers")
    named = {part.strip() for layer in layers["layers"] for part in layer.split("|")}
    optional = {part[1:-1] for part in named if part.startswith("(")}
    parts = {path.stem for path in GENERATOR.iterdir() if (path / "__init__.py").exists() or path.suffix == ".py"}
    assert layers["exhaustive"] is True
    assert parts - {"__init__"} <= (named | optional)
    assert {part for part in named if not part.startswith("(")} <= parts


FORBIDDEN = {
    "a path of the machine it was written on": re.compile(
        rf"(?<![\w.]){re.escape(str(ROOT))}/|(?<![\w.])/(?:home|Users)/[a-z]|(?<![\w.])/r[o]ot/|/tmp/h\d|[A-Z]:\\+Users\b"
    ),
    "the address of a package registry": re.compile(
        r"pypi\.org|pythonhosted\.org|npmjs\.(?:org|com)|proxy\.golang|//[\w.-]*(?:artifactory|nexus|devpi|registry)"
        r"|(?:index-url|find-links|trusted-host)[ =]\S*://",
        re.IGNORECASE,
    ),
}


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a clone: git does not say which files belong to the project")
    return [ROOT / name for name in listed.stdout.split("\0") if name]


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_tracked_file_holds(what: str) -> None:
    found = []
    for file in tracked():
        if file.is_file() and not file.is_symlink():
            text = file.read_bytes().decode("utf-8", errors="replace")
            hits = {match[0] for match in FORBIDDEN[what].finditer(text)}
            found += [f"{file.relative_to(ROOT)}: {hit}" for hit in sorted(hits)]
    assert found == []
