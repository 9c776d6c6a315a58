"""What goes wrong while a template is filled learns the template's name, which a fork loses with the traceback."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

TEMPLATE: Final = "template: "
"""Before the name in the exception's notes, for whoever tells of it."""


@contextmanager
def in_template(name: str) -> Iterator[None]:
    """Whatever is raised within gets a note that names the template (`pages/procedure.html`)."""
    try:
        yield
    except Exception as error:
        error.add_note(TEMPLATE + name)
        raise
