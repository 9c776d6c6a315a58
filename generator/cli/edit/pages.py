"""Addresses and forms of `niemyet edit` become pages: what an officer sees, and where a button leads."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from http import HTTPStatus
from mimetypes import guess_type
from pathlib import Path
from typing import Final

from generator.authoring.edit.drafts import Draft
from generator.authoring.edit.finding import find
from generator.authoring.edit.preview import Preview
from generator.authoring.edit.work import Work, files_of_code
from generator.authoring.problem import AuthoringError
from generator.cli.edit.asked import NotThere, draft_of, one, seen, to
from generator.cli.edit.door import PREVIEW_POLICY, TEXT, Request, Response
from generator.cli.edit.filling import Filling
from generator.cli.edit.review import review_values
from generator.cli.edit.screen import Screen
from generator.cli.edit.views import decisions_view, draft_view, files_view, hits_view
from generator.cli.own_theme import EDIT, PAGES, theme_fault
from generator.shell import ShellError

_ASSETS: Final = {
    "site.css": "assets/site.css",
    "edit.css": "edit/edit.css",
    "edit.js": "edit/edit.js",
    "dau.svg": "edit/dau.svg",
}
"""Which files of the theme are served; no other file is, whatever the address says."""
_Handler = Callable[..., Response]


class Pages:
    """Everything that can be asked for. `form_token` goes into each form, and comes back with it."""

    def __init__(self, work: Work, theme: Path, form_token: Callable[[], str]) -> None:
        self._work = work
        self._theme = theme
        self._screen = Screen(theme, form_token)
        self._preview = Preview(work.options)
        filling = Filling(work, self._screen)
        self._routes: tuple[tuple[str, re.Pattern[str], _Handler], ...] = tuple(
            (method, re.compile(pattern), handler)
            for method, pattern, handler in (
                ("GET", r"", self._home),
                ("GET", r"thu-tuc/([\w.-]+)/", self._procedure),
                ("GET", r"nhap/(\w+)/(\d{1,3})/", filling.form),
                ("GET", r"nhap/(\w+)/luu/", self._review),
                ("GET", r"xem/(\w+)/(\d{4}-\d{2}-\d{2})/(.*)", self._look),
                ("GET", r"tai-san/([\w.]+)", self._asset),
                ("POST", r"quyet-dinh-moi", filling.new_decision),
                ("POST", r"mo", filling.open),
                ("POST", r"nhap/(\w+)/(\d{1,3})/", filling.fill),
                ("POST", r"nhap/(\w+)/(\d{1,3})/kiem", filling.live),
                ("POST", r"nhap/(\w+)/(\d{1,3})/tep", filling.attach),
                ("POST", r"nhap/(\w+)/luu/", self._save),
                ("POST", r"nhap/(\w+)/bo", self._discard),
            )
        )

    def answer(self, request: Request) -> Response:
        """The page, or why there is none; the tree and the drafts are as they were when there is none."""
        part = PAGES if request.path.startswith("xem/") else EDIT
        return self._or_fault(lambda: self._answered(request), part)

    def refuse(self, status: HTTPStatus) -> Response:
        """What somebody sees who is not let in, or has lost the way."""
        return self._or_fault(lambda: self._screen.refusal(status), EDIT)

    def _answered(self, request: Request) -> Response:
        for method, pattern, handler in self._routes:
            if method == request.method and (match := pattern.fullmatch(request.path)):
                try:
                    return handler(request, *match.groups())
                except NotThere:
                    break
                except (AuthoringError, ShellError) as error:
                    return self._screen.trouble("Chưa làm được", str(error), HTTPStatus.CONFLICT)
        return self._screen.refusal(HTTPStatus.NOT_FOUND)

    def _or_fault(self, answer: Callable[[], Response], part: str) -> Response:
        """The answer; in plain words which template of a province's own theme cannot be used, when one is at fault."""
        try:
            return answer()
        except Exception as error:
            if (told := theme_fault(error, self._work.options.root, part)) is None:
                raise
            again = f"{told}\nSửa xong thì chạy lại lệnh niemyet edit.\n"
            return Response(again.encode(), TEXT, HTTPStatus.INTERNAL_SERVER_ERROR)

    # --- looking --------------------------------------------------------------------------------------------------

    def _home(self, request: Request) -> Response:
        query = one(request.query, "q")
        folded = self._work.tree()
        values = {
            "query": query,
            "hits": hits_view(find(folded, query)),
            "drafts": [draft_view(draft) for draft in self._work.drafts.all()],
            "decisions": decisions_view(folded),
            "trouble": "",
        }
        return self._screen.page("home.html", values)

    def _procedure(self, request: Request, code: str) -> Response:
        folded = self._work.tree()
        code = folded.corpus.canonical(code)
        hit = next((hit for hit in hits_view(find(folded, code)) if hit.code == code), None)
        if hit is None:
            raise NotThere
        files = files_view(files_of_code(folded, code), folded)
        values = {"code": code, "name": hit.name, "levels": hit.levels, "state": hit.state, "files": files}
        return self._screen.page("procedure.html", values)

    def _asset(self, request: Request, name: str) -> Response:
        if name not in _ASSETS:
            raise NotThere
        return Response((self._theme / _ASSETS[name]).read_bytes(), _kind_of(name))

    def _look(self, request: Request, draft_id: str, on: str, path: str) -> Response:
        try:
            body = self._preview.file(draft_of(self._work, draft_id), date.fromisoformat(on), path)
        except ValueError:
            body = None
        if body is None:
            raise NotThere
        return Response(body, _kind_of(path or "index.html"), policy=PREVIEW_POLICY)

    # --- saving ---------------------------------------------------------------------------------------------------

    def _review(self, request: Request, draft_id: str) -> Response:
        return self._review_page(draft_of(self._work, draft_id))

    def _review_page(self, draft: Draft, trouble: str = "", typed: Mapping[str, object] | None = None) -> Response:
        values = review_values(self._work, draft, self._work.outcome(draft))
        return self._screen.page("review.html", {**values, "trouble": trouble, **(typed or {})})

    def _save(self, request: Request, draft_id: str) -> Response:
        draft = draft_of(self._work, draft_id)
        branch, message = one(request.form, "nhanh").strip(), one(request.form, "loi").strip()
        typed = {"branch": branch, "message": message} if self._work.uses_git() else {}
        if seen(request) != draft.revision:
            return self._review_page(draft, "Bản nháp vừa được sửa ở một thẻ khác: xem lại dưới đây rồi lưu.", typed)
        if typed and not message:
            return self._review_page(draft, "Viết một dòng lời ghi: đã làm việc gì.", typed)
        try:
            draft = self._work.save(draft, branch, message.replace("\r\n", "\n") + "\n")
        except AuthoringError as error:
            return self._review_page(draft, str(error), typed)
        return to(f"/nhap/{draft.id}/luu/")

    def _discard(self, request: Request, draft_id: str) -> Response:
        self._work.drafts.drop(draft_of(self._work, draft_id).id)
        return to("/")


def _kind_of(name: str) -> str:
    kind = guess_type("index.html" if name.endswith("/") else name)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") or kind == "image/svg+xml" else kind
