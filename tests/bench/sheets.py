"""One sheet by Typst and by WeasyPrint: the same facts, the same look and fonts, both warm, both tagged as PDF/UA-1."""

import logging
import re
import time
from collections.abc import Callable
from datetime import date
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from generator import settings
from generator.catalog.build import build_catalog
from generator.model.catalog import Catalog
from generator.model.notice import Size
from generator.parallel import ordered_map
from generator.pipeline import Options, fold_tree
from generator.render.notices.identity import Ledger
from generator.render.notices.plan import Edition, Sheet, edition_of, plan_notices, set_sheet
from generator.render.notices.sheets import Sheets
from generator.render.notices.words import read_words
from generator.render.pdf import Typesetter
from generator.render.qr import qr_svg
from tests.bench.measure import alternate, line

_UNBROKEN = re.compile(
    r"\d[\d.,]{0,14} (?:đồng(?:/\w{1,12})?|ngày làm việc|ngày|giờ|tháng|tuần|trang|bản chính|bản sao|bản|bộ)\b"
    r"|\b(?:Điều|khoản|Khoản|điểm|Điểm|Mẫu số|mục|Mục|ngày) \d[\d/]{0,10}[a-zđ]?\b"
    r"|\b\d{1,5}[a-z]?(?:/\d{4})?/[A-ZĐ\d]{1,8}(?:-[A-ZĐ\d]{1,10}){1,3}\b"
)
_ICONS = {
    "place": '<path d="M50 97C30 72 14 54 14 36a36 36 0 0 1 72 0c0 18-16 36-36 61z"/><circle cx="50" cy="37" r="13"/>',
    "time": '<circle cx="50" cy="50" r="45"/><path d="M50 22v31l20 11"/>',
    "fee": '<rect y="18" width="100" height="64" rx="6"/><circle cx="50" cy="50" r="15"/>',
    "result": '<path d="M16 3h46l24 24v70H16zM33 62l13 14 24-32"/>',
    "papers": '<path d="M15 12h70v80H15zM40 42h40M40 60h40M40 78h40"/>',
}
_TEMPLATES = Path(__file__).with_name("weasyprint")
_IN_A_ROW = 3
"""Sheets set one after the other: what a process does between two of them counts, too."""


def _sheets(tree: Path, as_of: date) -> tuple[Catalog, Sheets]:
    folded = fold_tree(Options(root=tree, as_of=as_of, out=tree / "site"))
    catalog = build_catalog(folded.corpus, folded.register)
    return catalog, Sheets(catalog, read_words(settings.theme_folder(tree)))


def count_sheets(tree: Path, as_of: date) -> int:
    """How many procedures have a sheet."""
    return len(list(_sheets(tree, as_of)[1].procedures()))


def set_all(tree: Path, as_of: date) -> None:
    """Sets the sheets and slips of all procedures, as a build does: two processes, one that sets beside each."""
    catalog, sheets = _sheets(tree, as_of)
    edition = edition_of(catalog, sheets.words, None, None)
    files = plan_notices(list(sheets.procedures()), Typesetter(settings.theme_folder(tree)), edition, Ledger())
    ordered_map(lambda file: len(file.make()), files, 2)


def compare_sheets(tree: Path, as_of: date, rounds: int) -> None:
    """Prints the time of one sheet, ours and theirs in turn: of all sheets of the tree the one of median length."""
    catalog, every = _sheets(tree, as_of)
    words, theme = every.words, settings.theme_folder(tree)
    sheets = sorted(every.procedures(), key=lambda sheet: len(str(sheet.facts())))
    sheet = sheets[len(sheets) // 2]
    edition = edition_of(catalog, words, None, None)
    typesetter, rival = Typesetter(theme), _WeasyPrint()

    def ours() -> bytes:
        return set_sheet(sheet, "procedure", Size.A4, typesetter, edition, Ledger())

    def theirs() -> bytes:
        return rival.set_sheet(sheet, edition)

    medians = alternate(rounds, {"typst": lambda: _seconds(ours), "weasyprint": lambda: _seconds(theirs)})
    line("an A4 sheet / the same by WeasyPrint", medians["typst"], medians["weasyprint"], 1 / 8)


def _kept(text: str) -> Markup:
    """Amounts, limits and symbols of legal texts stay on one line, as do the last two words."""
    start, *end = text.rsplit(" ", 2)
    kept = _UNBROKEN.sub(r'<span class="k">\g<0></span>', str(escape(start)))
    return Markup(f'{kept} <span class="k">{escape(" ".join(end))}</span>')


def _seconds(make: Callable[[], bytes]) -> float:
    start = time.perf_counter()
    made = [make() for _ in range(_IN_A_ROW)]
    seconds = time.perf_counter() - start
    if not all(pdf.startswith(b"%PDF") for pdf in made):
        raise SystemExit("no PDF was made")
    return seconds / _IN_A_ROW


class _WeasyPrint:
    """Faces and style sheet are read once, as a program that sets many sheets would."""

    def __init__(self) -> None:
        logging.getLogger("weasyprint").setLevel(logging.ERROR)
        logging.getLogger("fontTools").setLevel(logging.ERROR)
        self._fonts = FontConfiguration()
        folder = Path(str(files("font_source_sans_pro"))) / "files"
        faces = "".join(
            f"@font-face {{ font-family: Face; font-weight: {weight}; src: url({(folder / name).as_uri()}) }}\n"
            for weight, name in (("normal", "SourceSansPro-Regular.ttf"), ("bold", "SourceSansPro-Bold.ttf"))
        )
        text = faces + (_TEMPLATES / "sheet.css").read_text("utf-8")
        self._style = CSS(string=text, font_config=self._fonts)
        loader = FileSystemLoader(_TEMPLATES)
        environment = Environment(loader=loader, autoescape=True, undefined=StrictUndefined)
        environment.filters["kept"] = _kept
        environment.globals["icons"] = _ICONS
        self._page = environment.get_template("sheet.html")

    def set_sheet(self, sheet: Sheet, edition: Edition) -> bytes:
        """The PDF of the sheet."""
        address = edition.site_url + sheet.url
        frame = {"address": address.partition("://")[2].rstrip("/"), "qr_svg": qr_svg(address)}
        html = HTML(string=self._page.render(facts=sheet.facts(), frame=frame))
        made = html.write_pdf(stylesheets=[self._style], font_config=self._fonts, pdf_variant="pdf/ua-1")
        assert isinstance(made, bytes)
        return made
