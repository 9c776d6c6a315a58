"""What a change may do to what is published: correct it openly, complete it, move and comment it; nothing else."""

from datetime import date
from pathlib import Path

import pytest

from generator.diagnostics.problem import Severity
from generator.load.locate import locate
from generator.load.revision import RevisionError
from generator.pipeline import Options, fold_tree
from generator.refusal import fold_change
from tests.support.repositories import commit, start_repository
from tests.unit.compiling import AS_OF, lay_example

RECORD = "procedures/tai-nguyen-nuoc/1.012501.yml"
OLD = "site_data/decisions/2025/1949-QD-UBND.yml"
NEW = "site_data/decisions/2025/2031-QD-UBND.yml"
BASELINE = "site_data/decisions/hien_trang-2025-11-17.yml"
FEES = (
    "phi:\n  - ten: Trả lại giấy phép\n    so_tien: 100.000\n    don_vi: đồng\n    can_cu: 22/2025/NQ-HĐND\ncan_cu:\n"
)
LATER = "  - ten: Trả lại giấy phép\n    so_tien: 50.000\n    don_vi: đồng\n{}    tu: 2026-01-01\n"

@pytest.fixture
def province(tmp_path: Path) -> Path:
    """The clean tree, all of it committed."""
    root = lay_example(tmp_path / "tinh")
    change(root, RECORD, "can_cu:\n  - so: 136", FEES + "  - so: 136")
    start_repository(root)
    return root


def change(root: Path, file: str, old: str, new: str) -> None:
    text = (root / file).read_text("utf-8")
    assert text.count(old) == 1, (file, old)
    (root / file).write_text(text.replace(old, new), "utf-8")


def refused(root: Path, day: date = AS_OF) -> list[str]:
    """The errors of the change, as `code file:line`."""
    folded = fold_change(Options(root=root, as_of=day, out=root / "site", use_cache=False), "HEAD")
    return [
        f"{p.problem.code} {Path(p.problem.at.file).name}:{p.line}"
        for p in locate(root, folded.problems)
        if p.severity is Severity.ERROR
    ]


def correction(parts: str) -> str:
    return f"dinh_chinh:\n  - ngay: 2025-12-01\n    bo_phan: {parts}\n    ly_do: Gõ nhầm so với bản in\n"


def add(root: Path, file: str, text: str) -> None:
    (root / file).write_text((root / file).read_text("utf-8") + text, "utf-8")


def test_nothing_changed_nothing_refused(province: Path) -> None:
    assert refused(province) == []


def test_comments_quotes_order_and_place_are_free(province: Path) -> None:
    change(province, RECORD, "muc_dvc: toan_trinh\n", "")
    change(province, RECORD, "cap:\n  - tinh\n", '# lời\ncap: ["tinh"]\nmuc_dvc: "toan_trinh"\n')
    change(province, OLD, 'stt: "PL I/I/4"', "stt: 'PL I/I/4'")
    (province / "procedures/khac").mkdir()
    (province / RECORD).rename(province / "procedures/khac/khac.yml")
    assert refused(province) == []


def test_an_edit_in_place_is_refused_at_its_line_and_a_marked_correction_is_not(province: Path) -> None:
    change(province, RECORD, "      so: 8\n", "      so: 9\n")
    line = (province / RECORD).read_text("utf-8").splitlines().index("      so: 9") + 1
    assert refused(province) == [f"TT440 1.012501.yml:{line}"]
    add(province, RECORD, correction("[phi]"))
    assert refused(province) == [f"TT440 1.012501.yml:{line}"]
    change(province, RECORD, "bo_phan: [phi]", "bo_phan: thoi_han")
    assert refused(province) == []


@pytest.mark.parametrize(("file", "code"), [(RECORD, "TT440"), (OLD, "TT442")])
def test_sample_data_do_not_become_real_without_a_word(province: Path, file: str, code: str) -> None:
    add(province, file, "du_lieu_mau: true\n")
    commit(province)
    change(province, file, "du_lieu_mau: true\n", "")
    assert [it[:5] for it in refused(province)] == [code]
    add(province, file, correction("du_lieu_mau"))
    assert refused(province) == []


