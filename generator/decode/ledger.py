"""A file of the ledger becomes its issued notices, and notices become its lines; every bad line is one problem."""

import csv
import io
import re
from collections.abc import Iterable
from typing import Final

import msgspec

from generator.diagnostics.problem import Problem, Ref, Report
from generator.model.ledger import LedgerFile, LedgerRow, Part
from generator.model.notice import ALPHABET, LENGTH, NoticeKind

COLUMNS: Final = (
    "ma_to",
    "loai",
    "ma",
    "cap",
    "noi",
    "ten",
    "ap_dung_tu",
    "quyet_dinh",
    "ngay_phat_hanh",
    "noi_dung",
)
HEAD: Final = ",".join(COLUMNS) + "\n"
_ID: Final = re.compile(f"[{ALPHABET}]{{{LENGTH}}}")
"""It is part of an address and the name of a folder."""


def decode_ledger(path: str, raw: bytes, report: Report) -> LedgerFile | None:
    """The notices of one file. Merging two branches may repeat the head and whole lines: both are harmless."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        report(Problem("TT702", Ref(path), {"vi_sao": "khong_utf8"}))
        return None
    rows = []
    reader = csv.reader(io.StringIO(text.replace("\r\n", "\n"), newline=""), strict=True)
    start = 1
    try:
        for values in reader:
            line, start = start, reader.line_num + 1
            if values and tuple(values) != COLUMNS and (row := _row(path, line, values, report)) is not None:
                rows.append(row)
    except csv.Error:
        report(_malformed(path, start, "dau_nhay"))
    return LedgerFile(path, tuple(rows))


def _row(path: str, line: int, values: list[str], report: Report) -> LedgerRow | None:
    if len(values) != len(COLUMNS):
        report(_malformed(path, line, "so_cot"))
        return None
    told = dict(zip(COLUMNS, values, strict=True))
    try:
        parts = msgspec.json.decode(told["noi_dung"], type=dict[str, Part])
        known = {
            "id": told["ma_to"],
            "kind": told["loai"],
            "code": told["ma"],
            "levels": told["cap"].split("+") if told["cap"] else [],
            "place": told["noi"],
            "title": told["ten"],
            "since": told["ap_dung_tu"] or None,
            "decision": told["quyet_dinh"],
            "issued": told["ngay_phat_hanh"],
            "file": path,
            "line": line,
        }
        row = msgspec.structs.replace(msgspec.convert(known, LedgerRow), parts=parts)
    except msgspec.MsgspecError:
        report(_malformed(path, line, "gia_tri"))
        return None
    if _ID.fullmatch(row.id) is None:
        report(_malformed(path, line, "ma_to"))
        return None
    if (row.kind is NoticeKind.PROCEDURE) != bool(row.code and row.levels):
        report(_malformed(path, line, "loai"))
        return None
    return row


def _malformed(path: str, line: int, why: str) -> Problem:
    return Problem("TT702", Ref(path, line=line, column=1), {"vi_sao": why})


def encode_rows(rows: Iterable[LedgerRow]) -> str:
    """The lines of these notices, without the head."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    for row in rows:
        writer.writerow(
            (
                row.id,
                row.kind,
                row.code,
                "+".join(row.levels),
                row.place,
                row.title,
                row.since.isoformat() if row.since else "",
                row.decision,
                row.issued.isoformat(),
                msgspec.json.encode(row.parts).decode(),
            )
        )
    return out.getvalue()


def enter(into: dict[str, LedgerRow], file: LedgerFile, report: Report) -> None:
    """Adds the notices of a file. One issued twice counts from its first day; an id of two sheets is a clash."""
    for row in file.items:
        first = into.setdefault(row.id, row)
        if not first.says_the_same(row):
            at = Ref(file.file, line=row.line, column=1)
            report(Problem("TT703", at, {"ma": row.id}, (Ref(first.file, line=first.line, column=1),)))
        elif row.issued < first.issued:
            into[row.id] = row
