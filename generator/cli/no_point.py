"""A posting point that has no board, or that there is none of, becomes what to type instead."""

import difflib

from generator import settings
from generator.authoring.edit.finding import plain
from generator.model.catalog import Catalog


def no_such_point(typed: str, catalog: Catalog) -> str:
    """Officers say “Nùng Trí Cao” where the file says `nung-tri-cao`: the nearest codes, or where all of them stand."""
    if (closed := catalog.closed_points.get(typed)) is not None:
        since = f" từ {closed.since:%d/%m/%Y}" if closed.since else ""
        return f"điểm “{typed}” ({closed.name}) đã ngừng nhận hồ sơ{since}."
    names = {point.id: point.name for point in catalog.points}
    if typed in names:
        return f"điểm “{typed}” ({names[typed]}) không có chỗ dán: cho_dan: khong trong {settings.POSTING_POINTS_FILE}."
    asked = plain(typed).replace(" ", "-")
    near = [id_ for id_ in names if asked and asked in id_] or difflib.get_close_matches(asked, names, n=3, cutoff=0.7)
    told = f"không có điểm niêm yết “{typed}”"
    if not near:
        return f"{told}; các mã có trong {settings.POSTING_POINTS_FILE}."
    return f"{told}. Có phải {'; '.join(f'{id_} ({names[id_]})' for id_ in near[:3])}?"
