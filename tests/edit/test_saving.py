"""A draft becomes one commit on a branch, or files where there is no git; what stands in the folder stays as it is."""

import re
from pathlib import Path

import pytest

from generator.authoring.edit import work
from generator.authoring.edit.drafts import Draft
from generator.cli.options import make_options
from generator.load.revision import RevisionError, RevisionTree, Why
from generator.refusal import fold_change
from tests.edit.desk import DAY, DECISION, WRITTEN, Desk, lay_repository
from tests.support.repositories import git
from tests.unit.compiling import lay_example

FILE = "site_data/decisions/2025/2500-QD-UBND.yml"
RECORD = "procedures/tai-nguyen-nuoc/1.012501.yml"
BRANCH = "quyet-dinh/2025-2500-QD-UBND"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """The example province in git."""
    return Desk(lay_repository(tmp_path / "tinh"))


def typed(desk: Desk) -> Draft:
    """A decision that is ready to be saved."""
    draft = desk.work.new_decision()
    desk.get(f"nhap/{draft.id}/0/")
    desk.post(f"nhap/{draft.id}/0/", desk.fields() | DECISION | {"_lam": ["luu"]})
    assert "Không có lỗi." in desk.html
    return draft


def save(desk: Desk, draft: Draft, **changed: str) -> None:
    """Presses the button on the page before saving."""
    desk.get(f"nhap/{draft.id}/luu/")
    # The last form of the page gives the draft up.
    form = {
        "_ban": [str(desk.draft(draft).revision)],
        "nhanh": [BRANCH],
        "loi": ["Nhập quyết định 2500/QĐ-UBND"],
    }
    desk.post(f"nhap/{draft.id}/luu/", form | {name: [value] for name, value in changed.items()})


def state(root: Path) -> tuple[str, str, str, dict[str, bytes]]:
    """Everything of a repository that saving must not touch."""
    files = {str(p.relative_to(root)): p.read_bytes() for p in root.rglob("*.yml")}
    return git(root, "rev-parse", "HEAD"), git(root, "status", "--porcelain"), git(root, "ls-files", "-s"), files


def test_a_decision_is_one_commit_on_a_branch_of_its_own(desk: Desk) -> None:
    before = state(desk.root)
    draft = typed(desk)
    save(desk, draft)
    assert f"Đã lưu vào nhánh {BRANCH}" in desk.html
    assert state(desk.root) == before
    assert git(desk.root, "rev-list", "--count", f"main..{BRANCH}") == "1"
    assert git(desk.root, "diff", "--name-status", "main", BRANCH) == f"A\t{FILE}"
    assert git(desk.root, "show", f"{BRANCH}:{FILE}") + "\n" == WRITTEN
    assert git(desk.root, "log", "-1", "--format=%an <%ae>%n%B", BRANCH) == (
        "Nông Thị Bế <be@example.vn>\nNhập quyết định 2500/QĐ-UBND"
    )


def test_a_new_file_leads_editors_to_its_schema_where_the_tree_keeps_them(desk: Desk) -> None:
    (desk.root / "schema").mkdir()
    save(desk, typed(desk))
    line = "# yaml-language-server: $schema=../../../schema/decision.schema.json\n"
    assert git(desk.root, "show", f"{BRANCH}:{FILE}") + "\n" == line + WRITTEN


def test_saving_again_gives_one_commit_still(desk: Desk) -> None:
    draft = typed(desk)
    save(desk, draft)
    desk.get(f"nhap/{draft.id}/0/")
    desk.press(draft, 0, "", trich_yeu="Về việc công bố thủ tục hành chính")
    save(desk, draft)
    assert git(desk.root, "rev-list", "--count", f"main..{BRANCH}") == "1"
    assert "Về việc công bố thủ tục hành chính\n" in git(desk.root, "show", f"{BRANCH}:{FILE}")


def printed_push(desk: Desk) -> list[str]:
    """The command that the page after saving tells to type, as git gets it."""
    told = re.search(r"git (push [^<]*?)\.(?= Không quen git)", desk.html)
    assert told is not None
    return told[1].split()


