"""The papers of a dossier, glued or not, become cases with their papers: name, form, originals, copies."""

import re
from typing import Any, Final, NamedTuple

from generator.authoring import words
from generator.authoring.importing.doubts import Doubts
from generator.authoring.texts import clean, fold, is_missing, line, short

_HEAD: Final = re.compile(r"Tên giấy tờ\s*Mẫu đơn, tờ khai\s*Số lượng\s*")
# A quantity is followed at once by the next paper; "01 bản chính hoặc" and "(1 bản chính)" are words of a name.
_COUNT: Final = re.compile(
    r"(?P<digits>\d{1,8})\s*bản (?P<kind>chính|sao)(?:,\s*(?P<copies>\d{1,3})\s*bản sao)?(?=$|[^\s.,;:)/])"
)
_LONG_COUNT: Final = re.compile(r"Bản chính:\s*(?P<originals>\d{1,3})\s*-?\s*Bản sao:\s*(?P<copies>\d{1,3})")
_WHOLE_BEFORE: Final = re.compile(
    r"(?:\d{1,2}/\d{1,2}/\d{4}|/(?:19|20)\d\d|năm (?:19|20)\d\d|\b0\d|(?:số|lục|Điều) [1-9]\d|/QH\d\d)$", re.IGNORECASE
)
_ENDINGS: Final = ("docx", "doc", "pdf", "xlsx", "xls", "rar", "zip", "jpeg", "jpg", "png", "odt", "rtf")
"""Endings of form files; one that another begins with stands behind it."""
_ENDING: Final = re.compile(rf"\.(?>{'|'.join(_ENDINGS)})", re.IGNORECASE)
_ONLY_ENDING: Final = re.compile(rf"(?:{'|'.join(_ENDINGS)})", re.IGNORECASE)
_FILE: Final = re.compile(_ENDING.pattern + "$", re.IGNORECASE)
_NEXT_FILE: Final = re.compile(_ENDING.pattern + r"(?=[^\W_])", re.IGNORECASE)
_CLOSING: Final = ';.,:)]”"’'
_NO_FILE: Final = re.compile(
    r"[;:?]|\b(?:ban hành|quy định tại|kèm theo|theo quy định|nghị định số|thông tư số)\b", re.IGNORECASE
)
_SYMBOL_ENDS: Final = re.compile(r"/(?:\d{4}/)?[A-ZĐ]+(?:-[A-ZĐ]+)+$")
# Behind the symbol of a text: `…/NĐ-CP3 Mẫu số 07.docx`, `…/TT-BTC01-LP.docx`, `…/NĐ-CPBC tom tat.docx`.
_DECREE_ENDS: Final = re.compile(r"/\d{4}/(?:N[ĐD]-CP|TT-[A-ZĐ]{3,7}(?=\d))(?=[^\W_])")
_FORM_BEGINS: Final = re.compile(r"(?<=[\w.;)])(?:Mẫu (?:số|ban hành|\w+\d)|(?<=[.;])(?:đơn|giấy|bản) )", re.IGNORECASE)
_LONGEST_FILE: Final = 130
_LOWER_BEGINS: Final = re.compile(r"(?<=[a-zà-ỹđ])(?:văn bản|đơn|bản khai|giấy đề nghị|mẫu|báo cáo|ds )")
_FILE_BEGINS: Final = re.compile(
    r"(?:\d{1,3}[.\-_ ]*)?(?:m[ẫãâaấ]u|m[us]{1,2}\s?\d|tp-|ph[ụuịi]?\s?l[ụu]?c"
    r"|ph[ụu] bi[ểe]u|pl|tk|t[ờo] ?khai|[đd][ơo]n|bi[ểe]u|gi[ấa]y|b[ảa]n)",
    re.IGNORECASE,
)


class PaperRow(NamedTuple):
    """One paper; a quantity is None where the export gives none."""

    name: str
    form: str
    originals: int | None
    copies: int | None


class CaseRows(NamedTuple):
    """The papers of one case; the name is empty when the export names no case."""

    name: str
    papers: tuple[PaperRow, ...]


def read_papers(value: Any, doubts: Doubts) -> list[CaseRows]:
    """The cases of the section, in order; text in no known shape is kept as one paper without quantities.

    What stands under no title, in however many tables, is one group: what all cases have in common.
    """
    cases = _cases(value, doubts)
    common = [paper for case in cases if not case.name for paper in case.papers]
    first = next((place for place, case in enumerate(cases) if not case.name), None)
    return [
        CaseRows("", tuple(common)) if place == first else case
        for place, case in enumerate(cases)
        if case.name or place == first
    ]


def _cases(value: Any, doubts: Doubts) -> list[CaseRows]:
    if isinstance(value, list):
        return _listed(value, doubts)
    text = clean(value)
    if is_missing(text) or fold(text) == "bao gồm":
        return []
    if re.search(r"^\|", text, re.MULTILINE):
        return _markdown(text, doubts)
    if not _HEAD.search(text):
        doubts.add("ho_so", words.PAPER_TEXT)
        return [CaseRows("", (PaperRow(text, "", 0, 0),))]
    if _LONG_COUNT.search(text):
        return _by_lines(text, doubts)
    return _glued(text, doubts)


