"""What people type means the same however the keyboard made it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.search.folding import fold, likeness, unkeyed, words_of

VOWELS = "àáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ"
LETTERS = st.text("aăâbcdđeêghiklmnoôơpqrstuưvxy" + VOWELS, min_size=1)


@given(LETTERS)
def test_folding_is_idempotent(word: str) -> None:
    assert fold(fold(word)) == fold(word)


@given(st.text())
def test_a_decomposed_text_has_the_words_of_the_composed_one(text: str) -> None:
    assert words_of(unicodedata.normalize("NFD", text)) == words_of(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize(
    ("one", "other"),
    [("hoà", "hòa"), ("uỷ", "ủy"), ("kí", "ký"), ("lí", "lý"), ("kĩ", "kỹ"), ("quí", "quý"), ("thuý", "thúy")],
)
def test_spellings_of_one_syllable_are_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)
    assert likeness(one, other) == 16


@pytest.mark.parametrize(("one", "other"), [("tay", "tai"), ("máy", "mái"), ("thủy", "thủi"), ("đay", "đai")])
def test_y_after_a_vowel_is_another_sound(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_typed_accents_count_and_untyped_ones_do_not() -> None:
    assert likeness("duong", "đường") == likeness("duong", "dương") == likeness("đường", "đường") == 16
    assert likeness("đuong", "đường") == 14
    assert likeness("sữa", "sửa") == 8
    assert likeness("đường", "dương") < 8


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ddaats", "đất"),
        ("ddai", "đai"),
        ("chuwngs", "chứng"),
        ("nguwowif", "người"),
        ("dda6t1", "đất"),
        ("d9a61t", "đất"),
        ("chu7ng1", "chứng"),
        ("ngu7o7i2", "người"),
    ],
)
def test_raw_keys_are_read(typed: str, meant: str) -> None:
    decoded = unkeyed(typed, lambda word: fold(word) == fold(meant))
    assert decoded is not None
    assert likeness(decoded, meant) == 16


def test_what_is_known_as_it_stands_is_not_decoded() -> None:
    assert unkeyed("xe", lambda word: True) is None