def test_a_pushed_branch_is_pushed_again_with_the_command_that_the_page_prints(desk: Desk, tmp_path: Path) -> None:
    remote = tmp_path / "may-chu.git"
    git(tmp_path, "init", "-q", "--bare", str(remote))
    git(desk.root, "remote", "add", "origin", str(remote))
    draft = typed(desk)
    save(desk, draft)
    assert printed_push(desk) == ["push", "origin", BRANCH]
    git(desk.root, *printed_push(desk))
    for title in ("Về việc công bố thủ tục hành chính", "Về việc công bố 01 thủ tục hành chính"):
        # Saved twice before the next push: what the remote holds is not the last commit but one.
        desk.get(f"nhap/{draft.id}/0/")
        desk.press(draft, 0, "", trich_yeu=title)
        save(desk, draft)
    assert "Lần lưu trước đã đẩy lên; lần này thay hẳn nó" in desk.html
    assert printed_push(desk) == ["push", "--force-with-lease", "origin", BRANCH]
    git(desk.root, *printed_push(desk))
    assert git(remote, "rev-parse", BRANCH) == git(desk.root, "rev-parse", BRANCH)
    assert git(desk.root, "rev-list", "--count", f"main..{BRANCH}") == "1"


def test_what_somebody_else_pushed_to_the_branch_is_not_pushed_away(desk: Desk, tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", "--bare", str(tmp_path / "may-chu.git"))
    git(desk.root, "remote", "add", "origin", str(tmp_path / "may-chu.git"))
    draft = typed(desk)
    save(desk, draft)
    other = git(desk.root, "commit-tree", f"{BRANCH}^{{tree}}", "-p", BRANCH, "-m", "Người duyệt sửa")
    git(desk.root, "push", "-q", "origin", f"{other}:refs/heads/{BRANCH}")
    desk.get(f"nhap/{draft.id}/0/")
    desk.press(draft, 0, "", trich_yeu="Về việc công bố thủ tục hành chính")
    save(desk, draft)
    assert f"nhánh {BRANCH} có lần lưu không phải của bản nháp này" in desk.html
    assert "git push" not in desk.html


@pytest.mark.parametrize("place", ["", "tinh/cao-bang"])
def test_a_province_below_the_top_of_its_repository(tmp_path: Path, place: str) -> None:
    top = tmp_path / "kho"
    root = lay_example(top / place if place else top)
    git(top, "init", "-q", "-b", "main")
    git(top, "config", "user.name", "Bế")
    git(top, "config", "user.email", "be@example.vn")
    git(top, "add", "-A", "--", ":!*/.niemyet")
    git(top, "commit", "-q", "-m", "Nền")
    desk = Desk(root)
    save(desk, typed(desk))
    assert git(top, "diff", "--name-only", "main", BRANCH) == f"{place}/{FILE}".lstrip("/")


def test_without_git_the_files_themselves_are_written(tmp_path: Path) -> None:
    desk = Desk(lay_example(tmp_path / "tinh"))
    draft = typed(desk)
    assert "không dùng git" in desk.html
    save(desk, draft)
    assert "Đã ghi vào tệp." in desk.html
    assert (desk.root / FILE).read_text("utf-8") == WRITTEN
    desk.get(f"nhap/{draft.id}/0/")
    desk.press(draft, 0, "", trich_yeu="Sửa lại trích yếu")
    save(desk, draft)
    assert "Sửa lại trích yếu" in (desk.root / FILE).read_text("utf-8")


def test_an_edit_changes_its_lines_alone(desk: Desk) -> None:
    path = "site_data/plain/1.012501.yml"
    file = desk.root / path
    file.write_text("# Lời của Sở\ntom_tat:   'Trả giấy phép.'   # đã duyệt\nten_goi_khac:\n  - trả giếng\n", "utf-8")
    git(desk.root, "commit", "-qam", "Lời")
    desk.get("thu-tuc/1.012501/")
    assert path in desk.html
    draft = desk.work.open_file(path)
    desk.get(f"nhap/{draft.id}/0/")
    desk.press(draft, 0, "", ten_goi_khac="trả giếng\nbỏ giếng")
    save(desk, draft)
    diff = git(desk.root, "diff", "-U0", "main", BRANCH).splitlines()
    assert [line for line in diff if line[:1] in "+-" and line[:3] not in ("+++", "---")] == ["+  - bỏ giếng"]


def refused(desk: Desk, draft: Draft, words: str, **changed: str) -> None:
    """Saving says why not, and leaves nothing behind."""
    before = state(desk.root), git(desk.root, "for-each-ref")
    save(desk, draft, **changed)
    assert words in desk.html
    assert (state(desk.root), git(desk.root, "for-each-ref")) == before


def test_a_draft_with_an_error_is_not_saved(desk: Desk) -> None:
    draft = typed(desk)
    desk.get(f"nhap/{draft.id}/0/")
    desk.press(draft, 0, "", muc__0__ma="1.014.500")
    refused(desk, draft, "Còn lỗi nên chưa lưu được")


def limit_of_seven(desk: Desk) -> Draft:
    """A published limit of eight days, edited in place."""
    draft = desk.work.open_file(RECORD)
    desk.get(f"nhap/{draft.id}/0/")
    desk.press(draft, 0, "", thoi_han__0__theo_quy_dinh__so="7")
    return draft


def test_a_published_text_is_not_edited_in_place(desk: Desk) -> None:
    draft = limit_of_seven(desk)
    assert "nay bị sửa ngay trong tệp" in desk.html, "said while it is typed"
    assert "“Đính chính sau khi công bố”" in desk.html and "Còn 1 lỗi." in desk.html
    refused(desk, draft, "Còn lỗi nên chưa lưu được")


def test_a_commit_that_git_cannot_read_is_asked_for_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def damaged(options: object, tree: RevisionTree) -> None:
        asked.append(tree.commit)
        raise RevisionError(tree.commit, Why.DAMAGED)

    monkeypatch.setattr(work, "fold_base", damaged)
    draft = limit_of_seven(desk)
    assert asked == [git(desk.root, "rev-parse", "HEAD")]
    assert "nay bị sửa ngay trong tệp" not in desk.html, "the check of the pull request says it"
    heads = []
    monkeypatch.setattr(work, "commit_of", lambda root, revision: heads.append(revision) or asked[0])
    desk.work.outcome(desk.draft(draft))
    assert heads == ["HEAD"], "one answer for the tree and for the draft"


def test_a_published_text_that_was_typed_wrong_is_corrected(desk: Desk) -> None:
    draft = limit_of_seven(desk)
    desk.press(draft, 0, "them:dinh_chinh")
    typed = {"ngay": "01/12/2025", "bo_phan": "thoi_han", "ly_do": "Gõ sai so với bản in"}
    desk.press(draft, 0, "", **{f"dinh_chinh__0__{key}": value for key, value in typed.items()})
    save(desk, draft)
    assert "Đã lưu vào nhánh" in desk.html
    options = make_options(desk.root, DAY)
    git(desk.root, "checkout", "-q", BRANCH)
    assert not fold_change(options, "main").has_errors


def test_a_decision_that_is_in_is_not_edited_in_place(desk: Desk) -> None:
    draft = desk.work.open_file("site_data/decisions/2025/1949-QD-UBND.yml")
    desk.get(f"nhap/{draft.id}/0/")
    desk.press(draft, 0, "", trich_yeu="Trích yếu khác")
    refused(desk, draft, "Còn lỗi nên chưa lưu được")


def test_a_new_repeal_says_its_basis(desk: Desk) -> None:
    draft = typed(desk)
    desk.get(f"nhap/{draft.id}/0/")
    desk.press(draft, 0, "", muc__0__loai="bai_bo", muc__0__ma="1.012501", dem__dieu_1__0__khoa="bai_bo")
    assert "dòng bãi bỏ hay thay thế mới nhập chưa nêu căn cứ" in desk.html
    refused(desk, draft, "Còn lỗi nên chưa lưu được")


def test_what_is_refused_follows_the_commit_one_stands_on(desk: Desk) -> None:
    draft = limit_of_seven(desk)
    git(desk.root, "checkout", "-q", "--orphan", "trong")
    git(desk.root, "commit", "-qm", "Chưa có tỉnh nào", "--allow-empty", "--only")
    git(desk.root, "read-tree", "--empty")
    assert not desk.work.outcome(desk.draft(draft)).has_errors, "nothing is published here"
    git(desk.root, "checkout", "-qf", "main")
    assert desk.work.outcome(desk.draft(draft)).has_errors


def test_whoever_git_does_not_know_is_told_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", "/dev/null")
    desk = Desk(lay_repository(tmp_path / "tinh", author=False))
    refused(desk, typed(desk), "git chưa biết bạn là ai")


@pytest.mark.parametrize("name", ["", "có dấu cách", "-D", "../x", "a..b", "refs@{1}", "@", "main.lock"])
def test_a_name_that_is_none_for_a_branch(desk: Desk, name: str) -> None:
    refused(desk, typed(desk), "không dùng được", nhanh=name)


def test_a_branch_of_somebody_else_is_left_alone(desk: Desk) -> None:
    git(desk.root, "branch", BRANCH)
    refused(desk, typed(desk), "không phải của bản nháp này")


def test_a_branch_that_has_grown_since_is_left_alone(desk: Desk) -> None:
    draft = typed(desk)
    save(desk, draft)
    git(desk.root, "checkout", "-q", BRANCH)
    (desk.root / FILE).write_text(WRITTEN + "# thêm\n", "utf-8")
    git(desk.root, "commit", "-qam", "Thêm")
    git(desk.root, "checkout", "-q", "main")
    refused(desk, draft, "không phải của bản nháp này")


def test_the_branch_one_stands_on_is_left_alone(desk: Desk) -> None:
    draft = typed(desk)
    save(desk, draft)
    git(desk.root, "checkout", "-q", BRANCH)
    git(desk.root, "checkout", "-q", "--detach", "main")
    git(desk.root, "worktree", "add", "-q", str(desk.root.parent / "khac"), BRANCH)
    refused(desk, draft, "đang mở trong thư mục làm việc")


def test_somebody_elses_unsaved_work_is_not_taken_along(desk: Desk) -> None:
    path = "site_data/plain/1.012501.yml"
    file = desk.root / path
    file.write_text(file.read_text("utf-8") + "# của người khác\n", "utf-8")
    draft = desk.work.open_file(path)
    desk.get(f"nhap/{draft.id}/0/")
    desk.press(draft, 0, "", ten_goi_khac="bỏ giếng")
    refused(desk, draft, "có người sửa mà chưa lưu")


def test_a_file_that_changed_meanwhile_is_not_written_over(desk: Desk) -> None:
    path = "procedures/tai-nguyen-nuoc/1.012501.yml"
    draft = desk.work.open_file(path)
    desk.get(f"nhap/{draft.id}/0/")
    desk.press(draft, 0, "", ten="Trả lại giấy phép hành nghề khoan")
    file = desk.root / path
    file.write_text(file.read_text("utf-8") + "# của người khác\n", "utf-8")
    refused(desk, draft, "vừa được sửa ở nơi khác")


def test_a_decision_that_is_there_already_is_not_entered_twice(desk: Desk) -> None:
    draft = typed(desk)
    (desk.root / FILE).write_text(WRITTEN, "utf-8")
    desk.get(f"nhap/{draft.id}/0/")
    assert "nhập rồi" in desk.html, "said before anybody tries to save"
    refused(desk, draft, "nhập rồi")


def test_a_draft_that_changes_nothing_is_not_saved(desk: Desk) -> None:
    draft = desk.work.open_file("procedures/tai-nguyen-nuoc/1.012501.yml")
    refused(desk, draft, "chưa có gì để lưu")


def test_a_draft_that_is_given_up_is_gone(desk: Desk) -> None:
    draft = typed(desk)
    desk.post(f"nhap/{draft.id}/bo", {})
    assert desk.work.drafts.all() == []
    assert desk.get(f"nhap/{draft.id}/0/").status == 404
