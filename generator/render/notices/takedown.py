"""What to do at one posting point becomes a sheet with boxes to tick; it is filed when signed and has no id."""

from collections.abc import Iterable
from datetime import date
from hashlib import blake2b
from typing import Any

import msgspec

from generator.model.notice import PointChanges, Posted, Size
from generator.model.output import OutputKind, PlannedFile
from generator.render.formats import day
from generator.render.notices.plan import Edition, offered_file, set_template
from generator.render.pdf import Typesetter


def plan_takedown(
    todo: PointChanges, issuer: str, since: date, why: str, typesetter: Typesetter, edition: Edition
) -> PlannedFile:
    """The sheet of one point; `why` names the decisions, `since` the day from which the new sheets must hang."""
    facts = {
        "issuer": issuer,
        "place": todo.name,
        "since": day(since),
        "why": why,
        "take_down": _rows((it, None) for it in todo.take_down),
        "replace": _rows(todo.replace),
        "put_up": _rows((None, it) for it in todo.put_up),
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


def _rows(pairs: Iterable[tuple[Posted | None, Posted | None]]) -> list[dict[str, Any]]:
    return [
        {
            "old": old.id if old is not None else "",
            "new": new.id if new is not None else "",
            "code": it.what.code,
            "kind": it.what.kind,
            "name": it.what.title,
        }
        for old, new in pairs
        if (it := new or old) is not None
    ]
