"""A local id that was given its national code (`dong_nhat`) keeps its texts, and two files for one thing are told."""

from datetime import date

from generator.authoring.edit.finding import find
from generator.authoring.edit.work import files_of_code
from generator.catalog.build import build_catalog
from generator.consolidate.register import consolidate
from generator.decode.documents import assemble
from generator.diagnostics.problem import Problem
from generator.model.corpus import Corpus, Document
from generator.model.province import LifeEvent, LifeEventFile
from generator.model.record import Plain
from generator.pipeline import Folded
from tests.support.corpora import decision, row, site, version

NOW = site({"cb-2025-017": "1.012501"})
DECIDED = decision("10", "2026-03-01", row("moi", "cb-2025-017"))
BY_LOCAL_ID = Plain(
    file="site_data/plain/cb-2025-017.yml", code="cb-2025-017", name="Xin nước", short_name="Nước", life_events=("an",)
)
BY_CODE = Plain(file="site_data/plain/1.012501.yml", code="1.012501", name="Xin giếng")
EVENTS = LifeEventFile(items=(LifeEvent(id="an", name="Ăn ở"),), file="site_data/life_events.yml")


def assembled(*documents: Document) -> tuple[Corpus, list[tuple[str, str]]]:
    problems: list[Problem] = []
    made = assemble(documents, problems.append)
    return made, [(problem.code, problem.at.file) for problem in problems]


def test_the_words_of_the_people_follow_the_code() -> None:
    corpus, problems = assembled(NOW, DECIDED, BY_LOCAL_ID, EVENTS)
    assert problems == []
    register = consolidate(corpus, date(2026, 4, 1), lambda problem: None)
    catalog = build_catalog(corpus, register)
    page = next(page for page in catalog.procedures if page.code == "1.012501")
    assert page.title == "Xin nước"
    assert [link.title for link in page.life_events] == ["Ăn ở"]
    assert [entry.name for entry in catalog.entries] == ["Xin nước"]
    assert [entry.code for group in catalog.life_events for entry in group.entries] == ["1.012501"]
    assert catalog.short_names == {"1.012501": "Nước"}
    folded = Folded(corpus, register, (), 0)
    assert [hit.code for hit in find(folded, "xin nuoc")] == ["1.012501"]
    assert files_of_code(folded, "cb-2025-017") == [BY_LOCAL_ID.file]


def test_two_files_of_words_for_one_procedure_are_told() -> None:
    corpus, problems = assembled(NOW, DECIDED, BY_LOCAL_ID, BY_CODE)
    assert problems == [("TT321", BY_LOCAL_ID.file)]
    assert dict(corpus.plains) == {"1.012501": BY_CODE}


def test_two_files_for_one_text_are_told_under_whatever_code() -> None:
    texts = version(DECIDED, "cb-2025-017"), version(DECIDED, "1.012501")
    corpus, problems = assembled(NOW, DECIDED, *texts)
    assert problems == [("TT308", texts[0].file)]
    assert list(corpus.heads.values()) == [texts[1]]
    assert assembled(site({}), DECIDED, *texts)[1] == []
