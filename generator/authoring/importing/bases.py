"""Legal bases and results, glued or not, become rows; a number is taken out only where it stands apart."""

import re
from itertools import pairwise
from typing import Any, Final

from generator.authoring.texts import clean, is_missing, line
from generator.authoring.writing.emit import Value

Rows = list[dict[str, Value]]

_HEAD: Final = re.compile(r"^\s*Tên văn bản pháp lý\s*Mã văn bản\s*")
_UPPER: Final = "A-ZĐÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
_LOWER: Final = _UPPER.lower()
_KINDS: Final = "NQLT|NQ|NĐ|ND|QĐ|QD|TTLT|TT|QH|PL|L|CT|VBHN|UBTVQH|SL|LCT"
# A title in capitals may follow at once: "…/NĐ-CPLUẬT …".
_CAPITALS: Final = r"LUẬT|THÔNG TƯ|NGHỊ|QUYẾT|PHÁP LỆNH|QUY ĐỊNH|SỬA ĐỔI|HƯỚNG DẪN|BAN HÀNH|VỀ VIỆC|BỘ LUẬT|BỘ\s"
_PART: Final = rf"(?:TTg|(?:(?:UBTV)?QH\d\d)|(?:(?!{_CAPITALS})[{_UPPER}])+)"
_SYMBOL: Final = (
    r"\d{1,5}[a-zđ]?(?:\.\d+)*/(?:\d{4}/)?"
    rf"(?:(?:UBTV)?QH\d\d|(?:{_KINDS})(?:{_PART})?(?:[-/]{_PART})*(?:-[A-Z]\d\d)?)"
)
_NAMED: Final = (
    r"(?:(?:Bộ luật|Luật|Luất|Pháp lệnh|Lệnh|Nghị định|Nghị quyết|Thông tư liên tịch|Thông tư|Quyết định)\s+"
    r"(?:số\s*:?\s*)?|số\s*)"
)
# Small words that titles begin with; elsewhere a small letter goes on with the word before it.
_SMALL: Final = r"(?:sửa đổi|quy định|về |hướng dẫn|bổ sung|ban hành|số |luật |nghị )"
_NEXT: Final = (
    rf"\.?(?:$|\n|- (?!Tg)(?=[{_UPPER}][{_LOWER}])|(?!Tg)[{_UPPER}](?!{_SMALL})[{_LOWER}]"
    rf"|{_CAPITALS}|{_SMALL}|{_SYMBOL})"
)
# In the glued column a number touches both its title and the next one: "…Việt Nam95/2015/QH13Quy định…".
_GLUED: Final = re.compile(
    rf"(?:(?<=\d)(?=[{_UPPER}][{_LOWER}])|(?<![\d.,/-])|(?<=[^\d\s][.,)])"
    rf"|(?<=/(?:19|20)\d\d)|(?<=năm (?:19|20)\d\d)|(?<=\s20\d\d)|(?<=/20\d\d\.))"
    rf"((?:{_NAMED})?{_SYMBOL})(?={_NEXT}|(?<=[{_UPPER}])\s+(?:Nghị định|Thông tư|Luật|Quyết|Hướng|Quy)\b)"
)
# Right behind a word a number is the end of its row, whatever follows: "…của Luật Thú y35/2016/NĐ-CP sửa đổi …".
# Behind a blank it is where no word names it and a title begins: "…và Môi trường 146/2025/QH15 Quy định …".
_TITLE: Final = "(?:Bộ luật|Luật|Pháp lệnh|Nghị định|Nghị quyết|Thông tư|Quyết định|Quy định|Sửa đổi|Hướng dẫn)"
_AT_A_WORD: Final = re.compile(
    rf"(?:(?<=[{_LOWER}])(?<!số)(?<!tư)(?<!định)(?<!uật)(?<!quyết)(?<!lệnh)(?<!tịch)(?={_SYMBOL}\s+[{_UPPER}{_LOWER}])"
    rf"|(?<=[{_LOWER};]\s)(?<!số\s)(?<!tư\s)(?<!định\s)(?<!uật\s)(?<!quyết\s)(?<!lệnh\s)(?<!tịch\s)"
    rf"(?={_SYMBOL}\s+{_TITLE}\b))({_SYMBOL})"
)
_AT_ONCE: Final = re.compile(rf"({_SYMBOL})(?={_NEXT})")
"""A number right behind another one: the title was itself a number."""
_STILL_GLUED: Final = re.compile(rf"[{_LOWER}](?<!số){_SYMBOL}|{_SYMBOL}\.?(?!Tg)(?:[{_UPPER}][{_LOWER}]|{_SMALL})")
_WHOLE: Final = re.compile(_SYMBOL)
# Where one row ends and the next begins though no whole symbol stands between: "…đầu tư côngLuật số 58Sửa đổi …".
_BEGINNINGS: Final = (
    "Bộ luật|Luật|Pháp lệnh|Nghị định|Nghị quyết|Thông tư|Quyết định|Quy định|Sửa đổi|Hướng dẫn|Ban hành|Thực hiện"
    "|Về |LUẬT|QUY ĐỊNH|SỬA ĐỔI"
)
_SEAM: Final = re.compile(
    rf"(?:(?<=[{_LOWER}\d)])|(?<=[-_/][{_UPPER}]{{2}})|(?<=[-_/][{_UPPER}]{{3}}))(?<![-/])(?={_BEGINNINGS})"
    rf"|(?<=QH\d\d)(?=[{_LOWER}]{{2}})"
)
# The code of a row at the end of its title, where it is short or spelled in a way of its own ("…ngày 28/4/202225"; the
# number that the title names, once more: "Quyết định 01/2012/QĐ- TTg01/2012/QĐ- TTg"), or a piece by itself.
_CODED: Final = (
    re.compile(
        rf"(?P<title>.*?(?P<own>\d{{1,4}}/[\d{_UPPER}]+).*[^\s\d/,-])"
        rf"(?P<code>(?P=own)(?:[/_( -](?:TTg|[{_UPPER}\d/()_ -]){{0,30}})?)"
    ),
    re.compile(rf"(?P<title>.+?(?:(?:/|\s)(?:19|20)\d\d|[{_LOWER}]|NAM))(?P<code>\d{{1,3}}(?:/\d{{4}})?)"),
)
_LONGEST_CODED: Final = 2_000
"""Of no title is a row so long. The time for a number that comes once more grows with the square of the length."""
_CODE: Final = re.compile(
    rf"(?:Luật|Nghị định|Nghị quyết|Thông tư)\s*số\s*:?\s*(?:\d{{1,3}}(?:/\d{{4}})?|{_SYMBOL})\.?"
)
_KIND: Final = re.compile("Bộ luật|Luật|Pháp lệnh|Nghị định|Nghị quyết|Thông tư|Quyết định")
_OTHER_TEXT: Final = re.compile(rf"^[-\s]*(?:{_NAMED})?({_SYMBOL})")
_MARKED: Final = re.compile(r"^-?\s*(?P<title>.*?)\s*(?:\(Mã:\s*(?P<code>[^()]*)\)\s*)?$", re.DOTALL)
_DAY: Final = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$")
# The portal prints `Mã: …` with no space before it; what its officers typed there (`dsfas`) ends where a name begins.
_RESULT_CODE: Final = re.compile(
    r"Mã\s*:\s*(?:KQ\.[A-Z]{1,2}\d{1,3}\.\d{5,6}|(?:\d{3}\.\d{2}\.\d{2}\.)?[A-Z]{1,2}\d{1,3}-KQ\d+|\d{1,8}(?=$))"
    rf"|(?<=\S)Mã\s*:\s*(?:Chưa xác định(?: rõ)?$|[\w.-]+?(?=$|[\n)]|[{_UPPER}][{_LOWER}]|(?<=\d)[{_LOWER}]{{2}}))"
)
_STUCK_CODE: Final = re.compile(r"\SMã\s*:")
_NAMED_NUMBER: Final = re.compile(
    rf"^(?:Luật|Nghị định|Thông tư(?: liên tịch)?|Quyết định|Nghị quyết)\s+(?:số\s*)?({_SYMBOL})$", re.IGNORECASE
)


