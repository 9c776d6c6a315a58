"""`niemyet diff` as people type it: two days, two revisions, a folder, and everything that is none of these."""

import json
import os
import shutil
from pathlib import Path
from unittest.mock import patch

import pytest

from generator import pipeline
from generator.diagnostics.messages_vi.changes import ACTIONS, ENDS, FIELDS, KINDS, LEVELS, NEWS
from generator.diagnostics.problem import Problem
from generator.load.revision import RevisionTree, files_of
from generator.model.catalog import BOUND
from generator.model.comparison import ChangeKind, Mark, News
from generator.model.notice import ProcedureSheet
from generator.model.register import ENDED, Action, State
from generator.model.scalars import Level
from generator.render.differences.fields import NOT_COMPARED, OF_TEXTS
from generator.render.differences.markdown import escaped
from generator.render.differences.words import changed_words
from tests.support.commands import Answer, Run, running
from tests.support.provinces import DAY, RECORD, edit
from tests.support.repositories import commit, git
from tests.unit.compiling import lay_example


@pytest.fixture
def niemyet(capsys: pytest.CaptureFixture[str]) -> Run:
    """`niemyet` in this process."""
    return lambda *words: running(capsys, *words)


@pytest.fixture
def province(tmp_path: Path) -> Path:
    """A province in a folder of a repository, with two commits: the second shortens a limit."""
    root = lay_example(tmp_path / "kho" / "tinh")
    (tmp_path / "kho/.gitignore").write_text(".niemyet\n")
    git(tmp_path / "kho", "init", "-q", "-b", "main")
    commit(tmp_path / "kho", "một")
    edit(root / RECORD, "      so: 8\n", "      so: 6\n")
    commit(tmp_path / "kho", "hai")
    return root


def diff(run: Run, root: Path, *words: object) -> Answer:
    return run("diff", *words, "--root", root)


def test_two_revisions_of_a_folder_of_the_repository(niemyet: Run, province: Path) -> None:
    answer = diff(niemyet, province, "HEAD~1", "main", "--as-of", DAY)
    assert (answer.code, answer.err) == (0, "")
    assert "1.012501  tỉnh" in answer.out
    assert "Thời hạn giải quyết: [-8-] {+6+} ngày làm việc" in answer.out
    told = json.loads(diff(niemyet, province, "HEAD~1", "main", "--as-of", DAY, "--format", "json").out)
    assert [(it["loai"], it["ma"], it["cap"]) for it in told["thay_doi"]] == [("chinh_sua", "1.012501", ["tinh"])]
    assert told["truoc"]["ban_git"] == git(province, "rev-parse", "HEAD~1")
    assert told["niem_yet"][0]["thay"][-1]["cu"]["ma"] == "1.012501"
    assert told["khong_doi"] is False


@pytest.mark.parametrize("name", [".", "WORKTREE"])
def test_the_folder_as_it_is(niemyet: Run, province: Path, name: str) -> None:
    assert "Không có gì thay đổi với người dân." in diff(niemyet, province, "HEAD", name, "--as-of", DAY).out
    edit(province / RECORD, "      so: 6\n", "      so: 4\n")
    assert "[-6-] {+4+}" in diff(niemyet, province, "HEAD", name, "--as-of", DAY).out


def test_what_was_repealed_and_came_back_applies_again(niemyet: Run, province: Path) -> None:
    """Between two revisions nobody saw it end; that a decision brought it back is what there is to tell."""
    head = "so: {0}/QĐ-UBND\nngay_ky: 2025-11-{1}\ntrich_yeu: Về việc công bố\nhieu_luc:\n  tu: 2025-11-{1}\nmuc:\n"
    name = "Trả lại giấy phép hành nghề khoan nước dưới đất"
    row = f"  - loai: {{0}}\n    ma: 1.012501\n    cap:\n      - tinh\n    ten: {name}\n"
    for number, day, kind in ((2501, 29, "bai_bo"), (2502, 30, "khoi_phuc")):
        text = head.format(number, day) + row.format(kind) + "    can_cu:\n      - so: 136/2025/NĐ-CP\n"
        (province / f"site_data/decisions/2025/{number}-QD-UBND.yml").write_text(text, "utf-8")
    answer = diff(niemyet, province, "HEAD", ".", "--as-of", DAY, "--format", "json")
    assert answer.code == 0, answer.err
    told = json.loads(answer.out)["thay_doi"]
    assert [(it["loai"], it["tu"], it["theo"]) for it in told] == [("khoi_phuc", "2025-11-30", "2025/2502-QD-UBND")]


