"""`niemyet list` and `niemyet show`: the windows on the register of a day."""

import csv
import difflib
import io
import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

import click
from msgspec import Struct

from generator import settings
from generator.authoring.edit.finding import find, plain
from generator.cli.options import make_options, tree_options
from generator.cli.vietnamese import OneOf, VietnameseCommand
from generator.cli.words import ACTIONS, BOUND, COMPLETENESS, LEVELS, STATE_OPTIONS, STATES
from generator.model.corpus import Corpus
from generator.model.register import Action, Effect, Event, KeyHistory, Register, Span, State
from generator.model.scalars import Completeness, Level
from generator.pipeline import Folded, fold_tree

_MOST_MEANT: Final = 5
_MANY_SLIPS: Final = 2
_CODE: Final = re.compile(r"\d\.\d{6}")


class Line(Struct, frozen=True):
    """One (code, level) of the register on a day, as it is printed."""

    ma: str
    cap: str
    ten: str
    linh_vuc: str
    trang_thai: str
    tu: str
    quyet_dinh: str
    phi_dia_gioi: bool
    muc_day_du: str


@click.command("list", cls=VietnameseCommand, help="Danh mục vào một ngày: mỗi dòng một mã ở một cấp.")
@click.option("--state", type=OneOf(list(STATE_OPTIONS)), default="in-force", help="Trạng thái (in-force).")
@click.option("--level", type=OneOf([level.value for level in Level]), help="Chỉ cấp này.")
@click.option("--field", metavar="LĨNH_VỰC", help="Chỉ lĩnh vực này (mã trong fields.yml).")
@click.option("--format", "output", type=OneOf(["text", "json", "csv"]), default="text", help="Dạng in ra.")
@tree_options
def list_command(state: str, level: str | None, field: str | None, output: str, root: Path, as_of: date | None) -> int:
    """Prints the lines of the state on the day; problems of the tree do not keep it from answering."""
    folded = fold_tree(make_options(root, as_of))
    if field is not None and field not in folded.corpus.fields:
        raise click.UsageError(_no_such_field(field, folded.corpus))
    if not folded.register.has_data:
        _say_no_data(folded.register, output)
        return 0
    wanted = STATE_OPTIONS[state]
    found = _never_lines(folded) if wanted is State.NEVER else _lines(folded, wanted)
    lines = [line for line in found if (level is None or line.cap == level)]
    lines = [line for line in lines if field is None or line.linh_vuc == field]
    _print_lines(lines, folded.register.as_of, wanted, output)
    return 0


@click.command(
    "show", cls=VietnameseCommand, help="Một thủ tục vào một ngày: trạng thái, quyết định, nội dung, lịch sử."
)
@click.argument("code", metavar="MÃ")
@click.option("--level", type=OneOf([level.value for level in Level]), help="Chỉ cấp này.")
@tree_options
def show_command(code: str, level: str | None, root: Path, as_of: date | None) -> int:
    """Prints what is known of one code."""
    folded = fold_tree(make_options(root, as_of))
    known = folded.corpus.canonical(code)
    histories = [
        history
        for key, history in folded.register.histories.items()
        if key.code == known and level in (None, key.level.value)
    ]
    never = [
        event
        for key, event in folded.register.never.items()
        if key.code == known and level in (None, key.level.value)
    ]
    if not histories and not never:
        at = f" ở cấp {LEVELS[Level(level)]}" if level else ""
        click.echo(f"Không có thủ tục mã “{code}”{at} trong các quyết định và hiện trạng đã nhập.", err=True)
        click.echo("\n".join(_meant(code, folded)), err=True)
        return 1
    for history in histories:
        if history.key not in folded.register.never:
            click.echo("\n".join(_show(history, folded)))
    for event in never:
        click.echo("\n".join(_show_never(event, folded)))
    return 0


