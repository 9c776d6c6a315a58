"""A comparison becomes JSON for programs; the shapes below are its documentation, and its schema is made from them."""

import json
from collections.abc import Mapping
from typing import Annotated, Any, Final

import msgspec
from msgspec import Struct

from generator.model.comparison import (
    Change,
    ChangeKind,
    Coming,
    Comparison,
    DecisionFate,
    FieldChange,
    Mark,
    News,
    PointGroup,
    Side,
    Told,
)
from generator.model.notice import NoticeKind
from generator.model.posting import Posted
from generator.model.record import doc
from generator.model.scalars import Level
from generator.render.differences.telling import NOT_COUNTED

VERSION: Final = 1
"""Goes up when a key changes its meaning or goes; new keys may come at any time."""


class SoLieu(Struct, frozen=True):
    """Danh mục trong các con số."""

    ma: Annotated[int, doc("Số mã thủ tục đang áp dụng")]
    dong: Annotated[int, doc("Số dòng (mã, cấp) đang áp dụng")]
    theo_cap: Annotated[Mapping[str, int], doc("Số dòng đang áp dụng theo cấp")]
    tam_ngung: int
    sap_ap_dung: int
    het_hieu_luc: int
    to_niem_yet: int
    quyet_dinh: int


class Ben(Struct, frozen=True):
    """Một bên được so sánh."""

    ten: Annotated[str, doc("Như đã gõ: ngày, bản git, hay WORKTREE")]
    ngay: Annotated[str, doc("Tính đến ngày này, yyyy-mm-dd")]
    ban_git: Annotated[str | None, doc("Mã commit; null khi là ngày hoặc thư mục đang làm")]
    co_du_lieu: bool
    loi: Annotated[int, doc("Số lỗi: còn lỗi thì chỉ so sánh được phần đọc được")]
    so_lieu: SoLieu


class Truong(Struct, frozen=True):
    """Một trường đọc khác đi; mỗi dòng là các đoạn [giu|bo|them, chữ]."""

    truong: str
    dong: Annotated[
        tuple[tuple[tuple[Mark, str], ...], ...],
        doc("Ghép giu+bo được dòng cũ, ghép giu+them được dòng mới"),
    ]


class ThayDoi(Struct, frozen=True):
    """Một thủ tục ở những cấp này đã thành thế nào."""

    loai: ChangeKind
    ma: str
    cap: tuple[Level, ...]
    ten: str
    trang: Annotated[str, doc("Địa chỉ dưới gốc trang")]
    tu: str | None
    den: str | None
    theo: Annotated[str | None, doc("Khóa của quyết định hay hiện trạng")]
    lien_quan: Annotated[tuple[str, ...], doc("Các mã nó thay hoặc thay nó")]
    truong: tuple[Truong, ...]


class SapToi(Struct, frozen=True):
    """Điều sẽ xảy ra vào một ngày sau ngày đang tính."""

    tin: News
    ngay: str
    thay_doi: ThayDoi


class QuyetDinh(Struct, frozen=True):
    """Một quyết định mới nhập, đã bỏ ra, đã sửa, hay nay tính đúng hạn, quá hạn khác trước."""

    khoa: str
    so: str
    ngay_ky: str
    trich_yeu: str
    trang: str
    tin: DecisionFate


class To(Struct, frozen=True):
    """Một tờ niêm yết; bìa và danh sách của nhóm nhiều điểm mang mã của điểm đầu."""

    ma_to: str
    loai: NoticeKind
    ten: str
    ma: str | None
    cap: tuple[Level, ...]


class Thay(Struct, frozen=True):
    """Một tờ thay một tờ."""

    cu: To
    moi: To


class Diem(Struct, frozen=True):
    """Một điểm niêm yết."""

    ma: str
    ten: str


class NhomDiem(Struct, frozen=True):
    """Các điểm có việc như nhau."""

    diem: tuple[Diem, ...]
    go_xuong: tuple[To, ...]
    thay: tuple[Thay, ...]
    dan_moi: tuple[To, ...]


class NiemYetSapToi(Struct, frozen=True):
    """Việc ở điểm niêm yết vào một ngày sau ngày đang tính, do những gì bản sau thêm vào."""

    ngay: str
    niem_yet: tuple[NhomDiem, ...]


