"""The search of the shipped province: by name, by code, by people's words, and nothing that has ended unless named."""

import unicodedata

import pytest

from tests.search.folding import bare, words_of
from tests.search.index import parts_of
from tests.search.queries import ASKED, HINTED, read_query
from tests.search.repair import tokens_of
from tests.search.score import is_weak, search
from tests.search.sites import Searched
from tests.search.sites import shipped as indexed


@pytest.fixture(scope="module")
def shipped() -> Searched:
    """The shipped province."""
    return indexed()


def _codes(searched: Searched, typed: str) -> list[str]:
    return [searched.code(record) for record, _ in search(searched.index, typed)]


def _by_name(searched: Searched, change: object = None) -> list[str]:
    """The codes whose own name, changed, does not bring a procedure of that name first."""
    index, missed = searched.index, []
    for code, name, official in zip(index.codes, index.names, index.officials, strict=True):
        for text in filter(None, (name, official)):
            typed = change(text) if callable(change) else text
            first = search(index, typed)[0][0]
            if first >= len(index.codes) or text not in (index.names[first], index.officials[first]):
                missed.append(code)
    return missed


def test_a_name_typed_exactly_is_first(shipped: Searched) -> None:
    assert _by_name(shipped) == []


def test_every_procedure_is_found_by_its_name_without_accents(shipped: Searched) -> None:
    missed = _by_name(shipped, lambda name: bare(unicodedata.normalize("NFC", name).lower()))
    assert missed == []


def test_every_procedure_is_found_by_its_code_with_and_without_dots(shipped: Searched) -> None:
    for code in shipped.index.codes:
        assert _codes(shipped, code) == [code], "nothing but the code was typed"
        assert _codes(shipped, f"thủ tục {code}.000.00.00.H14 làm ở đâu")[0] == code
        for point in ("", ",", " ", "-"):
            assert _codes(shipped, code.replace(".", point)) == [code]
        assert code in _codes(shipped, code[-4:])


def test_a_decomposed_query_is_the_same_query(shipped: Searched) -> None:
    for typed in ("đường", "giấy chứng nhận quyền sử dụng đất", "hoà giải", "đăng ký kết hô"):
        decomposed = unicodedata.normalize("NFD", typed)
        assert search(shipped.index, decomposed) == search(shipped.index, typed)


def test_what_has_ended_is_found_only_when_it_is_named_exactly(shipped: Searched) -> None:
    current = set(shipped.index.codes)
    assert shipped.index.gone
    for code, name, _ in shipped.index.gone:
        assert code not in current
        assert code in _codes(shipped, code)
        assert code in _codes(shipped, bare(name.lower()))
        assert code not in _codes(shipped, " ".join(name.split()[:-1]))


@pytest.mark.parametrize("typed", ["", " ", "?", "🙂", "\u0301", "....", "<img src=x onerror=alert(1)>", "x" * 500])
def test_any_query_has_an_answer_without_an_error(typed: str, shipped: Searched) -> None:
    assert isinstance(search(shipped.index, typed), list)


@pytest.mark.parametrize(
    ("plain", "typed"),
    [
        ("khai thác nước dưới đất", "khai thac nuoc duoi dat"),
        ("khai thác nước dưới đất", "khai thasc nuwowsc duwowis ddaats"),
        ("khai thác nước dưới đất", "khai tha1c nu7o71c du7o71i dda6t1"),
        ("khai thác nước dưới đất", "khaithacnuoc duoidat"),
        ("khai thác nước dưới đất", "khia thac nuco duoi dat"),
        ("đăng ký thường trú", "đăng kí thường trú"),
        ("đăng ký thường trú", "dktt"),
        ("quên mật khẩu vneid", "quen mat khau vnieid"),
        ("lấy chồng Đài Loan", "lay chong dai loen"),
        ("mở shop quần áo", "mo shop qaun ao"),
    ],
)
def test_ways_of_typing_lead_to_the_same_first_answer(plain: str, typed: str, shipped: Searched) -> None:
    assert _codes(shipped, typed)[0] == _codes(shipped, plain)[0]


@pytest.mark.parametrize(("typed", "hinted"), [("hiện tên shop cho khách", True), ("hiện tên shôp cho khách", False)])
def test_a_word_that_no_name_has_hints_at_the_phrases_with_it(typed: str, hinted: bool, shipped: Searched) -> None:
    phrases = read_query(shipped.index, typed).phrases
    assert ([2] in [phrase.places for phrase in phrases if phrase.loose == HINTED]) is hinted


@pytest.mark.parametrize(
    "typed",
    [
        "đất ở đô thị",  # a word of one letter
        "cap ban sao trich luc ho tich",  # more than five words
        "dang ky tam tru cho nguoi nuoc ngoai tai khach san",
    ],
)
def test_spaces_that_were_not_typed_are_put_in(typed: str, shipped: Searched) -> None:
    whole = words_of(typed.replace(" ", ""))
    assert [token.text for token in tokens_of(shipped.index, whole, begun=False)] == typed.split()


def test_the_committee_that_is_asked_counts_no_more_than_a_question(shipped: Searched) -> None:
    terms = read_query(shipped.index, "ubnd xã đăng ký kết hôn").terms
    assert [term.share for term in terms] == [ASKED, ASKED, 16, 16, 16, 16]


@pytest.mark.parametrize(
    ("typed", "weak"),
    [
        ("thay dong ho nuoc", True),  # all its words are met, and none beside the next
        ("mo lop mam non", True),
        ("dang ky khai sinh", False),
        ("1.004222", False),
    ],
)
def test_few_words_that_nothing_has_side_by_side_are_answered_weakly(typed: str, weak: bool, shipped: Searched) -> None:
    assert is_weak(shipped.index, typed) is weak


def test_a_word_asked_around_anything_is_no_slip(shipped: Searched) -> None:
    typed = words_of("bo toi cho xe may")  # bố tôi, not bộ đội
    assert [token.text for token in tokens_of(shipped.index, typed, begun=False)] == typed


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Đăng ký sử dụng hóa đơn/ Thay đổi nội dung đăng ký;Ngừng sử dụng", 2),
        ("Cấp/Điều chỉnh hóa đơn theo từng lần phát sinh", 1),
        ("Thành lập chi nhánh/văn phòng đại diện; địa điểm kinh doanh", 0),
        ("Đăng ký thường trú", 0),
    ],
)
def test_a_name_that_lists_several_things_is_also_each_of_them(name: str, parts: int) -> None:
    assert len(parts_of(name)) == parts
