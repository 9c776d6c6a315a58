"""A PDF becomes what tests ask of it: the text that is read aloud, in the order of its tags, and where glyphs stand."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from ctypes import c_double
from io import BytesIO
from typing import Any, NamedTuple

import pikepdf
import pypdfium2
import zxingcpp

HEADING = "\ue000"
_HEADING_TAG = re.compile(r"/H\d?")
_SKIPPED = re.compile(r"[\s\u200b\u00ad]+")


class Glyph(NamedTuple):
    """One visible sign, its base line and its box in points, the origin at the bottom left of the page."""

    text: str
    base: float
    left: float
    bottom: float
    right: float
    top: float


def squeezed(text: str) -> str:
    """Without white space and invisible places to break, in small letters (mastheads are set in capitals)."""
    return _SKIPPED.sub("", text).casefold()


def spoken(pdf: bytes) -> str:
    """All text in the order of the structure tree, NFC checked: what a screen reader reads, without heads and feet.

    Before each heading stands HEADING: a text may say the same words.
    """
    with pikepdf.open(BytesIO(pdf)) as file:
        marked = {page.objgen: _by_mark(page) for page in file.pages}
        leaves = _leaves(file.Root.StructTreeRoot.K, None)
        text = "".join(HEADING if mark is None else marked[page].get(mark, "") for page, mark in leaves)
    assert unicodedata.is_normalized("NFC", text)
    return text


def _leaves(node: Any, page: Any) -> Iterator[tuple[Any, int | None]]:
    """Page and mark of every piece of content, in reading order; no mark where a heading begins."""
    if isinstance(node, pikepdf.Array):
        for kid in node:
            yield from _leaves(kid, page)
    elif isinstance(node, int):
        yield page, node
    elif isinstance(node, pikepdf.Dictionary):
        here = node.Pg.objgen if "/Pg" in node else page
        if _HEADING_TAG.fullmatch(str(node.get("/S", ""))):
            yield here, None
        if "/MCID" in node:
            yield here, int(node.MCID)
        elif "/K" in node:
            yield from _leaves(node.K, here)


def _by_mark(page: Any) -> dict[int, str]:
    """The text of a page by the number of its marked content; artifacts bear none."""
    fonts = {name: _to_unicode(font) for name, font in page.Resources.get("/Font", {}).items()}
    found: dict[int, str] = {}
    open_marks: list[int | None] = []
    font: dict[int, str] = {}
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "BDC" | "BMC":
                last = operands[-1]
                mark = int(last.MCID) if isinstance(last, pikepdf.Dictionary) and "/MCID" in last else None
                open_marks.append(mark)
            case "EMC":
                open_marks.pop()
            case "Tf":
                font = fonts[str(operands[0])]
            case "Tj" | "TJ":
                mark = next((m for m in reversed(open_marks) if m is not None), None)
                if mark is not None:
                    found[mark] = found.get(mark, "") + "".join(_decoded(operands[0], font))
    return found


def _decoded(shown: Any, font: dict[int, str]) -> Iterator[str]:
    for piece in shown if isinstance(shown, pikepdf.Array) else [shown]:
        if isinstance(piece, pikepdf.String):
            data = bytes(piece)
            for at in range(0, len(data), 2):
                yield font.get(int.from_bytes(data[at : at + 2], "big"), "\ufffd")


def _to_unicode(font: Any) -> dict[int, str]:
    """The signs of a font by glyph number."""
    table: dict[int, str] = {}
    cmap = font.ToUnicode.read_bytes().decode("ascii")
    for block in re.findall(r"beginbfchar(.*?)endbfchar", cmap, re.S):
        for code, text in re.findall(r"<(\w+)>\s*<(\w+)>", block):
            table[int(code, 16)] = bytes.fromhex(text).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", cmap, re.S):
        for first, last, text in re.findall(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>", block):
            for step in range(int(last, 16) - int(first, 16) + 1):
                table[int(first, 16) + step] = chr(int(text, 16) + step)
    return table


def pages_of(pdf: bytes) -> Iterator[tuple[float, float, list[Glyph]]]:
    """Width, height and visible glyphs of each page, heads and feet included."""
    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        text = page.get_textpage()
        glyphs = [glyph for index in range(text.count_chars()) if (glyph := _glyph(text, index)) is not None]
        yield page.get_width(), page.get_height(), glyphs
    document.close()


def _glyph(text: pypdfium2.PdfTextPage, index: int) -> Glyph | None:
    sign = chr(pypdfium2.raw.FPDFText_GetUnicode(text, index))
    if sign.isspace() or sign == "\u200b":
        return None
    x, base = c_double(), c_double()
    pypdfium2.raw.FPDFText_GetCharOrigin(text, index, x, base)
    return Glyph(sign, base.value, *text.get_charbox(index))


_EDGE = 14.0
"""About 5 mm: nearer to the edge of the paper many printers print nothing."""


def misplaced(pdf: bytes) -> list[str]:
    """Glyphs outside the printable part of a page, and rows of which one stands in the other."""
    found = []
    for number, (width, height, glyphs) in enumerate(pages_of(pdf), start=1):
        for glyph in glyphs:
            inside_x = glyph.left > _EDGE and glyph.right < width - _EDGE
            if not (inside_x and glyph.bottom > _EDGE and glyph.top < height - _EDGE):
                found.append(f"page {number}: {glyph.text!r} at {glyph.left:.0f},{glyph.bottom:.0f} is outside")
        found += [f"page {number}: {one.text!r} and {other.text!r} overlap" for one, other in _collisions(glyphs)]
    return found


_CELL = 24.0


def _collisions(glyphs: list[Glyph]) -> Iterator[tuple[Glyph, Glyph]]:
    """Glyphs of different rows whose boxes share more than half a point in both directions."""
    cells: dict[tuple[int, int], list[Glyph]] = {}
    for glyph in glyphs:
        for x in range(int(glyph.left // _CELL), int(glyph.right // _CELL) + 1):
            for y in range(int(glyph.bottom // _CELL), int(glyph.top // _CELL) + 1):
                cells.setdefault((x, y), []).append(glyph)
    for group in cells.values():
        for index, one in enumerate(group):
            for other in group[index + 1 :]:
                wide = min(one.right, other.right) - max(one.left, other.left)
                high = min(one.top, other.top) - max(one.bottom, other.bottom)
                if wide > 0.6 and high > 0.6 and abs(one.base - other.base) > 1:
                    yield one, other


def qr_codes(pdf: bytes, page: int = 0) -> list[str]:
    """What a phone reads from a grey picture of the page at 150 dpi."""
    document = pypdfium2.PdfDocument(pdf)
    picture = document[page].render(scale=150 / 72, grayscale=True).to_pil()
    document.close()
    return [code.text for code in zxingcpp.read_barcodes(picture)]


def qr_side(pdf: bytes) -> float:
    """The side of the code on page 1 without its quiet zone, in millimetres."""
    document = pypdfium2.PdfDocument(pdf)
    code = zxingcpp.read_barcodes(document[0].render(scale=150 / 72, grayscale=True).to_pil())[0]
    document.close()
    return (code.position.top_right.x - code.position.top_left.x) / 150 * 25.4


def printed(pdf: bytes) -> list[str]:
    """The text of each page as it is seen, heads and feet included."""
    document = pypdfium2.PdfDocument(pdf)
    texts = [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    document.close()
    return texts


def font_sizes(pdf: bytes) -> Counter[float]:
    """How many visible letters there are of each size, in points."""
    sizes: Counter[float] = Counter()
    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        text = page.get_textpage()
        for index in range(text.count_chars()):
            if _glyph(text, index) is not None:
                sizes[round(pypdfium2.raw.FPDFText_GetFontSize(text, index), 1)] += 1
    document.close()
    return sizes


def sizes_of(pdf: bytes, words: str, page: int | None = 0) -> set[float]:
    """The sizes of the letters of these words, where they stand on one line of the page, or of any."""
    document = pypdfium2.PdfDocument(pdf)
    sizes = set()
    for text in [it.get_textpage() for it in document] if page is None else [document[page].get_textpage()]:
        if (found := text.search(words).get_next()) is not None:
            start, count = found
            for index in range(start, start + count):
                sizes.add(round(pypdfium2.raw.FPDFText_GetFontSize(text, index), 1))
    document.close()
    return {size for size in sizes if size > 1}


def strings_of(value: Any) -> Iterator[str]:
    """Every text in a value made of dicts, lists and tuples, in order."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from strings_of(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from strings_of(item)
