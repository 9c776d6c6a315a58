"""`niemyet new`: a signed decision, or the first text of a procedure, becomes files with everything known filled in."""

import sys
import unicodedata
from datetime import date
from pathlib import Path
from typing import Any, Final

import click
from msgspec.structs import replace

from generator import settings
from generator.authoring.importing.sources import KINDS
from generator.authoring.problem import AuthoringError
from generator.authoring.scaffolds.amend import begin
from generator.authoring.scaffolds.entry import Entry, decision_node
from generator.authoring.scaffolds.opening import DecisionRejected, Opened, open_decision
from generator.authoring.scaffolds.rows import Entries, in_table, read_processes, read_rows, read_withdrawals
from generator.authoring.words import ENTERED, ENTERED_FROM
from generator.cli.asking import ask_rows, asked
from generator.cli.options import Day, make_options, tree_options
from generator.cli.scaffold import carry_out, refuse
from generator.cli.vietnamese import OneOf, VietnameseCommand, VietnameseGroup
from generator.decode import scalars
from generator.diagnostics.problem import Problem, Ref
from generator.diagnostics.render import help_of, message_of
from generator.model.corpus import Corpus
from generator.pipeline import Options, fold_tree

TABLE: Final = click.Path(path_type=Path)
_KEPT: Final = "dong-da-go.csv"
_SHOWN: Final = f"{settings.CACHE}/{_KEPT}"
"""Where rows lie that were typed: they outlive a refusal."""


