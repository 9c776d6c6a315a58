"""The pages that follow from the code say what the code says."""

import pytest

from generator.authoring.writing.editor import SCHEMA, editor_files
from tests.docs import DOCS, GENERATED, ROOT


@pytest.mark.parametrize("name", GENERATED)
def test_a_generated_page_is_up_to_date(name: str) -> None:
    assert (DOCS / name).read_text(encoding="utf-8") == GENERATED[name](), "run: make docs"


def test_what_editors_read_is_up_to_date() -> None:
    files = editor_files()
    assert {path: (ROOT / path).read_text(encoding="utf-8") for path in files} == files, "run: make docs"
    assert {f"{SCHEMA}/{file.name}" for file in (ROOT / SCHEMA).iterdir()} == {p for p in files if p.startswith(SCHEMA)}
