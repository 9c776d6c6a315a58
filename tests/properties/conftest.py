"""What properties of whole sites share: one shell for all of them."""

import pytest

from tests.properties.sites import Press
from tests.unit.catalogs import shell


@pytest.fixture(scope="session")
def press(tmp_path_factory: pytest.TempPathFactory) -> Press:
    """Renders sites with the shell and the templates of this repository."""
    return Press(shell(tmp_path_factory.mktemp("shell")))
