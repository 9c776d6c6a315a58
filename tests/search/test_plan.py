"""The files of the search are planned from what they say alone: what they do not say never makes them anew."""

import pytest
from msgspec.structs import replace

from generator.catalog.build import build_catalog
from generator.model.catalog import Catalog
from generator.render import search
from generator.render.search.index import SearchIndex, build_index
from tests.data.sources import fold_copy
from tests.search.folding import bare, words_of
from tests.search.index import Index, places_of
from tests.search.score import search as search_for
from tests.search.sites import Searched, with_keywords


@pytest.fixture(scope="module")
def catalog(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """The catalogue of the shipped province."""
    folded = fold_copy(tmp_path_factory.mktemp("province") / "p")
    return build_catalog(folded.corpus, folded.register)


def _inputs(catalog: Catalog) -> list[bytes]:
    return [planned.inputs for planned in search.plan_search(catalog)]


def test_planning_builds_no_index(catalog: Catalog, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(search, "build_index")
    assert len(_inputs(catalog)) == 2


def test_both_files_come_from_one_index(catalog: Catalog, monkeypatch: pytest.MonkeyPatch) -> None:
    built: list[Catalog] = []

    def build(catalog: Catalog) -> SearchIndex:
        built.append(catalog)
        return build_index(catalog)

    monkeypatch.setattr(search, "build_index", build)
    assert all(planned.make().startswith(b"niemyetSearch.") for planned in search.plan_search(catalog))
    assert built == [catalog]


def test_what_the_search_does_not_say_leaves_its_files(catalog: Catalog) -> None:
    told = tuple(replace(page, summary="Việc khác", forms=()) for page in catalog.procedures)
    assert _inputs(replace(catalog, procedures=told)) == _inputs(catalog)


def test_keywords_are_found_and_are_no_names(catalog: Catalog) -> None:
    pages = (it for it in catalog.procedures if it.sections and it.sections[0].head is not None)
    code, name = next((it.code, it.title) for it in pages)
    changed = with_keywords(catalog, {code: (f"khinh khí cầu, Nhảy dù;  khinh khí cầu, {name}",)})
    assert not set(_inputs(changed)) & set(_inputs(catalog))
    index = Searched(changed).index
    texts = [[index.vocabulary[word] for word in text] for text in index.texts[index.named : index.whole]]
    assert texts == [["khinh", "khí", "cầu"], ["nhảy", "dù"]]
    [(found, score)] = search_for(index, "nhay du")
    assert index.codes[found] == code
    assert score < 1_000_000


def _named(catalog: Catalog, *names: str) -> Catalog:
    """The catalogue where the first procedures have these names."""
    pairs = zip(names, catalog.entries, strict=False)
    named = tuple(replace(entry, name=name, official_name=name) for name, entry in pairs)
    return replace(catalog, entries=(*named, *catalog.entries[len(named) :]))


def test_a_name_is_worth_more_than_the_same_words_as_a_keyword(catalog: Catalog) -> None:
    named = _named(catalog, "Đăng ký khinh khí cầu")
    code = catalog.entries[0].code
    other = next(it.code for it in catalog.procedures if it.code != code and it.sections and it.sections[0].head)
    index = Searched(with_keywords(named, {other: ("khinh khí cầu",)})).index
    assert [index.codes[record] for record, _ in search_for(index, "khinh khi cau")] == [code, other]


def test_a_name_with_an_abbreviation_is_also_found_spelled_out(catalog: Catalog) -> None:
    searched = Searched(_named(catalog, "Mở công ty TNHH bóng bay"))
    [(found, score), *_] = search_for(searched.index, "mở công ty trách nhiệm hữu hạn bóng bay")
    assert (searched.code(found), score > 2_000_000) == (catalog.entries[0].code, True)
    assert Index(searched.first).named == len(Index(searched.first).texts), "not in the first list"


@pytest.mark.parametrize(
    ("name", "marks"),
    [
        ("Cấp, cấp lại giấy phép bay", 0),
        ("Thủ tục cấp/gia hạn/cấp lại giấy phép bay", 0),
        ("Cấp lại, gia hạn giấy phép bay", 2),  # the first act is not the ordinary one
        ("Cấp giấy phép bay, cấp lại giấy phép bay", 1),  # nor is a long part an act
        ("Cấp, đổi giấy phép bay cho người nước ngoài", 1),
    ],
)
def test_acts_listed_after_the_ordinary_one_are_no_special_case(name: str, marks: int, catalog: Catalog) -> None:
    index = Searched(_named(catalog, name)).index
    text = next(at for at, code in enumerate(index.record_of) if index.codes[code] == catalog.entries[0].code)
    assert len(index.marked[text]) == marks


def test_the_columns_of_the_filters_say_what_the_records_say(catalog: Catalog) -> None:
    renamed = {"ho-tich": "Hộ tịch (mới)", "dat-dai": ""}
    entries = tuple(replace(it, field_name=renamed.get(it.field_id or "", it.field_name)) for it in catalog.entries)
    made = Searched(replace(catalog, entries=entries))
    more, index = made.more, made.index
    names = ["".join(texts) for texts in index.lists(more["fields"])]
    fields = [
        (name, "-".join(map(bare, words_of(name))) if field == "" else field)
        for name, field, size in zip(names, more["fieldIds"], more["fieldSizes"], strict=True)
        for _ in range(size)
    ]
    agencies = index.lists(more["agencySets"])
    by_code = {entry.code: entry for entry in entries}
    titles = {agency.id: agency.title for agency in catalog.agencies}
    assert {"", "ho-tich"} <= set(more["fieldIds"])
    for place, code in enumerate(index.codes):
        entry = by_code[code]
        assert fields[place] == (entry.field_name, entry.field_id), code
        assert agencies[places_of(more["agencies"])[place]] == [titles.get(it, it) for it in entry.agencies], code
        offer = more["offerSets"][places_of(more["offers"])[place]]
        level = entry.online_level.value if entry.online_level else "chua_ro_muc" if entry.online else ""
        assert offer == [level, entry.free], code


def test_a_name_an_other_name_or_a_word_of_the_people_makes_them_anew(catalog: Catalog) -> None:
    first, *rest = catalog.entries
    named = replace(catalog, entries=(replace(first, name="Tên khác"), *rest))
    page = next(page for page in catalog.procedures if page.code == first.code)
    others = tuple(replace(it, other_names=("Tên gọi mới",)) if it is page else it for it in catalog.procedures)
    for changed in (named, replace(catalog, procedures=others), replace(catalog, synonyms=catalog.synonyms[1:])):
        assert not set(_inputs(changed)) & set(_inputs(catalog))