def _no_such_field(typed: str, corpus: Corpus) -> str:
    """Officers say “Đất đai” where the file says `dat-dai`."""
    ids = {plain(name): one.id for one in corpus.fields.values() for name in (one.id, one.name, *one.other_names)}
    near = dict.fromkeys(ids[name] for name in difflib.get_close_matches(plain(typed), ids, n=3))
    meant = "; ".join(f"{id_} ({corpus.fields[id_].name})" for id_ in near)
    told = f"không có lĩnh vực mã “{typed}”"
    return f"{told}. Có phải {meant}?" if near else f"{told}; các mã có trong {settings.FIELDS_FILE}."


def _meant(typed: str, folded: Folded) -> Iterator[str]:
    """Procedures of the same code elsewhere, or of one that is a slip away, or whose name holds what was typed."""
    known = {key.code for key in (*folded.register.histories, *folded.register.never)}
    tail = _CODE.match(typed)
    asked = tail[0] if tail else typed
    slips = sorted(code for code in known if _slips(asked, code) < _MANY_SLIPS)
    codes = [asked] if asked in known else slips or difflib.get_close_matches(asked, known, n=3, cutoff=0.85)
    hits = [hit for code in codes for hit in find(folded, code) if hit.code == code] or find(folded, typed)
    if not hits:
        yield "Tìm theo tên: niemyet show \"khoan giếng\", hoặc xem cả danh mục: niemyet list."
        return
    yield "Có phải:"
    for hit in hits[:_MOST_MEANT]:
        yield f"  {hit.code}  {hit.name} (cấp {', '.join(LEVELS[level] for level in hit.levels)})"


def _slips(typed: str, code: str) -> int:
    """In how many places the two differ; a letter too many or too few is one."""
    return sum(one != other for one, other in zip(typed, code, strict=False)) + abs(len(typed) - len(code))


def _lines(folded: Folded, wanted: State) -> Iterator[Line]:
    register = folded.register
    for key, history in register.histories.items():
        if register.state(key) is not wanted:
            continue
        span = history.on(register.as_of) or history.spans[0]
        yield Line(
            ma=key.code,
            cap=key.level.value,
            ten=span.name,
            linh_vuc=span.field_id or "",
            trang_thai=wanted.value,
            tu=_since(span).isoformat(),
            quyet_dinh=span.by.decision,
            phi_dia_gioi=span.borderless,
            muc_day_du=_completeness(span).value,
        )


def _never_lines(folded: Folded) -> Iterator[Line]:
    """What was to begin and did not, with the day on which it was to."""
    for key, event in sorted(folded.register.never.items()):
        yield Line(
            ma=key.code,
            cap=key.level.value,
            ten=event.told_name,
            linh_vuc=event.told_field or "",
            trang_thai=State.NEVER.value,
            tu=event.since.isoformat(),
            quyet_dinh=event.decision,
            phi_dia_gioi=False,
            muc_day_du=_completeness(event).value,
        )


def _completeness(it: Span | Event) -> Completeness:
    return it.version.completeness if it.version is not None else Completeness.NAME_ONLY


def _since(span: Span) -> date:
    """The day of the row that gave the state; a procedure expires by itself, on the day after its last."""
    return span.since if span.state is State.EXPIRED else span.by.since


def _say_no_data(register: Register, output: str) -> None:
    since = f"{register.data_since:%d/%m/%Y}" if register.data_since else None
    words = (
        f"Chưa có dữ liệu trước ngày {since}." if since else "Chưa có dữ liệu: chưa nhập quyết định hay hiện trạng nào."
    )
    if output == "json":
        click.echo(json.dumps({"co_du_lieu": False, "ly_do": words, "danh_muc": None}, ensure_ascii=False))
    else:
        click.echo(words, err=output == "csv")


