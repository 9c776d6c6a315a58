"""`niemyet edit` in a browser: a decision from start to branch with the keyboard alone, live problems, axe."""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.cli.edit.door import MOST_UPLOADED, EditServer
from tests.browser.serving import context_on_day
from tests.browser.test_axe import _RUN as RUN_AXE
from tests.browser.test_axe import SCHEMES, told
from tests.browser.test_axe import axe as axe
from tests.browser.test_keyboard import walk
from tests.edit.desk import WRITTEN, Desk, lay_repository
from tests.edit.test_signed import PDF
from tests.support.repositories import git

pytestmark = pytest.mark.browser

BRANCH = "quyet-dinh/2025-2500-QD-UBND"
TWO_ROWS = f"""{WRITTEN}
  - stt: 2
    loai: sua_doi
    ma: 1.012501
    cap:
      - tinh
    linh_vuc: tai-nguyen-nuoc
    ten: Trả lại giấy phép hành nghề khoan nước dưới đất
    bo_phan:
      - thoi_han
"""
NEW_RECORD = """\
# Nội dung theo Quyết định 2500/QĐ-UBND ngày 01/12/2025.
ma: 1.014500
cap:
  - tinh
quyet_dinh: 2025/2500-QD-UBND
muc_day_du: chi_ten
ten: "Cấp bản sao: trích lục khai sinh"
linh_vuc: ho-tich
"""


class Forms(NamedTuple):
    """The forms of a province of one's own, listening."""

    desk: Desk
    server: EditServer

    @property
    def address(self) -> str:
        return self.server.address

    def at(self, path: str) -> str:
        """A page of the forms."""
        return f"http://127.0.0.1:{self.server.server_port}/{path}"


@pytest.fixture
def forms(tmp_path: Path) -> Iterator[Forms]:
    """The example province in git, served."""
    desk = Desk(lay_repository(tmp_path / "tinh"))
    server = EditServer(0, desk.pages.answer, desk.pages.refuse)
    desk.form_token = server.form_token
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield Forms(desk, server)
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def inside(browser: Browser, forms: Forms) -> Iterator[Page]:
    """A window that was let in and has not typed anything. What its console says is a fault."""
    context = context_on_day(browser)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if "404" not in message.text else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(forms.address)
    yield page
    context.close()
    assert said == []


# --- the keyboard alone -------------------------------------------------------------------------------------------

WHERE = """() => {
  const it = document.activeElement;
  return [it.id, it.name || "", it.value || "", (it.innerText || "").replace(/\\s+/g, " ")];
}"""
PATIENCE = 200


def tab_to(page: Page, what: str, key: str = "Tab") -> None:
    """Presses Tab until the focus is on the field, the box or the button of that name."""
    for _ in range(PATIENCE):
        identity, name, value, text = page.evaluate(WHERE)
        if what in (identity.removeprefix("f:"), f"{name}={value}", text.strip()):
            return
        page.keyboard.press(key)
    pytest.fail(f"the keyboard never reached {what}; it is at {page.evaluate(WHERE)}")


def settled(page: Page) -> None:
    """The script has put the answer in its place."""
    page.wait_for_function("() => document.getElementById('mau') && !document.querySelector('[aria-busy]')")


def typed(page: Page, **fields: str) -> None:
    """Types into text fields, in the order of the page (`__` for the dots of a name)."""
    for name, text in fields.items():
        tab_to(page, name.replace("__", "."))
        page.keyboard.insert_text(text)


def chosen(page: Page, name: str, letter: str) -> None:
    """Chooses in a list by the first letter."""
    tab_to(page, name)
    page.keyboard.press(letter)
    settled(page)


def ticked(page: Page, name: str, value: str) -> None:
    """Ticks a box."""
    tab_to(page, f"{name}={value}")
    page.keyboard.press("Space")


def pressed(page: Page, words: str) -> None:
    """Presses a button."""
    tab_to(page, words)
    page.keyboard.press("Enter")


def test_a_decision_with_two_rows_from_start_to_branch_with_the_keyboard_alone(forms: Forms, inside: Page) -> None:
    pressed(inside, "Nhập quyết định mới")
    inside.wait_for_url("**/nhap/*/0/")
    type_decision(inside)
    pressed(inside, "Mở bản ghi của các dòng")
    settled(inside)
    expect(inside.get_by_text("Đã mở 2 bản ghi")).to_be_visible()
    tab_to(inside, "Bản ghi 1.012501", "Shift+Tab")
    inside.keyboard.press("Enter")
    inside.wait_for_url("**/nhap/*/2/")
    tab_to(inside, "thoi_han.0.theo_quy_dinh.so")
    inside.keyboard.press("Control+a")
    inside.keyboard.insert_text("5")
    pressed(inside, "Xem lại và lưu")
    inside.wait_for_url("**/luu/")
    expect(inside.locator("main")).to_contain_text("Còn 1 cảnh báo.")  # the amendment names no legal text
    expect(inside.locator(".ed-change ins", has_text="5").first).to_be_visible()
    pressed(inside, "Lưu vào nhánh")
    expect(inside.locator("#da-luu")).to_contain_text(f"Đã lưu vào nhánh {BRANCH}")
    assert_saved(forms.desk.root)


