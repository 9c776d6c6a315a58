"""The sheets of a board become one file to print at once, made once for all points that post the same."""

import subprocess
import sys
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import Final

import msgspec

from generator import settings
from generator.model.catalog import Catalog, PointPage
from generator.model.notice import NoticeKind, Size
from generator.model.output import OutputKind, PlannedFile
from generator.model.posting import Hanging
from generator.model.province import SHARED_LISTS
from generator.render.notices.plan import offered_file
from generator.render.notices.sheets import Sheets
from generator.render.notices.words import Words

_PROGRAM: Final = Path(__file__).parents[1] / "packs.py"
_MOST: Final = 120
"""Sheets of a pack that a site offers: about 4 MB, half a second to join. A province's own centre receives a thousand
and more; nobody prints these at once, and `niemyet notices print --point` still makes them."""


def board_file(point: PointPage, hanging: Iterable[Hanging], prefix: str) -> str:
    """What a file for a whole board is called: points of a kind with nothing of their own share it."""
    shared = any(it.kind is NoticeKind.LIST and it.place.startswith("noi-nhan/") for it in hanging)
    return f"{prefix}-{SHARED_LISTS[point.kind] if shared else point.id}"


def offered_pack(point: PointPage, hanging: Iterable[Hanging]) -> str:
    """The address of the pack that the site offers for a point, empty where there is none."""
    sheets = sum(it.kind is NoticeKind.PROCEDURE for it in hanging)
    return offered_file(board_file(point, hanging, "bo")) if 0 < sheets <= _MOST else ""


def plan_packs(catalog: Catalog, sheets: Sheets, files: Iterable[PlannedFile]) -> list[PlannedFile]:
    """One pack per distinct set, of these files: the list and what it names. A cover bears a point's name, so that
    it is in none.
    """
    named = {file.path: file for file in files}
    packs: dict[str, PlannedFile] = {}
    for point in catalog.points:
        hanging = catalog.required.get(point.id, ())
        if (path := offered_pack(point, hanging)) and path not in packs:
            members = board_of(named, sheets, [it for it in hanging if it.kind is not NoticeKind.COVER])
            shared = board_file(point, hanging, "") != f"-{point.id}"
            place = sheets.words.point[point.kind] if shared else point.name
            packs[path] = plan_pack(path, place, members, sheets.words)
    return list(packs.values())


def plan_pack(path: str, place: str, members: list[PlannedFile], words: Words) -> PlannedFile:
    """The pack of these files in their order; it is joined anew only when one of them is another one."""
    title = words.say("pack", place=place)
    inputs = msgspec.msgpack.encode([title, settings.installed("pikepdf"), [file.inputs for file in members]])
    digest = blake2b(inputs, digest_size=16).digest()
    return PlannedFile(path, OutputKind.NOTICES, digest, lambda: _joined([file.make() for file in members], title))


def _joined(files: list[bytes], title: str) -> bytes:
    """By a program of its own (generator/render/packs.py says why)."""
    command = [sys.executable, "-P", str(_PROGRAM)]
    done = subprocess.run(command, input=msgspec.msgpack.encode((files, title)), stdout=subprocess.PIPE, check=True)
    return done.stdout


def board_of(
    named: Mapping[str, PlannedFile], sheets: Sheets, hanging: Iterable[Hanging], size: Size = Size.A4
) -> list[PlannedFile]:
    """Of these files the sheets of a board, in its order; slips are for the hand, not for the wall."""
    found = (sheets.find(it.subject) for it in hanging)
    paths = [offered_file(sheet.name, size=size) for sheet in found if sheet is not None]
    return [named[path] for path in paths if path in named]