def test_an_old_correction_explains_no_new_edit_and_may_not_go(province: Path) -> None:
    add(province, RECORD, correction("thoi_han"))
    commit(province)
    change(province, RECORD, "      so: 8\n", "      so: 9\n")
    assert [it[:5] for it in refused(province)] == ["TT440"]
    change(province, RECORD, "      so: 9\n", "      so: 8\n")
    change(province, RECORD, correction("thoi_han"), "")
    assert [it[:5] for it in refused(province)] == ["TT440"]


def test_before_it_holds_a_text_is_a_draft(province: Path) -> None:
    change(province, RECORD, "      so: 8\n", "      so: 9\n")
    assert refused(province, date(2025, 11, 17)) == []
    assert [it[:5] for it in refused(province, date(2025, 11, 18))] == ["TT440"]


def test_what_was_not_known_may_be_filled_in(province: Path) -> None:
    change(province, RECORD, "muc_dvc: toan_trinh\n", "muc_dvc: toan_trinh\nket_qua:\n  - ten: Văn bản chấp thuận\n")
    change(province, NEW, "co_quan: ct-ubnd-tinh\n", "co_quan: ct-ubnd-tinh\nngay_nhap_csdlqg: 2025-12-01\n")
    assert refused(province) == []
    change(province, OLD, "    linh_vuc: tai-nguyen-nuoc\n", "    linh_vuc: tai-nguyen-nuoc\n    phi_dia_gioi: true\n")
    assert [it[:5] for it in refused(province)] == ["TT442"], "a row without the flag said that nothing changes"


def test_what_an_import_doubts_may_be_settled(province: Path) -> None:
    add(province, RECORD, "can_kiem_tra:\n  - truong: thoi_han\n    ly_do: không có đơn vị\n")
    commit(province)
    change(province, RECORD, "      so: 8\n", "      so: 9\n")
    assert refused(province) == []


@pytest.mark.parametrize(("basis", "explained"), [("    can_cu: 1/2026/NQ-HĐND\n", True), ("", False)])
def test_a_resolution_moves_fees_on_without_a_decision(province: Path, basis: str, explained: bool) -> None:
    last = "    can_cu: 22/2025/NQ-HĐND\n"
    change(province, RECORD, last, last + "    den: 2025-12-31\n" + LATER.format(basis))
    assert (refused(province) == []) is explained


ENDED = "    can_cu: 22/2025/NQ-HĐND\n    den: {}\n"


def fee(amount: str, basis: str, since: str, more: str = "") -> str:
    head = f"  - ten: Trả lại giấy phép\n    so_tien: {amount}\n    don_vi: đồng\n"
    return f"{head}    can_cu: {basis}\n    tu: {since}\n{more}"


@pytest.mark.parametrize(
    "after",
    [
        ENDED.format("2025-12-31") + fee("0", "1/2026/NQ-HĐND", "2026-01-01"),
        ENDED.format("2025-11-18") + fee("50.000", "1/2026/NQ-HĐND", "2025-11-19"),
        ENDED.format("2025-12-31")
        + fee("50.000", "1/2026/NQ-HĐND", "2026-01-01", "    den: 2026-06-30\n")
        + fee("100.000", "22/2025/NQ-HĐND", "2026-07-01"),
        ENDED.format("2025-12-31")
        + fee("50.000", "1/2026/NQ-HĐND", "2026-01-01", "    kenh: [truc_tiep, buu_chinh]\n")
        + fee("25.000", "2/2026/NQ-HĐND", "2026-01-01", "    kenh: [truc_tuyen]\n"),
        "    can_cu: 22/2025/NQ-HĐND\n" + fee("0", "1/2026/NQ-HĐND", "2026-01-01", "    den: 2026-06-30\n"),
    ],
    ids=["exempted", "entered late", "for a time", "split by channel", "beside it"],
)
def test_fees_move_as_resolutions_move_them(province: Path, after: str) -> None:
    change(province, RECORD, "    can_cu: 22/2025/NQ-HĐND\n", after)
    assert refused(province) == []


