"""The signed PDF of a decision comes with the draft, is looked at, and lies beside the decision in the same commit."""

import subprocess
from hashlib import sha256
from http.client import HTTPConnection
from pathlib import Path

import pytest

from generator.authoring.edit.drafts import Draft
from generator.authoring.edit.signed import MOST_BYTES
from generator.cli.edit.door import MOST_UPLOADED, UPLOAD, Request
from tests.edit.desk import WRITTEN, Desk, lay_repository
from tests.edit.test_door import Door
from tests.edit.test_door import door as door
from tests.edit.test_saving import BRANCH, FILE, save, state, typed
from tests.support.repositories import git
from tests.unit.compiling import lay_example

PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\r\n\r\n--\x00\xff--\ntrailer<</Root 1 0 R>>\n%%EOF\n"
"""With what a line-wise reader of forms would lose: ends of lines of both kinds, dashes, a zero byte."""
SIGNED = "site_data/decisions/2025/2500-QD-UBND.pdf"
DIGEST = sha256(PDF).hexdigest()


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """The example province in git."""
    return Desk(lay_repository(tmp_path / "tinh"))


def attach(desk: Desk, draft: Draft, raw: bytes = PDF, act: str = "") -> str:
    """Sends the form with the file and follows; the page that comes."""
    request = Request("POST", f"nhap/{draft.id}/0/tep", {}, {"_lam": [act]}, False, {"tep": raw})
    response = desk.pages.answer(request)
    if response.location:
        response = desk.get(response.location.removeprefix("/").partition("#")[0])
    return response.body.decode()


def test_the_pdf_is_part_of_the_one_commit(desk: Desk) -> None:
    draft = typed(desk)
    before = state(desk.root)
    assert "<b>2500-QD-UBND.pdf</b> · 0,1 MB" in attach(desk, draft)
    desk.get(f"nhap/{draft.id}/luu/")
    assert "Không có lỗi." in desk.html and f"<h3>{SIGNED}</h3>" in desk.html and "PDF, 0,1 MB" in desk.html
    save(desk, draft)
    assert f"Đã lưu vào nhánh {BRANCH}" in desk.html
    assert state(desk.root) == before, "neither the folder nor its index is touched"
    assert git(desk.root, "rev-list", "--count", f"main..{BRANCH}") == "1"
    assert git(desk.root, "diff", "--name-only", "main", BRANCH).splitlines() == [SIGNED, FILE]
    stored = subprocess.run(["git", "-C", desk.root, "show", f"{BRANCH}:{SIGNED}"], capture_output=True, check=True)
    assert stored.stdout == PDF
    head, _, rows = WRITTEN.partition("\nmuc:")
    written = f"{head.rstrip()}\n\ntep: 2500-QD-UBND.pdf\ntep_sha256: {DIGEST}\n\nmuc:{rows}"
    assert sorted(git(desk.root, "show", f"{BRANCH}:{FILE}").split()) == sorted(written.split())


def test_the_file_takes_the_number_that_is_typed_after_it(desk: Desk) -> None:
    draft = desk.work.new_decision()
    attach(desk, draft)
    desk.get(f"nhap/{draft.id}/0/")
    desk.press(draft, 0, "", so="2501/QĐ-UBND", ngay_ky="02/12/2025")
    assert desk.draft(draft).files[0].node["tep"] == "2501-QD-UBND.pdf"
    assert "<b>2501-QD-UBND.pdf</b>" in desk.html


def test_without_git_the_file_is_written_beside_the_decision(tmp_path: Path) -> None:
    desk = Desk(lay_example(tmp_path / "tinh"))
    draft = typed(desk)
    attach(desk, draft)
    save(desk, draft)
    assert "Đã ghi vào tệp." in desk.html
    assert (desk.root / SIGNED).read_bytes() == PDF
    assert f"tep_sha256: {DIGEST}\n" in (desk.root / FILE).read_text("utf-8")
    assert [p.code for p in desk.work.tree().problems if p.at.file == FILE] == []
    assert "đã có văn bản ký 2500-QD-UBND.pdf trong cây" in attach(desk, draft, PDF + b"%%EOF")
    assert (desk.root / SIGNED).read_bytes() == PDF
    assert 'type="file"' not in desk.get(f"nhap/{draft.id}/0/").body.decode()


def test_given_up_it_leaves_nothing(desk: Desk) -> None:
    draft = typed(desk)
    attach(desk, draft)
    page = attach(desk, draft, act="bo")
    assert 'name="tep"' in page and "2500-QD-UBND.pdf" not in page
    assert not {"tep", "tep_sha256"} & set(desk.draft(draft).files[0].node)
    save(desk, draft)
    assert git(desk.root, "diff", "--name-only", "main", BRANCH) == FILE
    attach(desk, draft)
    desk.post(f"nhap/{draft.id}/bo", {})
    assert list((desk.root / ".niemyet/drafts").iterdir()) == []