def _print_lines(lines: list[Line], day: date, state: State, output: str) -> None:
    rows = [{name: getattr(line, name) for name in Line.__struct_fields__} for line in lines]
    if output == "json":
        answer = {"co_du_lieu": True, "tinh_den": day.isoformat(), "so_dong": len(rows), "danh_muc": rows}
        click.echo(json.dumps(answer, ensure_ascii=False, indent=1))
        return
    if output == "csv":
        table = io.StringIO()
        writer = csv.DictWriter(table, Line.__struct_fields__, lineterminator="\n")
        writer.writeheader()
        writer.writerows(row | {"phi_dia_gioi": "có" if row["phi_dia_gioi"] else "không"} for row in rows)
        click.echo(table.getvalue(), nl=False)
        return
    for line in lines:
        click.echo(f"{line.ma}  {LEVELS[Level(line.cap)]:<12}  {line.ten}")
    codes = len({line.ma for line in lines})
    click.echo(f"{len(lines)} dòng (mã, cấp), {codes} mã {STATES[state]} vào ngày {day:%d/%m/%Y}.")


def _show(history: KeyHistory, folded: Folded) -> Iterator[str]:
    register, key = folded.register, history.key
    state = register.state(key)
    span = history.on(register.as_of)
    told = span or (history.spans[0] if history.spans else None)
    yield f"{key.code} · cấp {LEVELS[key.level]} · {STATES[state]} vào ngày {register.as_of:%d/%m/%Y}"
    if told is not None:
        yield f"  Tên:        {told.name}"
        yield f"  Lĩnh vực:   {_field(told.field_id, folded)}"
    if span is not None:
        pending = " (nội dung đang cập nhật)" if span.pending else ""
        yield f"  Nội dung:   {COMPLETENESS[_completeness(span)]}{pending}" + (
            f", {span.version.file}" if span.version else ""
        )
        yield f"  Theo:       {_source(span.by, folded)}, từ {_since(span):%d/%m/%Y}" + (
            f" đến hết {span.until:%d/%m/%Y}" if span.until else ""
        )
        if span.borderless:
            yield "  Địa giới:   nộp ở bất cứ điểm tiếp nhận nào trong tỉnh"
    yield "  Lịch sử:"
    for event in history.events:
        yield f"    {event.since:%d/%m/%Y}  {_event(event, register, folded)}"
    yield ""


def _show_never(event: Event, folded: Folded) -> Iterator[str]:
    """What was to begin, and did not: its listing was withdrawn before its day."""
    register, key = folded.register, event.key
    by = folded.corpus.decisions[register.withdrawn[event.decision, event.row]]
    yield f"{key.code} · cấp {LEVELS[key.level]} · {STATES[register.state(key)]} vào ngày {register.as_of:%d/%m/%Y}"
    yield f"  Tên:        {event.told_name or 'chưa rõ'}"
    yield f"  Lĩnh vực:   {_field(event.told_field, folded)}"
    yield f"  Đã định:    {event.since:%d/%m/%Y}  {_did(event)} theo {_source(event, folded)}"
    yield f"  Đã rút:     theo {by.number} ngày {by.signed:%d/%m/%Y}, trước khi áp dụng"
    yield ""


def _field(field_id: str | None, folded: Folded) -> str:
    field = folded.corpus.fields.get(field_id or "")
    return field.name if field else (field_id or "chưa rõ")


def _source(event: Event, folded: Folded) -> str:
    decision = folded.corpus.decisions.get(event.decision)
    return decision.number if decision else f"hiện trạng {event.since:%d/%m/%Y}"


def _event(event: Event, register: Register, folded: Folded) -> str:
    until = f", đến hết {event.until:%d/%m/%Y}" if event.until else ""
    nothing = "; không đổi gì" if event.effect is Effect.NOTHING else ""
    coming = "  (sắp tới)" if event.since > register.as_of else ""
    version = f" → {event.version.file}" if event.version else ""
    return f"{_did(event)} theo {_source(event, folded)}{until}{nothing}{version}{coming}"


def _did(event: Event) -> str:
    others = event.successors or event.predecessors
    beside = f" ({', '.join(others)})" if others else ""
    return f"{BOUND if event.action is Action.FLAG and not event.borderless else ACTIONS[event.action]}{beside}"