def base_rows(value: Any) -> Rows:
    """`so`, `ten`, `ngay`, `co_quan` of each text, in the order of the export."""
    if isinstance(value, list):
        return [row for item in value if (row := _base(item))]
    text = clean(value)
    if is_missing(text):
        return []
    glued = _HEAD.match(text)
    if glued:
        return _glued(text[glued.end() :])
    return [row for printed in text.split("\n") if (row := _marked(printed))]


def _glued(body: str) -> Rows:
    rows: Rows = []
    start = 0
    while (found := _next_number(body, start)) is not None:
        rows += _parted(line(found[1]), line(body[start : found.start()]))
        start = found.end()
    rows = _merged(rows)
    rest = line(body[start:])
    if rest:
        whole = _WHOLE.fullmatch(rest)
        rows += [{"so": rest}] if whole else _parted("", rest)
    return rows


def _next_number(body: str, start: int) -> re.Match[str] | None:
    at_once = _AT_ONCE.match(body, start) if start else None
    found = [each for each in (_GLUED.search(body, start), _AT_A_WORD.search(body, start)) if each]
    return at_once or min(found, key=lambda each: each.start(1), default=None)


def _parted(number: str, text: str) -> Rows:
    """The rows that stand glued before a number, or at the end where there is none.

    Only the last piece may be the number's title, and only when it does not begin with the number of another text.
    The others are rows of their own, word for word, with the short code that the export gives them.
    """
    *before, last = [piece for piece in (part.strip() for part in _SEAM.split(text)) if piece] or [""]
    if before and number.startswith("số") and _KIND.fullmatch(last):
        number, last = f"{last} {number}", before.pop()
    if not number or _is_of_another(last, number, alone=not before):
        before, last = [*before, last], ""
    rows: Rows = []
    for piece in before:
        if rows and "so" not in rows[-1] and _CODE.fullmatch(piece):
            rows[-1] = {"so": piece, **rows[-1]}
        else:
            rows.append(_row_of(piece) or {"ten": piece})
    return [*rows, _titled(number, last)] if number else rows


