"""`niemyet publishable`: a red newest commit is told, and the clean one before it is what gets built."""

import shutil
import subprocess
from pathlib import Path

import pytest

from generator.cli import publishable
from generator.cli.app import run
from generator.pipeline import Folded, Options, fold_tree
from tests.support.repositories import commit, git
from tests.unit.compiling import lay_example

RECORD = "procedures/tai-nguyen-nuoc/1.012501.yml"
ROOT = Path(__file__).parents[2]


def edit(root: Path, old: str, new: str) -> None:
    file = root / RECORD
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def lay(folder: Path) -> Path:
    """The small clean tree with a frame, not yet committed."""
    lay_example(folder)
    shutil.copy(ROOT / "generator/authoring/skeleton/mkdocs.yml", folder)
    (folder / "site_data/pages").mkdir(exist_ok=True)
    (folder / "site_data/pages/gioi-thieu.md").write_text("# Giới thiệu\n", "utf-8")
    return folder


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    root = lay(tmp_path / "tinh")
    git(root, "init", "--quiet", "--initial-branch=main")
    return root


def asked(root: Path, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    capsys.readouterr()
    code = run(["publishable", "--root", str(root), "--as-of", "2025-12-01", *words])
    out, err = capsys.readouterr()
    return code, out.strip(), err


def test_the_newest_is_taken_without_a_word(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    newest = commit(repository)
    assert asked(repository, capsys) == (0, newest, "")


def test_a_red_head_raises_the_alarm_and_the_site_comes_from_the_clean_ancestor(
    repository: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    clean = commit(repository)
    name = next(line for line in (repository / RECORD).read_text("utf-8").splitlines() if line.startswith("ten:"))
    edit(repository, name, f"ten: Tên mới\nten_sai: {name[5:]}")
    commit(repository)
    edit(repository, "ten_sai", "ten_sai_nua")
    red = commit(repository)
    code, out, err = asked(repository, capsys)
    assert (code, out) == (1, clean)
    assert f"Bản {red[:10]} chưa đăng được" in err
    assert f"{RECORD}:" in err and "TT201" in err and "ten_sai_nua" in err
    # What the job does with the answer.
    git(repository, "checkout", "--quiet", "--detach", out)
    assert run(["build", "--root", str(repository), "--as-of", "2025-12-01", "--out", str(tmp_path / "site")]) == 0
    assert name[5:] in (tmp_path / "site/tt/1.012501/index.html").read_text("utf-8")


def test_a_commit_on_which_we_fail_is_not_published(
    repository: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    clean = commit(repository)
    edit(repository, "ten:", "# \nten:")
    newest = commit(repository)
    asked_of: list[Options] = []

    def stumbling(options: Options) -> Folded:
        asked_of.append(options)
        if len(asked_of) == 1:
            raise ValueError("Invalid name '.'")
        return fold_tree(options)

    monkeypatch.setattr(publishable, "fold_tree", stumbling)
    code, out, err = asked(repository, capsys)
    assert (code, out) == (1, clean)
    assert f"Bản {newest[:10]} chưa đăng được" in err and "ValueError: Invalid name '.'" in err


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), MemoryError()])
def test_a_full_machine_says_nothing_of_a_commit(
    error: Exception, repository: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(repository)

    def full(options: Options) -> Folded:
        raise error

    monkeypatch.setattr(publishable, "fold_tree", full)
    assert asked(repository, capsys)[0] == 3


def test_in_a_hook_git_is_asked_of_the_folder_and_not_of_the_hook(
    repository: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    newest = commit(repository)
    monkeypatch.setenv("GIT_DIR", "/khong/co")
    monkeypatch.setenv("GIT_INDEX_FILE", "/khong/co/index")
    assert asked(repository, capsys) == (0, newest, "")


def test_nothing_of_the_repository_is_touched(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    newest = commit(repository)
    edit(repository, "ten:", "ten_dang_go:")
    (repository / "ghi-chu.txt").write_text("chưa lưu", "utf-8")
    before = git(repository, "status", "--porcelain")
    assert asked(repository, capsys)[:2] == (0, newest)
    assert git(repository, "status", "--porcelain") == before
    assert git(repository, "rev-parse", "--abbrev-ref", "HEAD") == "main"


def test_a_side_branch_is_never_taken(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What was merged counts as the merge has it: a clean commit of a branch was never the published state."""
    clean = commit(repository)
    git(repository, "checkout", "--quiet", "-b", "nhanh")
    (repository / "ghi-chu.txt").write_text("sạch", "utf-8")
    side = commit(repository)
    git(repository, "checkout", "--quiet", "main")
    edit(repository, "ten:", "ten_sai:")
    commit(repository)
    git(repository, "merge", "--quiet", "--no-edit", "nhanh")
    code, out, _ = asked(repository, capsys)
    assert (code, out) == (1, clean)
    assert out != side


def test_no_clean_commit_leaves_the_site_alone(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(repository, "ten:", "ten_sai:")
    commit(repository)
    code, out, err = asked(repository, capsys)
    assert (code, out) == (1, "")
    assert "giữ nguyên trang đang có" in err


def test_a_cut_history_is_named(repository: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    commit(repository)
    edit(repository, "ten:", "ten_sai:")
    commit(repository)
    subprocess.run(
        ["git", "clone", "--quiet", "--depth=1", f"file://{repository}", str(tmp_path / "nong")], check=True
    )
    code, out, err = asked(tmp_path / "nong", capsys)
    assert (code, out) == (1, "")
    assert "fetch-depth: 0" in err


def test_a_frame_that_cannot_be_made_is_no_clean_commit(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    clean = commit(repository)
    (repository / "mkdocs.yml").write_text("theme: khong-co\n", "utf-8")
    commit(repository)
    assert asked(repository, capsys)[:2] == (1, clean)
    (repository / "mkdocs.yml").unlink()
    commit(repository)
    code, out, err = asked(repository, capsys)
    assert (code, out) == (1, clean)
    assert "không có mkdocs.yml" in err


def test_a_province_in_a_subfolder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "kho").mkdir()
    git(tmp_path / "kho", "init", "--quiet")
    (tmp_path / "kho/doc.txt").write_text("trước khi có tỉnh", "utf-8")
    commit(tmp_path / "kho")
    root = lay(tmp_path / "kho/tinh")
    clean = commit(tmp_path / "kho")
    assert asked(root, capsys) == (0, clean, "")
    edit(root, "ten:", "ten_sai:")
    commit(tmp_path / "kho")
    assert asked(root, capsys)[:2] == (1, clean)
    code, out, err = asked(root, capsys, "--most", "1")
    assert (code, out) == (1, "")
    assert "Trong 1 bản đã xem" in err


def test_a_committed_cache_is_not_believed(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The cache of a clean tree, committed beside a broken record of the same size and day, must not hide it."""
    clean = commit(repository)
    assert run(["check", "--root", str(repository), "--as-of", "2025-12-01"]) == 0
    assert (repository / ".niemyet/decoded").is_dir()
    edit(repository, "ten:", "tex:")
    git(repository, "add", "--all", "--force")
    commit(repository)
    assert asked(repository, capsys)[:2] == (1, clean)


def test_without_git_it_is_a_usage_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = lay(tmp_path / "tinh")
    code, out, err = asked(root, capsys)
    assert (code, out) == (2, "")
    assert "không nằm trong một kho git" in err


def test_no_git_is_named(
    repository: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    commit(repository)
    monkeypatch.setenv("PATH", str(tmp_path / "khong-co-gi"))
    code, out, err = asked(repository, capsys)
    assert (code, out) == (2, "")
    assert "máy này chưa cài git" in err
