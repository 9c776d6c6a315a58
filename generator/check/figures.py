"""Printed amounts and times that must follow from others: online fees (V11) and internal steps (V12)."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from generator.check.text import number
from generator.diagnostics.problem import Problem, Ref, Report
from generator.model.corpus import Document
from generator.model.decision import Decision
from generator.model.record import Fee, Version
from generator.model.scalars import KHONG, Channel


def check_fees(document: Document, report: Report) -> None:
    """TT432 (V11): a row with a rate is that rate of the row of the same name and case for the other channels."""
    if not isinstance(document, Version):
        return
    rows = list(_fee_rows(document))
    for row in rows:
        fee = row.fee
        if fee.rate is None or fee.amount is None:
            continue
        bases = [base for base in rows if _is_base(base, row)]
        amounts = [base.fee.amount for base in bases if base.fee.amount is not None]
        if not amounts or any(amount * fee.rate == fee.amount for amount in amounts):
            continue
        params = {
            "so_tien": number(fee.amount),
            "ti_le": number(fee.rate * 100),
            "goc": number(amounts[0]),
            "dung": number(amounts[0] * fee.rate),
        }
        report(Problem("TT432", row.at.at("so_tien"), params, (bases[0].at.at("so_tien"),)))


def check_processes(document: Document, report: Report) -> None:
    """TT433 (V12): the steps of an internal process sum to its printed total; `khong` counts nothing."""
    if not isinstance(document, Decision):
        return
    for index, process in enumerate(document.processes):
        printed = [step for step in process.steps if step is not None]
        if process.total is None or not printed or sum(printed) == process.total:
            continue
        at = Ref(document.file, ("quy_trinh", index, "tong"))
        params = {
            "tong": number(process.total),
            "cong": number(sum(printed, start=process.total * 0)),
            "ma": process.code or process.temp_code or "",
        }
        report(Problem("TT433", at, params))


class _FeeRow(NamedTuple):
    fee: Fee
    channels: frozenset[Channel]
    at: Ref


def _fee_rows(version: Version) -> Iterator[_FeeRow]:
    top = Ref(version.file)
    if version.fees is not None and version.fees != KHONG:
        for place, fee in enumerate(version.fees):
            yield _FeeRow(fee, frozenset(fee.channels), top.at("phi", place))
    for index, row in enumerate(version.channels):
        if row.fees is not None and row.fees != KHONG:
            for place, fee in enumerate(row.fees):
                channels = frozenset(fee.channels or (row.channel,))
                yield _FeeRow(fee, channels, top.at("cach_thuc", index, "phi", place))


def _is_base(base: _FeeRow, row: _FeeRow) -> bool:
    full, cut = base.fee, row.fee
    return (
        full.rate is None
        and full.amount is not None
        and (full.name, full.case, full.unit) == (cut.name, cut.case, cut.unit)
        and not base.channels & row.channels
        and (full.since or date.min) <= (cut.until or date.max)
        and (cut.since or date.min) <= (full.until or date.max)
    )