class _Number(click.ParamType[str]):
    """The number of a decision: a slip in it is told before the first question, not after the last."""

    name = "SỐ"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Reads the number.

        Raises:
            click.BadParameter: it is none; the words name the one that was probably meant.
        """
        try:
            return scalars.decision_number(unicodedata.normalize("NFC", str(value)).strip())
        except scalars.BadScalar as error:
            wrong = Problem(error.code, Ref(""), error.params)
            told = message_of(wrong)
            self.fail(told if told.endswith("?") else f"{told}. {help_of(wrong)}", param, ctx)


class _Group(VietnameseGroup):
    def short_helps(self) -> list[tuple[str, str]]:
        return [
            ("decision", "Nhập một quyết định: tệp quyết định và tệp của các thủ tục nó đụng tới"),
            ("procedure", "Mở tệp nội dung đầu tiên của một thủ tục"),
        ]


@click.group("new", cls=_Group, help="Mở tệp mới với mọi điều đã biết được điền sẵn; không bao giờ ghi đè.")
def new_command() -> None:
    """The group itself does nothing."""


@new_command.command(
    "decision",
    cls=VietnameseCommand,
    help="Nhập quyết định SỐ (ví dụ 2031/QĐ-UBND). Thiếu gì thì hỏi; khi không có bàn phím thì báo tên tùy chọn.",
)
@click.argument("number", metavar="SỐ", type=_Number())
@click.option("--signed", type=Day(), help="Ngày ký.")
@click.option("--effective", type=Day(), help="Có hiệu lực từ ngày (mặc định: ngày ký, có ghi chú để đối chiếu).")
@click.option("--until", type=Day(), help="Hết ngày này thì thôi áp dụng; chỉ khi quyết định có thời hạn.")
@click.option("--title", metavar="CHỮ", help="Trích yếu.")
@click.option("--signer", metavar="TÊN", help="Họ và tên người ký.")
@click.option("--signer-title", metavar="CHỮ", help="Chức danh người ký.")
@click.option("--signer-for", metavar="CHỮ", help="KT., TM., TUQ. nếu ký thay.")
@click.option("--agency", metavar="MÃ", help="Cơ quan, người ban hành, theo agencies.yml.")
@click.option("--law-effective", metavar="NGÀY", help="Ngày văn bản quy phạm pháp luật có hiệu lực, hoặc khong.")
@click.option("--rows", type=TABLE, metavar="TỆP", help="Các dòng: CSV hoặc XLSX, cột loai, ma, cap, ten…")
@click.option("--processes", type=TABLE, metavar="TỆP", help="Quy trình nội bộ: cột stt, ma, buoc, tong…")
@click.option("--withdrawals", type=TABLE, metavar="TỆP", help="Danh mục bị rút: cột quyet_dinh, ngay, phan, stt.")
@click.option(
    "--count", "counts", multiple=True, metavar="ĐẾM", help="Số đếm in: moi=2, tong.sua_doi.tinh=8 (nhắc lại được)."
)
@click.option("--annex-missing", is_flag=True, help="Chưa có phụ lục.")
@click.option("--annex-number", metavar="SỐ", help="Số quyết định mà phụ lục in, khi in khác.")
@click.option("--sample", is_flag=True, help="Dữ liệu mẫu, không phải quyết định thật.")
@click.option("--no-records", is_flag=True, help="Không mở tệp của các thủ tục.")
@click.option("--anyway", is_flag=True, help="Vẫn ghi khi kiểm tra thấy lỗi (bản in sai, chưa nhập hiện trạng…).")
@tree_options
def decision_command(root: Path, as_of: date | None, no_records: bool, anyway: bool, **typed: Any) -> int:
    """Writes the decision and opens the records it touches; 1 and nothing written when its rows cannot be read."""
    options = make_options(root, as_of)
    asks = sys.stdin.isatty() and typed["rows"] is None and not typed["annex_missing"]
    try:
        entry = _entry(typed, fold_tree(options).corpus, options.cache / _KEPT if asks else None)
        code = _enter(options, entry, records=not no_records, anyway=anyway)
    except AuthoringError as error:
        code = refuse(str(error))
    if code and asks and (options.cache / _KEPT).exists():
        click.echo(f"Các dòng vừa gõ còn ở {_SHOWN}; sửa trong đó rồi chạy lại với --rows {_SHOWN}", err=True)
    return code


def _entry(typed: dict[str, Any], corpus: Corpus, kept: Path | None) -> Entry:
    """What was typed, with what is missing asked for where somebody sits at the keyboard."""
    rows, processes, withdrawals = (typed.pop(name) for name in ("rows", "processes", "withdrawals"))
    law_effect = typed.pop("law_effective")
    days = {name: typed.pop(name) for name in ("signed", "effective", "until")}
    if not sys.stdin.isatty():
        for name, given in (("--signed", days["signed"]), ("--title", typed["title"])):
            if not given:
                raise click.UsageError(f"thiếu {name}, mà không có bàn phím để hỏi.")
    else:
        days, typed = asked(days, typed, corpus)
    texts: dict[str, Any] = {name: day.isoformat() if day else None for name, day in days.items()}
    entry = Entry(law_effect=law_effect, **texts, **typed)
    read = read_rows(rows, corpus) if rows else Entries()
    if kept is not None:
        kept.unlink(missing_ok=True)
        read = ask_rows(corpus, kept, _SHOWN)
    return replace(
        entry,
        rows=read,
        processes=read_processes(processes, corpus) if processes else Entries(),
        withdrawals=read_withdrawals(withdrawals) if withdrawals else Entries(),
    )


def _enter(options: Options, entry: Entry, *, records: bool, anyway: bool) -> int:
    node, notes = decision_node(entry)
    for entries in entry.lists.values():
        if entries.unused:
            click.echo(f"{entries.origins[0].file}: không dùng cột {', '.join(entries.unused)}.", err=True)
    try:
        opened = open_decision(options, node, _comment(entry), notes=notes, records=records, texts=entry.rows.texts)
    except DecisionRejected as error:
        return refuse("\n".join(in_table(error.problems, entry.lists)))
    wrong = [problem for problem in opened.problems if problem.at.file == opened.writes[0].path]
    if wrong and not anyway:
        told = in_table(wrong, entry.lists)
        return refuse("\n".join([*told, "Bản in đúng là như thế thì thêm --anyway: tệp được ghi, lỗi còn để sửa."]))
    return carry_out(opened, options.root)


def _comment(entry: Entry) -> str:
    day = date.fromisoformat(entry.signed)
    told = ENTERED.format(number=entry.number, day=f"{day:%d/%m/%Y}")
    files = dict.fromkeys(entries.origins[0].file for entries in entry.lists.values() if entries.origins)
    files.pop(_SHOWN, None)
    return told + ("\n" + ENTERED_FROM.format(files=", ".join(files)) if files else "")


@new_command.command(
    "procedure",
    cls=VietnameseCommand,
    help="Mở tệp nội dung đầu tiên của thủ tục MÃ theo một quyết định đã nhập, điền sẵn từ bản xuất quốc gia nếu có.",
)
@click.argument("code", metavar="MÃ")
@click.option("--decision", "key", required=True, metavar="KHÓA", help="Khóa quyết định hoặc hien_trang/<ngày>.")
@click.option(
    "--from",
    "export",
    type=(OneOf(list(KINDS)), TABLE),
    default=None,
    metavar="LOẠI TỆP",
    help=f"Bản xuất có thủ tục này; loại: {', '.join(KINDS)}.",
)
@tree_options
def procedure_command(code: str, key: str, export: tuple[str, Path] | None, root: Path, as_of: date | None) -> int:
    """Writes the version file; 1 and nothing written when the decision brings the code no text."""
    options = make_options(root, as_of)
    try:
        opened: Opened = begin(options, code, key, export)
        return carry_out(opened, root)
    except AuthoringError as error:
        return refuse(str(error))
