"""Legal bases and results, glued or not, become rows; a number is taken out only where it stands apart."""

import re
from typing import Any, Final

from generator.authoring.texts import clean, is_missing, line
from generator.authoring.writing.emit import Value

Rows = list[dict[str, Value]]

_HEAD: Final = re.compile(r"^\s*Tên văn bản pháp lý\s*Mã văn bản\s*")
_UPPER: Final = "A-ZĐÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
_LOWER: Final = _UPPER.lower()
_KINDS: Final = "NQLT|NQ|NĐ|ND|QĐ|QD|TTLT|TT|QH|PL|L|CT|VBHN|UBTVQH|SL|LCT"
# A title in capitals may follow at once: "…/NĐ-CPLUẬT …".
_CAPITALS: Final = "LUẬT|THÔNG TƯ|NGHỊ|QUYẾT|PHÁP LỆNH|QUY ĐỊNH|SỬA ĐỔI|HƯỚNG DẪN|BAN HÀNH|VỀ VIỆC|BỘ LUẬT"
_PART: Final = rf"(?:TTg|(?:QH\d\d)|(?:(?!{_CAPITALS})[{_UPPER}])+)"
_SYMBOL: Final = (
    r"\d{1,5}[a-zđ]?(?:\.\d+)*/(?:\d{4}/)?"
    rf"(?:(?:UBTV)?QH\d\d|(?:{_KINDS})(?:{_PART})?(?:[-/]{_PART})*(?:-[A-Z]\d\d)?)"
)
_NAMED: Final = (
    r"(?:Bộ luật|Luật|Luất|Pháp lệnh|Nghị định|Nghị quyết|Thông tư liên tịch|Thông tư|Quyết định|số)\s*(?:số\s*)?"
)
# Small words that titles begin with; elsewhere a small letter goes on with the word before it.
_SMALL: Final = r"(?:sửa đổi|quy định|về |hướng dẫn|bổ sung|ban hành|số |luật |nghị )"
_NEXT: Final = rf"\.?(?:$|\n|(?!Tg)[{_UPPER}](?!{_SMALL})[{_LOWER}]|{_CAPITALS}|{_SMALL}|{_SYMBOL})"
# In the glued column a number touches both its title and the next one: "…Việt Nam95/2015/QH13Quy định…".
_GLUED: Final = re.compile(
    rf"(?:(?<![\d.,/-])|(?<=[^\d\s][.,)])|(?<=/(?:19|20)\d\d)|(?<=năm (?:19|20)\d\d)|(?<=\s20\d\d))"
    rf"((?:{_NAMED})?{_SYMBOL})(?={_NEXT}|(?<=[{_UPPER}])\s+(?:Nghị định|Thông tư|Luật|Quyết|Hướng|Quy)\b)"
)
_AT_ONCE: Final = re.compile(rf"({_SYMBOL})(?={_NEXT})")
"""A number right behind another one: the title was itself a number."""
_STILL_GLUED: Final = re.compile(rf"[{_LOWER}](?<!số){_SYMBOL}|{_SYMBOL}\.?(?!Tg)(?:[{_UPPER}][{_LOWER}]|{_SMALL})")
_WHOLE: Final = re.compile(_SYMBOL)
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
    while (found := (_AT_ONCE.match(body, start) if start else None) or _GLUED.search(body, start)) is not None:
        rows.append(_titled(line(found[1]), line(body[start : found.start()])))
        start = found.end()
    rows = _merged(rows)
    rest = line(body[start:])
    if rest:
        whole = _WHOLE.fullmatch(rest)
        rows.append({"so": rest} if whole else {"ten": rest})
    return rows


def _merged(rows: Rows) -> Rows:
    """`Thông tư 38/2015/TT-BTC` and `38/2015/TT-BTC` behind it are title and number of one text."""
    merged: Rows = []
    for row in rows:
        last = merged[-1] if merged else {}
        number = str(row["so"])
        if "ten" not in row and "ten" not in last and str(last.get("so", "")).endswith(number) and last["so"] != number:
            merged[-1] = {"so": number, "ten": last["so"]}
        else:
            merged.append(row)
    return merged


def _titled(number: str, title: str) -> dict[str, Value]:
    return {"so": number, "ten": title} if title and title != number else {"so": number}


def are_glued(rows: Rows) -> bool:
    """Whether a title still holds the number of another text, run together with a word."""
    return any(_STILL_GLUED.search(str(row.get("ten", ""))) for row in rows)


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
