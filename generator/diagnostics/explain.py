"""The words of the rules become the page of one rule, and the rule book for officers (docs/quy-tac.md)."""

from collections.abc import Iterable, Iterator
from typing import Final

from generator.diagnostics.messages_vi import FAMILIES, MESSAGES
from generator.diagnostics.messages_vi.words import Words
from generator.diagnostics.problem import Severity

_SEVERITIES: Final = {Severity.ERROR: "Lỗi", Severity.WARNING: "Cảnh báo"}
_HEAD: Final = """\
# Quy tắc kiểm tra

Trang này làm từ `generator/diagnostics/messages_vi/`, không sửa tay. Lệnh `niemyet explain MÃ` in một mục của nó.

**Lỗi** dừng việc đăng cho đến khi sửa; **cảnh báo** không bao giờ dừng: đăng nguyên như văn bản in, và báo cho người
soạn thảo. Ví dụ chỉ ghi các dòng đáng xem của mỗi tệp; dòng `# …yml` là tên tệp.
"""


def explanation(code: str) -> str:
    """One rule as `niemyet explain TTnnn` prints it. The code must be in `MESSAGES`."""
    return "\n".join(_unmarked(_page(code, MESSAGES[code], heading=""))).strip() + "\n"


def explanation_markdown(code: str) -> str:
    """The same as Markdown, its examples as YAML: what a code host shows beside the line."""
    return "\n".join(_page(code, MESSAGES[code], heading="")).strip() + "\n"


def rules_markdown() -> str:
    """The whole rule book, by family and code."""
    lines = [_HEAD]
    for prefix, title in FAMILIES.items():
        lines += [f"## {prefix}xx: {title}", ""]
        for code in sorted(MESSAGES):
            if code.startswith(prefix):
                lines += _page(code, MESSAGES[code], heading="### ")
    return "\n".join(lines).rstrip() + "\n"


def _page(code: str, words: Words, heading: str) -> Iterator[str]:
    yield f"{heading}{code}: {words.title}"
    yield ""
    yield f"{_SEVERITIES[words.severity]}. {_sentence(words.message)}"
    yield ""
    if words.help != "{goi_y}":
        yield f"**Sửa thế nào:** {_plain(words.help)}"
        yield ""
    yield f"**Vì sao:** {words.why}"
    yield ""
    for title, example in (("Sai", words.wrong), ("Đúng", words.right)):
        if example:
            yield f"{title}:"
            yield ""
            yield "```yaml"
            yield from example.rstrip("\n").split("\n")
            yield "```"
            yield ""


def _unmarked(lines: Iterable[str]) -> Iterator[str]:
    """The page without marks that only a browser would show: an example is set in instead."""
    inside = False
    for line in lines:
        if line.startswith("```"):
            inside = not inside
        else:
            yield f"    {line}" if inside else line.replace("**", "")


def _sentence(message: str) -> str:
    text = _plain(message)
    return text[:1].upper() + text[1:] + "."


def _plain(template: str) -> str:
    """The template with its params as dots: the rule book speaks of no certain value."""
    return template.format_map(_Dots())


class _Dots(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return "…"
