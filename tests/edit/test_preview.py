"""Before anything is saved an officer sees what will change for people, and the pages as they will be."""

from pathlib import Path

import pytest

from generator.cli.edit.door import PREVIEW_POLICY
from tests.edit.desk import DECISION, Desk
from tests.edit.test_saving import typed
from tests.edit.test_signed import PDF, attach
from tests.unit.compiling import lay_framed


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """The example province with the frame of its pages."""
    return Desk(lay_framed(tmp_path / "tinh", own_theme=True))


def test_a_page_is_looked_at_on_the_day_it_will_hold(desk: Desk) -> None:
    draft = desk.work.new_decision()
    desk.get(f"nhap/{draft.id}/0/")
    later = {"hieu_luc.tu": ["01/03/2026"]}
    desk.post(f"nhap/{draft.id}/0/", desk.fields() | DECISION | later | {"_lam": ["luu"]})
    address = f"xem/{draft.id}/2026-03-01/tt/1.014500/"
    assert f'href="/{address}"' in desk.html
    page = desk.get(address)
    assert page.status == 200 and page.policy == PREVIEW_POLICY and "script-src" not in page.policy
    assert "Cấp bản sao: trích lục khai sinh" in desk.html
    assert desk.get(f"xem/{draft.id}/2026-02-28/tt/1.014500/").status == 200
    assert "Sắp áp dụng" in desk.html or "sắp" in desk.html.lower()
    style = desk.get(f"xem/{draft.id}/2026-03-01/assets/site.css")
    assert style.kind.startswith("text/css") and style.body
    for nowhere in ("tt/9.999999/", "../../pyproject.toml", "site_data/site.yml"):
        assert desk.get(f"xem/{draft.id}/2026-03-01/{nowhere}").status == 404
    assert not (desk.root / "site").exists(), "nothing is published"


def test_what_people_will_see_change_is_said_word_by_word(desk: Desk) -> None:
    path = "procedures/tai-nguyen-nuoc/1.012501.yml"
    draft = desk.work.open_file(path)
    desk.get(f"nhap/{draft.id}/0/")
    desk.press(draft, 0, "luu", thoi_han__0__theo_quy_dinh__so="5")
    shown = desk.html[desk.html.index('id="nd"') : desk.html.index('id="td"')]
    assert "<del>" in shown and "8</del>" in shown.replace('<span class="ed-hidden">bỏ: </span>', "")
    assert "1.012501" in shown


def test_a_quiet_draft_says_that_nothing_changes(desk: Desk) -> None:
    draft = desk.work.open_file("procedures/tai-nguyen-nuoc/1.012501.yml")
    desk.get(f"nhap/{draft.id}/luu/")
    assert "Không có gì thay đổi với người dân." in desk.html and "Chưa đổi gì." in desk.html


def test_a_file_that_changed_meanwhile_is_said_in_its_form(desk: Desk) -> None:
    path = "procedures/tai-nguyen-nuoc/1.012501.yml"
    draft = desk.work.open_file(path)
    (desk.root / path).write_text((desk.root / path).read_text("utf-8") + "# khác\n", "utf-8")
    desk.get(f"nhap/{draft.id}/0/")
    assert "vừa được sửa ở nơi khác" in desk.html


def test_a_file_that_cannot_be_revised_keeps_what_was_typed(desk: Desk) -> None:
    path = "site_data/plain/1.012501.yml"
    (desk.root / path).write_text("? tom_tat\n: Trả giấy phép.\n", "utf-8")
    draft = desk.work.open_file(path)
    desk.get(f"nhap/{draft.id}/0/")
    answer = desk.press(draft, 0, "", tom_tat="Trả lại giấy phép.", ten_goi_khac="trả giếng")
    assert answer.status == 200
    assert desk.fields()["tom_tat"] == ["Trả lại giấy phép."]
    assert desk.post(f"nhap/{draft.id}/0/kiem", desk.fields()).status == 200


def test_the_signed_pdf_is_looked_at_with_its_decision(desk: Desk) -> None:
    draft = typed(desk)
    attach(desk, draft)
    page = desk.get(f"xem/{draft.id}/2025-12-01/quyet-dinh/2025/2500-QD-UBND/").body.decode()
    assert 'href="2500-QD-UBND.pdf"' in page or "2500-QD-UBND/2500-QD-UBND.pdf" in page
    found = desk.get(f"xem/{draft.id}/2025-12-01/quyet-dinh/2025/2500-QD-UBND/2500-QD-UBND.pdf")
    assert (found.body, found.kind) == (PDF, "application/pdf")
