"""The page shell equals what MkDocs renders the long way, and is made again only when it would be another."""

import subprocess
import sys
from pathlib import Path
from shutil import copytree

import pytest
import yaml

from generator.model.shell import Frame, Shell
from generator.render.frames import filled, prefilled
from generator.shell import MAX_DEPTH, ShellError, make_shell, read_shell, shell_signature
from tests.unit.catalogs import ROOT

CONTENT = '<div class="md-content"><article id="noi-dung"><h1>Cấp giấy phép</h1><p>1.400.000 đồng</p></article></div>'
PAGE = {
    "title": "Xin giấy phép “khoan giếng” (1.004122)",
    "description": "Giấy tờ, thời hạn, phí và nơi nộp",
    "head": '<meta name="robots" content="noindex">',
    "hero": '<div class="nm-strip"><p>Đang áp dụng.</p></div>',
}
SITE = {
    "brand": "<b>tỉnh Cao Bằng</b>",
    "print_style": '<style>@page{@bottom-center{content:"Bản trình diễn"}}</style>',
    "notice": '<aside class="nm-demo"><p>Bản trình diễn</p></aside>',
    "contact": "<h2>Phản ánh, kiến nghị</h2>",
    "data_day": "Dữ liệu đến hết ngày 28/11/2025. ",
}
NAME = "Thủ tục hành chính tỉnh Cao Bằng"
URL = "https://tthc.example/thu-tuc/"
BUILD = "from mkdocs.commands.build import build; from mkdocs.config import load_config; build(load_config())"


def project(folder: Path) -> Path:
    """A project of its own with this repository's theme and one editorial page."""
    copytree(ROOT / "theme", folder / "theme")
    pages = folder / "site_data/pages"
    pages.mkdir(parents=True)
    (pages / "gioi-thieu.md").write_text("# Giới thiệu\n\nMột đoạn.\n", "utf-8")
    (folder / "mkdocs.yml").write_bytes((ROOT / "mkdocs.yml").read_bytes())
    return folder


def the_long_way(folder: Path, addresses: list[str]) -> None:
    """MkDocs renders Markdown pages that hold the values themselves; no part of this project but the theme helps it."""
    config = yaml.safe_load((folder / "mkdocs.yml").read_text("utf-8"))
    config |= {
        "site_name": NAME,
        "site_url": URL,
        "plugins": [],
        "not_in_nav": "/index.md\n/x.md\n/tt/\n/quyet-dinh/\n",
    }
    config["extra"] |= {"niemyet": SITE}
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(config, allow_unicode=True), "utf-8")
    front = yaml.safe_dump(PAGE | {"whole": True}, allow_unicode=True)
    for address in addresses:
        source = folder / "site_data/pages" / f"{address.rstrip('/') or 'index'}.md"
        source.parent.mkdir(parents=True, exist_ok=True)
        source.write_text(f"---\n{front}---\n\n{CONTENT}\n", "utf-8")
    subprocess.run([sys.executable, "-c", BUILD], cwd=folder, check=True)


def test_a_filled_shell_is_the_page_that_mkdocs_renders(tmp_path: Path) -> None:
    addresses = ["", "x/", "tt/1.004122/", "quyet-dinh/2025/1949-QD-UBND/"]
    made = make_shell(project(tmp_path / "short"), tmp_path / "cache")
    long = project(tmp_path / "long")
    the_long_way(long, addresses)
    for address in addresses:
        values = {**PAGE, **SITE, "site_name": NAME, "canonical": URL + address, "content": CONTENT}
        frame = prefilled(made.frames[address.count("/")], SITE | {"site_name": NAME})
        assert filled(frame, values).encode() == (long / "site" / address / "index.html").read_bytes(), address


def test_an_editorial_page_is_the_page_that_mkdocs_renders(tmp_path: Path) -> None:
    made = make_shell(project(tmp_path / "short"), tmp_path / "cache")
    long = project(tmp_path / "long")
    the_long_way(long, [])
    values = SITE | {"site_name": NAME, "site_url": URL, "base_path": "/thu-tuc/"}
    for path in ("gioi-thieu/index.html", "404.html"):
        assert filled(made.pages[path], values).encode() == (long / "site" / path).read_bytes(), path


def test_the_shell_is_read_back_without_mkdocs(tmp_path: Path) -> None:
    folder = project(tmp_path / "tree")
    made = make_shell(folder, tmp_path / "cache")
    assert read_shell(tmp_path / "cache", shell_signature(folder)) == made
    script = (
        "import sys; from pathlib import Path; from generator.shell import make_shell;"
        f"make_shell(Path({str(folder)!r}), Path({str(tmp_path / 'cache')!r}));"
        "assert not {'mkdocs', 'material'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True)


@pytest.mark.parametrize(
    ("path", "is_part"),
    [
        ("mkdocs.yml", True),
        ("theme/partials/footer.html", True),
        ("theme/assets/site.css", True),
        ("site_data/pages/gioi-thieu.md", True),
        ("theme/pages/procedure.html", False),
    ],
)
def test_the_signature_covers_what_the_shell_shows(tmp_path: Path, path: str, is_part: bool) -> None:
    folder = project(tmp_path)
    before = shell_signature(folder)
    with (folder / path).open("a", encoding="utf-8") as file:
        file.write("\n")
    assert (shell_signature(folder) != before) is is_part


def test_a_damaged_cache_is_made_again(tmp_path: Path) -> None:
    folder = project(tmp_path / "tree")
    made = make_shell(folder, tmp_path / "cache")
    (tmp_path / "cache/shell/shell.msgpack").write_bytes(b"\x93\x01")
    assert make_shell(folder, tmp_path / "cache") == made


def test_the_shell_brings_only_what_pages_and_scripts_ask_for(tmp_path: Path) -> None:
    made = make_shell(project(tmp_path / "tree"), tmp_path / "cache")
    asking = [piece for frame in made.frames.values() for piece in frame.pieces]
    asking += [path.read_text("utf-8") for kind in ("pages/*.html", "assets/*.js") for path in Path("theme").glob(kind)]
    assert {"assets/site.css", "assets/site.js", "assets/favicon.svg"} <= set(made.static)
    for path, file in made.static.items():
        assert any(Path(path).name in text for text in asking), path
        assert Path(file).is_file()
    assert set(made.frames) == set(range(MAX_DEPTH + 1))


def test_nothing_comes_from_elsewhere_and_no_version_is_told(tmp_path: Path) -> None:
    made: Shell = make_shell(project(tmp_path / "tree"), tmp_path / "cache")
    for frame in (*made.frames.values(), *made.pages.values()):
        text = "".join(frame.pieces)
        assert "http://" not in text
        assert "https://" not in text
        assert "generator" not in text


def test_a_fault_in_the_configuration_is_told_in_words(tmp_path: Path) -> None:
    folder = project(tmp_path / "tree")
    (folder / "mkdocs.yml").write_text("docs_dir: site_data/pages\n", "utf-8")
    with pytest.raises(ShellError):
        make_shell(folder, tmp_path / "cache")
    assert not list((tmp_path / "cache").glob("shell-*"))


def test_slots_are_filled_in_place() -> None:
    frame = Frame(("a", "b", "c", "d"), ("one", "two", "one"))
    half = prefilled(frame, {"one": "1"})
    assert half == Frame(("a1b", "c1d"), ("two",))
    assert filled(half, {"two": "2"}) == filled(frame, {"one": "1", "two": "2"}) == "a1b2c1d"
