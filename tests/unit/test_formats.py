"""Problems as programs read them: annotations that no text can break out of, SARIF that keeps to the standard."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from generator.diagnostics.format_github import as_github
from generator.diagnostics.format_gitlab import as_gitlab
from generator.diagnostics.format_sarif import as_sarif
from generator.diagnostics.problem import LocatedProblem, Problem, Ref, Severity
from tests.support.commands import running
from tests.support.provinces import DAY, RECORD, edit
from tests.unit.compiling import lay_example

DECISION = "site_data/decisions/2025/2031-QD-UBND.yml"


def located(text: str, *, column: int = 1, length: int = 1, line: int = 3, file: str = "a.yml") -> LocatedProblem:
    problem = Problem("TT204", Ref(file, ("ten",)), {"gia_tri": "x"})
    return LocatedProblem(problem, Severity.ERROR, line, column, text, length)


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """A province below the top of its repository, with an error, a warning and one problem set aside."""
    root = lay_example(tmp_path / "các tỉnh, 1" / "tinh")
    edit(root / DECISION, "  tu: 2025-11-28", "  tu: 2025-11-01  # niemyet: bo-qua TT410 Bản in: 100% đúng, [xem](0)")
    edit(root / RECORD, "giai_quyet: so-nnmt", "giai_quyet: so-khong-co")
    edit(root / RECORD, "ten: Trả lại", "ten: Trả  lại")
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    return root


# --- GitHub -----------------------------------------------------------------------------------------------------------

COMMAND = re.compile(r"::(error|warning|notice) ((?:\w+=[^,:\r\n]*)(?:,\w+=[^,:\r\n]*)*)::([^\r\n]*)")


def test_annotations_point_from_the_top_of_the_repository(
    faulty: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = running(capsys, "check", "--root", faulty, "--as-of", DAY, "--format", "github")
    assert answer.code == 1
    commands = [COMMAND.fullmatch(line) for line in answer.out.splitlines() if line.startswith("::")]
    assert commands and all(commands)
    told = [(found[1], dict(part.split("=", 1) for part in found[2].split(","))) for found in commands if found]
    assert [kind for kind, _ in told] == ["error", "warning", "notice"]
    files = {unquote(properties["file"]) for _, properties in told}
    assert f"các tỉnh, 1/tinh/{RECORD}" in files
    assert all(Path(faulty.parents[1], file).is_file() for file in files)
    line = next(int(p["line"]) for kind, p in told if kind == "error")
    assert "so-khong-co" in (faulty / RECORD).read_text("utf-8").splitlines()[line - 1]
    notice = answer.out.partition("::notice ")[2]
    assert "title=TT410" in notice and "lý do: Bản in: 100%25 đúng, [xem](0)" in notice
    assert answer.out.splitlines()[-1] == "1 lỗi, 1 cảnh báo, 1 vấn đề được bỏ qua có lý do."


def test_no_text_breaks_out_of_an_annotation() -> None:
    hostile = "a%0A::error::x\r\n::set-output name=a::b,c:d.yml"
    told = as_github([located("ten: x", file=hostile)], [], "")
    assert told.count("\n") == 1 and told.endswith("\n") and "\r" not in told
    found = COMMAND.fullmatch(told.rstrip("\n"))
    assert found is not None
    properties = dict(part.split("=", 1) for part in found[2].split(","))
    assert unquote(properties["file"]) == hostile


def test_a_problem_of_a_whole_file_has_no_line() -> None:
    told = as_github([located("", line=0, column=0)], [], "")
    assert told.startswith("::error file=a.yml,title=")


# --- GitLab -----------------------------------------------------------------------------------------------------------


def code_quality(root: Path, capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    """The report, held to what GitLab asks of each problem."""
    answer = running(capsys, "check", "--root", root, "--as-of", DAY, "--format", "gitlab")
    told: list[dict[str, Any]] = json.loads(answer.out)
    assert answer.err == running(capsys, "check", "--root", root, "--as-of", DAY).out, "the log of the job"
    for one in told:
        assert one.keys() == {"check_name", "description", "severity", "fingerprint", "location"}
        assert one["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert one["location"]["lines"]["begin"] >= 1
    assert len({one["fingerprint"] for one in told}) == len(told)
    return told


def test_a_code_quality_report_points_from_the_top_of_the_repository(
    faulty: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = {one["check_name"]: one for one in code_quality(faulty, capsys)}
    assert {code: one["severity"] for code, one in told.items()} == {"TT301": "critical", "TT504": "minor"}
    wrong = told["TT301"]["location"]
    assert wrong["path"] == f"các tỉnh, 1/tinh/{RECORD}"
    assert "so-khong-co" in (faulty / RECORD).read_text("utf-8").splitlines()[wrong["lines"]["begin"] - 1]
    assert told["TT301"]["description"].startswith("TT301: ") and "so-khong-co" in told["TT301"]["description"]


def test_a_problem_that_was_there_is_the_same_problem_to_gitlab(
    faulty: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {one["fingerprint"] for one in code_quality(faulty, capsys)}
    edit(faulty / RECORD, "ma: 1.012501", "# thêm\n# hai dòng\nma: 1.012501")
    assert {one["fingerprint"] for one in code_quality(faulty, capsys)} == before
    assert json.loads(as_gitlab([], "")) == []
    (whole,) = json.loads(as_gitlab([located("", line=0, column=0)], ""))
    assert whole["location"] == {"path": "a.yml", "lines": {"begin": 1}}


# --- SARIF ------------------------------------------------------------------------------------------------------------


def sarif(root: Path, capsys: pytest.CaptureFixture[str], *more: str) -> dict[str, Any]:
    answer = running(capsys, "check", "--root", root, "--as-of", DAY, "--format", "sarif", *more)
    told: dict[str, Any] = json.loads(answer.out)
    return told


def check_sarif(log: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """What SARIF 2.1.0 asks of the parts we write; gives the results."""
    assert log["version"] == "2.1.0" and log["$schema"].startswith("https://")
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert driver["name"] == "niemyet" and re.fullmatch(r"\d+\.\d+\.\d+.*", driver["version"])
    assert run["columnKind"] in ("utf16CodeUnits", "unicodeCodePoints")
    ids = [rule["id"] for rule in driver["rules"]]
    assert len(ids) == len(set(ids))
    for rule in driver["rules"]:
        assert rule["defaultConfiguration"]["level"] in ("none", "note", "warning", "error")
        assert all(rule[key]["text"] for key in ("shortDescription", "fullDescription", "help"))
    for result in run["results"]:
        assert ids[result["ruleIndex"]] == result["ruleId"]
        assert result["level"] in ("none", "note", "warning", "error")
        assert result["message"]["text"]
        for place in (*result["locations"], *result.get("relatedLocations", ())):
            artifact, region = place["physicalLocation"]["artifactLocation"], place["physicalLocation"]["region"]
            assert re.fullmatch(r"[!-~]+", artifact["uri"]) and not artifact["uri"].startswith("/")
            assert region["startLine"] >= 1
            assert 1 <= region.get("startColumn", 1) < region.get("endColumn", 2)
        for suppression in result.get("suppressions", ()):
            assert suppression["kind"] in ("inSource", "external") and suppression["justification"]
        assert all(result["partialFingerprints"].values())
        yield result


def test_sarif_keeps_to_the_standard_and_lists_what_was_set_aside(
    faulty: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    results = list(check_sarif(sarif(faulty, capsys)))
    assert {result["ruleId"] for result in results} == {"TT301", "TT504", "TT410"}
    aside = [result for result in results if "suppressions" in result]
    assert [result["ruleId"] for result in aside] == ["TT410"]
    assert aside[0]["suppressions"][0]["justification"] == "Bản in: 100% đúng, [xem](0)"
    assert all(
        unquote(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]).startswith("các tỉnh, 1/tinh/")
        for result in results
    )


def test_help_is_the_whole_page_of_the_rule_and_leads_nowhere(
    faulty: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """GitHub shows `help.markdown` beside the line and makes a link of `helpUri`: a dead one is worse than none."""
    rules = sarif(faulty, capsys)["runs"][0]["tool"]["driver"]["rules"]
    book = (Path(__file__).parents[2] / "docs" / "quy-tac.md").read_text("utf-8")
    for rule in rules:
        assert "helpUri" not in rule
        assert rule["help"]["markdown"].strip() in book
        assert all(part in rule["help"]["markdown"] for part in ("**Sửa thế nào:**", "**Vì sao:**", "```yaml"))
        assert "**" not in rule["help"]["text"] and "```" not in rule["help"]["text"]


def test_columns_count_utf16_units() -> None:
    text = "𝒯𝒯 ế: x"
    log = json.loads(as_sarif([located(text, column=4, length=2)], [], 0, ""))
    region = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 3, "startColumn": 6, "endColumn": 8}


def test_fingerprints_stay_when_lines_move_and_tell_equal_ones_apart(
    faulty: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def prints() -> dict[str, str]:
        results = check_sarif(sarif(faulty, capsys))
        return {it["ruleId"]: it["partialFingerprints"]["primaryLocationLineHash"] for it in results}

    before = prints()
    edit(faulty / RECORD, "ma: 1.012501", "# thêm\n# hai dòng\nma: 1.012501")
    assert prints() == before
    edit(faulty / RECORD, "so-khong-co", "so-khong-co-nua")
    assert prints()["TT301"] != before["TT301"]
    twice = [located("ten: x", line=3), located("ten: x", line=9)]
    results = json.loads(as_sarif(twice, [], 0, ""))["runs"][0]["results"]
    assert len({result["partialFingerprints"]["primaryLocationLineHash"] for result in results}) == 2


def test_a_records_words_are_never_a_link() -> None:
    problem = Problem("TT204", Ref("a.yml"), {"gia_tri": "[bấm](http://x.example)"})
    log = json.loads(as_sarif([LocatedProblem(problem, Severity.ERROR, 1, 1, "", 1)], [], 0, ""))
    assert "\\[bấm](" in log["runs"][0]["results"][0]["message"]["text"]


def test_without_git_paths_begin_at_the_tree(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = lay_example(tmp_path / "tinh")
    edit(root / RECORD, "giai_quyet: so-nnmt", "giai_quyet: so-khong-co")
    shutil.rmtree(tmp_path / ".git", ignore_errors=True)
    (result,) = check_sarif(sarif(root, capsys))
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == RECORD
