"""What was done too late (V20), and what the tables of deadlines and holidays leave open."""

from datetime import date

from generator import settings
from generator.check.text import day
from generator.diagnostics.problem import Problem, Ref, Report
from generator.model.corpus import Corpus, Document
from generator.model.deadline import DONE_IN, DayUnit, DeadlineFile, Duty, DutyResult, HolidayFile, Timing
from generator.model.decision import Decision
from generator.model.register import Register
from generator.model.scalars import KHONG


def check_tables(document: Document, report: Report) -> None:
    """TT453: a holiday of another year than its file's, or a file that names no year. TT455: two deadlines at once."""
    top = Ref(document.file)
    if isinstance(document, HolidayFile):
        year = settings.stem(document.file)
        for index, holiday in enumerate(document.items):
            if str(holiday.day.year) != year or (holiday.until or holiday.day).year != holiday.day.year:
                report(Problem("TT453", top.at(index, "ngay"), {"ngay": day(holiday.day), "nam": year}))
    elif isinstance(document, DeadlineFile):
        for index, later in enumerate(document.items):
            for other, earlier in enumerate(document.items[:index]):
                if earlier.holds(later.duty, later.since, expedited=later.expedited) or later.holds(
                    earlier.duty, earlier.since, expedited=earlier.expedited
                ):
                    at = top.at(index, "tu")
                    report(Problem("TT455", at, {"viec": later.duty.value}, (top.at(other, "tu"),)))


def check_order(document: Document, report: Report) -> None:
    """TT454: a decision was entered or posted before it was signed."""
    if isinstance(document, Decision):
        for key, done in (("ngay_nhap_csdlqg", document.entered_on), ("ngay_niem_yet", document.posted_on)):
            if done is not None and done < document.signed:
                params = {"ngay": day(done), "ngay_ky": day(document.signed)}
                report(Problem("TT454", Ref(document.file, (key,)), params))


def check_duties(corpus: Corpus, register: Register, report: Report) -> None:
    """TT451 (V20): a duty done late. TT452: a year whose holidays are needed and not known, once."""
    missing: dict[int, Ref] = {}
    for decision in corpus.decisions.values():
        for result in register.duties.get(decision.key, ()):
            at = Ref(decision.file, (DONE_IN[result.duty],))
            if result.timing is Timing.LATE and result.due is not None and result.done is not None:
                params = {
                    "viec": result.duty.value,
                    "ngay": day(result.done),
                    "han": day(result.due),
                    "du_kien": str(result.expected),
                }
                report(Problem("TT451", at, params))
            for year in _unknown_years(corpus, decision, result):
                missing.setdefault(year, Ref(decision.file, ("ngay_ky",)))
    for year, at in sorted(missing.items()):
        report(Problem("TT452", at, {"nam": str(year), "tep": f"{settings.HOLIDAYS}/{year}.yml"}))


def _unknown_years(corpus: Corpus, decision: Decision, result: DutyResult) -> set[int]:
    """Only what is asked of working days needs holidays, or a last day that may be one."""
    days = [it for it in (result.signed, result.due, result.done) if it is not None]
    if result.duty is Duty.PUBLISH and decision.law_effect not in (None, KHONG):
        days.append(date.fromisoformat(decision.law_effect))
    if not result.expected or (result.unit is DayUnit.DAY and result.due is None):
        return set()
    return {year for year in range(min(days).year, max(days).year + 1) if year not in corpus.holidays}
