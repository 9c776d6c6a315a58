"""What is missing of a decision is asked for at the keyboard, question by question; an empty answer leaves it out."""

import csv
from datetime import date
from pathlib import Path
from typing import Any, Final

import click

from generator.authoring.scaffolds import cells
from generator.authoring.scaffolds.rows import Entries, agency_id, checked_cell, rows_of
from generator.authoring.table import Table, TableRow
from generator.cli.options import Day
from generator.model.corpus import Corpus
from generator.model.decision import Decision
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
_KEYS: Final = ("stt", "loai", *(key for key, _ in _QUESTIONS), "bo_phan", "da_cong_bo", "cu")


def asked(days: dict[str, date | None], typed: dict[str, Any], corpus: Corpus) -> tuple[dict[str, Any], dict[str, Any]]:
    """The options with the answers. What the last decision says of signer and agency is offered."""
    last = max(corpus.decisions.values(), key=lambda decision: decision.signed, default=None)
    answers, rest = dict(days), dict(typed)
    if answers["signed"] is None:
        answers["signed"] = _ask_day("Ngày ký")
    if answers["effective"] is None:
        answers["effective"] = _ask_day("Có hiệu lực từ ngày", answers["signed"])
    for name, question, offered in (
        ("title", "Trích yếu", None),
        ("signer", "Người ký", last.signer.name if last and last.signer else ""),
        ("signer_title", "Chức danh người ký", last.signer.title if last and last.signer else ""),
    ):
        if not rest[name]:
            rest[name] = click.prompt(question, default=offered, show_default=bool(offered), err=True) or None
    rest["agency"] = rest["agency"] or _ask_agency(last, corpus)
    return answers, rest


def _ask_agency(last: Decision | None, corpus: Corpus) -> str | None:
    """The id of the agency, None when it is left open; one that the province does not list is told at once."""
    question = "Cơ quan ban hành (mã hoặc tên trong agencies.yml; chưa có thì để trống)"
    offered = last.agency or "" if last else ""
    while answer := str(click.prompt(question, default=offered, show_default=bool(offered), err=True)).strip():
        try:
            return agency_id(answer, corpus)
        except cells.Unreadable as error:
            click.echo(f"  {error}", err=True)
            offered = ""
    return None


def _ask_day(question: str, offered: date | None = None) -> date:
    """A day; click's own way of asking again would speak English."""
    while True:
        typed = click.prompt(question, default=f"{offered:%d/%m/%Y}" if offered else None, err=True)
        try:
            return Day().convert(typed, None, None)
        except click.BadParameter as error:
            click.echo(f"  {error.message}", err=True)


def ask_rows(corpus: Corpus, kept: Path, shown: str) -> Entries:
    """Rows until no kind is given, each kept in a table of its own, so that a slip at the end loses none of them.

    `shown` is the name of that table in messages.

    Raises:
        TableRejected: answers that do not go together.
    """
    rows: list[TableRow] = []
    click.echo(f"Các dòng của danh mục; loại: {', '.join(RowKind)}. Để trống loại là hết.", err=True)
    while typed := _ask("loai", f"Dòng {len(rows) + 1}, loại", corpus):
        row = {"stt": str(len(rows) + 1), "loai": typed}
        for key, question in (*_QUESTIONS, *_ALSO.get(RowKind(str(cells.kind(typed))), ())):
            if answer := _ask(key, f"  {question}", corpus):
                row[key] = answer
        rows.append(TableRow(len(rows) + 2, row))
        _keep(kept, rows)
    return rows_of(Table(shown, tuple(rows), {key: key for key in _KEYS}, (), False), corpus)


def _keep(file: Path, rows: list[TableRow]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.DictWriter(stream, _KEYS, delimiter=";")
        writer.writeheader()
        writer.writerows(row.cells for row in rows)


def _ask(key: str, question: str, corpus: Corpus) -> str:
    """The answer; one that is not understood is told at once and asked for again."""
    while answer := str(click.prompt(question, default="", show_default=False, err=True)).strip():
        if (meant := with_strokes_within(answer)) != answer:
            asked_again = f"  Có phải “{meant}”? Đúng thì bấm Enter, không thì gõ lại"
            answer = str(click.prompt(asked_again, default=meant, show_default=False, err=True)).strip()
        try:
            checked_cell(key, answer, corpus)
        except cells.Unreadable as error:
            click.echo(f"  {error}", err=True)
            continue
        return answer
    return ""
