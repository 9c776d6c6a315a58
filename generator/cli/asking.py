"""What is missing of a decision is asked for at the keyboard, question by question; an empty answer leaves it out."""

import csv
import re
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

import click

from generator.authoring.importing.draft import Lists
from generator.authoring.problem import AuthoringError
from generator.authoring.scaffolds import cells
from generator.authoring.scaffolds.entry import printed
from generator.authoring.scaffolds.listed import listed_agencies
from generator.authoring.scaffolds.rows import checked_cell
from generator.authoring.table import TableRow
from generator.cli.options import Day
from generator.model.corpus import Corpus
from generator.model.numbers import with_strokes_within
from generator.model.scalars import RowKind

_QUESTIONS: Final = (
    ("ma", "Mã (hai mã thì cách nhau dấu ;)"),
    ("cap", "Cấp giải quyết (tinh, xa…)"),
    ("ten", "Tên như văn bản in"),
    ("linh_vuc", "Lĩnh vực"),
    ("phi_dia_gioi", "Không phụ thuộc địa giới (x nếu có)"),
    ("can_cu", "Căn cứ pháp lý (cách nhau dấu ;)"),
)
_ALSO: Final = {
    RowKind.AMEND: (("bo_phan", "Bộ phận được sửa đổi (thời hạn; phí; …)"),),
    RowKind.REPEAL_PART: (("bo_phan", "Bộ phận bị bãi bỏ nội dung"),),
    RowKind.REPEAL: (("da_cong_bo", "Đã công bố tại quyết định (số … ngày …)"),),
    RowKind.REPLACE: (("cu", "Các mã bị thay thế (1.011516; 1.000001@xa)"),),
}
HEAD: Final = ("signed", "effective", "title", "signer", "signer_title", "agency")
"""The answers about the decision as a whole."""
_KEYS: Final = ("stt", "loai", *(key for key, _ in _QUESTIONS), "bo_phan", "da_cong_bo", "cu")


def asked(
    typed: Mapping[str, Any], corpus: Corpus, before: Mapping[str, Any], new: Lists | None
) -> dict[str, Any]:
    """The options with an answer in place of each None, empty where it was left open.

    Offered is what was answered `before`, else what the last decision says of signer and agency. With `new` an agency
    may be named that the province does not list yet.
    """
    last = max(corpus.decisions.values(), key=lambda decision: decision.signed, default=None)
    answers = dict(typed)
    if answers["signed"] is None:
        answers["signed"] = _ask_day("Ngày ký", before.get("signed"))
    if answers["effective"] is None:
        answers["effective"] = _ask_day("Có hiệu lực từ ngày", before.get("effective") or answers["signed"])
    for name, question, known in (
        ("title", "Trích yếu", None),
        ("signer", "Người ký", last.signer.name if last and last.signer else ""),
        ("signer_title", "Chức danh người ký", last.signer.title if last and last.signer else ""),
    ):
        if answers[name] is None:
            offered = before.get(name, known)
            answers[name] = click.prompt(question, default=offered, show_default=bool(offered), err=True)
    if answers["agency"] is None:
        answers["agency"] = _ask_agency(before.get("agency", last.agency or "" if last else ""), corpus, new)
    return answers


def ask_again(tables: Sequence[Path], wrong: Collection[str]) -> Collection[str] | None:
    """Which answers to ask for once more, of a decision that was refused for those that are `wrong`, None to give up.

    `tables` are those that somebody may mend meanwhile.
    """
    mend = f"Sửa {', '.join(map(str, tables))}, lưu lại, rồi bấm Enter" if tables else "Bấm Enter"
    question = f"{mend} để thử lại, mọi câu trả lời được giữ; gõ d để soát lại phần đầu, x để thôi"
    try:
        match str(click.prompt(question, default="", show_default=False, err=True)).strip().casefold():
            case "":
                return wrong
            case "d" | "đ":
                return HEAD
            case _:
                return None
    except click.Abort:
        click.echo(err=True)
        return None


def _ask_agency(offered: str, corpus: Corpus, new: Lists | None) -> str:
    """The agency as it was typed, empty when it is left open; one that nobody knows is told at once."""
    question = "Cơ quan ban hành (mã hoặc tên trong agencies.yml; chưa có thì để trống)"
    while answer := str(click.prompt(question, default=offered, show_default=bool(offered), err=True)).strip():
        try:
            listed_agencies(corpus, new).id_of(answer)
            return answer
        except cells.Unreadable as error:
            click.echo(f"  {error}", err=True)
            offered = ""
    return ""


def _ask_day(question: str, offered: date | None = None) -> date:
    """A day; click's own way of asking again would speak English."""
    while True:
        typed = click.prompt(question, default=f"{offered:%d/%m/%Y}" if offered else None, err=True)
        try:
            return Day().convert(typed, None, None)
        except click.BadParameter as error:
            click.echo(f"  {error.message}", err=True)


def ask_rows(corpus: Corpus, kept: Path, new: Lists | None) -> None:
    """Rows until no kind is given, each kept in a table at once, so that a slip at the end loses none of them."""
    kept.unlink(missing_ok=True)
    rows: list[TableRow] = []
    click.echo(f"Các dòng của danh mục; loại: {', '.join(RowKind)}. Để trống loại là hết.", err=True)
    while typed := _ask("loai", f"Dòng {len(rows) + 1}, loại", corpus, new):
        row = {"stt": str(len(rows) + 1), "loai": typed}
        for key, question in (*_QUESTIONS, *_ALSO.get(RowKind(str(cells.kind(typed))), ())):
            if answer := _ask(key, f"  {question}", corpus, new):
                row[key] = answer
        rows.append(TableRow(len(rows) + 2, row))
        _keep(kept, rows)


def ask_counts() -> tuple[str, ...]:
    """The counts as Điều 1 prints them, to hold the rows against; none where none is printed."""
    question = "Số đếm in ở Điều 1 (moi=2; bai_bo=1; tong.tat_ca=3; không in thì để trống)"
    while answer := str(click.prompt(question, default="", show_default=False, err=True)).strip():
        counts = tuple(part.strip() for part in re.split(r"[;,]", answer) if part.strip())
        try:
            printed(counts)
            return counts
        except AuthoringError as error:
            click.echo(f"  {error}", err=True)
    return ()


def _keep(file: Path, rows: list[TableRow]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.DictWriter(stream, _KEYS, delimiter=";")
        writer.writeheader()
        writer.writerows(row.cells for row in rows)


def _ask(key: str, question: str, corpus: Corpus, new: Lists | None) -> str:
    """The answer; one that is not understood is told at once and asked for again."""
    while answer := str(click.prompt(question, default="", show_default=False, err=True)).strip():
        if (meant := with_strokes_within(answer)) != answer:
            asked_again = f"  Có phải “{meant}”? Đúng thì bấm Enter, không thì gõ lại"
            answer = str(click.prompt(asked_again, default=meant, show_default=False, err=True)).strip()
        try:
            checked_cell(key, answer, corpus, new)
        except cells.Unreadable as error:
            click.echo(f"  {error}", err=True)
            continue
        return answer
    return ""
