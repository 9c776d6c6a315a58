"""What to do at one posting point becomes a sheet with boxes to tick; it is filed when signed and has no id."""

from collections.abc import Container, Iterable
from datetime import date
from functools import partial
from hashlib import blake2b
from typing import Any

import msgspec

from generator.model.notice import Size
from generator.model.output import OutputKind, PlannedFile
from generator.model.posting import PointChanges, Posted
from generator.render.formats import day
from generator.render.notices.phrases import levels
from generator.render.notices.plan import Edition, offered_file, set_template
from generator.render.notices.seen import seen_text
from generator.render.notices.words import Words
from generator.render.pdf import Typesetter


def plan_takedown(
    todo: PointChanges,
    issuer: str,
    since: date,
    why: str,
    issued: Container[str],
    typesetter: Typesetter,
    edition: Edition,
    words: Words,
) -> PlannedFile:
    """The sheet of one point; `why` names the decisions, `since` the day from which the new sheets must hang.

    `issued` are the ids of the ledger: another one is on no paper yet.
    """
    rows = partial(_rows, by_level=parted(todo), issued=issued, words=words)
    facts = {
        "issuer": issuer,
        "place": seen_text(todo.name),
        "since": day(since),
        "why": why,
        "take_down": rows((it, None) for it in todo.take_down),
        "replace": rows(todo.replace),
        "put_up": rows((None, it) for it in todo.put_up),
        "keep": len(todo.keep),
    }
    frame = {
        "printed": day(edition.printed_on) if edition.printed_on is not None else "",
        "remark": edition.remark,
        "data_until": edition.data_until,
    }
    data = msgspec.json.encode({"facts": facts, "frame": frame})
    inputs = blake2b(typesetter.digest + data, digest_size=16).digest()
    name = f"phieu-{todo.point}"

    def made() -> bytes:
        return set_template(name, typesetter, "takedown", data, Size.A4)

    return PlannedFile(offered_file(name), OutputKind.NOTICES, inputs, made)


def parted(todo: PointChanges) -> frozenset[str]:
    """The ids of sheets about a procedure that has others of other levels here: one name, told apart by levels."""
    pairs = (sheet for pair in todo.replace for sheet in pair)
    by_code: dict[str, list[Posted]] = {}
    for sheet in (*todo.take_down, *pairs, *todo.put_up, *todo.keep):
        by_code.setdefault(sheet.what.code, []).append(sheet)
    groups = (them for them in by_code.values() if len({it.what.levels for it in them}) > 1)
    return frozenset(it.id for them in groups for it in them)


def _rows(
    pairs: Iterable[tuple[Posted | None, Posted | None]],
    by_level: frozenset[str],
    issued: Container[str],
    words: Words,
) -> list[dict[str, Any]]:
    def says(it: Posted | None) -> str:
        return words.say("not_issued") if it is not None and it.id not in issued else ""

    return [
        {
            "old": old.id if old is not None else "",
            "old_says": says(old),
            "new": new.id if new is not None else "",
            "new_says": says(new),
            "code": it.what.code,
            "kind": it.what.kind,
            "name": seen_text(it.what.title),
            "level": levels(it.what.levels, words) if it.id in by_level else "",
        }
        for old, new in pairs
        if (it := new or old) is not None
    ]
