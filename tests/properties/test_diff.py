"""Random provinces and what becomes of them: whatever reads otherwise on a page of a procedure is told."""

import json
import re
from datetime import date
from hashlib import sha256
from pathlib import Path

import jsonschema
import msgspec
from hypothesis import given, note, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from msgspec.structs import replace

from generator.boards import board_on, changes_between
from generator.comparison import View, compare, grouped
from generator.consolidate.register import consolidate
from generator.decode.outline import outline
from generator.model.comparison import ChangeKind, Comparison, Mark
from generator.model.corpus import Corpus, Document
from generator.model.decision import Decision
from generator.model.record import Plain, Step, Version
from generator.model.register import ENDED, Action, Effect, KeyHistory, Span, State
from generator.model.scalars import Key
from generator.pipeline import Folded, Options
from generator.render.differences.data import as_json, schema
from generator.render.differences.markdown import as_markdown, escaped
from generator.render.differences.words import changed_lines
from tests.properties.site_strategies import CODES, corpus_of, dressed
from tests.properties.sites import Press, calm, late_days
from tests.properties.strategies import DAYS
from tests.support.corpora import describe

ROOT = Path(__file__).parents[2]


def view(of: Corpus, day: date, label: str) -> View:
    """One side."""
    return View(label, Folded(of, consolidate(of, day, lambda _: None), (), 0), day)


def compared(before: View, after: View) -> Comparison:
    """Both sides, with the words of this repository."""
    return compare(before, after, Options(root=ROOT, as_of=after.as_of, out=ROOT / "site"))


def digested(document: Document) -> Document:
    """A version whose digest is that of its content, as of a file."""
    if not isinstance(document, Version):
        return document
    digest = sha256(msgspec.json.encode(replace(document, outline=type(document.outline)()))).hexdigest()
    return replace(document, outline=outline(document, digest))


@st.composite
def changed(draw: st.DrawFn, documents: list[Document]) -> list[Document]:
    """The same province after somebody has worked on it: files gone, texts and words edited."""
    made: list[Document] = []
    for one in documents:
        fate = draw(st.integers(0, 5))
        match one:
            case Decision() | Plain() if fate == 0:
                continue
            case Version() if fate == 0:
                continue
            case Version() if fate == 1:
                one = replace(one, steps=(Step(text=f"Bước khác của {one.own_code}"),))
            case Version() if fate == 2:
                one = replace(one, keywords=("không ai thấy",))
            case Plain() if fate == 1:
                one = replace(one, summary="Lời khác", other_names=("tên khác",))
        made.append(digested(one))
    return made


def named(comparison: Comparison) -> set[str]:
    """The codes of which anything is told."""
    return {told.change.code for told in (*comparison.changes, *(it.told for it in comparison.coming))}


def shown(site: dict[str, str], code: str) -> str:
    """What the page of a code says; until when it would say so is for copies that are late."""
    return re.sub(r' data-valid-until="[\d-]+"', "", site.get(f"tt/{code}/index.html", ""))


@settings(calm, max_examples=100)
@given(data=st.data(), day=late_days)
def test_every_procedure_whose_page_reads_otherwise_is_named(data: st.DataObject, day: date, press: Press) -> None:
    documents = [digested(one) for one in data.draw(dressed())]
    others = data.draw(changed(documents))
    note(describe(documents))
    note(describe(others))
    before, after = corpus_of(documents), corpus_of(others)
    comparison = compared(view(before, day, "truoc"), view(after, day, "sau"))
    pages = [dict(press.site(of, day).files) for of in (before, after)]
    differ = {code for code in CODES if shown(pages[0], code) != shown(pages[1], code)}
    assert differ <= named(comparison)
    if comparison.is_quiet:
        assert not differ
    jsonschema.validate(json.loads(as_json(comparison)), schema())
    assert len(as_markdown(comparison, most=3000)) <= 3000


@settings(calm, max_examples=100)
@given(documents=dressed(), days=st.tuples(st.sampled_from(DAYS), st.sampled_from(DAYS)).map(sorted))
def test_of_two_days_every_state_and_text_that_differs_is_named(documents: list[Document], days: list[date]) -> None:
    note(describe(documents))
    of = corpus_of([digested(one) for one in documents])
    first, last = (view(of, day, str(day)) for day in days)
    comparison = compared(first, last)
    assert not comparison.coming
    register = last.folded.register
    for key in register.histories:
        spans = [register.histories[key].on(day) for day in days]
        states = [register.state_on(key, day) for day in days]
        texts = [(span.name, span.version, span.borderless) if span is not None else None for span in spans]
        if last.folded.register.has_data and first.folded.register.has_data and states[0] is not states[1]:
            levels = {level for it in comparison.changes if it.change.code == key.code for level in it.change.levels}
            if State.UPCOMING not in states:
                assert key.level in levels, key
                told = told_as(states[0], states[1], spans[1], register.histories[key], days[0])
                assert (told or kinds(comparison, key)) == kinds(comparison, key)
        if states[0] is states[1] and texts[0] != texts[1] and None not in texts and first.folded.register.has_data:
            assert key.code in named(comparison) or states[0] not in ("dang_ap_dung", "tam_ngung"), key