def type_decision(page: Page) -> None:
    """The head of the decision and its two rows."""
    typed(page, so="2500/QĐ-UBND", ngay_ky="01/12/2025", trich_yeu="Về việc công bố thủ tục mới và thủ tục sửa đổi")
    typed(page, hieu_luc__tu="01/12/2025")
    chosen(page, "dem.dieu_1.0.khoa", "m")
    typed(page, dem__dieu_1__0__gia_tri="1", muc__0__stt="1")
    chosen(page, "muc.0.loai", "m")
    typed(page, muc__0__ma="1.014500")
    ticked(page, "muc.0.cap", "tinh")
    chosen(page, "muc.0.linh_vuc", "h")
    typed(page, muc__0__ten="Cấp bản sao: trích lục khai sinh")
    pressed(page, "Thêm dòng vào Các dòng của danh mục")
    settled(page)
    assert page.evaluate(WHERE)[0] == "f:muc.1.stt", "the new row has the focus"
    typed(page, muc__1__stt="2")
    chosen(page, "muc.1.loai", "s")
    assert page.evaluate(WHERE)[0] == "f:muc.1.loai", "the focus stays where it was"
    typed(page, muc__1__ma="1.012501")
    chosen(page, "muc.1.linh_vuc", "t")
    typed(page, muc__1__ten="Trả lại giấy phép hành nghề khoan nước dưới đất")
    ticked(page, "muc.1.bo_phan", "thoi_han")


def assert_saved(root: Path) -> None:
    """The branch holds the files a person would have written, and the folder is as it was."""
    decision, new, amended = (
        "site_data/decisions/2025/2500-QD-UBND.yml",
        "procedures/ho-tich/1.014500@2025-2500.yml",
        "procedures/tai-nguyen-nuoc/1.012501@2025-2500.yml",
    )
    assert git(root, "rev-list", "--count", f"main..{BRANCH}") == "1"
    changed = git(root, "diff", "--name-status", "main", BRANCH).splitlines()
    assert sorted(changed) == sorted(f"A\t{path}" for path in (decision, new, amended))
    assert git(root, "show", f"{BRANCH}:{decision}") + "\n" == TWO_ROWS
    assert git(root, "show", f"{BRANCH}:{new}") + "\n" == NEW_RECORD
    before = (root / "procedures/tai-nguyen-nuoc/1.012501.yml").read_text("utf-8").splitlines()
    after = git(root, "show", f"{BRANCH}:{amended}").splitlines()
    assert [line for line in before if line not in after] == [
        "quyet_dinh: 2025/1949-QD-UBND",
        "tren: hien_trang/2025-11-17",
        "      so: 8",
    ]
    assert [line for line in after if line not in before and not line.startswith("#")] == [
        "quyet_dinh: 2025/2500-QD-UBND",
        "tren: 2025/1949-QD-UBND",
        "      so: 5",
    ]
    assert git(root, "status", "--porcelain") == ""


# --- live ---------------------------------------------------------------------------------------------------------


def begun(page: Page) -> None:
    """A new decision in view."""
    page.get_by_role("button", name="Nhập quyết định mới").click()
    page.wait_for_url("**/nhap/*/0/")


def test_a_problem_appears_beside_its_field_and_goes_with_its_cause(inside: Page) -> None:
    begun(inside)
    code = inside.get_by_label("Mã thủ tục", exact=True)
    code.fill("1.014.500")
    at_field = inside.locator("[data-told='muc.0.ma']")
    expect(at_field).to_contain_text("có phải “1.014500”?")
    expect(code).to_have_attribute("aria-invalid", "true")
    expect(inside.locator("#tom-tat-muc")).to_contain_text("1.014500")
    inside.locator("#tom-tat-muc a", has_text="Mã thủ tục").click()
    expect(code).to_be_focused()
    code.fill("1.014500")
    expect(at_field).to_be_empty()
    expect(code).not_to_have_attribute("aria-invalid", "true")


