"""The files that `niemyet init` brings for automatic checks: linted, pinned, and run where they can be run here."""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.cli.app import run
from tests.support.repositories import commit, git, start_repository

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent
TRUSTED = re.compile(r"actions/[a-z/-]+@[0-9a-f]{40}")


@pytest.fixture(scope="module")
def province(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("init") / "tinh"
    assert run(["init", str(root), "--name", "Tỉnh Thử", "--code", "H99"]) == 0
    return root


def called(*words: object, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(word) for word in words],
        cwd=cwd,
        env=os.environ | environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def workflows(root: Path) -> list[Path]:
    return sorted((root / ".github/workflows").glob("*.yml"))


def read(file: Path) -> dict[Any, Any]:
    found: dict[Any, Any] = yaml.safe_load(file.read_text("utf-8"))
    return found


# --- lint ---------------------------------------------------------------------------------------------------------


def test_zizmor_finds_nothing(province: Path) -> None:
    files = [*workflows(province), province / ".github/dependabot.yml"]
    assert len(files) == 3
    ran = called(BIN / "zizmor", "--offline", "--no-progress", "--persona=auditor", *files, cwd=province)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "No findings" in ran.stdout + ran.stderr


def test_zizmor_would_find_something(province: Path, tmp_path: Path) -> None:
    """The lint itself works: a branch's name inside a command and an action by its tag are told."""
    text = workflows(province)[1].read_text("utf-8")
    bad = text.replace('"origin/$GITHUB_BASE_REF"', '"origin/${{ github.head_ref }}"')
    bad = re.sub(r"actions/checkout@\w+ # v\S+", "actions/checkout@v7", bad)
    assert bad != text
    (tmp_path / "bad.yml").write_text(bad, "utf-8")
    ran = called(BIN / "zizmor", "--offline", "--no-progress", tmp_path / "bad.yml", cwd=tmp_path)
    assert ran.returncode != 0
    assert "template-injection" in ran.stdout and "unpinned-uses" in ran.stdout


@pytest.mark.parametrize(
    ("schema", "pattern", "words"),
    [
        ("vendor.github-workflows", ".github/workflows/*.yml", ()),
        ("custom.github-workflows-require-timeout", ".github/workflows/*.yml", ()),
        ("vendor.dependabot", ".github/dependabot.yml", ()),
        ("vendor.gitlab-ci", ".gitlab-ci.yml", ("--data-transform", "gitlab-ci")),
    ],
)
def test_each_file_is_of_the_form_its_service_reads(
    province: Path, schema: str, pattern: str, words: tuple[str, ...]
) -> None:
    files = sorted(province.glob(pattern))
    assert files
    ran = called(BIN / "check-jsonschema", "--builtin-schema", schema, *words, *files, cwd=province)
    assert ran.returncode == 0, ran.stdout + ran.stderr


# --- what is promised ---------------------------------------------------------------------------------------------


def test_actions_are_github_s_own_and_pinned_alike(province: Path) -> None:
    used = [line for file in workflows(province) for line in file.read_text("utf-8").splitlines() if "uses:" in line]
    assert len(used) >= 8
    versions: dict[str, set[str]] = {}
    for line in used:
        pinned = re.search(r"uses: (\S+) # (v\d+\.\d+\.\d+)$", line)
        assert pinned is not None and TRUSTED.fullmatch(pinned[1]), line
        repository = "/".join(pinned[1].partition("@")[0].split("/")[:2])
        versions.setdefault(repository, set()).add(f"{pinned[1].partition('@')[2]} {pinned[2]}")
    assert {name: len(found) for name, found in versions.items()} == dict.fromkeys(versions, 1)


def test_every_image_is_pinned_by_digest_and_the_file_says_how_to_renew_it(province: Path) -> None:
    text = (province / ".gitlab-ci.yml").read_text("utf-8")
    images = re.findall(r"^ *image: *(\S+)", text, re.MULTILINE)
    assert images
    for image in images:
        name, _, digest = image.partition("@")
        assert re.fullmatch(r"sha256:[0-9a-f]{64}", digest), image
        assert f"#   docker pull {name}\n" in text
        assert f"#   docker image inspect --format '{{{{index .RepoDigests 0}}}}' {name}\n" in text


def test_nothing_may_be_done_that_is_not_needed(province: Path) -> None:
    for file in workflows(province):
        flow = read(file)
        triggers = flow[True]  # YAML 1.1 reads `on` so
        assert "pull_request_target" not in triggers
        assert flow["permissions"] == {}
        assert flow["concurrency"]["group"]
        for job in flow["jobs"].values():
            assert job["timeout-minutes"] <= 30
            assert job["permissions"]
    granted = {
        name: job["permissions"] for file in workflows(province) for name, job in read(file)["jobs"].items()
    }
    writing = {name: {key for key, value in may.items() if value == "write"} for name, may in granted.items()}
    assert writing == {"kiem-tra": set(), "dung": set(), "dang": {"pages", "id-token"}, "bao-dong": {"issues"}}


def test_the_site_is_built_anew_at_five_past_midnight_in_viet_nam(province: Path) -> None:
    flow = read(province / ".github/workflows/dang-trang.yml")
    assert flow[True]["schedule"] == [{"cron": "5 17 * * *"}]  # UTC; Asia/Ho_Chi_Minh is UTC+7 all year
    assert "Asia/Ho_Chi_Minh" in (province / ".gitlab-ci.yml").read_text("utf-8")


def test_nobody_takes_an_empty_list_of_approvers_for_a_rule(province: Path) -> None:
    """Whose approval counts only the province knows: what it has to fill in is said where its set-up is told."""
    rules = [line for line in (province / "CODEOWNERS").read_text("utf-8").splitlines() if line[:1] not in ("", "#")]
    told = (province / "chuong-trinh/README.md").read_text("utf-8")
    assert rules == [] and "`CODEOWNERS`" in told and "chưa ai bị buộc phải duyệt" in told


def test_no_file_names_where_packages_come_from(province: Path) -> None:
    for file in province.rglob("*"):
        if file.is_file():
            assert "://" not in "".join(
                line for line in file.read_text("utf-8").splitlines() if "pip" in line or "--index" in line
            ), file
    assert "--hash=sha256:" in (province / "requirements.txt").read_text("utf-8")


def test_every_command_that_the_files_call_is_there(province: Path, capsys: pytest.CaptureFixture[str]) -> None:
    texts = [*workflows(province), province / ".gitlab-ci.yml", province / ".pre-commit-config.yaml"]
    lines = [line for file in texts for line in file.read_text("utf-8").splitlines() if "niemyet " in line]
    found = {(m[1], m[2]) for line in lines for m in re.finditer(r"niemyet ([a-z]+)((?: --[a-z]+|[^|>)#])*)", line)}
    commands = {command for command, _ in found}
    assert {"check", "build", "publishable", "diff"} <= commands
    for command, words in sorted(found):
        if command in ("check", "build", "publishable", "diff"):
            capsys.readouterr()
            assert run([command, "--help"]) == 0
            told = capsys.readouterr().out
            assert all(option in told for option in re.findall(r"--[a-z]+", words)), (command, words)


# --- the nightly step, run as it stands -----------------------------------------------------------------------------


def github_step(province: Path) -> str:
    steps = read(province / ".github/workflows/dang-trang.yml")["jobs"]["dung"]["steps"]
    found: str = next(step["run"] for step in steps if step.get("id") == "ban-sach")
    return found


def gitlab_step(province: Path) -> str:
    return "\n".join(read(province / ".gitlab-ci.yml")["pages"]["script"])


@pytest.mark.parametrize("step", [github_step, gitlab_step])
@pytest.mark.parametrize("red", [False, True])
def test_the_nightly_step_takes_the_clean_commit_and_says_when_it_is_not_the_newest(
    province: Path, tmp_path: Path, step: Any, red: bool
) -> None:
    root = tmp_path / "tinh"
    shutil.copytree(province, root)
    clean = start_repository(root)
    if red:
        (root / "site_data/fields.yml").write_text("- ma: ho-tich\n", "utf-8")
        commit(root, "hỏng")
    told = tmp_path / "ra.txt"
    ran = called(
        "bash",
        "-e",
        "-c",
        step(root),
        cwd=root,
        PATH=f"{BIN}{os.pathsep}{os.environ['PATH']}",
        GITHUB_OUTPUT=str(told),
        NO_MKDOCS_2_WARNING="1",
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert git(root, "rev-parse", "HEAD") == clean
    answer = told if told.exists() else root / "ban-sach.env"
    assert answer.read_text("utf-8").strip().endswith("=khong" if red else "=co")
    if step is gitlab_step:
        base = read(province / ".gitlab-ci.yml")["pages"]["artifacts"]["reports"]["codequality"]
        assert bool(json.loads((root / base).read_text("utf-8"))) is red, "what requests are compared with"
    assert ("fields.yml:1" in ran.stderr) is red


def test_without_a_clean_commit_the_step_fails_and_nothing_is_published(province: Path, tmp_path: Path) -> None:
    root = tmp_path / "tinh"
    shutil.copytree(province, root)
    (root / "site_data/fields.yml").write_text("- ma: ho-tich\n", "utf-8")
    start_repository(root)
    path = f"{BIN}{os.pathsep}{os.environ['PATH']}"
    ran = called("bash", "-e", "-c", gitlab_step(root), cwd=root, PATH=path)
    assert ran.returncode != 0
    assert not (root / "public").exists()


def test_a_red_request_on_gitlab_still_tells_what_it_changes_and_nothing_else(province: Path, tmp_path: Path) -> None:
    root = tmp_path / "tinh"
    shutil.copytree(province, root)
    start_repository(root)
    git(root, "checkout", "--quiet", "-b", "de-nghi")
    (root / "site_data/pages/lien-he.md").write_text("# Liên hệ\n", "utf-8")
    (root / "procedures/x").mkdir()
    (root / "procedures/x/1.yml").write_text("ma: 1.99\n", "utf-8")
    commit(root, "đề nghị")
    git(root, "checkout", "--quiet", "main")
    (root / "site_data/pages/cua-nguoi-khac.md").write_text("# Khác\n", "utf-8")
    (root / "site_data/decisions/2025").mkdir(parents=True, exist_ok=True)
    (root / "site_data/decisions/2025/12-QD-UBND.yml").write_text(
        "so: 12/QĐ-UBND\nngay_ky: 2025-12-01\ntrich_yeu: Công bố\nhieu_luc:\n  tu: 2025-12-01\nthieu_phu_luc: true\n",
        "utf-8",
    )
    commit(root, "nhánh chính đi tiếp")
    git(root, "checkout", "--quiet", "de-nghi")
    git(root, "remote", "add", "origin", str(root))
    job = read(root / ".gitlab-ci.yml")["kiem-tra"]
    path = f"{BIN}{os.pathsep}{os.environ['PATH']}"
    words = ("bash", "-eo", "pipefail", "-c", "\n".join(job["script"]))
    ran = called(*words, cwd=root, PATH=path, CI_MERGE_REQUEST_TARGET_BRANCH_NAME="main")
    assert ran.returncode == 1 and "TT207" in ran.stderr
    assert "TT443" not in ran.stderr, "what has come to the main branch since was not deleted here"
    assert job["artifacts"]["when"] == "always"
    report = json.loads((root / job["artifacts"]["reports"]["codequality"]).read_text("utf-8"))
    assert "procedures/x/1.yml" in {one["location"]["path"] for one in report}
    assert "lien-he.md" in ran.stdout, "the log tells what changes, too"
    told = (root / "thay-doi.md").read_text("utf-8")
    assert "lien-he.md" in told and "cua-nguoi-khac.md" not in told


@pytest.mark.parametrize("job", ["kiem-tra", "pages"])
def test_a_check_that_breaks_down_leaves_no_empty_report_on_gitlab(province: Path, tmp_path: Path, job: str) -> None:
    root = tmp_path / "tinh"
    shutil.copytree(province, root)
    start_repository(root)
    git(root, "remote", "add", "origin", str(root))
    broken = tmp_path / "bin/niemyet"
    broken.parent.mkdir()
    asked = tmp_path / "asked"
    broken.write_text(
        f'#!/bin/sh\necho "$*" >> {asked}\ntest "$1" != check || exit 3\nexec {BIN}/niemyet "$@"\n', "utf-8"
    )
    broken.chmod(0o755)
    told = read(root / ".gitlab-ci.yml")[job]
    words = ("bash", "-eo", "pipefail", "-c", "\n".join(told["script"]))
    path = f"{broken.parent}{os.pathsep}{os.environ['PATH']}"
    ran = called(*words, cwd=root, PATH=path, CI_MERGE_REQUEST_TARGET_BRANCH_NAME="main", NO_MKDOCS_2_WARNING="1")
    assert ran.returncode == (1 if job == "kiem-tra" else 0), ran.stderr
    assert not (root / told["artifacts"]["reports"]["codequality"]).exists()
    assert (root / "public/index.html").exists() is (job == "pages"), "what is clean is published all the same"
    checks = [line for line in asked.read_text("utf-8").splitlines() if line.startswith("check")]
    assert len(checks) == 1, "a tree is folded once"


# --- installing ---------------------------------------------------------------------------------------------------


@pytest.fixture
def installing(province: Path, tmp_path: Path) -> Path:
    """A province with a program to install, and a `python` that only writes down how it was called."""
    root = tmp_path / "tinh"
    shutil.copytree(province, root)
    wheel = root / "chuong-trinh/niemyet-1.2.3-py3-none-any.whl"
    wheel.write_bytes(b"chuong trinh")
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    (root / "chuong-trinh/SHA256SUMS").write_text(f"{digest}  {wheel.name}\n", "utf-8")
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/python").write_text(f'#!/bin/sh\necho "$*" >> {tmp_path}/called\n', "utf-8")
    (tmp_path / "bin/python").chmod(0o755)
    return root


def installed(root: Path) -> tuple[int, str, list[str]]:
    path = f"{root.parent}/bin{os.pathsep}{os.environ['PATH']}"
    ran = called("sh", "chuong-trinh/cai-dat.sh", cwd=root, PATH=path)
    calls = root.parent / "called"
    return ran.returncode, ran.stderr, calls.read_text("utf-8").splitlines() if calls.exists() else []


def test_libraries_come_by_digest_and_the_program_from_its_folder(installing: Path) -> None:
    code, _, (libraries, program) = installed(installing)
    assert code == 0
    assert "--require-hashes -r ../requirements.txt" in libraries
    assert "--no-index --no-deps" in program and program.endswith("./niemyet-1.2.3-py3-none-any.whl")


def test_a_changed_program_is_not_installed(installing: Path) -> None:
    with (installing / "chuong-trinh/niemyet-1.2.3-py3-none-any.whl").open("ab") as wheel:
        wheel.write(b"!")
    code, words, calls = installed(installing)
    assert (code, calls) == (1, [])
    assert "không đúng mã băm" in words


def test_a_program_without_a_digest_is_not_installed(installing: Path) -> None:
    sums = installing / "chuong-trinh/SHA256SUMS"
    sums.write_text(sums.read_text("utf-8").replace("1.2.3", "9.9.9"), "utf-8")
    assert installed(installing)[::2] == (1, [])
    sums.unlink()
    code, words, calls = installed(installing)
    assert (code, calls) == (1, [])
    assert "README.md" in words


# --- before a commit ----------------------------------------------------------------------------------------------


def test_the_hook_of_a_province_and_that_of_the_project_are_one(province: Path, tmp_path: Path) -> None:
    (hook,) = read(province / ".pre-commit-config.yaml")["repos"][0]["hooks"]
    (offered,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    shared = ("id", "name", "entry", "pass_filenames", "files")
    assert {key: hook[key] for key in shared} == {key: offered[key] for key in shared}
    assert re.search(hook["files"], "site_data/decisions/2025/2031-QD-UBND.yml")
    root = tmp_path / "tinh"
    shutil.copytree(province, root)
    words = hook["entry"].split()
    assert called(BIN / words[0], *words[1:], cwd=root).returncode == 0
    (root / "site_data/fields.yml").write_text("- ma: ho-tich\n", "utf-8")
    assert called(BIN / words[0], *words[1:], cwd=root).returncode == 1
