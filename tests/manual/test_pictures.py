"""A picture of the manual shows what is there today: its page still says what the caption promises."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser

from tests.manual.pictures import FOLDER, MOST_BYTES, Seen, captions, look
from tests.manual.test_manual import template as template

pytestmark = pytest.mark.browser
MOST = 8


def test_the_pictures_are_the_ones_the_pages_name_few_and_small() -> None:
    files = {file.name: file for file in FOLDER.iterdir()}
    assert set(files) == set(captions())
    assert len(files) <= MOST
    for file in files.values():
        assert file.stat().st_size < MOST_BYTES
        with Image.open(file) as image:
            assert image.format == "PNG"


def test_what_a_caption_names_is_still_in_view(browser: Browser, template: Path, tmp_path: Path) -> None:
    seen: Mapping[str, Seen] = look(browser, template, tmp_path)
    promised = captions()
    assert set(seen) == set(promised)
    for name, words in promised.items():
        assert words, f"{name}: a caption quotes something that is in view"
        told = " ".join(seen[name].words.split())
        assert [one for one in words if one not in told] == [], f"{name}: {told}"