def test_nothing_typed_is_lost_when_the_page_is_loaded_again(inside: Page) -> None:
    begun(inside)
    inside.get_by_label("Trích yếu").fill("Về việc công bố <b>thủ tục</b>")
    # At once, before the script has thought of sending anything.
    inside.reload()
    expect(inside.get_by_label("Trích yếu")).to_have_value("Về việc công bố <b>thủ tục</b>")


def test_typing_goes_on_while_a_row_changes_its_kind(inside: Page) -> None:
    begun(inside)
    inside.get_by_label("Loại dòng").select_option("bai_bo")
    inside.get_by_label("Tên như văn bản in").press_sequentially("Thủ tục bị bãi bỏ", delay=5)
    settled(inside)
    expect(inside.get_by_label("Tên như văn bản in")).to_have_value("Thủ tục bị bãi bỏ")
    expect(inside.get_by_role("group", name="Quyết định đã công bố thủ tục này")).to_be_visible()


def test_a_second_tab_is_told_and_keeps_what_it_has(inside: Page) -> None:
    begun(inside)
    other = inside.context.new_page()
    other.goto(inside.url)
    inside.get_by_label("Trích yếu").fill("Thẻ một")
    expect(inside.locator("#tom-tat-muc")).not_to_contain_text("Trích yếu")
    other.get_by_label("Trích yếu").fill("Thẻ hai")
    expect(other.get_by_role("alert")).to_contain_text("sửa ở một thẻ khác")
    other.get_by_role("button", name="Giữ và kiểm tra").click()
    expect(other.get_by_role("alert")).to_contain_text("xem bản mới nhất")
    expect(other.get_by_label("Trích yếu")).to_have_value("Thẻ hai")
    other.close()


def test_without_a_script_every_button_still_works(browser: Browser, forms: Forms) -> None:
    context = context_on_day(browser, script=False)
    page = context.new_page()
    page.goto(forms.address)
    begun(page)
    page.get_by_label("Trích yếu").fill("Không có tập lệnh")
    page.get_by_role("button", name="Thêm dòng vào Các dòng").click()
    expect(page.get_by_text("Dòng 2", exact=True)).to_be_visible()
    expect(page.get_by_label("Trích yếu")).to_have_value("Không có tập lệnh")
    page.get_by_label("Mã thủ tục", exact=True).first.fill("sai")
    page.get_by_label("Mã thủ tục", exact=True).first.press("Enter")
    expect(page.locator("[data-told='muc.0.ma']")).to_contain_text("không đúng dạng")
    page.get_by_role("button", name="Xem lại và lưu").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Xem lại và lưu")
    context.close()


def test_when_nobody_answers_the_page_keeps_what_was_typed_and_says_so(browser: Browser, forms: Forms) -> None:
    context = context_on_day(browser)
    page = context.new_page()
    page.goto(forms.address)
    begun(page)
    context.route("**/*", lambda route: route.abort())
    page.get_by_label("Trích yếu").fill("Gõ khi chương trình đã dừng")
    expect(page.get_by_role("status")).to_contain_text("Mất liên lạc với niemyet edit")
    page.get_by_role("button", name="Xem lại và lưu").click()
    expect(page.locator("#mau")).not_to_have_attribute("aria-busy", "true")
    expect(page.get_by_label("Trích yếu")).to_have_value("Gõ khi chương trình đã dừng")
    expect(page.get_by_label("Trích yếu")).to_be_editable()
    context.unroute("**/*")
    page.get_by_label("Số, ký hiệu", exact=False).first.fill("2500/QĐ-UBND")
    expect(page.get_by_role("status")).to_have_text("Còn 2 mục cần điền.")
    page.reload()
    expect(page.get_by_label("Trích yếu")).to_have_value("Gõ khi chương trình đã dừng")
    context.close()


# --- the signed PDF -----------------------------------------------------------------------------------------------


def test_the_signed_pdf_is_attached_with_the_keyboard_and_comes_in_the_same_commit(
    forms: Forms, inside: Page, tmp_path: Path
) -> None:
    scan = tmp_path / "quét lần 2.pdf"
    scan.write_bytes(PDF)
    begun(inside)
    type_decision(inside)
    with inside.expect_file_chooser() as asked:
        tab_to(inside, "tep-chon", "Shift+Tab")
        inside.keyboard.press("Enter")
    asked.value.set_files(scan)
    # At once: what was typed last has not been sent yet, and must not be lost by the way.
    inside.get_by_label("Trích yếu").fill("Về việc công bố danh mục")
    tab_to(inside, "Đính kèm")
    inside.keyboard.press("Enter")
    expect(inside.locator("[id='f:tep']")).to_contain_text("2500-QD-UBND.pdf")
    expect(inside.get_by_label("Trích yếu")).to_have_value("Về việc công bố danh mục")
    pressed(inside, "Xem lại và lưu")
    inside.wait_for_url("**/luu/")
    expect(inside.get_by_role("heading", name="2500-QD-UBND.pdf")).to_be_visible()
    pressed(inside, "Lưu vào nhánh")
    expect(inside.locator("#da-luu")).to_contain_text(f"Đã lưu vào nhánh {BRANCH}")
    assert git(forms.desk.root, "rev-list", "--count", f"main..{BRANCH}") == "1"
    assert "2500-QD-UBND.pdf" in git(forms.desk.root, "diff", "--name-only", "main", BRANCH)


