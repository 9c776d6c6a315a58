"""Files that officers hand over and that are not what their names say: each is told with what to do about it."""

import io
from pathlib import Path

import openpyxl
import pytest

from generator.authoring.outside import handed, text_of
from generator.authoring.problem import AuthoringError


def workbook() -> bytes:
    out = io.BytesIO()
    openpyxl.Workbook().save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "Word hoặc Excel cũ"),
        (b"PK\x03\x04word", "tệp Word"),
        (workbook(), "đổi đuôi thành .xlsx"),
        (b"%PDF-1.7", "tệp PDF"),
        ("stt;loai;Mã\n".encode("utf-16"), "UTF-16"),
        ("stt;loai;ma\n".encode("utf-16-le"), "UTF-16"),
        ("stt;loai;tên\n".encode("cp1258"), "CSV UTF-8 (Comma delimited)"),
    ],
)
def test_what_is_no_text_is_told_as_what_it_is(raw: bytes, told: str) -> None:
    with pytest.raises(AuthoringError, match=r"bang\.csv") as raised:
        text_of("bang.csv", raw)
    assert told in str(raised.value)


def test_text_is_text_with_and_without_its_mark() -> None:
    assert text_of("a", "Mã".encode()) == text_of("a", "Mã".encode("utf-8-sig")) == "Mã"


def test_a_few_bytes_of_nothing_make_no_utf_16() -> None:
    assert text_of("a", b"ma;ten\n1\0;2\n") == "ma;ten\n1\0;2\n"
    picture = bytes.fromhex("89504e470d0a1a0a0000000d49484452000002800000016f0802") + b"\xc5\x17\xa3\x9f" * 10
    with pytest.raises(AuthoringError) as raised:
        text_of("anh.csv", picture)
    assert "UTF-16" not in str(raised.value)


def test_a_folder_is_no_missing_file(tmp_path: Path) -> None:
    with pytest.raises(AuthoringError, match="là thư mục"):
        handed(tmp_path)
    with pytest.raises(AuthoringError, match="không có tệp"):
        handed(tmp_path / "khong-co")
