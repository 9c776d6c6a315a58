"""Texts that notices print become problems where the font of the notices lacks a letter of them."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

import msgspec

from generator.diagnostics.problem import Problem, Ref, Report
from generator.model.corpus import Document
from generator.model.decision import Baseline, Decision
from generator.model.letters import named
from generator.model.province import AgencyFile, FieldFile, PostingPointFile, Site
from generator.model.record import Plain, Version
from generator.model.scalars import Completeness

PRINTED: Final = (
    r"\x20-\x7e\xa0-\u017e\u0180\u018f\u0192-\u0193\u01a0-\u01a1\u01af-\u01b0\u01c2\u01cd-\u01dc\u01de-\u01e3"
    r"\u01e6-\u01ed\u01ef-\u01f0\u01f4-\u01f5\u01f8-\u021b\u021e-\u021f\u0226-\u0233\u0237\u0243\u0250-\u025c"
    r"\u025e-\u0268\u026a\u026c-\u0276\u0278-\u027b\u027d-\u027e\u0280-\u0284\u0288-\u0292\u0294-\u0295\u0298-\u0299"
    r"\u029c-\u029d\u029f\u02a1-\u02a2\u02b0\u02b2-\u02b3\u02b7-\u02b9\u02bb-\u02bc\u02be-\u02bf\u02c1\u02c6-\u02cc"
    r"\u02d0-\u02d1\u02d8-\u02de\u02e0-\u02e3\u0300-\u030c\u030f\u0311-\u0313\u0318-\u0320\u0323-\u032a\u032c"
    r"\u032e-\u0331\u0334\u0339-\u033d\u0340-\u0345\u034f\u0361\u0374-\u0375\u037a\u037e\u0384-\u038a\u038c"
    r"\u038e-\u03a1\u03a3-\u03ce\u03d0-\u03d1\u03d5\u03d7\u03d9\u03db\u03dd\u03e1\u0400-\u045f\u0462-\u0463"
    r"\u0472-\u0477\u0490-\u0493\u0496-\u049b\u04a0-\u04a3\u04aa-\u04ab\u04ae-\u04b3\u04b6-\u04b7\u04ba-\u04bb"
    r"\u04c0-\u04c2\u04cf-\u04df\u04e2-\u04f5\u04f8-\u04f9\u061c\u115f-\u1160\u17b4-\u17b5\u17c1-\u17c3\u180b-\u180f"
    r"\u1d43\u1d47-\u1d49\u1d4d\u1d4f-\u1d50\u1d52\u1d56-\u1d58\u1d5b\u1d9c\u1da0\u1dbb\u1e00-\u1e11\u1e14-\u1e17"
    r"\u1e1a-\u1e3b\u1e3e-\u1e49\u1e4c-\u1e6f\u1e72-\u1e75\u1e78-\u1e99\u1e9e\u1ea0-\u1ef9\u1f00-\u1f15\u1f18-\u1f1d"
    r"\u1f20-\u1f45\u1f48-\u1f4d\u1f50-\u1f57\u1f59\u1f5b\u1f5d\u1f5f-\u1f7d\u1f80-\u1fb4\u1fb6-\u1fc4\u1fc6-\u1fd3"
    r"\u1fd6-\u1fdb\u1fdd-\u1fef\u1ff2-\u1ff4\u1ff6-\u1ffe\u2000-\u200f\u2012-\u2016\u2018-\u201a\u201c-\u201e"
    r"\u2020-\u2022\u2026\u2028-\u2030\u2032-\u2033\u2035\u2039-\u203a\u203c-\u203f\u2044\u2047-\u2049\u205f-\u2071"
    r"\u2074-\u2079\u207d-\u2089\u208d-\u208e\u2094\u20a1\u20a4\u20a6-\u20a7\u20a9\u20ab-\u20ac\u20ae"
    r"\u20b1-\u20b2\u20b4-\u20b5\u20b8-\u20ba\u20bd\u2113\u2116-\u2117\u2120\u2122\u2126\u212a-\u212b\u212e"
    r"\u2150-\u215e\u2189\u2190-\u2213\u2215\u2217-\u2220\u2223-\u2224\u2227-\u222d\u2234-\u223d\u2241-\u2269"
    r"\u226d-\u228b\u228d-\u22a5\u22ac\u22b2-\u22b5\u22b8\u22c2-\u22c6\u22cd-\u22d1\u22da-\u22ed\u22ef\u231c-\u231f"
    r"\u2500-\u262f\u2638-\u268b\u2690-\u269c\u26a0-\u26a1\u26b0-\u26b1\u2701-\u2704\u2706-\u2709\u270c-\u2727"
    r"\u2729-\u274b\u274d\u274f-\u2752\u2756\u2758-\u275e\u2761-\u2775\u2794\u2798-\u27af\u27b1-\u27be\u27e6-\u27e7"
    r"\u2e22-\u2e25\u2e3a-\u2e3b\ufb00-\ufb04\ufe00-\ufe0f\uffa0\U0001f16a-\U0001f16b"
)
"""What `theme/notices/tokens.typ` can print, as in `[...]`: no rule loads a font, and a test holds this to it."""
_LACKING: Final = re.compile(rf"[^\t\n{PRINTED}]")

_Keys = tuple[str, ...]
_NAMES: Final = frozenset({("items", "ten")})
_ROWS: Final = frozenset({("muc", "ten"), ("muc", "cu", "ten"), ("muc", "moi", "ten")})
_FEEDBACK: Final = ("co_quan", "dia_chi", "dien_thoai", "website", "email")
_FACTS: Final[Mapping[type[Any], frozenset[_Keys]]] = {
    Decision: _ROWS | {("so",), ("trich_yeu",)},
    Baseline: _ROWS,
    Plain: frozenset({("ten_ngan",)}),
    Site: frozenset({("ten",), *(("phan_anh_kien_nghi", key) for key in _FEEDBACK)}),
    AgencyFile: _NAMES,
    FieldFile: _NAMES,
    PostingPointFile: _NAMES,
}
"""The texts that may stand on a notice, by the kind of file; of a procedure's version it is nearly all."""
UNPRINTABLE: Final = "TT706"
_NEVER: Final = frozenset({"file", "outline", "tu_khoa"})


def check_letters(document: Document, report: Report) -> None:
    """TT706: a letter that no notice can print, whatever the day: a sheet with it cannot be set, and no build ends."""
    if type(document) not in _FACTS and not isinstance(document, Version):
        return
    if _LACKING.search(msgspec.json.encode(document).decode()) is None:
        return  # as good as always, and told twenty times as fast
    for route, text in _texts(msgspec.to_builtins(document), ()):
        keys = tuple(key for key in route if isinstance(key, str))
        if (lacking := dict.fromkeys(_LACKING.findall(text))) and _is_printed(document, keys):
            at = Ref(document.file, route[1:] if keys[0] == "items" else route)
            report(Problem(UNPRINTABLE, at, {"ky_tu": ", ".join(map(named, lacking))}))


def _is_printed(document: Document, keys: _Keys) -> bool:
    if not isinstance(document, Version):
        return keys in _FACTS[type(document)]
    # Of a text that is a name alone there is no sheet: its name stands in lists.
    return keys == ("ten",) if document.completeness is Completeness.NAME_ONLY else keys[0] not in _NEVER


def _texts(value: Any, route: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, str):
        yield route, value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _texts(inner, (*route, key))
    elif isinstance(value, list | tuple):
        for index, inner in enumerate(value):
            yield from _texts(inner, (*route, index))
