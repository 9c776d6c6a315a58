"""The story of the manual, told to its end, becomes its pictures, and the words that stand on each."""

import io
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, NamedTuple

import pypdfium2
from PIL import Image
from playwright.sync_api import Browser, Page

from tests.browser.serving import served
from tests.manual.parts import MANUAL, pages, parts
from tests.manual.story import Reader
from tests.manual.trees import DAY, environment

FOLDER: Final = MANUAL / "anh"
MOST_BYTES: Final = 150_000
_PICTURE: Final = re.compile(r"!\[([^\]]*)\]\(anh/([^)]+)\)")
_QUOTED: Final = re.compile(r"“([^”]+)”")
_SITE: Final = {
    "trang-chu.png": ("", 760),
    "thu-tuc.png": ("tt/1.000593/", 1000),
    "quyet-dinh.png": ("quyet-dinh/2025/2500-QD-UBND/", 900),
}
_SHEETS: Final = {"to-niem-yet.png": "in/1.000593-xa-a4.pdf", "phieu.png": "phieu/phieu-thuc-phan-a4.pdf"}

_IN_VIEW: Final = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), words = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    if (node.parentElement.checkVisibility() && box.width > 1 && box.top >= 0 && box.bottom <= innerHeight)
      words.push(node.data);
  }
  return words.join(" ");
}"""


class Seen(NamedTuple):
    """What a reader sees: the picture, and its words."""

    png: bytes
    words: str


def captions() -> dict[str, list[str]]:
    """Each picture of the manual with the words that its captions promise."""
    found: dict[str, list[str]] = {}
    for page in pages():
        for caption, name in _PICTURE.findall(page.read_text("utf-8")):
            found.setdefault(name, []).extend(_QUOTED.findall(caption))
    return found


def look(browser: Browser, template: Path, folder: Path) -> Mapping[str, Seen]:
    """Every picture, by its file name."""
    reader = Reader(template, folder)
    for _ in reader.read(parts((MANUAL / "in-niem-yet.md").read_text("utf-8"))):
        pass
    context = browser.new_context(viewport={"width": 960, "height": 800}, reduced_motion="reduce", locale="vi-VN")
    context.clock.set_fixed_time(datetime.fromisoformat(DAY).replace(hour=5, tzinfo=UTC))
    page = context.new_page()
    seen = {name: _sheet(reader.place / path) for name, path in _SHEETS.items()}
    seen |= dict(_of_site(page, reader.place, environment(folder)))
    seen |= dict(_of_forms(page, reader.place, environment(folder)))
    context.close()
    return seen


def keep(seen: Mapping[str, Seen]) -> list[str]:
    """Writes the pictures that look different from those at hand; their names."""
    FOLDER.mkdir(exist_ok=True)
    files = {name: FOLDER / name for name in seen}
    new = [name for name, file in files.items() if not file.exists() or file.read_bytes() != seen[name].png]
    for name in new:
        files[name].write_bytes(seen[name].png)
    return new


def _of_site(page: Page, place: Path, env: Mapping[str, str]) -> Iterator[tuple[str, Seen]]:
    subprocess.run([_program(env), "build"], cwd=place, env=env, check=True, capture_output=True)
    with served(place / "site") as address:
        for name, (path, height) in _SITE.items():
            page.set_viewport_size({"width": 960, "height": height})
            page.goto(f"{address}/{path}")
            yield name, _window(page)


def _of_forms(page: Page, place: Path, env: Mapping[str, str]) -> Iterator[tuple[str, Seen]]:
    with _forms(place, env) as address:
        page.set_viewport_size({"width": 960, "height": 760})
        page.goto(address)
        yield "sua-bat-dau.png", _window(page)
        page.get_by_role("button", name="Nhập quyết định mới").click()
        page.wait_for_url("**/nhap/*/0/")
        _type_decision(page)
        page.locator("[data-told='muc.0.ma']").evaluate("it => it.scrollIntoView({ block: 'center' })")
        yield "sua-dong.png", _window(page)
        page.get_by_label("Mã thủ tục", exact=True).first.fill("1.008004")
        page.get_by_role("button", name="Xem lại và lưu").click()
        page.wait_for_url("**/luu/")
        yield "sua-xem-lai.png", _window(page)


def _type_decision(page: Page) -> None:
    """A decision with one row, whose code has a slip."""
    page.get_by_label("Số, ký hiệu").first.fill("2501/QĐ-UBND")
    page.get_by_label("Ngày ký").first.fill("05/12/2025")
    page.get_by_label("Trích yếu").fill("Về việc công bố thủ tục hành chính bị bãi bỏ (ví dụ)")
    page.locator("[name='hieu_luc.tu']").fill(f"{datetime.fromisoformat(DAY):%d/%m/%Y}")
    page.get_by_label("Loại dòng").select_option("bai_bo")
    page.locator("[name='muc.0.stt']").fill("1")
    page.locator("[name='muc.0.cap'][value='xa']").check()
    page.get_by_label("Tên như văn bản in").fill("Chuyển đổi cơ cấu cây trồng, vật nuôi trên đất trồng lúa")
    page.locator("button[value='them:muc.0.can_cu']").click()
    page.locator("[name='muc.0.can_cu.0.so']").fill("112/2024/NĐ-CP")
    page.get_by_label("Mã thủ tục", exact=True).first.fill("1.008.004")
    page.get_by_text("có phải “1.008004”?").first.wait_for()


@contextmanager
def _forms(place: Path, env: Mapping[str, str]) -> Iterator[str]:
    """The address of `niemyet edit`, as it prints it."""
    with subprocess.Popen(
        [_program(env), "edit", "--no-open"],
        cwd=place,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
    ) as running:
        assert running.stdout is not None
        try:
            yield running.stdout.readline().partition(": ")[2].strip()
        finally:
            running.terminate()


def _program(env: Mapping[str, str]) -> str:
    found = shutil.which("niemyet", path=env["PATH"])
    assert found is not None
    return found


def _window(page: Page) -> Seen:
    """The window and the words in it, not those for which one would have to scroll."""
    return Seen(_small(Image.open(io.BytesIO(page.screenshot()))), page.evaluate(_IN_VIEW))


def _sheet(file: Path) -> Seen:
    document = pypdfium2.PdfDocument(file)
    first = document[0]
    image = first.render(scale=1.3).to_pil()
    words = " ".join(first.get_textpage().get_text_range().split())
    document.close()
    return Seen(_small(image), words)


def _small(image: Image.Image) -> bytes:
    stream = io.BytesIO()
    image.convert("RGB").quantize(64).save(stream, "PNG", optimize=True)
    return stream.getvalue()