def kinds(comparison: Comparison, key: Key) -> set[ChangeKind]:
    """What a key's change is called."""
    changes = [it.change for it in comparison.changes if it.change.code == key.code and key.level in it.change.levels]
    return {it.kind for it in changes if it.old is not None or it.new is not None or it.kind is not ChangeKind.EDITED}


BEGUN = {
    Action.NEW: ChangeKind.NEW,
    Action.AMEND: ChangeKind.AMENDED,
    Action.REPEAL_PART: ChangeKind.PARTLY_REPEALED,
    Action.SUCCEED: ChangeKind.SUCCEEDED,
    Action.STANDARDISE: ChangeKind.STANDARDISED,
}


def told_as(was: State, now: State, span: Span | None, history: KeyHistory, first: date) -> set[ChangeKind]:
    """What the way from one state to another is called; empty where it hangs on more than that."""
    ends = {
        State.REPEALED: ChangeKind.REPEALED,
        State.REPLACED: ChangeKind.REPLACED,
        State.EXPIRED: ChangeKind.EXPIRED,
        State.SUSPENDED: ChangeKind.SUSPENDED,
    }
    if was in ENDED and now in ENDED:
        return set()
    if now in ends:
        return {ends[now]}
    begun: set[ChangeKind] = set()
    if span is not None and was in ENDED | {State.SUSPENDED}:
        # The row that brings it back since the first day, or what was beneath a row whose days are over.
        texts = {(it.decision, it.row, it.action) for it in history.events if it.effect is Effect.TEXT}
        is_its_row = span.by.since > first and (span.by.decision, span.by.row, span.by.action) in texts
        begun = {BEGUN.get(span.by.action, ChangeKind.RESTORED) if is_its_row else ChangeKind.RESTORED}
    return begun if now is State.IN_FORCE else {ChangeKind.LOST}


@settings(calm, max_examples=60)
@given(documents=dressed(), days=st.tuples(late_days, late_days))
def test_what_is_left_out_of_the_change_set_only_stays(documents: list[Document], days: tuple[date, date]) -> None:
    of = corpus_of([digested(one) for one in documents])
    register = consolidate(of, days[0], lambda _: None)
    options = Options(root=ROOT, as_of=days[0], out=ROOT / "site")
    folded = Folded(of, register, (), 0)
    before = board_on(folded, options, days[0])
    alone, like = board_on(folded, options, days[1]), board_on(folded, options, days[1], like=before)
    every = changes_between(before, alone)
    assert [replace(it, keep=()) for it in every] == [
        replace(it, keep=()) for it in changes_between(before, like, keep=False)
    ]
    work = sum(len(it.take_down) + len(it.replace) + len(it.put_up) for it in every)
    assert sum(len(g.points) * (len(g.take_down) + len(g.replace) + len(g.put_up)) for g in grouped(every)) == work


@settings(calm, max_examples=40)
@given(documents=dressed(), day=late_days)
def test_a_province_beside_itself_is_quiet(documents: list[Document], day: date) -> None:
    of = corpus_of([digested(one) for one in documents])
    comparison = compared(view(of, day, "a"), view(of, day, "b"))
    assert comparison.is_quiet
    assert not (comparison.pages_new or comparison.pages_gone)


lines = st.lists(st.text(st.sampled_from("ab c.,ệ1"), max_size=12).map(str.strip).filter(bool), max_size=6)


@settings(calm, max_examples=300)
@given(old=lines, new=lines)
def test_pieces_join_to_the_lines_that_differ(old: list[str], new: list[str]) -> None:
    told = changed_lines(old, new)
    was = ["".join(text for mark, text in line if mark is not Mark.ADDED) for line in told]
    now = ["".join(text for mark, text in line if mark is not Mark.GONE) for line in told]
    assert (not told) == (old == new)
    assert all(any(mark is not Mark.SAME for mark, _ in pieces) for pieces in told)
    # What is told of each side stands there, in its order.
    for side, every in ((old, was), (new, now)):
        place = 0
        for line in filter(None, every):
            if line in side[place:]:
                place = side.index(line, place) + 1
            else:
                assert any(line in whole for whole in side) or line in " ".join(side), line


hostile = st.text(st.sampled_from(" ab1.`*_~|<>[]()!#&;:@$-+=\\\"'/{}^%\n\u202e"), max_size=40)


@settings(calm, max_examples=600)
@given(texts=st.lists(hostile, min_size=1, max_size=3))
def test_whatever_a_record_says_stays_text_in_markdown(texts: list[str]) -> None:
    engine = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    for text in texts:
        shown = " ".join(re.sub("\u202e+", "\ufffd", text).split())
        for source, marks in ((f"- {escaped(text, first=True)}", 0), (f"- a ~~{escaped(text)}~~ **b**", 2)):
            if not shown:
                continue
            inline = [token for token in engine.parse(source) if token.type == "inline"]
            assert [token.type for token in engine.parse(source)].count("list_item_open") == 1
            kinds = {child.type for token in inline for child in token.children or ()}
            assert kinds <= {"text", "text_special", *(_MARKED if marks else ())}, source
            said = "".join(child.content for token in inline for child in token.children or ())
            assert shown in said.replace("\u2060", ""), source


_MARKED = {"s_open", "s_close", "strong_open", "strong_close"}