def test_a_file_that_is_no_pdf_or_too_big_is_told(forms: Forms, inside: Page, tmp_path: Path) -> None:
    begun(inside)
    word, big = tmp_path / "qd.pdf", tmp_path / "nang.pdf"
    word.write_bytes(b"PK\x03\x04")
    big.write_bytes(b"%PDF-" + bytes(MOST_UPLOADED))
    inside.get_by_role("button", name="Đính kèm").click()
    expect(inside.get_by_role("alert")).to_contain_text("Chưa chọn tệp nào")
    inside.locator("#tep-chon").set_input_files(word)
    inside.get_by_role("button", name="Đính kèm").click()
    expect(inside.get_by_role("alert")).to_contain_text("không phải PDF")
    inside.locator("#tep-chon").set_input_files(big)
    inside.get_by_role("button", name="Đính kèm").click()
    expect(inside.get_by_role("status")).to_contain_text("nặng hơn 20 MB")


@pytest.mark.parametrize("script", [True, False])
def test_an_attached_pdf_is_given_up(browser: Browser, forms: Forms, tmp_path: Path, script: bool) -> None:
    scan = tmp_path / "a.pdf"
    scan.write_bytes(PDF)
    context = context_on_day(browser, script=script)
    page = context.new_page()
    page.goto(forms.address)
    begun(page)
    page.locator("#tep-chon").set_input_files(scan)
    page.get_by_role("button", name="Đính kèm").click()
    expect(page.locator("[id='f:tep']")).to_contain_text("lưu cùng quyết định này")
    page.get_by_role("button", name="Bỏ văn bản ký").click()
    expect(page.locator("[id='f:tep']")).not_to_contain_text("lưu cùng quyết định này")
    context.close()


# --- looks --------------------------------------------------------------------------------------------------------


def some_pages(forms: Forms) -> list[str]:
    """One page of every kind, with problems on some."""
    desk = forms.desk
    new = desk.work.new_decision()
    desk.get(f"nhap/{new.id}/0/")
    desk.press(new, 0, "them:muc.0.can_cu", so="x", muc__0__ma="1.014.500", muc__0__loai="bai_bo")
    version = desk.work.open_file("procedures/tai-nguyen-nuoc/1.012501.yml")
    desk.get(f"nhap/{version.id}/0/")
    desk.press(version, 0, "them:ho_so.truong_hop", ten="Tên khác")
    plain = desk.work.open_file("site_data/plain/1.012501.yml")
    new = desk.work.attach(desk.draft(new), 0, PDF)
    drafts = [f"nhap/{draft.id}/0/" for draft in (new, version, plain)]
    reviews = [f"nhap/{draft.id}/luu/" for draft in (new, version)]
    return ["", "?q=khoan", "?q=khong+co", "thu-tuc/1.012501/", "khong-co", *drafts, *reviews]


def test_axe_finds_nothing_on_any_page(forms: Forms, inside: Page, axe: str) -> None:
    # Our pages let no script in but their own: axe comes by the debugger.
    found = set()
    for path in some_pages(forms):
        for width in (360, 1280):
            inside.set_viewport_size({"width": width, "height": 800})
            inside.goto(forms.at(path))
            inside.evaluate(axe)
            for scheme, rules in SCHEMES.items():
                inside.emulate_media(color_scheme=scheme)
                found |= {f"{path} {width} {scheme} {told(it)}" for it in inside.evaluate(RUN_AXE, [rules, False])}
    assert found == set()


@pytest.mark.parametrize("width", [360, 1280])
def test_every_control_is_reached_in_sight_and_with_a_ring(forms: Forms, inside: Page, width: int) -> None:
    """Also behind the bar that stays at the foot of a wide window."""
    inside.set_viewport_size({"width": width, "height": 800})
    for path in some_pages(forms)[2:]:
        walk(inside, forms.at(path))


def test_no_page_is_wider_than_a_telephone(forms: Forms, inside: Page) -> None:
    inside.set_viewport_size({"width": 320, "height": 700})
    wide = []
    for path in some_pages(forms):
        inside.goto(forms.at(path))
        if inside.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide.append(path)
    assert wide == []