def test_editorial_pages_and_forms_are_told_as_files(niemyet: Run, province: Path) -> None:
    (province / "site_data/pages").mkdir()
    (province / "site_data/pages/gioi-thieu.md").write_text("# Giới thiệu\n")
    edit(province / "site_data/agencies.yml", "Sở Nông nghiệp", "Sở Nông lâm nghiệp")
    told = json.loads(diff(niemyet, province, "HEAD", ".", "--as-of", DAY, "--format", "json").out)
    assert told["tep"] == ["site_data/agencies.yml", "site_data/pages/gioi-thieu.md"]
    assert told["thay_doi"][0]["truong"][0]["truong"] == "co_quan"


def test_figures_of_a_period_are_told_as_files(niemyet: Run, province: Path) -> None:
    figures = province / "site_data/statistics/2025-Q4.yml"
    figures.parent.mkdir()
    figures.write_text("ky: 2025-Q4\nbieu: II.06a\ndong:\n  - {don_vi: toan-tinh, tiep_nhan: 10}\n")
    told = json.loads(diff(niemyet, province, "HEAD", ".", "--as-of", DAY, "--format", "json").out)
    assert told["tep"] == ["site_data/statistics/2025-Q4.yml"]
    commit(province, "ba")
    assert json.loads(diff(niemyet, province, "HEAD", ".", "--as-of", DAY, "--format", "json").out)["khong_doi"]
    edit(figures, "tiep_nhan: 10", "tiep_nhan: 12")
    told = json.loads(diff(niemyet, province, "HEAD", ".", "--as-of", DAY, "--format", "json").out)
    assert (told["tep"], told["khong_doi"]) == (["site_data/statistics/2025-Q4.yml"], False)


def test_a_deadline_or_a_holiday_that_judges_a_decision_otherwise_is_told(niemyet: Run, province: Path) -> None:
    decision = next((province / "site_data/decisions/2025").glob("2031-*.yml"))
    decision.write_text(decision.read_text("utf-8") + "ngay_nhap_csdlqg: 2025-12-02\n", "utf-8")
    rule = "- viec: csdlqg\n  so: {}\n  don_vi: ngay\n  tu: 2017-09-25\n"
    deadlines = province / "site_data/deadlines.yml"
    deadlines.write_text(rule.format(1), "utf-8")
    commit(province, "ba")
    deadlines.write_text(rule.format(5), "utf-8")
    answer = diff(niemyet, province, "HEAD", ".", "--as-of", DAY)
    assert answer.code == 0, answer.err
    assert "2031/QĐ-UBND ngày 28/11/2025: đúng hạn hay quá hạn nay tính khác" in answer.out, answer.out
    assert "site_data/deadlines.yml" in answer.out
    told = json.loads(diff(niemyet, province, "HEAD", ".", "--as-of", DAY, "--format", "json").out)
    assert [(one["so"], one["tin"]) for one in told["quyet_dinh"]] == [("2031/QĐ-UBND", "doi_han")]


def test_the_frame_of_all_pages_is_told_by_name(niemyet: Run, province: Path) -> None:
    (province / "mkdocs.yml").write_text("site_name: Một\n", "utf-8")
    shutil.copytree(Path(__file__).parents[2] / "theme", province / "theme")
    commit(province, "ba")
    assert "Không có gì thay đổi" in diff(niemyet, province, "HEAD", ".", "--as-of", DAY).out
    edit(province / "theme/404.html", "{% block", "{# hai #}{% block")
    (province / "mkdocs.yml").write_text("site_name: Hai\n", "utf-8")
    told = json.loads(diff(niemyet, province, "HEAD", ".", "--as-of", DAY, "--format", "json").out)
    assert told["tep"] == ["mkdocs.yml", "theme/"]
    commit(province, "bốn")
    told = json.loads(diff(niemyet, province, "HEAD~1", "HEAD", "--as-of", DAY, "--format", "json").out)
    assert told["tep"] == ["mkdocs.yml", "theme/"]


def test_two_days(niemyet: Run, province: Path) -> None:
    answer = diff(niemyet, province, "27/11/2025", DAY)
    assert answer.code == 0
    assert "1 mới ban hành." in answer.out
    assert "từ 28/11/2025, theo Quyết định 2031/QĐ-UBND" in answer.out
    back = diff(niemyet, province, DAY, "2025-11-27")
    assert "Không còn trong dữ liệu" in back.out
    before = diff(niemyet, province, "2025-01-01", DAY)
    assert (before.code, before.out) == (1, "")
    assert "dữ liệu bắt đầu từ 17/11/2025" in before.err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("2025-11-27", "HEAD"), "phải cùng là ngày, hoặc cùng là bản git"),
        (("HEAD", "khong-co"), "git không có bản “khong-co”"),
        (("HEAD", "--upload-pack=x"), "--upload-pack"),
        (("2025-13-01", DAY), "không có ngày “2025-13-01”"),
        (("2025-11-27", DAY, "--as-of", DAY), "không cần --as-of"),
        (("HEAD",), "Thiếu ĐẾN"),
    ],
)
def test_usage(niemyet: Run, province: Path, words: tuple[str, ...], told: str) -> None:
    answer = diff(niemyet, province, *words)
    assert (answer.code, answer.out) == (2, "")
    assert told in answer.err


