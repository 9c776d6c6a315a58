"""A province's own copy of the theme, from another version, is told by the template at fault, not by a traceback."""

from pathlib import Path

import pytest

from generator.cli import app
from tests.edit.desk import Desk
from tests.support.provinces import edit
from tests.unit.catalogs import ROOT
from tests.unit.compiling import lay_framed


@pytest.fixture
def province(tmp_path: Path) -> Path:
    """A province with a theme of its own, and a site that stands."""
    return lay_framed(tmp_path / "tinh", own_theme=True)


def built(root: Path, *words: str) -> int:
    return app.run(["build", "--root", str(root), "--as-of", "2025-12-01", "--only", "site", *words])


CHANGES = {
    "pages/procedure.html": ("{{ page.title }}", "{{ page.ten_cu }}", "theme/pages/procedure.html:"),
    "pages/site.html": ("facts.", "facts.cu.", "theme/pages/site.html:"),
    "pages/day.html": ("{% endblock %}", "{% endblok %}", "theme/pages/day.html:"),
    "words.toml": ("[unit]", "[don_vi]", "theme/words.toml: "),
}


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("name", CHANGES)
def test_a_template_that_asks_for_what_is_no_more_is_named(
    province: Path, name: str, jobs: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert built(province) == 0
    before = {path: path.read_bytes() for path in (province / "site").rglob("*") if path.is_file()}
    old, new, told = CHANGES[name]
    edit(province / "theme" / name, old, new)
    capsys.readouterr()
    assert built(province, "--jobs", jobs) == 1
    said = capsys.readouterr().err
    assert told in said and f"Chép lại tệp theme/{name} từ {ROOT / 'theme'}" in said
    assert "Traceback" not in said
    assert {path: path.read_bytes() for path in (province / "site").rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("name", ["pages/_ui.html", "pages/decision.html", "words.toml"])
def test_a_template_that_is_missing_is_named(province: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    (province / "theme" / name).unlink()
    assert built(province) == 1
    said = capsys.readouterr().err
    assert f"theme/{name}: mẫu trang này không có." in said and "Traceback" not in said


def test_a_macro_that_is_missing_names_all_that_differs(province: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(province / "theme/pages/_ui.html", "{% macro ", "{% macro cu_")
    assert built(province) == 1
    said = capsys.readouterr().err
    assert "Tệp khác với bản đi kèm còn có: pages/_ui.html." in said


EDIT_CHANGES = {
    "edit/home.html": ("{{ query }}", "{{ query_cu }}", "theme/edit/home.html:"),
    "edit/_frame.html": ("{% endmacro %}", "{% endmacr %}", "theme/edit/_frame.html:"),
    "edit/form.html": ("", "", ""),
}


@pytest.mark.parametrize("name", EDIT_CHANGES)
def test_an_old_form_is_named_in_the_browser(province: Path, name: str) -> None:
    desk = Desk(province)
    old, new, told = EDIT_CHANGES[name]
    if told:
        edit(province / "theme" / name, old, new)
        answer = desk.get("")
    else:
        (province / "theme" / name).unlink()
        answer = desk.post("quyet-dinh-moi", {})
        told = f"theme/{name}: mẫu trang này không có."
    said = answer.body.decode()
    assert (answer.kind, answer.status) == ("text/plain; charset=utf-8", 500)
    assert said.startswith(told) and f"Chép lại tệp theme/{name} từ {ROOT / 'theme'}" in said, said


def test_a_fault_of_our_own_in_the_browser_stays_one(province: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk(province)
    monkeypatch.setattr(desk.work, "tree", lambda: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        desk.get("")


def test_a_fault_of_our_own_stays_one(
    province: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("của chương trình")

    monkeypatch.setattr("generator.cli.register.fold_tree", fail)
    assert app.run(["list", "--root", str(province)]) == 3
    assert "Traceback" in capsys.readouterr().err