def _is_of_another(title: str, number: str, *, alone: bool) -> bool:
    """Whether what stands before a number names another text, or ends with a code of its own."""
    other = _OTHER_TEXT.match(title)
    if other is not None and not number.endswith(other[1]) and not alone:
        return True
    is_named = not number[0].isdecimal()
    return is_named and (bool(_row_of(title)) or (not alone and _CODE.fullmatch(title) is not None))


def _row_of(piece: str) -> dict[str, Value]:
    """The row that a piece is by itself; empty when no number ends it."""
    if _WHOLE.fullmatch(piece):
        return {"so": piece}
    if len(piece) > _LONGEST_CODED:
        return {}
    found = next(filter(None, (pattern.fullmatch(piece) for pattern in _CODED)), None)
    return {"so": found["code"], "ten": found["title"]} if found else {}


def _merged(rows: Rows) -> Rows:
    """`Thông tư 38/2015/TT-BTC` and `38/2015/TT-BTC` behind it are title and number of one text."""
    merged: Rows = []
    for row in rows:
        last = merged[-1] if merged else {}
        number = str(row.get("so", ""))
        title = str(last.get("so", ""))
        if number and "ten" not in row and "ten" not in last and title.endswith(number) and title != number:
            merged[-1] = {"so": number, "ten": title}
        else:
            merged.append(row)
    return merged


def _titled(number: str, title: str) -> dict[str, Value]:
    return {"so": number, "ten": title} if title and title != number else {"so": number}


def are_glued(rows: Rows) -> bool:
    """Whether a title still holds the number of another text, run together with a word, or stands before none."""
    unowned = any("so" not in row and "ten" not in after for row, after in pairwise(rows))
    return unowned or any(_STILL_GLUED.search(str(row.get("ten", ""))) for row in rows)


def _marked(text: str) -> dict[str, Value]:
    found = _MARKED.match(line(text))
    if found is None or is_missing(found["title"]):
        return {}
    return _titled(found["code"].strip(), found["title"]) if found["code"] else {"ten": found["title"]}


def _base(item: Any) -> dict[str, Value]:
    if not isinstance(item, dict):
        return _marked(str(item))
    number, title = line(item.get("so_ky_hieu")), line(item.get("trich_yeu"))
    row: dict[str, Value] = {}
    if number and not is_missing(number):
        named = _NAMED_NUMBER.match(number)
        row["so"] = named[1] if named and named[1] in title else number
    if title and not is_missing(title) and title != number:
        row["ten"] = title
    if day := _DAY.match(line(item.get("ngay_ban_hanh"))):
        row["ngay"] = f"{day[3]}-{int(day[2]):02}-{int(day[1]):02}"
    issuer = line(item.get("co_quan_ban_hanh"))
    return row | ({"co_quan": issuer} if issuer and not is_missing(issuer) and row else {})


def result_rows(value: Any) -> Rows:
    """Names and codes of the results: `Giấy phépMã: KQ.G10.001269` stands glued to the next name."""
    if isinstance(value, list):
        return [row for item in value for row in _results_of(item)]
    text = clean(value)
    if is_missing(text):
        return []
    rows: Rows = []
    start = 0
    for found in _RESULT_CODE.finditer(text):
        name, code = _name(text[start : found.start()]), found[0].partition(":")[2].strip()
        row: dict[str, Value] = {"ten": name or code}
        rows.append(row if code.startswith("Chưa xác định") else row | {"ma": code})
        start = found.end()
    rest = _name(text[start:])
    return [*rows, {"ten": rest}] if rest else rows


def _name(text: str) -> str:
    """A result's name on one line, without the brackets that its code stood in."""
    return line(re.sub(r"^\s*\)\s*|\s*\(\s*$", "", text)).strip()


def _results_of(item: Any) -> Rows:
    if not isinstance(item, dict):
        return result_rows(str(item))
    name, code = line(item.get("ten")), line(item.get("ma"))
    row: dict[str, Value] = {"ten": name or code}
    return [row | ({"ma": code} if code else {})] if name or code else []


def stuck_codes(rows: Rows) -> list[str]:
    """Names that still hold what the portal prints as the code of a result: some officers typed a sentence there."""
    return [name for row in rows if _STUCK_CODE.search(name := str(row.get("ten", "")))]
