"""The files are PDF/UA-1 with the fonts of the package, the same bytes each time, or there is no file."""

import multiprocessing
import sys
import tempfile
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from generator.cli.unprintable import unprintable_message
from generator.model.notice import Size
from generator.model.record import LegalBasis, Step, TimeLimit
from generator.render.notices.identity import Ledger
from generator.render.notices.plan import set_sheet
from generator.render.pdf import Typesetter, UnprintableError
from tests.notices.making import THEME, edition, pdf_of, sheet_of, typesetter
from tests.notices.reading import spoken
from tests.unit.catalogs import procedure, section, version

SHEET = sheet_of(
    procedure(
        section(
            version(
                steps=(Step(text="Nộp hồ sơ."), Step(text="Nhận kết quả.")),
                bases=(LegalBasis(number="136/2025/NĐ-CP"),),
                limits=(TimeLimit(case="Một", verbatim="3 ngày"), TimeLimit(case="Hai", verbatim="4 ngày")),
            )
        )
    )
)


@pytest.fixture(scope="module")
def opened() -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(pdf_of(SHEET)))


def test_it_says_that_it_is_accessible(opened: pikepdf.Pdf) -> None:
    with opened.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert "1.004122" in metadata["dc:title"]
    assert opened.Root.MarkInfo.Marked is True
    assert str(opened.Root.Lang) == "vi"
    assert opened.Root.ViewerPreferences.DisplayDocTitle is True


def tags(node: Any) -> list[str]:
    """The names of all tags, in reading order."""
    if isinstance(node, pikepdf.Array):
        return [tag for kid in node for tag in tags(kid)]
    if not isinstance(node, pikepdf.Dictionary) or "/S" not in node:
        return []
    return [str(node.S), *(tags(node.K) if "/K" in node else [])]


def test_headings_lists_and_tables_are_tagged_in_order(opened: pikepdf.Pdf) -> None:
    found = tags(opened.Root.StructTreeRoot.K)
    headings = [tag for tag in found if tag[:2] == "/H"]
    assert headings == ["/H1"] + ["/H2"] * 11
    assert {"/L", "/LI", "/Lbl", "/LBody", "/Table", "/THead", "/TH", "/TD", "/Figure"} <= set(found)


def test_the_code_has_words_for_those_who_do_not_see_it(opened: pikepdf.Pdf) -> None:
    figures = [item for item in opened.objects if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/Figure"]
    assert ["https://tthc.example/thu-tuc/tt/1.004122/" in str(figure.Alt) for figure in figures] == [True]


def test_only_our_fonts_are_in_it_and_whole(opened: pikepdf.Pdf) -> None:
    fonts = [item for item in opened.objects if isinstance(item, pikepdf.Dictionary) and "/FontName" in item]
    assert {str(font.FontName).partition("+")[2] for font in fonts} == {"SourceSansPro-Regular", "SourceSansPro-Bold"}
    assert all("/FontFile2" in font for font in fonts)


def other_process(setter: Typesetter) -> bytes:
    """The same sheet as `pdf_of` sets, by a process of its own."""
    shown = edition(demonstration=True, entered_until=date(2025, 11, 28))
    return set_sheet(SHEET, "procedure", Size.A4, setter, shown, Ledger())


def test_the_same_input_gives_the_same_bytes_in_another_process() -> None:
    assert other_process(Typesetter(THEME)) == pdf_of(SHEET)


def test_a_process_forked_later_sets_sheets_too() -> None:
    expected = pdf_of(SHEET)
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=lambda: theirs.send_bytes(pdf_of(SHEET)))
    process.start()
    assert ours.poll(20), "a process with Typst's threads in it was forked"
    assert ours.recv_bytes() == expected
    process.join()
    assert pdf_of(SHEET) == expected


def test_a_letter_that_the_font_lacks_is_named() -> None:
    lacking = sheet_of(procedure(section(version(steps=(Step(text="Nộp 漢 hồ sơ"),)))))
    with pytest.raises(UnprintableError) as caught:
        pdf_of(lacking)
    assert caught.value.character == "漢"
    assert "漢" in str(caught.value)
    assert str(caught.value).startswith("thu_tuc/1.004122/tinh: ")
    pdf_of(SHEET)


@pytest.mark.parametrize(("sign", "told"), [("\uf0b7", "U+F0B7"), ("漢", "“漢” (U+6F22)")])
def test_a_sign_that_nobody_sees_is_told_by_its_number(sign: str, told: str) -> None:
    lacking = sheet_of(procedure(section(version(name=f"Nộp a{sign}b hồ sơ"))))
    with pytest.raises(UnprintableError) as caught:
        pdf_of(lacking)
    assert f"không có ký tự {told};" in unprintable_message(caught.value)


def test_a_sheet_that_cannot_be_set_is_named_once() -> None:
    told = unprintable_message(UnprintableError("thu_tuc/1.004122/tinh: procedure: panicked"))
    assert told == "Tờ thu_tuc/1.004122/tinh không dàn trang được: procedure: panicked"


def test_a_disk_without_room_to_work_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # No file of this process's children may have more than a few bytes: what a full disk does to the fonts.
    monkeypatch.setattr(sys, "executable", str(small_files(tmp_path)))
    with pytest.raises(OSError, match="File too large") as caught:
        Typesetter(THEME).pdf("procedure", b"{}", "A4")
    assert caught.value.filename == tempfile.gettempdir()


def small_files(folder: Path) -> Path:
    """This Python, unable to write a file of more than 512 bytes."""
    program = folder / "python"
    program.write_text(f'#!/bin/sh\nulimit -f 1\nexec "{sys.executable}" "$@"\n')
    program.chmod(0o755)
    return program


def test_signs_of_official_texts_are_lent_by_a_second_font() -> None:
    bullets = sheet_of(procedure(section(version(steps=(Step(text="● Nộp ▪ nhận → xong ☐"),)))))
    assert "● Nộp ▪ nhận → xong ☐" in spoken(pdf_of(bullets))


def test_a_process_that_died_is_an_error_and_the_next_sheet_has_another() -> None:
    setter = Typesetter(THEME)
    broken = Typesetter(THEME / "khong-co")
    with pytest.raises(UnprintableError):
        broken.pdf("procedure", b"{}", "A4")
    with pytest.raises(UnprintableError):
        setter.pdf("procedure", b"{", "A4")
    assert other_process(setter) == pdf_of(SHEET)


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="only Linux says how much a process holds")
def test_a_process_that_holds_too_much_gives_way_to_a_new_one() -> None:
    setter = Typesetter(THEME)
    expected = other_process(setter)
    first = setter._press
    long = sheet_of(procedure(section(version(steps=tuple(Step(text=f"Bước {n}. " * 200) for n in range(120))))))
    shown = edition(demonstration=True, entered_until=date(2025, 11, 28))
    set_sheet(long, "procedure", Size.A4, setter, shown, Ledger())
    assert [other_process(setter) for _ in range(2)] == [expected] * 2
    assert setter._press is not first


def test_the_digest_knows_templates_and_fonts() -> None:
    assert typesetter().digest == Typesetter(THEME).digest
    assert typesetter().digest != Typesetter(THEME / "pages").digest
