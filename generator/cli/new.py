"""`niemyet new`: a signed decision, or the first text of a procedure, becomes files with everything known filled in."""

import sys
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

import click

from generator.authoring.importing.batch import lists_of
from generator.authoring.importing.draft import Lists
from generator.authoring.importing.sources import KINDS
from generator.authoring.problem import AuthoringError
from generator.authoring.scaffolds.amend import begin
from generator.authoring.scaffolds.entry import Entry, decision_node
from generator.authoring.scaffolds.listed import NotListed, listed_agencies
from generator.authoring.scaffolds.opening import DecisionRejected, Opened, open_decision
from generator.authoring.scaffolds.rows import Entries, in_table, read_fees, read_processes, read_rows, read_withdrawals
from generator.authoring.texts import line
from generator.authoring.words import ENTERED, ENTERED_FROM, HOW_TO_LIST
from generator.cli.asking import ask_again, ask_counts, ask_rows, asked
from generator.cli.options import Day, make_options, tree_options
from generator.cli.scaffold import carry_out, refuse
from generator.cli.vietnamese import OneOf, VietnameseCommand, VietnameseGroup
from generator.cli.words import as_word
from generator.decode import scalars
from generator.diagnostics.problem import Problem, Ref
from generator.diagnostics.render import help_of, message_of
from generator.model.corpus import Corpus
from generator.model.scalars import RowKind
from generator.pipeline import Options, fold_tree

TABLE: Final = click.Path(path_type=Path)
_KEPT: Final = "dong-da-go.csv"
"""Where in the cache rows lie that were typed: they outlive a refusal."""
_KINDS: Final = [kind.value for kind in RowKind]
_TABLES: Final = ("rows", "processes", "withdrawals", "fees")
_LONG_BEFORE: Final = timedelta(days=31)
_ANSWERS: Final = {
    "ngay_ky": ("signed",),
    "hieu_luc": ("effective",),
    "trich_yeu": ("title",),
    "nguoi_ky": ("signer", "signer_title"),
    "co_quan": ("agency",),
    "dem": ("counts",),
}
"""Which questions ask for a key of the decision."""


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
@click.option("--signer-for", metavar="CHỮ", help="Ký thay ai, như văn bản in, ví dụ “KT. Chủ tịch”.")
@click.option("--agency", metavar="CƠ_QUAN", help="Cơ quan, người ban hành: mã hoặc tên trong agencies.yml.")
@click.option("--law-effective", metavar="NGÀY", help="Ngày văn bản quy phạm pháp luật có hiệu lực, hoặc khong.")
@click.option("--rows", type=TABLE, metavar="TỆP", help="Các dòng: CSV hoặc XLSX, cột loai, ma, cap, ten…")
@click.option(
    "--kind", type=OneOf(_KINDS), metavar="LOẠI", help="Loại của mọi dòng khi bảng không có cột loai: moi, bai_bo…"
)
@click.option("--processes", type=TABLE, metavar="TỆP", help="Quy trình nội bộ: cột stt, ma, buoc, tong…")
@click.option("--withdrawals", type=TABLE, metavar="TỆP", help="Danh mục bị rút: cột quyet_dinh, ngay, phan, stt.")
@click.option("--fees", type=TABLE, metavar="TỆP", help="Mức thu: cột ma, ten, kenh, so_tien, don_vi, ti_le, can_cu…")
@click.option(
    "--count", "counts", multiple=True, metavar="ĐẾM", help="Số đếm in: moi=2, tong.sua_doi.tinh=8 (nhắc lại được)."
)
@click.option("--annex-missing", is_flag=True, help="Chưa có phụ lục.")
@click.option("--annex-number", metavar="SỐ", help="Số quyết định mà phụ lục in, khi in khác.")
@click.option("--sample", is_flag=True, help="Dữ liệu mẫu, không phải quyết định thật.")
@click.option("--new-names", is_flag=True, help="Lĩnh vực, cơ quan chưa có thì thêm vào cuối danh sách của tỉnh.")
@click.option("--no-records", is_flag=True, help="Không mở tệp của các thủ tục.")
@click.option("--anyway", is_flag=True, help="Vẫn ghi khi kiểm tra thấy lỗi (bản in sai, chưa nhập hiện trạng…).")
@tree_options
def decision_command(
    root: Path, as_of: date | None, no_records: bool, anyway: bool, new_names: bool, **typed: Any
) -> int:
    """Writes the decision and opens the records it touches; 1 and nothing written when its rows cannot be read."""
    if typed["fees"] and no_records:
        raise click.UsageError("--fees ghi mức thu vào tệp của các thủ tục; bỏ --no-records.")
    if typed["kind"] and not typed["rows"]:
        raise click.UsageError("--kind nói loại của các dòng trong tệp --rows; thiếu --rows.")
    options = make_options(root, as_of)
    sits, kept = sys.stdin.isatty(), options.cache / _KEPT
    if not sits:
        for name in ("signed", "title"):
            if not typed[name]:
                raise click.UsageError(f"thiếu --{name}, mà không có bàn phím để hỏi.")
    elif not typed["counts"]:
        typed["counts"] = None
    before: dict[str, Any] = {}
    while True:
        corpus = fold_tree(options).corpus
        wrong: tuple[str, ...] = ()
        try:
            if sits:
                typed = _answered(typed, corpus, before, kept, lists_of(corpus) if new_names else None)
            new = lists_of(corpus) if new_names else None
            return _enter(options, _entry(typed, corpus, new), new, records=not no_records, anyway=anyway)
        except _Refused as refused:
            wrong = refused.answers
            refuse(str(refused))
        except AuthoringError as error:
            refuse(str(error))
        again = ask_again(list(_tables(typed).values()), wrong) if sits else None
        if again is None:
            break
        before, typed = typed, {name: None if name in again else said for name, said in typed.items()}
    if typed["rows"] == kept:
        _tell_kept(typed)
    return 1


