"""Issued notices become the JSON that tells whether a printed sheet still holds."""

from generator.render.data import shapes
from generator.render.data.told import API
from generator.render.notices.status import Holding, Issued, Verdict


def notice_file(id: str) -> str:
    """`api/v1/to-niem-yet/PVV774XV.json`."""
    return f"{API}to-niem-yet/{id}.json"


def notice(issued: Issued) -> shapes.ToNiemYet:
    """The state of one sheet; it reads the texts of the sheet that holds now."""
    row, verdict = issued.row, issued.verdict()
    return shapes.ToNiemYet(
        ma_to=row.id,
        loai=row.kind,
        ten=row.title,
        phat_hanh=row.issued,
        tinh_trang=verdict.standing.value,
        trang=f"n/{row.id}/",
        ma=row.code,
        cap=row.levels,
        to_bay_gio=verdict.id,
        tu=verdict.since,
        khac=_differences(verdict),
        luu_y=verdict.warnings,
        cac_to_bay_gio=tuple(shapes.ToBayGio(it.id, it.levels, _differences(it)) for it in verdict.sheets),
        dung_den_het=issued.valid_until,
    )


def _differences(it: Verdict | Holding) -> tuple[shapes.KhacBiet, ...]:
    return tuple(shapes.KhacBiet(one.part, one.old, one.new) for one in it.differences)
