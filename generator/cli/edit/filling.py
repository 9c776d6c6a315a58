"""Forms that come from a browser become drafts, and drafts the forms it shows."""

from http import HTTPStatus
from urllib.parse import quote

import msgspec
from msgspec.structs import replace

from generator.authoring.edit.drafts import Draft, DraftFile
from generator.authoring.edit.fields import fields_of
from generator.authoring.edit.form import controls
from generator.authoring.edit.reading import read_form
from generator.authoring.edit.signed import MOST_BYTES
from generator.authoring.edit.telling import form_of_file, todo_of
from generator.authoring.edit.work import Conflict, Work
from generator.authoring.problem import AuthoringError
from generator.cli.edit.asked import draft_of, one, place_in, seen, to
from generator.cli.edit.door import Request, Response
from generator.cli.edit.screen import Screen
from generator.cli.edit.views import Said, draft_view, said_of, title_of


class Filling:
    """The forms of all files of all drafts."""

    def __init__(self, work: Work, screen: Screen) -> None:
        self._work = work
        self._screen = screen

    def new_decision(self, request: Request) -> Response:
        """Begins a draft of a decision."""
        return to(f"/nhap/{self._work.new_decision().id}/0/")

    def open(self, request: Request) -> Response:
        """Begins a draft of a file of the tree."""
        return to(f"/nhap/{self._work.open_file(one(request.form, 'tep')).id}/0/")

    def form(self, request: Request, draft_id: str, place: str) -> Response:
        """Shows the form of a file."""
        draft = draft_of(self._work, draft_id)
        return self._form_page(draft, place_in(draft, place))

    def fill(self, request: Request, draft_id: str, place_typed: str) -> Response:
        """Keeps what was typed, and does what the button says."""
        draft = draft_of(self._work, draft_id)
        place = place_in(draft, place_typed)
        act = one(request.form, "_lam")
        try:
            draft, goto = self._work.fill(draft, place, request.form, act, seen(request))
        except Conflict:
            return self._form_page(_as_typed(draft, place, request), place, conflict=True)
        here = f"/nhap/{draft.id}/{place}/"
        match act:
            case "luu":
                return to(f"/nhap/{draft.id}/luu/")
            case "bo-tep":
                return to(f"/nhap/{self._work.drop_file(draft, place).id}/0/")
            case "mo-ban-ghi":
                return self._open_records(draft, place)
        if act.startswith("dong:"):
            goto = self._last_pair(draft, place, act.removeprefix("dong:"))
        if request.scripted:
            return self._form_page(draft, place, goto=goto)
        return to(here + (f"#f:{quote(goto)}" if goto else "#tom-tat"))

    def _open_records(self, draft: Draft, place: int) -> Response:
        before = len(draft.files)
        try:
            draft = self._work.open_records(draft, place)
        except AuthoringError as error:
            return self._form_page(draft, place, trouble=f"Chưa mở được bản ghi nào: {error}")
        count = len(draft.files) - before
        notice = f"Đã mở {count} bản ghi; chọn ở đầu trang để điền." if count else "Không có bản ghi nào phải mở thêm."
        return self._form_page(draft, place, notice=notice)

    def attach(self, request: Request, draft_id: str, place_typed: str) -> Response:
        """Keeps the signed PDF of a decision, or takes it away."""
        draft = draft_of(self._work, draft_id)
        place = place_in(draft, place_typed)
        if one(request.form, "_lam") == "bo":
            draft = self._work.detach(draft, place)
        else:
            try:
                draft = self._work.attach(draft, place, request.files.get("tep", b""))
            except AuthoringError as error:
                return self._form_page(draft, place, trouble=f"Chưa đính kèm được. {error}", goto="tep")
        return to(f"/nhap/{draft.id}/{place}/#f:tep")

    def live(self, request: Request, draft_id: str, place_typed: str) -> Response:
        """Keeps what was typed so far and answers with the problems it has."""
        draft = draft_of(self._work, draft_id)
        place = place_in(draft, place_typed)
        try:
            draft, _ = self._work.fill(draft, place, request.form, seen=seen(request))
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
        return self._screen.page("form.html", values, HTTPStatus.CONFLICT if conflict else HTTPStatus.OK)

    def _last_pair(self, draft: Draft, place: int, name: str) -> str:
        form = form_of_file(draft.files[place], self._work.tree().corpus)
        found = next((control for control in controls(form) if control.name == name and control.pairs), None)
        return f"{found.pairs[-1].name}.khoa" if found is not None else ""


def _as_typed(draft: Draft, place: int, request: Request) -> Draft:
    """The draft with what this tab holds; it is shown, not kept."""
    file: DraftFile = draft.files[place]
    typed = replace(file, node=read_form(fields_of(file.kind), request.form, file.node))
    return replace(draft, files=(*draft.files[:place], typed, *draft.files[place + 1 :]))