def test_a_decision_whose_file_is_missing_asks_for_it(tmp_path: Path) -> None:
    root = lay_repository(tmp_path / "tinh")
    file = root / "site_data/decisions/2025/1949-QD-UBND.yml"
    file.write_text(f"{file.read_text('utf-8')}tep: 1949.pdf\ntep_sha256: {DIGEST}\n", "utf-8")
    git(root, "commit", "-qam", "tep")
    desk = Desk(root)
    draft = desk.work.open_file("site_data/decisions/2025/1949-QD-UBND.yml")
    assert 'type="file"' in desk.get(f"nhap/{draft.id}/0/").body.decode()
    attach(desk, draft)
    save(desk, draft, nhanh="quyet-dinh/1949")
    changed = git(root, "diff", "--name-only", "main", "quyet-dinh/1949").splitlines()
    assert "site_data/decisions/2025/1949.pdf" in changed, "the name that was published stays"


@pytest.mark.parametrize("name", ["van-ban/1949.pdf", "../1949.pdf", ".", ".."])
def test_what_is_no_name_of_a_file_gives_way(tmp_path: Path, name: str) -> None:
    root = lay_repository(tmp_path / "tinh")
    path = "site_data/decisions/2025/1949-QD-UBND.yml"
    file = root / path
    file.write_text(f"{file.read_text('utf-8')}tep: {name}\ntep_sha256: {DIGEST}\n", "utf-8")
    git(root, "commit", "-qam", "tep")
    desk = Desk(root)
    draft = desk.work.open_file(path)
    assert "không phải là tên một tệp" in desk.get(f"nhap/{draft.id}/0/").body.decode()
    attach(desk, draft)
    assert desk.draft(draft).files[0].node["tep"] == "1949-QD-UBND.pdf"
    save(desk, draft, nhanh="quyet-dinh/1949")
    assert "site_data/decisions/2025/1949-QD-UBND.pdf" in git(root, "diff", "--name-only", "main", "quyet-dinh/1949")


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"", "Chưa chọn tệp nào"),
        (b"PK\x03\x04 word/document.xml", "tệp Word, Excel"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "tệp Word, Excel"),
        (b"\xff\xd8\xff\xe0 JFIF", "là ảnh"),
        (b"<!doctype html><script>", "không phải PDF"),
        (PDF[:-10], "bị cụt"),
        (b"%PDF-1.7" + bytes(MOST_BYTES), "quá 20 MB"),
    ],
)
def test_what_is_no_pdf_is_told_and_changes_nothing(desk: Desk, raw: bytes, told: str) -> None:
    draft = typed(desk)
    before = desk.draft(draft)
    page = attach(desk, draft, raw)
    assert "Chưa đính kèm được. " in page and told in page
    assert desk.draft(draft) == before


def test_a_pdf_that_is_gone_from_the_disk_is_told(desk: Desk) -> None:
    draft = typed(desk)
    attach(desk, draft)
    (desk.root / f".niemyet/drafts/{draft.id}.pdf").unlink()
    assert "không còn trên máy: đính kèm lại" in desk.get(f"nhap/{draft.id}/0/").body.decode()
    attach(desk, draft)
    save(desk, draft)
    assert f"Đã lưu vào nhánh {BRANCH}" in desk.html


# --- at the door --------------------------------------------------------------------------------------------------


def sent(door: Door, path: str, body: bytes, length: int | None = None) -> tuple[int, str]:
    """Sends a form with a file as a browser does."""
    connection = HTTPConnection("127.0.0.1", door.server.server_port, timeout=20)
    kind = {"Content-Type": f"{UPLOAD}; boundary=ranh", "Content-Length": str(len(body) if length is None else length)}
    connection.request("POST", path, body, {**door.own, **kind})
    response = connection.getresponse()
    told = response.read().decode()
    connection.close()
    return response.status, told


def part(name: str, content: bytes, file: str = "") -> bytes:
    """One field of a form."""
    told = f'; filename="{file}"' if file else ""
    return f'--ranh\r\nContent-Disposition: form-data; name="{name}"{told}\r\n\r\n'.encode() + content + b"\r\n"


def test_a_file_comes_through_the_door_byte_for_byte(door: Door) -> None:
    draft = door.desk.work.new_decision()
    secret = part("_ma", door.server.form_token.encode())
    path = f"/nhap/{draft.id}/0/tep"
    assert sent(door, path, secret + part("tep", PDF, "quét “1”.pdf") + b"--ranh--\r\n")[0] == 303
    assert door.desk.work.drafts.signed(draft.id) == PDF
    assert sent(door, path, part("tep", PDF, "x.pdf") + b"--ranh--\r\n")[0] == 403, "without the secret"


def test_what_is_no_form_or_too_big_is_refused_in_words(door: Door) -> None:
    draft = door.desk.work.new_decision()
    path = f"/nhap/{draft.id}/0/tep"
    for body in (b"", b"--ranh", b"--ranh--", b"\x00" * 99, part("tep", PDF, "x.pdf")[:30]):
        assert sent(door, path, body)[0] == 403
    status, told = sent(door, path, bytes(MOST_UPLOADED + 1))
    assert status == 413 and "tối đa 20 MB" in told
    assert door.desk.draft(draft).files[0].signed == 0
