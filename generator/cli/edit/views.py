"""Drafts, problems and the tree become what the templates of `niemyet edit` show."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from generator.authoring.edit.drafts import Draft, DraftFile
from generator.authoring.edit.finding import Hit
from generator.authoring.edit.outcome import Outcome, path_of
from generator.authoring.edit.telling import Told, form_of_file, told_elsewhere, told_in
from generator.authoring.edit.work import in_the_way
from generator.cli.words import LEVELS, STATES
from generator.model.register import State
from generator.pipeline import Folded

TROUBLES: Final = {
    HTTPStatus.FORBIDDEN: (
        "Cần mở bằng địa chỉ có mã",
        "Trang này chỉ mở cho người đã chạy lệnh niemyet edit trên máy này. Chép nguyên dòng địa chỉ in ở cửa sổ lệnh"
        " vào trình duyệt; mỗi lần chạy lệnh có một mã mới.",
    ),
    HTTPStatus.NOT_FOUND: ("Không có trang này", "Bản nháp có thể đã bỏ, hoặc địa chỉ chưa đúng. Về trang đầu để tìm."),
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: (
        "Nặng quá",
        "Tệp PDF đính kèm tối đa 20 MB, chữ của một mẫu tối đa 4 MB. Quét lại đen trắng ở 200 đến 300 dpi, hoặc xuất"
        " PDF từ phần mềm văn bản. Bản nháp trước đó vẫn còn: bấm nút quay lại của trình duyệt.",
    ),
    HTTPStatus.INTERNAL_SERVER_ERROR: (
        "niemyet gặp lỗi của chính nó",
        "Chi tiết in ở cửa sổ lệnh. Bản nháp đã giữ vẫn còn; quay lại trang trước và thử lần nữa.",
    ),
}
OTHER_TROUBLE: Final = ("Không nhận yêu cầu này", "Trình duyệt gửi yêu cầu không đúng dạng. Mở lại từ trang đầu.")
"""What somebody sees who is not let in, or has lost the way: a title and what to do."""


class FileView(Struct, frozen=True):
    """One file of a draft in the list at its head."""

    title: str
    path: str


class DraftView(Struct, frozen=True):
    """One draft: `state` says where it was saved."""

    id: str
    title: str
    state: str
    files: tuple[FileView, ...]


class HitView(Struct, frozen=True):
    """One procedure that was found."""

    code: str
    name: str
    levels: str
    state: str


class DecisionView(Struct, frozen=True):
    """One decision of the tree."""

    number: str
    file: str
    signed: str
    rows: int
    title: str


class Said(Struct, frozen=True):
    """What the compiler says of one file of a draft: at its fields, elsewhere, and in one sentence.

    `blocked` says why the draft could not be saved whatever stands in it.
    """

    own: tuple[Told, ...] = ()
    others: tuple[Told, ...] = ()
    sentence: str = ""
    blocked: str = ""

    @property
    def by_field(self) -> Mapping[str, Sequence[Told]]:
        """The file's own problems by the name of their field."""
        found: dict[str, list[Told]] = {}
        for one in self.own:
            found.setdefault(one.field, []).append(one)
        return found


def title_of(file: DraftFile) -> str:
    """What officers call the file."""
    if file.kind == "decision":
        number = file.node.get("so")
        return f"Quyết định {number}" if isinstance(number, str) else "Quyết định mới"
    if file.kind == "plain":
        return f"Lời dễ hiểu {file.path.rpartition('/')[2].removesuffix('.yml')}"
    return f"Bản ghi {file.node.get('ma') or file.node.get('ma_tam') or 'mới'}"


def draft_view(draft: Draft) -> DraftView:
    """The draft as lists and heads show it."""
    files = tuple(FileView(title_of(file), path_of(file, draft.id)) for file in draft.files)
    return DraftView(draft.id, files[0].title, _state(draft), files)


def _state(draft: Draft) -> str:
    if draft.saved is None:
        others = len(draft.files) - 1
        return "chưa lưu" + (f", kèm {others} tệp" if others else "")
    where = f"đã lưu vào nhánh {draft.saved.branch}" if draft.saved.branch else "đã ghi vào tệp"
    return where if draft.saved.revision == draft.revision else f"{where}, sửa thêm sau đó chưa lưu"


def hits_view(hits: Sequence[Hit]) -> list[HitView]:
    """The procedures that were found, with words."""
    return [HitView(h.code, h.name, levels_words(h), STATES[State(h.state)]) for h in hits]


def levels_words(hit: Hit) -> str:
    """`cấp tỉnh, cấp xã`."""
    return ", ".join(f"cấp {LEVELS[level]}" for level in hit.levels)


def decisions_view(folded: Folded) -> list[DecisionView]:
    """The decisions of the tree, newest first."""
    newest = sorted(folded.corpus.decisions.values(), key=lambda d: (d.signed, d.key), reverse=True)
    return [DecisionView(d.number, d.file, f"{d.signed:%d/%m/%Y}", len(d.rows), d.title) for d in newest]


def files_view(paths: Sequence[str], folded: Folded) -> list[FileView]:
    """The files of one procedure."""
    by_file = {version.file: version for version in folded.corpus.versions}
    found = []
    for path in paths:
        version = by_file.get(path)
        if version is None:
            found.append(FileView("Lời dễ hiểu, tên gọi khác, liên kết", path))
            continue
        levels = ", ".join(LEVELS[level] for level in version.levels)
        decision = folded.corpus.decisions.get(version.decision)
        by = f"Quyết định {decision.number} ngày {decision.signed:%d/%m/%Y}" if decision else "hiện trạng"
        found.append(FileView(f"Nội dung theo {by} (cấp {levels})", path))
    return found


def said_of(outcome: Outcome, draft: Draft, place: int) -> Said:
    """What the compiler says of one file of a draft."""
    file = draft.files[place]
    path = path_of(file, draft.id)
    own = told_in(form_of_file(file, outcome.folded.corpus), outcome.problems, path)
    names = {path_of(other, draft.id): title_of(other) for other in draft.files}
    elsewhere = told_elsewhere(outcome.problems, path)
    others = tuple(replace(told, place=names.get(told.place, told.place)) for told in elsewhere)
    blocked = in_the_way(outcome)
    return Said(own, others, " ".join(filter(None, (blocked, sentence_of([*own, *others])))), blocked)


def sentence_of(told: Sequence[Told]) -> str:
    """How many of what."""
    counts = {weight: sum(one.weight == weight for one in told) for weight in ("todo", "error", "warning")}
    names = {"todo": "mục cần điền", "error": "lỗi", "warning": "cảnh báo"}
    parts = [f"{count} {names[weight]}" for weight, count in counts.items() if count]
    return f"Còn {', '.join(parts)}." if parts else "Không có lỗi."
