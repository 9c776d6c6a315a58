"""Dossier figures of one period, as its report prints them, and forms, as data, that say how figures hang together."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Annotated, Final, NamedTuple

from msgspec import Meta, field

from generator.model.record import doc
from generator.model.scalars import Count, Day, PeriodKey, Record, RowKind, Slug

_LETTERED: Final = re.compile(r"(?:[IVXLC]+|[^\W\d_])[.)]\s")
"""How forms number the parts of a table, and not what stands in them."""
_NUMBERED: Final = re.compile(r"(?:[IVX]{2,}|[IVA-E]|\d+(?:\.\d+)*)[.)]\s+")
"""How a name may be numbered in one report and not in the next; `P. Sông Hiến`, `X. Sông Hiến` are two places."""
WITHIN: Final = " / "
"""Between a section and the one that stands in it."""
WHOLE: Final = "toan-tinh"
"""The unit that stands for the whole province in rows of figures."""


class FormColumn(Record, frozen=True, kw_only=True):
    """One column of a form that holds a number."""

    id: Annotated[Slug, doc("Mã cột, là khóa của ô trong tệp số liệu")] = field(name="ma")
    number: Annotated[str | None, doc("Số thứ tự cột như biểu in")] = field(name="so", default=None)
    name: Annotated[str, doc("Tên cột như biểu in")] = field(name="ten")
    optional: Annotated[bool, doc("true khi có kỳ báo cáo không có cột này; khi đó đẳng thức không tính nó")] = field(
        name="tuy_chon", default=False
    )
    merged_into: Annotated[Slug | None, doc("Khi kỳ báo cáo không có cột này, số của nó nằm trong cột nào")] = field(
        name="gop_vao", default=None
    )


class FormIdentity(Record, frozen=True, kw_only=True):
    """In each row the total is the sum of the parts."""

    total: Annotated[Slug, doc("Cột tổng")] = field(name="tong")
    parts: Annotated[tuple[Slug, ...], doc("Các cột cộng lại thành cột tổng")] = field(name="bang")


class Carried(Record, frozen=True, kw_only=True):
    """What a period takes over is what the one before left open."""

    column: Annotated[Slug, doc("Cột ghi số từ kỳ trước chuyển sang")] = field(name="cot")
    source: Annotated[Slug, doc("Cột của kỳ trước mà số ấy phải bằng")] = field(name="bang")


class FormRatio(Record, frozen=True, kw_only=True):
    """A share that the report states, such as what was done in time of all that was done."""

    name: Annotated[str, doc("Tên tỷ lệ")] = field(name="ten")
    part: Annotated[tuple[Slug, ...], doc("Các cột cộng lại thành tử số")] = field(name="tu_so")
    whole: Annotated[tuple[Slug, ...], doc("Các cột cộng lại thành mẫu số")] = field(name="mau_so")


class ReportForm(Record, frozen=True, kw_only=True):
    """A form of the reports on control of procedures (TT 01/2020/TT-VPCP, later TT 09/2026/TT-BTP)."""

    id: Annotated[str, doc("Mã biểu, dùng ở khóa bieu của tệp số liệu, ví dụ II.06a")] = field(name="ma")
    name: Annotated[str, doc("Tên biểu")] = field(name="ten")
    symbol: Annotated[str | None, doc("Ký hiệu đầy đủ của biểu")] = field(name="ky_hieu", default=None)
    since: Annotated[Day | None, doc("Dùng từ ngày")] = field(name="tu", default=None)
    until: Annotated[Day | None, doc("Dùng đến hết ngày")] = field(name="den", default=None)
    columns: Annotated[tuple[FormColumn, ...], doc("Các cột số")] = field(name="cot")
    identities: Annotated[tuple[FormIdentity, ...], doc("Các đẳng thức phải đúng ở mỗi dòng")] = field(
        name="dang_thuc", default=()
    )
    ratios: Annotated[tuple[FormRatio, ...], doc("Các tỷ lệ nêu trong báo cáo")] = field(name="ti_le", default=())
    carried: Annotated[Carried | None, doc("Số chuyển từ kỳ trước")] = field(name="ky_truoc", default=None)


class ReportFormFile(Record, frozen=True, kw_only=True):
    """`site_data/report_forms.yml`."""

    file: str = ""
    items: tuple[ReportForm, ...] = ()


class FigureRow(Record, frozen=True, kw_only=True):
    """One row of a table of dossiers. Every other key is a column of the form with its number; none: not known."""

    section: Annotated[
        str | None,
        doc(
            "Mục của bảng mà dòng đứng trong, như báo cáo in (I. Cấp tỉnh; đơn vị không có trong danh sách); "
            "mục trong mục thì ghi A. Cấp tỉnh / I. Sở Tư pháp"
        ),
    ] = field(name="phan", default=None)
    unit: Annotated[Slug | None, doc("Mã cơ quan trong agencies.yml, hoặc toan-tinh")] = field(
        name="don_vi", default=None
    )
    field_id: Annotated[Slug | None, doc("Mã lĩnh vực trong fields.yml")] = field(name="linh_vuc", default=None)
    name: Annotated[str | None, doc("Tên đơn vị, lĩnh vực như báo cáo in, khi không có trong danh sách")] = field(
        name="ten", default=None
    )
    is_total: Annotated[
        bool | None,
        doc(
            "true khi là dòng tổng: của mục ở phan, của đơn vị ở don_vi, của lĩnh vực ở linh_vuc, của các dòng "
            "cùng ten, hoặc của cả bảng. Dòng toan-tinh đứng cùng các đơn vị, dòng chỉ có phan đứng cùng các dòng "
            "của mục thì đã là dòng tổng; không phải thì ghi false"
        ),
    ] = field(name="dong_tong", default=None)
    cells: Annotated[dict[Slug, Count], Meta(extra={"rest": True})] = field(name="o", default_factory=dict)

    @property
    def place(self) -> tuple[str | None, str | None, str | None, str | None, bool]:
        """What tells the row apart in its table; a heading is none of the totals below it."""
        is_total = bool(self.is_total) or (self.is_of_all and bool(self.cells))
        return self.section, self.unit, self.field_id, self.name, is_total

    @property
    def is_of_all(self) -> bool:
        """Whether it tells of the whole province, or of a whole section, in all fields."""
        is_whole = self.unit == WHOLE or (self.section is not None and self.unit is None)
        return is_whole and self.field_id is None and self.name is None

    @property
    def is_of_nothing(self) -> bool:
        """Whether nobody can say what it counts."""
        named = (self.section, self.unit, self.field_id, self.name)
        return not self.is_total and all(it is None for it in named)


class Reported(Record, frozen=True, kw_only=True):
    """What the report itself says of decisions: rows counted as printed."""

    decisions: Annotated[Count | None, doc("Số quyết định công bố")] = field(name="quyet_dinh", default=None)
    new: Annotated[Count | None, doc("Số thủ tục mới ban hành")] = field(name="moi", default=None)
    amended: Annotated[Count | None, doc("Số thủ tục được sửa đổi, bổ sung")] = field(name="sua_doi", default=None)
    replaced: Annotated[Count | None, doc("Số thủ tục được thay thế")] = field(name="thay_the", default=None)
    repealed: Annotated[Count | None, doc("Số thủ tục bị bãi bỏ")] = field(name="bai_bo", default=None)
    feedback: Annotated[Count | None, doc("Số phản ánh, kiến nghị tiếp nhận")] = field(
        name="phan_anh_kien_nghi", default=None
    )

    def compared(self, counts: Mapping[str, int], *, is_entered: bool) -> "tuple[Compared, ...]":
        """What it says of decisions beside what is counted; of a period that is not entered yet only more is proof."""
        printed = {
            "quyet_dinh": self.decisions,
            RowKind.NEW.value: self.new,
            RowKind.AMEND.value: self.amended,
            RowKind.REPLACE.value: self.replaced,
            RowKind.REPEAL.value: self.repealed,
        }
        found = []
        for key, value in printed.items():
            if value is not None:
                counted = counts.get(key, 0)
                proof = False if counted > value else value == counted if is_entered else None
                found.append(Compared(key, value, counted, proof))
        return tuple(found)


class Compared(NamedTuple):
    """A count that a report prints and the same count of what is entered; `agrees` is None where nobody can say yet."""

    key: str
    printed: int
    counted: int
    agrees: bool | None


class Confirmation(Record, frozen=True, kw_only=True):
    """An officer says that figures which do not agree are to stand as they are."""

    day: Annotated[Day, doc("Ngày xác nhận")] = field(name="ngay")
    who: Annotated[str, doc("Người xác nhận, chức danh")] = field(name="nguoi")
    reason: Annotated[str, doc("Vì sao số liệu vẫn giữ nguyên")] = field(name="ly_do")


class Statistics(Record, frozen=True, kw_only=True):
    """`site_data/statistics/<ky>.yml`: the figures of one period that no decision gives."""

    file: Annotated[str, Meta(extra={"internal": True})] = ""
    period: Annotated[PeriodKey, doc("Kỳ báo cáo: 2019-Q2, 2025-H1 (6 tháng), 2025 hoặc 2025-11")] = field(name="ky")
    source: Annotated[str | None, doc("Nguồn: số, ngày của báo cáo")] = field(name="nguon", default=None)
    reported: Annotated[Reported | None, doc("Số liệu về quyết định công bố mà báo cáo ghi")] = field(
        name="theo_bao_cao", default=None
    )
    form: Annotated[str | None, doc("Mã biểu trong report_forms.yml")] = field(name="bieu", default=None)
    rows: Annotated[tuple[FigureRow, ...], doc("Các dòng của biểu, mỗi cột một khóa")] = field(name="dong", default=())
    confirmed: Annotated[
        Confirmation | None, doc("Cán bộ xác nhận số liệu không khớp vẫn đúng như báo cáo; chỉ ghi sau khi đã tra lại")
    ] = field(name="xac_nhan", default=None)
    sample: Annotated[bool, doc("true khi là dữ liệu mẫu")] = field(name="du_lieu_mau", default=False)


def totals_of(rows: tuple[FigureRow, ...]) -> frozenset[int]:
    """The places of the rows that sum others: those that say so, the whole province beside its units or fields, and
    a section's own row beside those that stand in it.

    Beside both units and fields it is the sum of neither, unless it says so.
    """
    said = {place for place, row in enumerate(rows) if row.is_total}
    headings = headings_of(rows)
    paths = [path_of(row.section) for row in rows]
    divisions: dict[tuple[str, ...], set[tuple[bool, bool]]] = {}
    for place, row in enumerate(rows):
        if place in said or place in headings:
            continue
        for outer in _around(paths[place]):
            if row.is_of_all and outer == paths[place]:
                continue
            inside = divisions.setdefault(outer, set())
            if row.name is None and not row.is_of_all:
                inside.add((row.unit in (None, WHOLE), row.field_id is None))
    return frozenset(said) | {
        place
        for place, row in enumerate(rows)
        if place not in headings
        and row.is_of_all
        and row.is_total is None
        and paths[place] in divisions
        and len(divisions[paths[place]]) < 2
    }


def headings_of(rows: tuple[FigureRow, ...]) -> frozenset[int]:
    """The places of the rows that are headings (`I. Cấp tỉnh`): without any figure, and unlike what has figures.

    A unit without figures among units, a field among fields, or a mere name among names that are numbered alike is no
    heading: what it has nobody knows. A section's own row is one where rows in it have figures.
    """
    filled = [row for row in rows if row.cells and not row.is_total and not row.is_of_all]
    told = {_likeness(row) for row in filled}
    inhabited = {outer for section in {row.section for row in filled} for outer in _around(path_of(section))}
    bare = [(place, row) for place, row in enumerate(rows) if not row.cells and not row.is_total]
    return frozenset(
        place
        for place, row in bare
        if (
            path_of(row.section) in inhabited
            if row.section is not None and row.is_of_all
            else told and _likeness(row) not in told
        )
    )


def path_of(section: str | None) -> tuple[str, ...]:
    """A section after those it stands in, each folded."""
    return tuple(map(folded, section.split(WITHIN))) if section is not None else ()


def folded(name: str) -> str:
    """A name without what is no difference between two reports: case, marks, spaces, how it is numbered.

    Accents stay: there are places whose names differ by nothing else.
    """
    text = unicodedata.normalize("NFC", name).strip()
    begin = found.end() if (found := _NUMBERED.match(text)) is not None else 0
    return " ".join(re.findall(r"\w+", text[begin:])).casefold()


def _around(path: tuple[str, ...]) -> list[tuple[str, ...]]:
    """A section, and all that it stands in: the last is the table."""
    return [path[:length] for length in range(len(path), -1, -1)]


def _likeness(row: FigureRow) -> tuple[bool, bool, bool]:
    named = row.name if row.unit is None and row.field_id is None else None
    return row.unit is None, row.field_id is None, named is not None and _LETTERED.match(named) is not None


def columns_used(form: ReportForm, rows: tuple[FigureRow, ...]) -> Mapping[str, FormColumn]:
    """The columns that a table has: an optional one that no row gives is not there."""
    given = {column for row in rows for column in row.cells}
    return {column.id: column for column in form.columns if column.id in given or not is_optional(column)}


def is_optional(column: FormColumn) -> bool:
    """Whether a table may do without the column."""
    return column.optional or column.merged_into is not None