@pytest.mark.parametrize(
    "after",
    [
        ENDED.format("2025-12-31"),
        ENDED.format("2025-12-31") + fee("50.000", "22/2025/NQ-HĐND", "2026-01-01"),
        ENDED.format("2025-12-31") + fee("50.000", "22/2025/NQ-HDND", "2026-01-01"),
        ENDED.format("2025-12-31") + fee("50.000", "1/2026/NQ-HĐND", "2026-01-02"),
        ENDED.format("2025-12-31") + fee("50.000", "1/2026/NQ-HĐND", "2026-01-01").replace("Trả lại", "Đổi"),
        ENDED.format("2025-12-31") + fee("50.000", "1/2026/NQ-HĐND", "2026-01-01", "    kenh: [truc_tuyen]\n"),
        ENDED.format("2025-11-17") + fee("50.000", "1/2026/NQ-HĐND", "2025-11-18"),
        ENDED.format("2025-12-31")
        + fee("50.000", "1/2026/NQ-HĐND", "2026-01-01", "    den: 2026-01-01\n")
        + fee("900.000", "22/2025/NQ-HĐND", "2026-01-02"),
        "    can_cu: 22/2025/NQ-HĐND\n" + fee("900.000", "22/2025/NQ-HĐND", "2025-12-01"),
    ],
    ids=["alone", "same text", "stroke", "gap", "other fee", "one way", "never held", "comes back", "beside it"],
)
def test_a_fee_moves_by_no_text_but_a_new_one_and_never_without_it(province: Path, after: str) -> None:
    change(province, RECORD, "    can_cu: 22/2025/NQ-HĐND\n", after)
    assert {it[:5] for it in refused(province)} == {"TT440"}


def test_the_words_that_no_decision_sets_are_free(province: Path) -> None:
    plain = "site_data/plain/1.012501.yml"
    (province / plain).write_text("ten_de_hieu: Trả giấy phép khoan\n", "utf-8")
    assert refused(province) == []


def test_a_correction_in_a_decision_names_the_key_the_list_or_the_ordinal(province: Path) -> None:
    change(province, NEW, "      - tinh\n", "      - xa\n")
    first = refused(province)
    assert [it[:5] for it in first] == ["TT442"]
    for parts in ('["1"]', "muc", "cap"):
        add(province, NEW, correction(parts))
        assert refused(province) == []
        change(province, NEW, correction(parts), "")
    assert refused(province) == first


def test_a_local_id_is_given_its_national_code(province: Path) -> None:
    added = "site_data/decisions/2025/2050-QD-UBND.yml"
    (province / added).write_text(
        "so: 2050/QĐ-UBND\nngay_ky: 2025-11-28\ntrich_yeu: Công bố\nhieu_luc:\n  tu: 2025-11-28\nmuc:\n"
        "  - loai: moi\n    ma_tam: cb-2025-001\n    cap:\n      - tinh\n    linh_vuc: tai-nguyen-nuoc\n"
        "    ten: Trả lại giấy phép đặc thù\n",
        "utf-8",
    )
    text = (province / RECORD).read_text("utf-8").partition("cap:")[2]
    text = text.replace("quyet_dinh: 2025/1949-QD-UBND", "quyet_dinh: 2025/2050-QD-UBND")
    text = "".join(line for line in text.splitlines(keepends=True) if not line.startswith("tren:"))
    (province / "procedures/tai-nguyen-nuoc/cb-2025-001.yml").write_text(f"ma_tam: cb-2025-001\ncap:{text}", "utf-8")
    commit(province)
    site = province / "site_data/site.yml"
    site.write_text(site.read_text("utf-8") + "dong_nhat:\n  cb-2025-001: 1.116214\n", "utf-8")
    assert refused(province) == []


def test_the_day_of_signing_is_no_less_a_fact_than_the_rest(province: Path) -> None:
    change(province, NEW, "ngay_ky: 2025-11-28", "ngay_ky: 2025-11-20")
    assert refused(province) == ["TT442 2031-QD-UBND.yml:2"]
    add(province, NEW, correction("ngay_ky"))
    assert refused(province) == []


