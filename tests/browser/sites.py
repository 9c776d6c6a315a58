"""The shipped province becomes the sites that the browser looks at, each built once in a run."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DAY = "2025-11-28"
LATER = "2030-01-01"
"""The day on which the samples change; the site of that day lies in a folder of this name."""
RECALLED = "2025-12-31"
"""The day on which a decision was withdrawn before its day and a posting point has closed (`recalled/`); likewise."""
OTHER_DAYS = {LATER, RECALLED}
BELOW = "/tthc"
"""Where the site stands that is not at the root of its host."""

PAGES: Mapping[str, str] = {
    "trang-chu": "",
    "tim-kiem": "tim-kiem/",
    "cac-linh-vuc": "linh-vuc/",
    "linh-vuc": "linh-vuc/tai-nguyen-nuoc/",
    "cac-cap": "cap/",
    "cap": "cap/bo/",
    "cac-co-quan": "co-quan/",
    "co-quan": "co-quan/so-nnmt/",
    "cac-viec": "viec/",
    "viec": "viec/nha-dat/",
    "a-z": "a-z/",
    "a-z-chu": "a-z/q/",
    "mien-phi": "mien-phi/",
    "truc-tuyen": "truc-tuyen/",
    "truc-tuyen-mot-phan": "truc-tuyen-mot-phan/",
    "truc-tiep": "truc-tiep/",
    "cac-doi-tuong": "doi-tuong/",
    "doi-tuong": "doi-tuong/cong-dan/",
    "cac-thoi-han": "thoi-han/",
    "thoi-han": "thoi-han/lay-ngay/",
    "cac-diem-niem-yet": "niem-yet/",
    "diem-niem-yet": "niem-yet/nung-tri-cao/",
    "loai-diem-niem-yet": "niem-yet/cap-tinh/",
    "cac-quyet-dinh": "quyet-dinh/",
    "quyet-dinh": "quyet-dinh/2025/1949-QD-UBND/",
    "quyet-dinh-mau": "quyet-dinh/2025/9999-QD-UBND/",
    "thay-doi": "thay-doi/",
    "thay-doi-thang": "thay-doi/2025-11/",
    "thay-doi-loai": "thay-doi/2025-11/bai-bo/",
    "cac-ngay": "tai-ngay/",
    "tai-ngay": "tai-ngay/2025-11-28/",
    "tai-ngay-cap": "tai-ngay/2025-11-17/cap-xa/",
    "so-lieu": "so-lieu/",
    "so-lieu-ky": "so-lieu/2025-Q4/",
    "so-lieu-chua-khop": "so-lieu/2019-Q2/",
    "so-lieu-loai": "so-lieu/2025-Q4/chuan-hoa/",
    "so-lieu-loai-cap": "so-lieu/2025-Q4/sua-doi-tinh/",
    "so-lieu-vao": "so-lieu/2025-Q4/vao-hien-trang/",
    "so-lieu-quyet-dinh": "so-lieu/2025-Q4/quyet-dinh/",
    "du-lieu": "du-lieu/",
    "sap-co-hieu-luc": "sap-co-hieu-luc/",
    "tt-danh-muc": "tt/1.004122/",
    "tt-chi-ten": "tt/1.013861/",
    "tt-day-du": "tt/1.004222/",
    "tt-ten-dai": "tt/1.004179/",
    "tt-sap-bai-bo": "tt/9.000001/",
    "tt-hai-cap": "tt/9.000002/",
    "tt-co-thoi-han": "tt/9.000004/",
    "tt-da-bai-bo": "tt/1.005411/",
    "tt-hai-noi-dung": f"{LATER}/tt/9.000002/",
    "tt-het-thoi-han": f"{LATER}/tt/9.000004/",
    "kiem-tra-to": "n/",
    "to-con-hieu-luc": "n/PVV774XV/",
    "to-chua-hieu-luc": "n/WJ7HHEWH/",
    "to-da-thay": f"{LATER}/n/VFDEHW34/",
    "to-da-bai-bo": f"{LATER}/n/PVV774XV/",
    "tt-chua-tung-ap-dung": f"{RECALLED}/tt/9.000008/",
    "quyet-dinh-bi-rut": f"{RECALLED}/quyet-dinh/2025/9998-QD-UBND/",
    "quyet-dinh-rut": f"{RECALLED}/quyet-dinh/2025/9997-QD-UBND/",
    "diem-da-thoi": f"{RECALLED}/niem-yet/tan-giang/",
    "gioi-thieu": "gioi-thieu/",
    "404": "404.html",
}
"""One page of every kind."""

every_page = pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())


def build(tree: Path, day: str, out: Path, *only: str) -> None:
    """Runs `niemyet build` over a tree."""
    command = [sys.executable, "-c", "from generator.cli import main; main()", "build"]
    words = [
        "--root",
        str(tree),
        "--as-of",
        day,
        "--out",
        str(out),
        *(word for kind in only for word in ("--only", kind)),
    ]
    done = subprocess.run([*command, *words], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"niemyet build: {done.returncode}\n{done.stderr}")


def copy_tree(tree: Path, names: tuple[str, ...] = ("procedures", "site_data", "theme")) -> None:
    """A copy of the project's tree, so that its own cache and site stay as they are."""
    for name in names:
        shutil.copytree(ROOT / name, tree / name)
    shutil.copy(ROOT / "mkdocs.yml", tree)


def build_shipped(folder: Path) -> None:
    """The site of the shipped province on `DAY` with its sheets, and in it those of `OTHER_DAYS`."""
    copy_tree(folder / "tree")
    build(folder / "tree", DAY, folder / "site")
    build(folder / "tree", LATER, folder / "site" / LATER, "site")
    shutil.copytree(Path(__file__).parent / "recalled", folder / "tree", dirs_exist_ok=True)
    points = folder / "tree/site_data/posting_points.yml"
    text = points.read_text("utf-8")
    closed = text.replace("- ma: tan-giang\n", "- ma: tan-giang\n  den: 2025-12-30\n")
    assert closed != text
    points.write_text(closed, "utf-8")
    build(folder / "tree", RECALLED, folder / "site" / RECALLED, "site")


def build_below(folder: Path) -> None:
    """The same province, whose address ends in `BELOW`."""
    copy_tree(folder / "tree")
    settings = folder / "tree" / "site_data" / "site.yml"
    text = settings.read_text("utf-8")
    moved = text.replace("https://tthc.caobang.example/", f"https://x.example{BELOW}/")
    assert moved != text
    settings.write_text(moved, "utf-8")
    build(folder / "tree", DAY, folder / "site", "site")


def once(folder: Path, make: Callable[[Path], None], patience: float = 120) -> Path:
    """The site in a folder that several processes share: the first makes it, the others wait."""
    outcome = folder / "outcome"
    try:
        folder.mkdir(parents=True)
    except FileExistsError:
        end = time.monotonic() + patience
        while not outcome.exists():
            assert time.monotonic() < end, f"nobody has built {folder}"
            time.sleep(0.1)
    else:
        fault = "the build was broken off"
        try:
            make(folder)
            fault = ""
        finally:
            (folder / "outcome.new").write_text(fault, "utf-8")
            (folder / "outcome.new").rename(outcome)
    assert not outcome.read_text("utf-8"), outcome.read_text("utf-8")
    return folder / "site"


def shared_folder(factory: pytest.TempPathFactory) -> Path:
    """The folder that all processes of this run see, and no other run."""
    own = factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