def _glued(text: str, doubts: Doubts) -> list[CaseRows]:
    """Case, heading, then name and quantity in turn; what follows the last quantity is the next case's name."""
    parts = _HEAD.split(text)
    cases: list[CaseRows] = []
    name = parts[0]
    for place, body in enumerate(parts[1:], start=1):
        papers, rest = _papers(body, doubts)
        last = place == len(parts) - 1
        if last and not is_missing(rest):
            papers.append(PaperRow(line(rest), "", None, None))
            doubts.add("ho_so", words.NO_COUNT.format(text=short(rest)))
        cases.append(CaseRows(_case_name(name), tuple(papers)))
        name = rest
    return [case for case in cases if case.papers or case.name]


def _papers(body: str, doubts: Doubts) -> tuple[list[PaperRow], str]:
    rows: list[PaperRow] = []
    start = 0
    for found in _COUNT.finditer(body):
        name, count = _own_digits(body[start : found.start()], found["digits"], doubts)
        if count is None:
            continue
        originals, copies = (count, int(found["copies"] or 0)) if found["kind"] == "chính" else (0, count)
        rows.append(_row(name, "", originals, copies, doubts))
        start = found.end()
    return rows, body[start:]


def _own_digits(before: str, digits: str, doubts: Doubts) -> tuple[str, int | None]:
    """The name and its quantity: in `Mẫu số 051 bản chính` the quantity is 1, and in `ngày 25/01/20261` too.

    No quantity at all (None) when the figures are words of the name, as in `nộp 01 bản chính`.
    """
    name, count = before + digits[:-1], int(digits[-1])
    if len(digits) == 1 and re.search(r"/QH\d\d\.$", before):
        return before, count
    if len(digits) == 1 and not re.search(r"(?<!\d{4})(?<=\d)[/.,-]$", before):
        return before, count
    if digits.startswith("0") and len(digits) == 2 and (not before or before[-1].isspace() or before[-1] in "(-+"):
        return before, None
    if not _WHOLE_BEFORE.search(name):
        doubts.add("ho_so", words.STUCK_COUNT.format(text=short(name[-60:] + digits[-1])))
    return name, count


def _row(name: str, form: str, originals: int | None, copies: int | None, doubts: Doubts) -> PaperRow:
    name, form = line(name), line(form)
    if not form and _FILE.search(name):
        name, form = _without_file(name, doubts)
    form = _NEXT_FILE.sub(r"\g<0> ", form)
    if re.search(r"\d bản (?:chính|sao)\b", form):
        doubts.add("ho_so", words.STUCK_FILE.format(text=short(form)))
    if not name and not form:
        doubts.add("ho_so", words.PAPER_UNNAMED)
        name = words.UNNAMED
    return PaperRow(name or form, form if name else "", originals, copies)


def _without_file(text: str, doubts: Doubts) -> tuple[str, str]:
    """The file's name behind the paper's begins where a capital follows with no space: `theo mẫu;Mau 01.docx`."""
    places = [
        place
        for place in range(2, len(text))
        if _is_glued(text, place)
        and not _ONLY_ENDING.fullmatch(text, place)
        and (_may_be_file(text[place:]) or _is_named_form(text, place))
    ]
    if not places or len(text[: places[0]].split()) < 2:
        doubts.add("ho_so", words.STUCK_FILE.format(text=short(text[-90:])))
        return text, ""
    usual = [place for place in places if _FILE_BEGINS.match(text, place)]
    place = (usual or places)[0]
    # `;247-N-CP-2025TKNGK.docx`: the name began before what looks like a beginning.
    place = places[0] if text[places[0] - 1] in ";)" and not re.search(r"\s", text[places[0] : place]) else place
    if len(places) > 1 and not usual and len(re.split(_ENDING, text[place:])[0].split()) > 14:
        doubts.add("ho_so", words.STUCK_FILE.format(text=short(text[place - 30 : place] + text[place:])))
    return text[:place].strip(), text[place:]


def _is_glued(text: str, place: int) -> bool:
    """Whether two words meet here that no one would write together."""
    before, after = text[place - 1], text[place]
    if before.isspace():
        return False
    if text.startswith("mẫumau", place - 3) or any(it.end() == place for it in _DECREE_ENDS.finditer(text)):
        return True
    if _FILE_BEGINS.match(text, place) and text[place : place + 2].lower() in ("ma", "mẫ", "mu", "ms", "ph", "tp"):
        joined = before.islower() and after.islower() and not text.startswith(("mau so ", "mau don "), place)
        return before not in "-_/(" and not joined
    if after.isupper():
        return before.islower() or before.isdecimal() or before in _CLOSING or _ends_symbol(text, place)
    if after.isdecimal():
        return (
            (before.islower() and before != "x")
            or before in ";:)”’"
            or (before in ".," and not text[place - 2].isdecimal())
        )
    return before in ";.)”’" if after.islower() and not before.isalpha() else bool(_LOWER_BEGINS.match(text, place))


