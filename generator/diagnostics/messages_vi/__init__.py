"""The words of every rule, in an officer's Vietnamese: what is wrong, what to type instead, why, wrong and right.

The examples are run as tests: "sai" must give the rule's code, "dung" must not. An example is the text of one or more
files; a line `# <path>.yml` begins the next file. What an example does not name (files, and keys of the files it names)
comes from `tests/example/`.
"""

from collections.abc import Mapping
from typing import Final

from generator.diagnostics.messages_vi import (
    deadlines,
    decisions,
    excuses,
    figures,
    law,
    notices,
    published,
    references,
    source,
    structure,
    wording,
)
from generator.diagnostics.messages_vi.words import Words as Words

MESSAGES: Final[Mapping[str, Words]] = {
    **source.WORDS,
    **excuses.WORDS,
    **structure.WORDS,
    **references.WORDS,
    **decisions.WORDS,
    **published.WORDS,
    **deadlines.WORDS,
    **law.WORDS,
    **wording.WORDS,
    **figures.WORDS,
    **notices.WORDS,
}
"""Every rule. A code is never reused (docs/architecture.md, "Problems")."""

FAMILIES: Final[Mapping[str, str]] = {
    "TT1": "Tệp nguồn",
    "TT2": "Cấu trúc và giá trị",
    "TT3": "Tham chiếu",
    "TT4": "Quyết định, ngày và con số",
    "TT5": "Câu chữ",
    "TT6": "Số liệu báo cáo",
    "TT7": "Tờ niêm yết",
}
"""The families of codes, as the rule book heads them."""
