"""The pages that follow from the code say what the code says."""

import pytest

from tests.docs import DOCS, GENERATED


@pytest.mark.parametrize("name", GENERATED)
def test_a_generated_page_is_up_to_date(name: str) -> None:
    assert (DOCS / name).read_text(encoding="utf-8") == GENERATED[name](), "run: make docs"