def _answered(
    typed: dict[str, Any], corpus: Corpus, before: Mapping[str, Any], kept: Path, new: Lists | None
) -> dict[str, Any]:
    """What the keyboard says to everything that no option told. `new` is only to look whether names may be new."""
    answers = asked(typed, corpus, before, new)
    asks_rows = answers["rows"] is None and not answers["annex_missing"]
    try:
        if asks_rows:
            ask_rows(corpus, kept, new)
            answers["rows"] = kept if kept.exists() else None
        if answers["counts"] is None:
            answers["counts"] = ask_counts() if answers["rows"] is not None else ()
    except click.Abort:
        if asks_rows and kept.exists():
            click.echo(err=True)
            _tell_kept(typed | {"rows": kept})
        raise
    return answers


def _tables(typed: Mapping[str, Any]) -> dict[str, Path]:
    """The files that hold a decision's lists, by their options."""
    return {name: typed[name] for name in _TABLES if typed[name] is not None}


def _tell_kept(typed: Mapping[str, Any]) -> None:
    options = " ".join(f"--{name} {as_word(file)}" for name, file in _tables(typed).items())
    click.echo(f"Các dòng vừa gõ được giữ: lần sau chạy lại với {options}", err=True)


def _entry(typed: Mapping[str, Any], corpus: Corpus, new: Lists | None) -> Entry:
    """What was typed or answered, with its tables read; names that the province does not list yet join `new`.

    Raises:
        AuthoringError: a table cannot be read, or nobody knows the agency.
    """
    # An arrow key at a prompt leaves signs that no file may hold.
    said: dict[str, Any] = {name: line(answer) if isinstance(answer, str) else answer for name, answer in typed.items()}
    rows, processes, withdrawals, fees = (said.pop(name) for name in _TABLES)
    kind = RowKind(told) if (told := said.pop("kind")) else None
    law_effect = said.pop("law_effective")
    if said["agency"]:
        said["agency"] = _agency(said["agency"], corpus, new)
    days = {name: said.pop(name) for name in ("signed", "effective", "until")}
    texts: dict[str, Any] = {name: day.isoformat() if day else None for name, day in days.items()}
    return Entry(
        law_effect=law_effect,
        rows=read_rows(rows, corpus, new, kind) if rows else Entries(),
        processes=read_processes(processes, corpus, new) if processes else Entries(),
        withdrawals=read_withdrawals(withdrawals) if withdrawals else Entries(),
        fees=read_fees(fees) if fees else Entries(),
        **texts,
        **said,
    )


