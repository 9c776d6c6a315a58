"""The site becomes a zip for a stick: links open from a folder, bytes follow from the site, nothing is half-written."""

import os
import zipfile
from datetime import date
from pathlib import Path

import pytest

from generator.render.offline import OFFLINE_FOLDER, offline_page, pack
from generator.store.archive import write_archive

DAY, LAST = date(2025, 11, 28), date(2025, 12, 1)
PAGE = "<html><body><header></header><main>{}</main></body></html>"


@pytest.mark.parametrize(
    ("address", "opened"),
    [
        ("../../", "../../index.html"),
        ("./", "./index.html"),
        ("..", "../index.html"),
        ("../tt/1.004122/", "../tt/1.004122/index.html"),
        ("../tt/1.004122/#phi", "../tt/1.004122/index.html#phi"),
        ("tim-kiem/?q=a/b", "tim-kiem/index.html?q=a/b"),
        ("#phi", "#phi"),
        ("?q=a", "?q=a"),
        ("../assets/site.css", "../assets/site.css"),
        ("../niem-yet/pdf/a.pdf", "../niem-yet/pdf/a.pdf"),
        ("https://dichvucong.example/", "https://dichvucong.example/"),
        ("tel:02063852123", "tel:02063852123"),
        ("mailto:a@b.example", "mailto:a@b.example"),
    ],
)
def test_links_open_without_a_server(address: str, opened: str) -> None:
    for tag in ('<a class="x" href="{}">', '<link href="{}">', '<form action="{}">'):
        made = offline_page(PAGE.format(tag.format(address)), DAY, LAST)
        assert tag.format(opened) in made


def test_words_that_look_like_links_stay() -> None:
    words = 'href=&#34;a/&#34; <script type="application/ld+json">{"url":"a/","x":" href=\\"b/\\""}</script> href="c/'
    assert words in offline_page(PAGE.format(words), DAY, LAST)


def test_every_page_says_the_day_of_the_copy() -> None:
    made = offline_page(PAGE.format(""), DAY, LAST)
    assert made.count("tính đến ngày 28/11/2025") == 1
    assert 'data-as-of="2025-11-28" data-fresh-until="2025-12-01"' in made


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of a few files."""
    files = {
        "index.html": PAGE.format('<a href="tt/1/">'),
        "tt/1/index.html": PAGE.format("Một"),
        "404.html": PAGE.format(""),
        "build-info.json": '{"as_of": "2025-11-28", "fresh_until": "2025-12-01"}',
        "niem-yet/pdf/a.pdf": "%PDF",
        ".niemyet/site.json": "{}",
    }
    for path, text in files.items():
        (tmp_path / "site" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / path).write_text(text, "utf-8")
    return tmp_path / "site"


def test_the_zip_holds_the_site_in_one_folder(site: Path) -> None:
    target = pack(site)
    assert target == site.with_name("site.zip")
    with zipfile.ZipFile(target) as made:
        names = {name.removeprefix(f"{OFFLINE_FOLDER}/") for name in made.namelist()}
        page = made.read(f"{OFFLINE_FOLDER}/index.html").decode()
    assert names == {"index.html", "tt/1/index.html", "build-info.json", "niem-yet/pdf/a.pdf"}
    assert 'href="tt/1/index.html"' in page


def test_the_same_site_gives_the_same_bytes_and_is_packed_once(site: Path) -> None:
    target = pack(site)
    first, stat = target.read_bytes(), target.stat()
    assert pack(site).stat() == stat
    target.unlink()
    assert pack(site).read_bytes() == first
    for file in site.rglob("*.html"):
        os.utime(file, (1, 1))
    assert pack(site).read_bytes() == first
    target.write_bytes(first[:-1])
    assert pack(site).read_bytes() == first
    (site / "tt/1/index.html").write_text(PAGE.format("Hai!"), "utf-8")
    assert pack(site).read_bytes() != first


def test_a_page_that_is_not_ours_goes_in_as_it_is(site: Path) -> None:
    theirs = "<p>Trang cũ, bảng mã khác: ế</p>".encode("utf-16")
    (site / "cu.html").write_bytes(theirs)
    with zipfile.ZipFile(pack(site)) as made:
        assert made.read(f"{OFFLINE_FOLDER}/cu.html") == theirs


def test_a_zip_that_cannot_be_made_leaves_the_last(site: Path) -> None:
    target = pack(site)
    first = target.read_bytes()
    (site / "index.html").write_text(PAGE.format("khác"), "utf-8")

    def fail(path: str, content: bytes) -> bytes:
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="space") as told:
        write_archive(site, target, OFFLINE_FOLDER, fail, frozenset())
    assert told.value.filename == str(target)
    assert target.read_bytes() == first
    assert [path.name for path in site.parent.iterdir() if path.suffix not in (".zip", "")] == []


def test_without_a_site_there_is_nothing_to_pack(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        pack(tmp_path / "site")
