"""The templates of `niemyet edit` and their values become answers to a browser."""

from collections.abc import Callable, Mapping
from http import HTTPStatus
from pathlib import Path

from generator.cli.edit.door import Response
from generator.cli.edit.views import OTHER_TROUBLE, TROUBLES
from generator.render.environment import Templates


class Screen:
    """What an officer sees. `form_token` goes into each form, and comes back with it."""

    def __init__(self, theme: Path, form_token: Callable[[], str]) -> None:
        self._form_token = form_token
        self._templates = Templates(theme / "edit", shared=("frame", "form"))

    def page(self, name: str, values: Mapping[str, object], status: HTTPStatus = HTTPStatus.OK) -> Response:
        """A template, filled."""
        blocks = self._templates.blocks(name, {"token": self._form_token(), **values})
        return Response(blocks["page"].strip().encode(), status=status)

    def trouble(self, title: str, words: str, status: HTTPStatus) -> Response:
        """Why there is no page."""
        return self.page("trouble.html", {"title": title, "words": words}, status)

    def refusal(self, status: HTTPStatus) -> Response:
        """What somebody sees who is not let in, or has lost the way."""
        title, words = TROUBLES.get(status, OTHER_TROUBLE)
        return self.trouble(title, words, status)
