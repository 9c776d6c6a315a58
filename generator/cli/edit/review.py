"""A draft and what the compiler says of it become what the page before saving shows."""

from datetime import date
from typing import Final
from urllib.parse import quote

from msgspec import Struct

from generator.authoring.edit.branch import author, pushed_beside
from generator.authoring.edit.drafts import Draft
from generator.authoring.edit.outcome import Outcome, path_of, unified
from generator.authoring.edit.preview import codes_of, first_day
from generator.authoring.edit.signed import NAME, megabytes
from generator.authoring.edit.telling import Told, form_of_file, told_elsewhere, told_in
from generator.authoring.edit.work import Work
from generator.cli.edit.changes import PublicView, public_view
from generator.cli.edit.views import draft_view, sentence_of, title_of
from generator.decode.scalars import BadScalar, day

_MOST_LINES: Final = 4000
"""Of one file's changes: a page of this length is read by nobody."""


class ProblemView(Struct, frozen=True):
    """One problem with a way to its field."""

    weight: str
    place: str
    words: str
    address: str


class LineView(Struct, frozen=True):
    """One line of a file's changes; `spoken` says to a screen reader what the sign says."""

    kind: str
    spoken: str
    text: str


class ChangeView(Struct, frozen=True):
    """What changes in one file; `size` is that of a file that is no text."""

    path: str
    is_new: bool
    added: int
    removed: int
    lines: tuple[LineView, ...]
    size: str = ""


class PreviewView(Struct, frozen=True):
    """One page of the site to come."""

    title: str
    address: str


def review_values(work: Work, draft: Draft, outcome: Outcome) -> dict[str, object]:
    """What the page before saving shows."""
    on = first_day(draft, work.options.as_of)
    problems = [*_problems(draft, outcome)]
    return {
        "draft": draft_view(draft),
        "revision": draft.revision,
        "sentence": sentence_of([told for told, _ in problems]),
        "problems": [
            ProblemView(told.weight, told.place or "Cả tệp", told.words, address) for told, address in problems
        ],
        "on": f"{on:%d/%m/%Y}",
        "previews": _previews(draft, on),
        "public": _public(work, outcome, on),
        "changes": _changes(outcome),
        "uses_git": work.uses_git(),
        "branch": draft.saved.branch if draft.saved is not None and draft.saved.branch else branch_name(draft),
        "message": commit_message(draft),
        "saved": _saved_words(work, draft),
        "next": _next_words(work, draft),
    }


def _public(work: Work, outcome: Outcome, on: date) -> PublicView | None:
    """What people will see change; None while errors hide part of it."""
    return None if outcome.has_errors else public_view(work.tree(), outcome.folded, on, work.options)


def _problems(draft: Draft, outcome: Outcome) -> list[tuple[Told, str]]:
    found: list[tuple[Told, str]] = []
    ours = [path_of(file, draft.id) for file in draft.files]
    for place, file in enumerate(draft.files):
        form = form_of_file(file, outcome.folded.corpus)
        address = f"/nhap/{draft.id}/{place}/"
        found += [(told, f"{address}#f:{quote(told.field)}") for told in told_in(form, outcome.problems, ours[place])]
    rest = [problem for problem in outcome.problems if problem.at.file not in ours]
    return found + [(told, "") for told in told_elsewhere(rest, "")]


def _previews(draft: Draft, on: date) -> list[PreviewView]:
    top = f"/xem/{draft.id}/{on.isoformat()}"
    decisions = [
        PreviewView(title_of(file), f"{top}/quyet-dinh/{path_of(file, draft.id).split('decisions/')[1][:-4]}/")
        for file in draft.files
        if file.kind == "decision" and "/nhap/" not in path_of(file, draft.id)
    ]
    decisions += [
        PreviewView(f"Văn bản ký {file.node[NAME]}", f"{page.address}{quote(str(file.node[NAME]))}")
        for file, page in zip(draft.files, decisions, strict=False)
        if file.signed
    ]
    return decisions + [PreviewView(f"Thủ tục {code}", f"{top}/tt/{quote(code)}/") for code in codes_of(draft)]


def _changes(outcome: Outcome) -> list[ChangeView]:
    was = {write.path: write.was for write in outcome.writes}
    changes = []
    for path, lines in unified(outcome.writes):
        shown = tuple(map(_line, lines[was[path] is None : _MOST_LINES]))
        added, removed = (sum(line.startswith(sign) for line in lines) for sign in "+-")
        if lines:
            changes.append(ChangeView(path, was[path] is None, added, removed, shown))
    blobs = [(write.path, write.blob) for write in outcome.writes if write.blob is not None]
    return changes + [ChangeView(path, True, 0, 0, (), megabytes(len(blob))) for path, blob in blobs]


def _line(line: str) -> LineView:
    if line.startswith("@@"):
        return LineView("cho", "", "…")
    kind, spoken = {"+": ("them", "thêm: "), "-": ("bot", "bớt: ")}.get(line[:1], ("", ""))
    return LineView(kind, spoken, line[1:])


def branch_name(draft: Draft) -> str:
    """A name that says what the branch is about."""
    file = draft.files[0]
    stem = path_of(file, draft.id).rpartition("/")[2].removesuffix(".yml").replace("@", "-")
    if file.kind != "decision":
        return f"sua/{stem}"
    year = path_of(file, draft.id).split("/")[-2]
    return f"quyet-dinh/{year}-{stem}"


def commit_message(draft: Draft) -> str:
    """What was done, in one line."""
    file = draft.files[0]
    verb = "Nhập" if file.was is None else "Sửa"
    title = title_of(file)
    signed = file.node.get("ngay_ky")
    on = ""
    if file.kind == "decision" and isinstance(signed, str):
        try:
            on = f" ngày {day(signed):%d/%m/%Y}"
        except BadScalar:
            on = ""
    return f"{verb} {title[:1].lower()}{title[1:]}{on}"


def _saved_words(work: Work, draft: Draft) -> str:
    if draft.saved is None or draft.saved.revision != draft.revision:
        return ""
    if not draft.saved.branch:
        return "Đã ghi vào tệp."
    commit = draft.saved.commit[:8]
    return f"Đã lưu vào nhánh {draft.saved.branch}, một lần lưu ({commit}) của {author(work.options.root)}."


def _next_words(work: Work, draft: Draft) -> str:
    """How the branch gets to others, as the remote stands.

    The branch holds one commit: saved again, it is no descendant of what was pushed. That gives way where it is this
    draft's own; what somebody else pushed must not be lost.
    """
    if draft.saved is None or not draft.saved.branch:
        return ""
    branch, helper = draft.saved.branch, " Không quen git thì nhờ người quản trị làm bước này."
    there = pushed_beside(work.options.root, branch, draft.saved.commit)
    for remote, commit in there.items():
        if commit not in draft.saved.given_way:
            return (
                f"Trên {remote}, nhánh {branch} có lần lưu không phải của bản nháp này: đẩy đè lên thì mất lần lưu ấy."
                f" Hãy lưu lại vào một nhánh tên khác.{helper}"
            )
    for remote in there:
        return (
            "Lần lưu trước đã đẩy lên; lần này thay hẳn nó để nhánh vẫn chỉ có một lần lưu, nên đẩy lại bằng:"
            f" git push --force-with-lease {remote} {branch}.{helper}"
        )
    return f"Để người khác xem và duyệt, đẩy nhánh lên: git push origin {branch}.{helper}"