def _ends_symbol(text: str, place: int) -> bool:
    """`…/2026/NĐ-CP` stands before, and a word with a capital begins."""
    return text[place + 1 : place + 2].islower() and _SYMBOL_ENDS.search(text, 0, place) is not None


def _is_named_form(text: str, place: int) -> bool:
    """`khiếu nạiMẫu ban hành kèm theo Nghị định 124-2020.doc`: the file has the whole name of its form."""
    return bool(_FORM_BEGINS.match(text, place)) and len(text) - place <= _LONGEST_FILE


def _may_be_file(text: str) -> bool:
    """A file's name is short and is no sentence of its own."""
    first = re.split(_ENDING, text, maxsplit=1)[0]
    return len(first) <= _LONGEST_FILE and not _NO_FILE.search(first)


def _case_name(text: str) -> str:
    name = line(text)
    # A number alone parts papers of one list (1.000011), as an empty title does.
    return "" if is_missing(name) or fold(name) == "bao gồm" or name.isdecimal() else name


def _by_lines(text: str, doubts: Doubts) -> list[CaseRows]:
    """Cells on lines of their own: the paper's name, perhaps a file, then `Bản chính: 1 - Bản sao: 0`."""
    cases: list[CaseRows] = []
    parts = _HEAD.split(text)
    name = parts[0]
    for body in parts[1:]:
        rows: list[PaperRow] = []
        start = 0
        for found in _LONG_COUNT.finditer(body):
            cells = clean(body[start : found.start()]).split("\n")
            form = cells.pop() if len(cells) > 1 and _FILE.search(cells[-1]) else ""
            rows.append(_row(" ".join(cells), form, int(found["originals"]), int(found["copies"]), doubts))
            start = found.end()
        cases.append(CaseRows(_case_name(name), tuple(rows)))
        name = body[start:]
    if not is_missing(name) and cases:
        doubts.add("ho_so", words.NO_COUNT.format(text=short(name)))
        cases[-1] = cases[-1]._replace(papers=(*cases[-1].papers, PaperRow(line(name), "", None, None)))
    return [case for case in cases if case.papers or case.name]


def _listed(items: list[Any], doubts: Doubts) -> list[CaseRows]:
    """`so_luong` and `ghi_chu` have changed places in some exports: the quantity is where it can be read."""
    cases: dict[str, list[PaperRow]] = {}
    for item in items:
        if not isinstance(item, dict):
            cases.setdefault("", []).append(_row(str(item), "", None, None, doubts))
            continue
        cells = [clean(item.get(key)) for key in ("mau_don", "so_luong", "ghi_chu")]
        counted = next((cell for cell in cells if _LONG_COUNT.search(" ".join(cell.split("\n")))), "")
        found = _LONG_COUNT.search(" ".join(counted.split("\n")))
        form = " ".join(cell for cell in cells if cell and cell != counted and not is_missing(cell))
        originals, copies = (int(found["originals"]), int(found["copies"])) if found else _plain_counts(item)
        name = clean(item.get("ten_giay_to"))
        if not name:
            continue
        if originals is None and copies is None:
            doubts.add("ho_so", words.NO_COUNT.format(text=short(name)))
        row = _row(name, form, originals, copies, doubts)
        cases.setdefault(_case_name(clean(item.get("truong_hop"))), []).append(row)
    return [CaseRows(name, tuple(rows)) for name, rows in cases.items()]


def _plain_counts(item: dict[str, Any]) -> tuple[int | None, int | None]:
    numbers = [str(item.get(key) if item.get(key) is not None else "").strip() for key in ("ban_chinh", "ban_sao")]
    return tuple(int(text) if text.isdecimal() else None for text in numbers)  # type: ignore[return-value]


def _markdown(text: str, doubts: Doubts) -> list[CaseRows]:
    cases: list[CaseRows] = []
    name = ""
    rows: list[PaperRow] = []
    for printed in text.split("\n"):
        if not printed.startswith("|"):
            if rows:
                cases.append(CaseRows(_case_name(name), tuple(rows)))
                rows = []
            name = printed.strip("* ")
            continue
        cells = [cell.strip() for cell in printed.strip().strip("|").split("|")]
        if fold(cells[0]) == "tên giấy tờ" or all(set(cell) <= set("-: ") for cell in cells):
            continue
        counts = [int(cell) if cell.isdecimal() else None for cell in (*cells[1:3], "", "")[:2]]
        rows.append(_row(cells[0], cells[3] if len(cells) > 3 else "", counts[0], counts[1], doubts))
    return [*cases, CaseRows(_case_name(name), tuple(rows))] if rows else cases
