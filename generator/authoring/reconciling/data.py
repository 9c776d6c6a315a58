"""A reconciliation becomes JSON for programs; the shapes below are its documentation."""

from typing import Annotated, Final

import msgspec
from msgspec import Struct

from generator.authoring.reconciling.sides import FieldResult, Lone, Pair, Reconciliation, Verdict
from generator.authoring.reconciling.telling import About, plain
from generator.model.record import doc

VERSION: Final = 1
"""Goes up when a key changes its meaning or goes; new keys may come at any time."""


class Truong(Struct, frozen=True):
    """Một trường của một thủ tục có ở cả hai bên."""

    truong: str
    ket_qua: Annotated[str, doc("khop, khac hoặc chua_ro")]
    vi_sao: Annotated[str | None, doc("Vì sao chưa rõ")]
    cap: Annotated[tuple[str, ...], doc("Cấp của nội dung ở đây, khi có nhiều nội dung")]
    o_day: tuple[str, ...]
    ban_xuat: tuple[str, ...]


class Cap(Struct, frozen=True):
    """Một thủ tục có ở cả hai bên; trường khớp không được nhắc lại."""

    ma: str
    ten: str
    cap: tuple[str, ...]
    tep: tuple[str, ...]
    dong: tuple[str, ...]
    truong: tuple[Truong, ...]


class Mot(Struct, frozen=True):
    """Một thủ tục chỉ có ở một bên."""

    ben: Annotated[str, doc("o_day hoặc ban_xuat")]
    ma: str
    ten: str
    cap: tuple[str, ...]
    linh_vuc: str
    noi: Annotated[str, doc("Tệp ở đây, hoặc dòng của bản xuất")]
    ket_luan: Annotated[bool, doc("false: bên kia có thể vẫn có")]
    cung_ten: tuple[str, ...]
    trang_thai: str | None
    tu: str | None
    theo: str | None


class DoiChieu(Struct, frozen=True):
    """Toàn bộ kết quả đối chiếu."""

    phien_ban: int
    ngay: str
    tep: str
    pham_vi: Annotated[str | None, doc("null: chưa nêu phạm vi, không kết luận được bên nào thiếu")]
    so_ban_ghi: int
    co_khac_nhau: bool
    khop: tuple[Cap, ...]
    khac: tuple[Cap, ...]
    chi_o_day: tuple[Mot, ...]
    chi_o_ban_xuat: tuple[Mot, ...]
    khong_con_ap_dung: tuple[Mot, ...]
    chua_co_ma: tuple[Mot, ...]
    chua_ro_thuoc_tinh: Annotated[int, doc("Bản ghi không có ở đây khi chưa nêu phạm vi")]
    ngoai_pham_vi: int


def as_json(it: Reconciliation, about: About) -> str:
    """The whole reconciliation, nothing cut."""
    shaped = DoiChieu(
        phien_ban=VERSION,
        ngay=about.day.isoformat(),
        tep=about.file,
        pham_vi=about.scope if it.scoped else None,
        so_ban_ghi=it.read,
        co_khac_nhau=it.has_differences,
        khop=tuple(map(_pair, it.matched)),
        khac=tuple(map(_pair, it.differing)),
        chi_o_day=tuple(map(_lone, it.here_only)),
        chi_o_ban_xuat=tuple(map(_lone, it.there_only)),
        khong_con_ap_dung=tuple(map(_lone, it.ended)),
        chua_co_ma=tuple(map(_lone, it.uncoded)),
        chua_ro_thuoc_tinh=it.unjudged,
        ngoai_pham_vi=it.outside,
    )
    return msgspec.json.format(msgspec.json.encode(shaped), indent=1).decode()


def _pair(pair: Pair) -> Cap:
    told = tuple(_field(result) for result in pair.results if result.verdict is not Verdict.SAME)
    return Cap(pair.code, pair.name, pair.levels, pair.files, pair.lines, told)


def _field(result: FieldResult) -> Truong:
    return Truong(
        truong=result.field,
        ket_qua=result.verdict,
        vi_sao=result.why,
        cap=result.levels,
        o_day=tuple(map(plain, result.here)),
        ban_xuat=tuple(map(plain, result.there)),
    )


def _lone(it: Lone) -> Mot:
    standing = it.standing
    return Mot(
        ben="o_day" if it.here else "ban_xuat",
        ma=it.code,
        ten=it.name,
        cap=it.levels,
        linh_vuc=it.field,
        noi=it.place,
        ket_luan=it.certain,
        cung_ten=it.others,
        trang_thai=standing.state if standing is not None else None,
        tu=standing.since.isoformat() if standing is not None else None,
        theo=standing.source if standing is not None else None,
    )
