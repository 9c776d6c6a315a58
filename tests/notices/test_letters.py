"""The letters that the rules let through are those that the font of the notices has; a text with another is told."""

import json
import re
import sys
from importlib.resources import files
from pathlib import Path

import msgspec
import pytest
import typst

from generator.check.letters import PRINTED, check_letters
from generator.diagnostics.problem import Problem
from generator.model.corpus import Document
from generator.model.record import Plain, Step
from generator.model.scalars import Completeness
from generator.render.notices.sheets import Sheets
from generator.render.press import _FACES as FACES
from tests.notices.making import THEME, sheet_of, words
from tests.support.corpora import decision, row
from tests.unit.catalogs import catalog, procedure, section, version

EVERY = [chr(number) for number in range(0x20, sys.maxunicode + 1) if not 0xD800 <= number < 0xE000]
SHEET = """
#set document(title: "a")
#set text(font: fonts, fallback: false, lang: "vi")
#let texts = json(bytes(sys.inputs.letters))
#for it in texts [#it#linebreak()#text(weight: "bold", it)#linebreak()]
"""


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> typst.Compiler:
    """What sets sheets, without their templates."""
    folder = tmp_path_factory.mktemp("press")
    said = re.search(r"^#let fonts = .*$", (THEME / "notices/tokens.typ").read_text("utf-8"), re.MULTILINE)
    assert said is not None
    (folder / "sheet.typ").write_text(said[0] + SHEET)
    for name in FACES:
        (folder / name).write_bytes((files("font_source_sans_pro") / "files" / name).read_bytes())
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[Path(folder)])
    return typst.Compiler(folder / "sheet.typ", root=folder, font_paths=fonts)


def prints(press: typst.Compiler, letters: list[str]) -> bool:
    data = json.dumps([f"a{letter}b" for letter in letters])
    try:
        press.compile(sys_inputs={"letters": data}, format="pdf", pdf_standards=["ua-1"], timestamp=0)
    except typst.TypstError:
        return False
    return True


def test_the_set_is_that_of_the_font(press: typst.Compiler) -> None:
    known = [letter for letter in EVERY if re.match(f"[{PRINTED}]", letter)]
    assert len(known) > 2000
    assert prints(press, known)
    # Where the font has a letter that the set has not, it is beside one of the set, or far from all of them.
    inside = set(known)
    beside = {chr(ord(letter) + step) for letter in known for step in (-1, 1)} - inside
    beside = {letter for letter in beside if letter >= " " and not "\x7f" <= letter <= "\x9f"}
    assert [letter for letter in sorted(beside) if prints(press, [letter])] == []
    assert not any(prints(press, [letter]) for letter in "漢あ한กא🙂\ufeff\uf0b7")


def told(document: Document) -> list[str]:
    problems: list[Problem] = []
    check_letters(document, problems.append)
    return [f"{p.code} {'.'.join(map(str, p.at.route))} {p.params['ky_tu']}" for p in problems]


def test_a_text_with_a_letter_that_no_sheet_prints_is_told_at_its_place() -> None:
    assert told(version(steps=(Step(text="Nộp hồ sơ"), Step(text="Nhận 漢字\nở 漢")))) == [
        "TT706 trinh_tu.1.noi_dung “漢” (U+6F22), “字” (U+5B57)"
    ]
    assert told(version(name="Cấp\ufeffthẻ")) == ["TT706 ten U+FEFF"]
    assert told(version(name="漢", conditions="Nộp\thồ sơ")) == ["TT706 ten “漢” (U+6F22)"]
    assert told(version(keywords=("漢",))) == []
    alone = version(name="漢", description="字", completeness=Completeness.NAME_ONLY)
    assert told(alone) == ["TT706 ten “漢” (U+6F22)"]
    assert told(decision("10", "2026-03-01", row("moi", "1.000001", ten="漢"))) == ["TT706 muc.0.ten “漢” (U+6F22)"]
    assert told(Plain(file="a.yml", name="漢", summary="漢", short_name="Thẻ 漢")) == ["TT706 ten_ngan “漢” (U+6F22)"]


def test_what_is_not_told_of_a_text_stands_on_no_sheet() -> None:
    text = version(keywords=("漢",))
    assert told(text) == []
    assert "漢".encode() not in msgspec.json.encode(sheet_of(procedure(section(text))).facts())
    alone = section(version(description="漢", completeness=Completeness.NAME_ONLY))
    sheets = Sheets(catalog(procedure(alone)), words()).all()
    assert not any("漢".encode() in msgspec.json.encode(sheet.facts()) for sheet in sheets)
