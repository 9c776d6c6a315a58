"""What every notice board must say becomes problems where the province has not told it yet."""

from typing import Final

from generator.diagnostics.problem import Problem, Ref, Report
from generator.model.corpus import Corpus
from generator.model.province import FeedbackAddress

_KEYS: Final = {
    "agency": "co_quan",
    "address": "dia_chi",
    "phone": "dien_thoai",
    "website": "website",
    "email": "email",
}


def check_feedback(corpus: Corpus, report: Report) -> None:
    """TT701: one of the five fields of NĐ 20/2008 Art. 13.3 is missing, and this is no demonstration."""
    site = corpus.site
    if site is None or site.demonstration:
        return
    known = site.feedback or FeedbackAddress()
    missing = [key for field, key in _KEYS.items() if getattr(known, field) is None]
    if missing:
        at = Ref(site.file, ("phan_anh_kien_nghi",) if site.feedback is not None else ())
        report(Problem("TT701", at, {"thieu": ", ".join(missing)}))