def _agency(typed: str, corpus: Corpus, new: Lists | None) -> str:
    try:
        return listed_agencies(corpus, new).id_of(typed)
    except NotListed as error:
        advice = () if new is not None else (HOW_TO_LIST,)
        raise _Refused([f"--agency: {error}", *advice], ["co_quan"]) from error


class _Refused(AuthoringError):
    """A decision that is not entered as it was typed; `answers` are those that are to be asked for once more."""

    def __init__(self, told: Iterable[str], keys: Iterable[str]) -> None:
        super().__init__("\n".join(told))
        self.answers = tuple(name for key in keys for name in _ANSWERS.get(key, ()))


def _refused(problems: Iterable[Problem], lists: Mapping[str, Entries], *advice: str) -> _Refused:
    every = tuple(problems)
    keys = dict.fromkeys(str(problem.at.route[0]) for problem in every if problem.at.route)
    return _Refused([*in_table(every, lists), *advice], keys)


def _enter(options: Options, entry: Entry, new: Lists | None, *, records: bool, anyway: bool) -> int:
    if not anyway:
        _check_days(entry)
    node, notes = decision_node(entry)
    for entries in entry.tables:
        if entries.unused:
            click.echo(f"{entries.origins[0].file}: không dùng cột {', '.join(entries.unused)}.", err=True)
        for told in entries.told:
            click.echo(f"{entries.origins[0].file}: {told}", err=True)
    try:
        opened = open_decision(
            options,
            node,
            _comment(entry),
            notes=notes,
            records=records,
            texts=entry.rows.texts,
            fees=entry.fees,
            lists=new,
        )
    except DecisionRejected as error:
        raise _refused(error.problems, entry.lists) from error
    wrong = [problem for problem in opened.problems if problem.at.file == opened.writes[0].path]
    if wrong and not anyway:
        advice = "Bản in đúng là như thế thì thêm --anyway: tệp được ghi, lỗi còn để sửa."
        raise _refused(wrong, entry.lists, advice)
    return carry_out(opened, options.root)


def _check_days(entry: Entry) -> None:
    """Asks again where a decision would take effect long before it was signed: mostly a year typed wrong.

    Raises:
        _Refused: more than a month before, which hardly any decision is.
    """
    signed, since = (date.fromisoformat(it) for it in (entry.signed, entry.effective or entry.signed))
    if signed - since > _LONG_BEFORE:
        told = f"hiệu lực từ {since:%d/%m/%Y}, nhưng ký ngày {signed:%d/%m/%Y}: xem lại hai ngày này, nhất là năm."
        raise _Refused([told, "Bản in đúng là như thế thì thêm --anyway."], ["ngay_ky", "hieu_luc"])


def _comment(entry: Entry) -> str:
    day = date.fromisoformat(entry.signed)
    told = ENTERED.format(number=entry.number, day=f"{day:%d/%m/%Y}")
    files = dict.fromkeys(entries.origins[0].file for entries in entry.tables if entries.origins)
    files.pop(_KEPT, None)
    return told + ("\n" + ENTERED_FROM.format(files=", ".join(files)) if files else "")


@new_command.command(
    "procedure",
    cls=VietnameseCommand,
    help="Mở tệp nội dung đầu tiên của thủ tục MÃ theo một quyết định đã nhập, điền sẵn từ bản xuất quốc gia nếu có.",
)
@click.argument("code", metavar="MÃ")
@click.option("--decision", "key", required=True, metavar="KHÓA", help="Khóa, số quyết định, hoặc hien_trang/<ngày>.")
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
