"""Codes as printed and as locally extended, held against the national code (V01, V02)."""

import re
from typing import Final

from generator.check.structure import coded_parts
from generator.diagnostics.problem import Problem, Ref, Report
from generator.model.corpus import Corpus, Document
from generator.model.decision import Process, Row
from generator.model.scalars import KHONG

_CODE: Final = re.compile(r"\d\.\d{6}")


def check_printed_codes(document: Document, report: Report) -> None:
    """TT434, TT435 (V01): the decision prints a code of the wrong form, another code, or none."""
    for part, at in coded_parts(document):
        if not isinstance(part, Row | Process) or part.printed_code is None:
            continue
        params = {"in": part.printed_code, "ma": part.code or part.temp_code or ""}
        if part.printed_code == KHONG:
            report(Problem("TT435", at.at("ma_nguyen_van"), params))
        elif not _CODE.fullmatch(part.printed_code) or part.printed_code not in (
            part.code,
            *part.other_codes,
        ):
            report(Problem("TT434", at.at("ma_nguyen_van"), params))


def check_local_codes(corpus: Corpus, report: Report) -> None:
    """TT223 (V02): a local code is the version's code with the tail of this province, such as .000.00.00.H14."""
    province = corpus.site.province_code if corpus.site is not None else None
    if province is None:
        return
    tail = rf"(\.\d{{3}}\.\d{{2}}\.\d{{2}})?\.{re.escape(province)}(\.\d{{2}})?"
    for version in corpus.versions:
        if version.local_code is None or not version.code:
            continue
        if not any(re.fullmatch(re.escape(code) + tail, version.local_code) for code in version.codes):
            params = {
                "ma": version.local_code,
                "ma_dung": f"{version.code}.000.00.00.{province}",
                "tinh": province,
            }
            report(Problem("TT223", Ref(version.file, ("ma_dia_phuong",)), params))