def test_an_annex_that_was_missing_may_come(province: Path) -> None:
    text = (province / NEW).read_text("utf-8")
    (province / NEW).write_text(text.partition("muc:")[0] + "thieu_phu_luc: true\n", "utf-8")
    commit(province)
    (province / NEW).write_text(text, "utf-8")
    assert refused(province) == []


def test_baselines_grow_and_lose_nothing(province: Path) -> None:
    more = "  - ma: 1.000656\n    cap:\n      - xa\n    ten: Thủ tục đăng ký khai tử\n    linh_vuc: ho-tich\n"
    add(province, BASELINE, more)
    assert refused(province) == []
    commit(province)
    change(province, BASELINE, more, "")
    assert [it[:5] for it in refused(province)] == ["TT442"]
    add(province, BASELINE, correction("muc"))
    assert refused(province) == []


def test_a_broken_file_is_told_as_broken_and_not_as_deleted(province: Path) -> None:
    (province / RECORD).write_text('ten: "x\n', "utf-8")
    (province / NEW).write_text('so: "x\n', "utf-8")
    assert {it[:5] for it in refused(province)} == {"TT104"}


REPEAL = (
    "so: 2100/QĐ-UBND\nngay_ky: 2025-12-01\ntrich_yeu: Công bố\nhieu_luc:\n  tu: 2025-12-01\nmuc:\n"
    "{}  - loai: bai_bo\n    ma: 1.001193\n    cap:\n      - xa\n    ten: Thủ tục đăng ký khai sinh\n{}"
)


@pytest.mark.parametrize("comment", ["", "  # niemyet: bo-qua TT416 Bản in không ghi\n"])
def test_a_new_repeal_owes_its_basis_whatever_a_comment_sets_aside(province: Path, comment: str) -> None:
    (province / "site_data/decisions/2025/2100-QD-UBND.yml").write_text(REPEAL.format(comment, ""), "utf-8")
    assert [it[:5] for it in refused(province)] == ["TT448"]
    nightly = fold_tree(Options(root=province, as_of=AS_OF, out=province / "site", use_cache=False))
    assert not nightly.has_errors, "what is refused holds back no repeal of tomorrow"


@pytest.mark.parametrize(
    ("basis", "enough"),
    [
        ('so: "..."', False),
        ("so: khong co", False),
        ("ten: abc", False),
        ('ten: "1 2"', False),
        ("so: 13/2022/QĐ-TTg", True),
        ("so: 66.18/2026/NQ-CP", True),
        ("ten: Luật Hộ tịch", True),
    ],
)
def test_a_basis_names_a_law_text_by_number_or_title(province: Path, basis: str, enough: bool) -> None:
    row = REPEAL.format("", f"    can_cu:\n      - {basis}\n")
    (province / "site_data/decisions/2025/2100-QD-UBND.yml").write_text(row, "utf-8")
    assert refused(province) == [] if enough else [it[:5] for it in refused(province)] == ["TT448"]


def test_no_git_and_unknown_revisions_are_said(tmp_path: Path, province: Path) -> None:
    for root, revision in ((lay_example(tmp_path / "khong-git"), "HEAD"), (province, "khong-co")):
        with pytest.raises(RevisionError):
            fold_change(Options(root=root, as_of=AS_OF, out=root / "site", use_cache=False), revision)


def test_a_base_without_a_province_at_this_place_is_no_consent(province: Path, tmp_path: Path) -> None:
    moved = tmp_path / "kho"
    province.rename(moved)
    (moved / "tinh").mkdir()
    for name in ("procedures", "site_data"):
        (moved / name).rename(moved / "tinh" / name)
    change(moved / "tinh", RECORD, "100.000", "900.000")
    options = Options(root=moved / "tinh", as_of=AS_OF, out=moved / "site", use_cache=False)
    assert [problem.code for problem in fold_change(options, "HEAD").problems] == ["TT450"]
    commit(moved)
    assert refused(moved / "tinh") == []
    change(moved / "tinh", RECORD, "900.000", "100.000")
    assert [told.partition(" ")[0] for told in refused(moved / "tinh")] == ["TT440"]
