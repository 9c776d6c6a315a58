"""Text becomes typed by its key; every bad field is told with its route, and what can be decoded is."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from generator.decode import scalars
from generator.decode.documents import decode_document
from generator.diagnostics.problem import Problem
from generator.load.document import parse
from generator.model.corpus import Document
from generator.model.decision import Decision
from generator.model.record import Version
from generator.model.scalars import Level
from tests.unit.compiling import lay_example, problems_of

HEAD = "ma: 1.004122\ncap: [tinh]\nquyet_dinh: hien_trang/2025-11-17\nmuc_day_du: chi_ten\nten: Cấp giấy phép\n"


def decoded(text: str, path: str = "procedures/a/b.yml") -> tuple[Document | None, list[tuple[str, str]]]:
    problems: list[Problem] = []
    node = parse(path, text.encode(), problems.append)
    document = decode_document(path, node, problems.append) if node is not None else None
    return document, [(p.code, ".".join(map(str, p.at.route))) for p in problems]


def version(text: str) -> Version:
    document, problems = decoded(HEAD + text)
    assert problems == []
    assert isinstance(document, Version)
    return document


@pytest.mark.parametrize(
    ("text", "value"),
    [("1.400.000", 1400000), ("1400000", 1400000), ("0", 0), ('"1,5"', Decimal("1.5")), ("1 400 000", 1400000)],
)
def test_money_groups_by_dots(text: str, value: Decimal) -> None:
    fees = version(f"phi:\n  - so_tien: {text}\n").fees
    assert fees is not None and fees != "khong"
    assert fees[0].amount == value


@pytest.mark.parametrize("text", ["1.40.000", "20 VNĐ", "1,400,000", "-5", "1.5.000"])
def test_what_is_no_amount_is_told(text: str) -> None:
    document, problems = decoded(HEAD + f"phi:\n  - so_tien: {text}\n    don_vi: đồng\n")
    assert problems == [("TT205", "phi.0.so_tien")]
    assert isinstance(document, Version) and document.fees and document.fees[0] != "k"


@pytest.mark.parametrize("text", ["2025-11-18", "18/11/2025"])
def test_days_have_two_forms(text: str) -> None:
    bases = version(f"can_cu:\n  - ngay: {text}\n").bases
    assert bases is not None and bases != "khong"
    assert bases[0].issued == date(2025, 11, 18)


@pytest.mark.parametrize(
    "text", ["2025-02-30", "31/02/2025", "18-11-2025", "2025", "hôm nay", "9999-12-31", "01/01/0001"]
)
def test_what_is_no_day_is_told(text: str) -> None:
    assert decoded(HEAD + f"can_cu:\n  - ngay: {text}\n")[1] == [("TT204", "can_cu.0.ngay")]


@pytest.mark.parametrize("escape", ["\\0", "\\x01", "\\e[31m", "\\x7f", "\\N", "\\uFFFF", "\\uFFFE"])
def test_control_characters_do_not_come_in_by_escapes(escape: str) -> None:
    document, problems = decoded(HEAD + f'mo_ta: "Cấp{escape} giấy"\ndieu_kien: "a{escape}b"\n')
    assert [code for code, _ in problems] == ["TT114", "TT114"]
    assert isinstance(document, Version) and document.description and document.conditions
    assert (document.description + document.conditions).isprintable()


@pytest.mark.parametrize("escape", ["\\u200b", "\\u202e", "\\u2066", "\\u00ad", "\\uFE0F"])
def test_what_nobody_sees_does_not_come_in_by_escapes_untold(escape: str) -> None:
    for text in (f"ab{escape}c", f"Nộp{escape} hồ sơ"):
        assert [code for code, _ in decoded(HEAD + f'mo_ta: "{text}"\n')[1]] == ["TT114"]


def test_an_escape_is_told_beside_what_the_file_shows() -> None:
    _, problems = decoded(HEAD + 'dieu_kien: Gi\u00ady\nmo_ta: "Gi\u00ady \\t \\u202e giấy"\n')
    assert [code for code, _ in problems] == ["TT114", "TT114"]


def test_every_scalar_stays_text_until_its_key_types_it() -> None:
    made = version('mo_ta: 7:30\ntu_khoa: [1.010, yes, null, "007"]\ndieu_kien: 1e3\n')
    assert (made.description, made.keywords, made.conditions) == ("7:30", ("1.010", "yes", "null", "007"), "1e3")
    assert made.code == "1.004122"


@pytest.mark.parametrize("text", ["Không", "không", "Không.", '"Không "'])
def test_a_spoken_no_is_understood_and_told(text: str) -> None:
    document, problems = decoded(HEAD + f"phi: {text}\n")
    assert problems == [("TT206", "phi")]
    assert isinstance(document, Version) and document.fees == "khong"


def test_all_bad_fields_are_told_and_the_rest_is_kept() -> None:
    text = HEAD.replace("[tinh]", "[tinh, tỉnh]") + (
        "thoihan: 3\nphi:\n  - {so_tien: abc, ten: Phí}\n  - 5\nthoi_han:\n  - theo_quy_dinh: {so: 22, don_vi: tuan}\n"
        "ho_so: []\nmo_ta:\n"
    )
    document, problems = decoded(text)
    assert problems == [
        ("TT206", "cap.1"),
        ("TT201", "thoihan"),
        ("TT205", "phi.0.so_tien"),
        ("TT203", "phi.1"),
        ("TT206", "thoi_han.0.theo_quy_dinh.don_vi"),
        ("TT209", "ho_so"),
        ("TT209", "mo_ta"),
    ]
    assert isinstance(document, Version)
    assert document.levels == (Level.PROVINCE,)
    assert document.fees is not None and document.fees[0].name == "Phí"  # type: ignore[union-attr]


def test_a_missing_required_key_gives_no_record() -> None:
    document, problems = decoded("ma: 1.004122\n")
    assert document is None
    assert problems == [("TT202", "")] * 4


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "//evil.example", "ftp://x", "https://a b", "http://a\"b"]
)
def test_an_address_is_http_tel_or_mailto(address: str) -> None:
    with pytest.raises(scalars.BadScalar):
        scalars.url(address)


@pytest.mark.parametrize("address", ["https://a.vn/x?y=1&z=2", "http://a.vn", "tel:+84 206 123 456", "mailto:a@b.vn"])
def test_addresses_that_may_stand(address: str) -> None:
    assert scalars.url(address) == address


DECISION = "so: 10/QĐ-UBND\nngay_ky: 2025-11-18\ntrich_yeu: Về việc công bố\nhieu_luc:\n  tu: 2025-11-18\n"


@pytest.mark.parametrize("name", ["van-ban/x.pdf", "../x.pdf", ".", "..", "/x.pdf", "van-ban\\\\x.pdf", ".x.pdf"])
def test_a_signed_file_is_named_without_folders(name: str) -> None:
    _, problems = decoded(f'{DECISION}tep: "{name}"\n', "site_data/decisions/2025/10-QD-UBND.yml")
    assert problems == [("TT228", "tep")]
    named, problems = decoded(f"{DECISION}tep: Quyết định 10 (ký).pdf\n", "site_data/decisions/2025/10-QD-UBND.yml")
    assert isinstance(named, Decision) and named.signed_file == "Quyết định 10 (ký).pdf" and problems == []


@pytest.mark.parametrize(
    ("file", "more", "answer"),
    [
        ("procedures/tai-nguyen-nuoc/1.012501.yml", "dieu_kien: Không\n", False),
        ("procedures/tai-nguyen-nuoc/1.012501.yml", "dieu_kien: không.\n", False),
        ("procedures/tai-nguyen-nuoc/1.012501.yml", "dieu_kien: khong\n", False),
        ("procedures/tai-nguyen-nuoc/1.012501.yml", "dieu_kien: Không thuộc diện cấm\n", False),
        ("procedures/tai-nguyen-nuoc/1.012501.yml", "muc_dvc: không\n", True),
        ("site_data/posting_points.yml", "- {ma: a, ten: A, loai: ttpvhcc_xa, cho_dan: không}\n", True),
        ("site_data/decisions/2025/2031-QD-UBND.yml", "vbqppl_hieu_luc: không\n", True),
    ],
)
def test_no_with_its_accents_is_told_where_it_is_no_text(tmp_path: Path, file: str, more: str, answer: bool) -> None:
    root = lay_example(tmp_path)
    key = more.partition(":")[0]
    lines = (root / file).read_text("utf-8").splitlines(keepends=True)
    (root / file).write_text("".join(it for it in lines if not it.startswith(f"{key}:")) + more, "utf-8")
    told = [it.problem.params["goi_y"] for it in problems_of(root) if it.problem.code == "TT206"]
    assert told == (["khong"] if answer else [])