def test_where_there_is_no_git(niemyet: Run, province: Path, tmp_path: Path) -> None:
    alone = lay_example(tmp_path / "rieng")
    with patch.dict(os.environ, {"GIT_CEILING_DIRECTORIES": str(tmp_path)}):
        answer = diff(niemyet, alone, "HEAD", ".")
    assert answer.code == 2
    assert "không nằm trong kho git nào" in answer.err
    assert diff(niemyet, alone, "2025-11-27", DAY).code == 0
    with patch.dict(os.environ, {"PATH": ""}):
        answer = diff(niemyet, province, "HEAD~1", "HEAD")
    assert answer.code == 2
    assert "chưa cài git" in answer.err


def test_a_shallow_clone_says_so(niemyet: Run, province: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{province.parent}", "nong")
    answer = diff(niemyet, tmp_path / "nong/tinh", "HEAD~1", "HEAD")
    assert answer.code == 2
    assert "fetch-depth: 0" in answer.err


def test_a_revision_before_the_province(niemyet: Run, province: Path) -> None:
    git(province, "checkout", "-q", "--orphan", "trong")
    git(province, "rm", "-rq", "--cached", ".")
    git(province, "commit", "-qm", "trống", "--allow-empty")
    git(province, "symbolic-ref", "HEAD", "refs/heads/main")
    answer = diff(niemyet, province, "trong", "main")
    assert answer.code == 2
    assert "bản “trong” không có procedures/" in answer.err


def test_a_revision_with_errors_is_compared_as_far_as_it_goes(niemyet: Run, province: Path) -> None:
    edit(province / RECORD, "noi_tiep_nhan:\n", "noi_tiep_nhan:\n  - cho_ho\n")
    bad = commit(province, "hỏng")
    edit(province / RECORD, "  - cho_ho\n", "")
    edit(province / RECORD, "      so: 6\n", "      so: 3\n")
    answer = diff(niemyet, province, "HEAD", ".", "--as-of", DAY)
    assert answer.code == 1
    assert "HEAD có 1 lỗi" in answer.err
    # The line is that of the revision, whatever stands in the folder.
    assert f"{RECORD}:12:5: lỗi" in answer.err
    assert "cho_ho" in answer.err
    assert "[-6-] {+3+}" in answer.out
    told = diff(niemyet, province, bad, ".", "--as-of", DAY, "--format", "md").out
    assert "có 1 lỗi: chỉ so sánh được phần đọc được.**" in told
    early = diff(niemyet, province, "HEAD~1", "HEAD", "--as-of", "2025-01-01").out
    assert "chưa có dữ liệu vào ngày 01/01/2025" in early


def test_what_was_read_once_is_not_decoded_again(niemyet: Run, province: Path) -> None:
    with patch("generator.revisions.decode_file", side_effect=pipeline.decode_file) as decoding:
        first = diff(niemyet, province, "HEAD~1", "HEAD", "--as-of", DAY)
        assert decoding.call_count == len(list((province).rglob("*.yml"))) + 1
        decoding.reset_mock()
        assert diff(niemyet, province, "HEAD~1", "HEAD", "--as-of", DAY) == first
        assert decoding.call_count == 0
    for shelf in (province / ".niemyet/decoded-revisions").iterdir():
        shelf.write_bytes(b"hong")
    assert diff(niemyet, province, "HEAD~1", "HEAD", "--as-of", DAY) == first


def test_what_git_has_lost_is_said_until_it_is_back(niemyet: Run, province: Path) -> None:
    blob = git(province, "rev-parse", f"HEAD:./{RECORD}")
    lost = province.parent / ".git/objects" / blob[:2] / blob[2:]
    lost.rename(province.parent / "giu-lai")
    answer = diff(niemyet, province, "HEAD", ".", "--as-of", DAY)
    assert (answer.code, "HEAD có 1 lỗi" in answer.err) == (1, True)
    assert f"{RECORD}: lỗi TT117" in answer.err
    refused = niemyet("check", "--base", "HEAD", "--root", province, "--as-of", DAY)
    assert (refused.code, f"không đọc được hết bản “HEAD” ({RECORD})" in refused.err) == (2, True)
    (province.parent / "giu-lai").rename(lost)
    answer = diff(niemyet, province, "HEAD", ".", "--as-of", DAY)
    assert (answer.code, answer.err) == (0, "")
    assert niemyet("check", "--base", "HEAD", "--root", province, "--as-of", DAY).code == 0


def test_a_revision_has_the_files_of_its_checkout(province: Path) -> None:
    os.symlink("1.012501.yml", province / "procedures/tai-nguyen-nuoc/lien-ket.yml")
    os.symlink("../../../../ngoai.yml", province / "procedures/tai-nguyen-nuoc/ra-ngoai.yml")
    (province / "procedures/.an").mkdir()
    (province / "procedures/.an/x.yml").write_text("ma: 1\n")
    (province / "procedures/dai.yaml").write_text("ma: 1\n")
    commit(province, "liên kết")
    problems: list[Problem] = []
    tree = RevisionTree(province, "HEAD")
    entries = {entry.path: entry for entry in tree.entries(problems.append)}
    linked = entries["procedures/tai-nguyen-nuoc/lien-ket.yml"]
    assert tree.read(linked, problems.append) == (province / RECORD).read_bytes()
    assert not any("/.an/" in path for path in entries)
    told = [(problem.code, problem.at.file) for problem in problems]
    assert told == [("TT118", "procedures/dai.yaml"), ("TT109", "procedures/tai-nguyen-nuoc/ra-ngoai.yml")]
    assert files_of(province, "HEAD", "site_data/plain") == {
        "site_data/plain/1.012501.yml": (province / "site_data/plain/1.012501.yml").read_bytes()
    }


def test_every_fact_of_a_sheet_is_compared_once_and_every_term_has_words() -> None:
    facts = [fact for facts in OF_TEXTS.values() for fact in facts]
    assert sorted([*facts, *NOT_COMPARED]) == sorted(ProcedureSheet.__struct_fields__)
    assert set(KINDS) == {kind.value for kind in ChangeKind}
    assert set(NEWS) == {news.value for news in News}
    assert set(OF_TEXTS) <= set(FIELDS)
    assert set(ACTIONS) == {*(action.value for action in Action), BOUND}
    assert set(ENDS) == {state.value for state in (*ENDED, State.NEVER)}
    assert set(LEVELS) == {level.value for level in Level}


HOSTILE = [
    ("@quan-tri", "@\N{WORD JOINER}quan-tri"),
    ("xem #12", "xem \\#\N{WORD JOINER}12"),
    ("a|b", "a\\|b"),
    ("<img src=x>", "\\<img src=x\\>"),
    ("[a](b)", "\\[a\\](b)"),
    ("https://x.vn", "https:\N{WORD JOINER}//x.vn"),
    ("www.x.vn", "www.\N{WORD JOINER}x.vn"),
    ("`mã`\n# to", "\\`mã\\` \\# to"),
    ("&lt;b>", "&amp;\N{WORD JOINER}lt;b\\>"),
    ("a\u202eb\x1b[31m", "a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}\\[31m"),
    ("a\u034fb\u061cc\ufe0f", "a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}c\N{REPLACEMENT CHARACTER}"),
]


@pytest.mark.parametrize(("text", "told"), HOSTILE)
def test_markdown_says_the_very_text(text: str, told: str) -> None:
    assert escaped(text) == told


@pytest.mark.parametrize(("text", "told"), [("1. một", "1\\. một"), ("- gạch", "\\- gạch"), ("12) a", "12\\) a")])
def test_the_first_of_a_line_begins_no_list(text: str, told: str) -> None:
    assert escaped(text, first=True) == told


def test_words_that_changed_are_marked_and_neighbours_join() -> None:
    same, gone, added = Mark.SAME, Mark.GONE, Mark.ADDED
    assert changed_words("trong 22 ngày kể từ", "trong 20 ngày kể từ") == (
        (same, "trong "),
        (gone, "22"),
        (added, "20"),
        (same, " ngày kể từ"),
    )
    assert changed_words("nộp hai bộ", "nộp ba tập") == ((same, "nộp "), (gone, "hai bộ"), (added, "ba tập"))
    was, now = "Mức thu: Do Hội đồng nhân dân tỉnh quyết định", "Mức thu: 10.000 đồng"
    assert changed_words(was, now) == ((same, "Mức thu: "), (gone, was[9:]), (added, now[9:]))
    assert [mark for mark, _ in changed_words("15 ngày 3 giờ", "10 ngày 5 giờ")] == [gone, added, same] * 2
    long = " ".join(map(str, range(5000)))
    assert changed_words(f"a {long} b", f"a {long} c") == ((same, f"a {long} "), (gone, "b"), (added, "c"))
    whole = ((gone, " ".join("a" * 2000)), (added, " ".join("b" * 2000)))
    assert changed_words(whole[0][1], whole[1][1]) == whole