class SoSanh(Struct, frozen=True):
    """Mọi điều khác nhau giữa hai ngày hay hai bản."""

    phien_ban: int
    truoc: Ben
    sau: Ben
    khong_doi: Annotated[bool, doc("Không có gì thay đổi với người dân")]
    thay_doi: tuple[ThayDoi, ...]
    sap_toi: tuple[SapToi, ...]
    quyet_dinh: tuple[QuyetDinh, ...]
    niem_yet: tuple[NhomDiem, ...]
    niem_yet_sap_toi: tuple[NiemYetSapToi, ...]
    niem_yet_chua_ke: Annotated[tuple[str, ...], doc("Ngày về sau cũng đổi tờ niêm yết mà ở đây không kê")]
    trang_moi: Annotated[tuple[str, ...], doc(f"Trang mới, {NOT_COUNTED} (so-lieu/, thay-doi/)")]
    trang_mat: Annotated[tuple[str, ...], doc(f"Trang không còn, {NOT_COUNTED} (so-lieu/, thay-doi/)")]
    tep: Annotated[tuple[str, ...], doc("Tệp khác mà người dân thấy: khung trang, trang biên tập, mẫu, bản ký")]


def as_json(comparison: Comparison) -> str:
    """The whole comparison, nothing cut."""
    return msgspec.json.format(msgspec.json.encode(shaped(comparison)), indent=1).decode()


def schema() -> dict[str, Any]:
    """JSON Schema of what `as_json` writes."""
    return msgspec.json.schema(SoSanh)


def schema_text() -> str:
    """The same as a file of the documentation."""
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"


def shaped(it: Comparison) -> SoSanh:
    """The comparison in the shape of its JSON."""
    return SoSanh(
        phien_ban=VERSION,
        truoc=_side(it.before),
        sau=_side(it.after),
        khong_doi=it.is_quiet,
        thay_doi=tuple(map(_told, it.changes)),
        sap_toi=tuple(map(_coming, it.coming)),
        quyet_dinh=tuple(
            QuyetDinh(one.key, one.number, one.signed.isoformat(), one.title, one.url, one.news)
            for one in it.decisions
        ),
        niem_yet=tuple(map(_group, it.notices)),
        niem_yet_sap_toi=tuple(
            NiemYetSapToi(due.day.isoformat(), tuple(map(_group, due.groups))) for due in it.coming_notices
        ),
        niem_yet_chua_ke=tuple(day.isoformat() for day in it.coming_unlisted),
        trang_moi=it.pages_new,
        trang_mat=it.pages_gone,
        tep=tuple(path.encode("utf-8", "replace").decode() for path in it.files),
    )


def _side(side: Side) -> Ben:
    counts = side.figures
    figures = SoLieu(
        ma=counts.codes,
        dong=counts.rows,
        theo_cap=counts.levels,
        tam_ngung=counts.suspended,
        sap_ap_dung=counts.upcoming,
        het_hieu_luc=counts.tombstones,
        to_niem_yet=counts.sheets,
        quyet_dinh=counts.decisions,
    )
    return Ben(side.label, side.as_of.isoformat(), side.commit, side.has_data, side.errors, figures)


def _told(told: Told) -> ThayDoi:
    change: Change = told.change
    return ThayDoi(
        loai=change.kind,
        ma=change.code,
        cap=change.levels,
        ten=change.name,
        trang=change.url,
        tu=change.day.isoformat() if change.day is not None else None,
        den=change.until.isoformat() if change.until is not None else None,
        theo=change.source.key if change.source is not None else None,
        lien_quan=change.others,
        truong=tuple(map(_field, told.fields)),
    )


def _field(field: FieldChange) -> Truong:
    return Truong(field.field, field.lines)


def _coming(it: Coming) -> SapToi:
    return SapToi(it.news, it.day.isoformat(), _told(it.told))


def _group(group: PointGroup) -> NhomDiem:
    return NhomDiem(
        diem=tuple(Diem(id, name) for id, name in group.points),
        go_xuong=tuple(map(_sheet, group.take_down)),
        thay=tuple(Thay(_sheet(old), _sheet(new)) for old, new in group.replace),
        dan_moi=tuple(map(_sheet, group.put_up)),
    )


def _sheet(sheet: Posted) -> To:
    what = sheet.what
    return To(sheet.id, what.kind, what.title, what.code or None, what.levels)
