"""Addresses and forms of `niemyet edit` become pages: what an officer sees, and where a button leads."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from http import HTTPStatus
from mimetypes import guess_type
from pathlib import Path
from typing import Final
from urllib.parse import quote

import msgspec
from msgspec.structs import replace

from generator.authoring.edit.drafts import Draft, DraftFile
from generator.authoring.edit.fields import fields_of
from generator.authoring.edit.finding import find
from generator.authoring.edit.form import controls
from generator.authoring.edit.preview import Preview
from generator.authoring.edit.reading import read_form
from generator.authoring.edit.signed import MOST_BYTES
from generator.authoring.edit.telling import form_of_file, todo_of
from generator.authoring.edit.work import Conflict, Work, files_of_code
from generator.authoring.problem import AuthoringError
from generator.cli.edit.door import PREVIEW_POLICY, Request, Response
from generator.cli.edit.review import review_values
from generator.cli.edit.views import (
    OTHER_TROUBLE,
    TROUBLES,
    Said,
    decisions_view,
    draft_view,
    files_view,
    hits_view,
    said_of,
    title_of,
)
from generator.render.environment import Templates
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
        self._form_token = form_token
        self._templates = Templates(theme / "edit", shared=("frame", "form"))
        self._preview = Preview(work.options)
        self._routes: tuple[tuple[str, re.Pattern[str], _Handler], ...] = tuple(
            (method, re.compile(pattern), handler)
            for method, pattern, handler in (
                ("GET", r"", self._home),
                ("GET", r"thu-tuc/([\w.-]+)/", self._procedure),
                ("GET", r"nhap/(\w+)/(\d{1,3})/", self._form),
                ("GET", r"nhap/(\w+)/luu/", self._review),
                ("GET", r"xem/(\w+)/(\d{4}-\d{2}-\d{2})/(.*)", self._look),
                ("GET", r"tai-san/([\w.]+)", self._asset),
                ("POST", r"quyet-dinh-moi", self._new_decision),
                ("POST", r"mo", self._open),
                ("POST", r"nhap/(\w+)/(\d{1,3})/", self._fill),
                ("POST", r"nhap/(\w+)/(\d{1,3})/kiem", self._live),
                ("POST", r"nhap/(\w+)/(\d{1,3})/tep", self._attach),
                ("POST", r"nhap/(\w+)/luu/", self._save),
                ("POST", r"nhap/(\w+)/bo", self._discard),
            )
        )

    def answer(self, request: Request) -> Response:
        """The page, or why there is none; the tree and the drafts are as they were when there is none."""
        for method, pattern, handler in self._routes:
            if method == request.method and (match := pattern.fullmatch(request.path)):
                try:
                    return handler(request, *match.groups())
                except _NotThere:
                    break
                except (AuthoringError, ShellError) as error:
                    return self._trouble("Chưa làm được", str(error), HTTPStatus.CONFLICT)
        return self.refuse(HTTPStatus.NOT_FOUND)

    def refuse(self, status: HTTPStatus) -> Response:
        """What somebody sees who is not let in, or has lost the way."""
        title, words = TROUBLES.get(status, OTHER_TROUBLE)
        return self._trouble(title, words, status)

    def _trouble(self, title: str, words: str, status: HTTPStatus) -> Response:
        return self._page("trouble.html", {"title": title, "words": words}, status)

    def _page(self, name: str, values: Mapping[str, object], status: HTTPStatus = HTTPStatus.OK) -> Response:
        blocks = self._templates.blocks(name, {"token": self._form_token(), **values})
        return Response(blocks["page"].strip().encode(), status=status)

    # --- looking --------------------------------------------------------------------------------------------------

    def _home(self, request: Request) -> Response:
        query = _one(request.query, "q")
        folded = self._work.tree()
        values = {
            "query": query,
            "hits": hits_view(find(folded, query)),
            "drafts": [draft_view(draft) for draft in self._work.drafts.all()],
            "decisions": decisions_view(folded),
            "trouble": "",
        }
        return self._page("home.html", values)

    def _procedure(self, request: Request, code: str) -> Response:
        folded = self._work.tree()
        code = folded.corpus.canonical(code)
        hit = next((hit for hit in hits_view(find(folded, code)) if hit.code == code), None)
        if hit is None:
            raise _NotThere
        files = files_view(files_of_code(folded, code), folded)
        values = {"code": code, "name": hit.name, "levels": hit.levels, "state": hit.state, "files": files}
        return self._page("procedure.html", values)

    def _asset(self, request: Request, name: str) -> Response:
        if name not in _ASSETS:
            raise _NotThere
        return Response((self._theme / _ASSETS[name]).read_bytes(), _kind_of(name))

    def _look(self, request: Request, draft_id: str, on: str, path: str) -> Response:
        try:
            body = self._preview.file(self._draft(draft_id), date.fromisoformat(on), path)
        except ValueError:
            body = None
        if body is None:
            raise _NotThere
        return Response(body, _kind_of(path or "index.html"), policy=PREVIEW_POLICY)

    # --- filling in -----------------------------------------------------------------------------------------------

    def _new_decision(self, request: Request) -> Response:
        return _to(f"/nhap/{self._work.new_decision().id}/0/")

    def _open(self, request: Request) -> Response:
        return _to(f"/nhap/{self._work.open_file(_one(request.form, 'tep')).id}/0/")

    def _form(self, request: Request, draft_id: str, place: str) -> Response:
        draft = self._draft(draft_id)
        return self._form_page(draft, self._place(draft, place))

    def _fill(self, request: Request, draft_id: str, place_typed: str) -> Response:
        draft = self._draft(draft_id)
        place = self._place(draft, place_typed)
        act = _one(request.form, "_lam")
        try:
            draft, goto = self._work.fill(draft, place, request.form, act, _seen(request))
        except Conflict:
            return self._form_page(_as_typed(draft, place, request), place, conflict=True)
        here = f"/nhap/{draft.id}/{place}/"
        match act:
            case "luu":
                return _to(f"/nhap/{draft.id}/luu/")
            case "bo-tep":
                return _to(f"/nhap/{self._work.drop_file(draft, place).id}/0/")
            case "mo-ban-ghi":
                return self._open_records(draft, place)
        if act.startswith("dong:"):
            goto = self._last_pair(draft, place, act.removeprefix("dong:"))
        if request.scripted:
            return self._form_page(draft, place, goto=goto)
        return _to(here + (f"#f:{quote(goto)}" if goto else "#tom-tat"))

    def _open_records(self, draft: Draft, place: int) -> Response:
        before = len(draft.files)
        try:
            draft = self._work.open_records(draft, place)
        except AuthoringError as error:
            return self._form_page(draft, place, trouble=f"Chưa mở được bản ghi nào: {error}")
        count = len(draft.files) - before
        notice = f"Đã mở {count} bản ghi; chọn ở đầu trang để điền." if count else "Không có bản ghi nào phải mở thêm."
        return self._form_page(draft, place, notice=notice)

    def _attach(self, request: Request, draft_id: str, place_typed: str) -> Response:
        draft = self._draft(draft_id)
        place = self._place(draft, place_typed)
        if _one(request.form, "_lam") == "bo":
            draft = self._work.detach(draft, place)
        else:
            try:
                draft = self._work.attach(draft, place, request.files.get("tep", b""))
            except AuthoringError as error:
                return self._form_page(draft, place, trouble=f"Chưa đính kèm được. {error}", goto="tep")
        return _to(f"/nhap/{draft.id}/{place}/#f:tep")

    def _live(self, request: Request, draft_id: str, place_typed: str) -> Response:
        draft = self._draft(draft_id)
        place = self._place(draft, place_typed)
        try:
            draft, _ = self._work.fill(draft, place, request.form, seen=_seen(request))
        except Conflict:
            return Response(b"{}", "application/json", HTTPStatus.CONFLICT)
        said = self._said(draft, place)
        answer = {"revision": draft.revision, "own": said.own, "others": said.others, "sentence": said.sentence}
        return Response(msgspec.json.encode(answer), "application/json")

    def _said(self, draft: Draft, place: int) -> Said:
        """What the compiler says of a file; a file that cannot be revised keeps its form all the same."""
        try:
            return said_of(self._work.outcome(draft), draft, place)
        except AuthoringError as error:
            return Said(sentence=str(error), blocked=str(error))

    def _form_page(
        self, draft: Draft, place: int, *, goto: str = "", notice: str = "", trouble: str = "", conflict: bool = False
    ) -> Response:
        file = draft.files[place]
        said = self._said(draft, place)
        view = draft_view(draft)
        values = {
            "title": title_of(file),
            "path": view.files[place].path,
            "draft": view,
            "place": place,
            "revision": draft.revision,
            "control": form_of_file(file, self._work.tree().corpus),
            "told": said.by_field,
            "own": said.own,
            "others": said.others,
            "sentence": said.sentence,
            "goto": goto,
            "todo": todo_of(file),
            "notice": notice,
            "trouble": trouble or said.blocked,
            "conflict": conflict,
            "is_decision": file.kind == "decision",
            "most_bytes": MOST_BYTES,
        }
        return self._page("form.html", values, HTTPStatus.CONFLICT if conflict else HTTPStatus.OK)

    def _last_pair(self, draft: Draft, place: int, name: str) -> str:
        form = form_of_file(draft.files[place], self._work.tree().corpus)
        found = next((control for control in controls(form) if control.name == name and control.pairs), None)
        return f"{found.pairs[-1].name}.khoa" if found is not None else ""

    # --- saving ---------------------------------------------------------------------------------------------------

    def _review(self, request: Request, draft_id: str) -> Response:
        return self._review_page(self._draft(draft_id))

    def _review_page(self, draft: Draft, trouble: str = "", typed: Mapping[str, object] | None = None) -> Response:
        values = review_values(self._work, draft, self._work.outcome(draft))
        return self._page("review.html", {**values, "trouble": trouble, **(typed or {})})

    def _save(self, request: Request, draft_id: str) -> Response:
        draft = self._draft(draft_id)
        branch, message = _one(request.form, "nhanh").strip(), _one(request.form, "loi").strip()
        typed = {"branch": branch, "message": message} if self._work.uses_git() else {}
        if _seen(request) != draft.revision:
            return self._review_page(draft, "Bản nháp vừa được sửa ở một thẻ khác: xem lại dưới đây rồi lưu.", typed)
        if typed and not message:
            return self._review_page(draft, "Viết một dòng lời ghi: đã làm việc gì.", typed)
        try:
            draft = self._work.save(draft, branch, message.replace("\r\n", "\n") + "\n")
        except AuthoringError as error:
            return self._review_page(draft, str(error), typed)
        return _to(f"/nhap/{draft.id}/luu/")

    def _discard(self, request: Request, draft_id: str) -> Response:
        self._work.drafts.drop(self._draft(draft_id).id)
        return _to("/")

    def _draft(self, draft_id: str) -> Draft:
        draft = self._work.drafts.get(draft_id)
        if draft is None:
            raise _NotThere
        return draft

    @staticmethod
    def _place(draft: Draft, typed: str) -> int:
        if int(typed) >= len(draft.files):
            raise _NotThere
        return int(typed)


class _NotThere(Exception):
    """The address leads to nothing."""


def _as_typed(draft: Draft, place: int, request: Request) -> Draft:
    """The draft with what this tab holds; it is shown, not kept."""
    file: DraftFile = draft.files[place]
    typed = replace(file, node=read_form(fields_of(file.kind), request.form, file.node))
    return replace(draft, files=(*draft.files[:place], typed, *draft.files[place + 1 :]))


def _to(address: str) -> Response:
    return Response(status=HTTPStatus.SEE_OTHER, location=address)


def _one(values: Mapping[str, object], name: str) -> str:
    found = values.get(name)
    return str(found[0]) if isinstance(found, list) and found else ""


def _seen(request: Request) -> int:
    typed = _one(request.form, "_ban")
    return int(typed) if typed.isascii() and typed.isdecimal() else -1


def _kind_of(name: str) -> str:
    kind = guess_type("index.html" if name.endswith("/") else name)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") or kind == "image/svg+xml" else kind
