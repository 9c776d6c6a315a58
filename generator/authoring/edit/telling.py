"""What the compiler says of a draft becomes problems beside the fields they are about."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from generator.authoring.edit.drafts import DraftFile
from generator.authoring.edit.fields import Widget, fields_of
from generator.authoring.edit.form import Control, References, Route, controls, form_of
from generator.authoring.edit.signed import DIGEST, NAME, megabytes
from generator.diagnostics.messages_vi import MESSAGES
from generator.diagnostics.messages_vi.tokens import PARTS
from generator.diagnostics.problem import Problem
from generator.diagnostics.render import help_of, message_of
from generator.model.corpus import Corpus

MISSING_KEY: Final = "TT202"
"""A key that must be there: in a form that is a field still to be filled in, no mistake."""
_KEY: Final = re.compile(
    r"[“`]([a-z]+(?:_[a-z0-9]+)*):(?: …)?[”`]"  # as in a file: “ten: …”
    r"|[“`]?\b([a-z]+(?:_[a-z0-9]+)+)\b[”`]?"
)
_WORD: Final = re.compile(r"\b[a-z_]+\b")


class Told(Struct, frozen=True):
    """One problem beside its field: `field` is the control's name, `place` says where it is on the page.

    `weight` is "error", "todo" or "warning".
    """

    code: str
    weight: str
    field: str
    place: str
    words: str
    help: str


def references_of(corpus: Corpus) -> References:
    """The province's lists that records refer to, by name."""
    return {
        "agency": {item.id: item.name for item in corpus.agencies.values()},
        "field": {item.id: item.name for item in corpus.fields.values()},
        "life_event": {item.id: item.name for item in corpus.life_events.values()},
    }


def form_of_file(file: DraftFile, corpus: Corpus) -> Control:
    """The form of one file of a draft."""
    form = form_of(fields_of(file.kind), file.node, references_of(corpus))
    if not file.signed:
        return form
    size = megabytes(file.signed)
    inner = tuple(replace(it, about=size) if it.widget is Widget.FILE else it for it in form.inner)
    return replace(form, inner=inner)


def told_in(form: Control, problems: Sequence[Problem], path: str) -> tuple[Told, ...]:
    """The problems of one file, each at the field its route leads to, in the order of the page."""
    by_route = {control.route: control for control in controls(form)}
    deepest_first = sorted(filter(None, by_route), key=len, reverse=True)
    labels = dict(PARTS) | {str(route[-1]): by_route[route].label for route in deepest_first}
    found: dict[Route, list[Told]] = defaultdict(list)
    for problem in problems:
        if problem.at.file == path:
            route = problem.at.route
            if route == (DIGEST,):
                route = (NAME,)
            if problem.code == MISSING_KEY:
                route = (*route, problem.params["khoa"])
            while route not in by_route:
                route = route[:-1]
            found[route].append(_told(problem, by_route[route].name, _place(route, by_route), labels))
    return tuple(told for route in by_route for told in found.get(route, ()))


def told_elsewhere(problems: Sequence[Problem], path: str) -> tuple[Told, ...]:
    """The problems that a draft brings to other files than the one in view."""
    return tuple(_told(problem, "", problem.at.file, {}) for problem in problems if problem.at.file != path)


def todo_of(file: DraftFile) -> tuple[str, ...]:
    """What the scaffold of a record left to a person, with the names of fields instead of the keys of files."""
    fields = fields_of(file.kind).fields
    names = {field.key: field.label for field in fields}
    names |= {term: label for field in fields if field.key == "muc_day_du" for term, label in field.terms.items()}
    return tuple(_WORD.sub(lambda m: f"“{names[m[0]]}”" if m[0] in names else m[0], words) for words in file.todo)


def in_labels(text: str, labels: Mapping[str, str]) -> str:
    """The words with the names of fields instead of the keys of files; `moi` and `phi` are also words of their own."""

    def label(match: re.Match[str]) -> str:
        key = match[1] or match[2]
        return f"“{labels[key]}”" if key in labels else match[0]

    return _KEY.sub(label, text)


def _told(problem: Problem, field: str, place: str, labels: Mapping[str, str]) -> Told:
    weight = "todo" if problem.code == MISSING_KEY else MESSAGES[problem.code].severity.value
    words, advice = (in_labels(text, labels) for text in (message_of(problem), help_of(problem)))
    return Told(problem.code, weight, field, place, words, advice)


def _place(route: Route, by_route: Mapping[Route, Control]) -> str:
    """`Các dòng của danh mục 2 › Mã thủ tục`."""
    steps: list[str] = []
    for length in range(1, len(route) + 1):
        control = by_route[route[:length]]
        if isinstance(route[length - 1], int):
            steps[-1] += f" {control.label}"
        else:
            steps.append(control.label)
    return " › ".join(steps)
