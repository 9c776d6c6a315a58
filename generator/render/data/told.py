"""What the catalogue tells of procedures, decisions and changes becomes the shapes of the open data."""

from collections.abc import Iterable
from typing import Final

from msgspec.structs import fields, replace

from generator.diagnostics.messages_vi import open_data as words
from generator.model.catalog import Catalog, End, Entry, Happening, Link, ProcedurePage, Section, Source
from generator.model.record import Version
from generator.render.data import shapes

API: Final = "api/v1/"
_NO_OUTLINE: Final = {field.name: field.default for field in fields(Version)}["outline"]
"""A default is left out of the JSON only when it is the very object."""


def url_of(catalog: Catalog) -> str:
    """The site's address with a slash at its end."""
    return catalog.site_url.rstrip("/") + "/"


def licence_of(catalog: Catalog) -> str:
    """How the data may be used: as the province says it, else as the law does (NĐ 47/2020/NĐ-CP)."""
    return catalog.licence or words.LICENCE


def procedure_file(code: str) -> str:
    """`api/v1/tt/1.004122.json`."""
    return f"{API}tt/{code}.json"


def decision_file(key: str) -> str:
    """`api/v1/quyet-dinh/2025/2031-QD-UBND.json`."""
    return f"{API}quyet-dinh/{key}.json"


def index_of(catalog: Catalog, site_url: str) -> shapes.MucLuc:
    """Everything in force, by name."""
    return shapes.MucLuc(
        phien_ban=shapes.FORMAT,
        ten=catalog.site_name,
        goc=site_url,
        giay_phep=licence_of(catalog),
        so_thu_tuc=len(catalog.entries),
        thu_tuc=tuple(map(_line, catalog.entries)),
        cap_nhat_den=catalog.entered_until,
        dung_den_het=catalog.valid_until,
        ma_tam={alias.code: alias.target.note for alias in catalog.aliases} or None,
        trinh_dien=catalog.demonstration,
    )


def procedure(page: ProcedurePage) -> shapes.ThuTuc:
    """One procedure whose texts were filled in; of one that has ended only what its tombstone says."""
    told = shapes.ThuTuc(
        ma=page.code,
        trang=page.url,
        ten=page.title,
        ten_chinh_thuc=page.official_name,
        trang_thai=page.state,
        ma_linh_vuc=page.field_id,
        linh_vuc=page.field_name or None,
        ten_goi_khac=page.other_names,
        du_lieu_mau=page.sample,
        dung_den_het=page.valid_until,
        ket_thuc=tuple(map(_end, page.ends)),
        sap_thay_doi=tuple(map(happening, page.upcoming)),
        lich_su=tuple(map(happening, page.history)),
    )
    if page.is_tombstone:
        return told
    return replace(
        told,
        tom_tat=page.summary,
        noi_dung=tuple(map(_text, page.sections)),
        sap_ap_dung=tuple(map(_text, page.planned)),
        lien_quan=tuple(map(link, page.related)),
        viec=tuple(event.title for event in page.life_events),
        lien_ket=page.links or None,
        bieu_mau=page.forms or None,
    )


def _end(it: End) -> shapes.KetThuc:
    return shapes.KetThuc(
        cap=it.levels,
        trang_thai=it.state,
        tu=it.since,
        theo=source(it.source),
        thay_bang=links(it.successors),
        dinh_theo=source(it.planned) if it.planned is not None else None,
        dinh_tu=it.planned_since,
        van_ap_dung=links(it.still),
    )


def changes(catalog: Catalog) -> shapes.ThayDoi:
    """What happened, newest first, and what will."""
    past, coming = tuple(map(happening, catalog.changes)), tuple(map(happening, catalog.upcoming))
    return shapes.ThayDoi(shapes.FORMAT, len(past), past, coming)


def happening(it: Happening) -> shapes.ViecDaXayRa:
    """One thing that happened or will."""
    return shapes.ViecDaXayRa(
        ngay=it.day,
        ma=it.code,
        ten=it.name,
        cap=it.levels,
        viec=it.kind,
        trang_thai=it.state,
        theo=source(it.source),
        den=it.until,
        bo_phan=it.parts,
        lien_quan=it.others,
    )


def source(it: Source) -> shapes.Nguon:
    """A decision by its key; a baseline has neither number nor file."""
    return shapes.Nguon(
        khoa=it.key,
        so=it.number,
        ngay_ky=it.signed,
        da_cong_bo=it.published_by,
        tep=decision_file(it.key) if it.url else None,
        du_lieu_mau=it.sample,
    )


def link(it: Link) -> shapes.Dan:
    """A procedure that is named; without a file where it has no page."""
    return shapes.Dan(it.note, it.title, procedure_file(it.note) if it.url else None)


def links(some: Iterable[Link]) -> tuple[shapes.Dan, ...]:
    """Several procedures that are named."""
    return tuple(map(link, some))


def _line(it: Entry) -> shapes.DongMucLuc:
    return shapes.DongMucLuc(
        ma=it.code,
        ten=it.name,
        ten_chinh_thuc=it.official_name,
        cap=it.levels,
        tep=procedure_file(it.code),
        trang=it.url,
        ma_linh_vuc=it.field_id,
        linh_vuc=it.field_name or None,
        muc_day_du=it.completeness,
        muc_dvc=it.online_level,
        khong_thu_phi=it.free,
        phi_dia_gioi=it.borderless,
        du_lieu_mau=it.sample,
    )


def _text(it: Section) -> shapes.NoiDung:
    agencies = shapes.CoQuan(it.handled_by, it.decided_by, it.coordinated_by, it.delegated_to)
    return shapes.NoiDung(
        cap=it.levels,
        trang_thai=it.state,
        ten=it.name,
        muc_day_du=it.completeness,
        noi_dung_theo=source(it.set_by),
        trang_thai_theo=source(it.state_by),
        phi_dia_gioi=it.borderless,
        dang_cap_nhat=it.pending,
        tu=it.since,
        den=it.until,
        co_quan=agencies if it.head is not None else None,
        ban=_published(it.version) if it.version is not None else None,
    )


def _published(version: Version) -> Version:
    """The version without what only officers and the program need."""
    return replace(version, file="", outline=_NO_OUTLINE, drafted_on=None)
