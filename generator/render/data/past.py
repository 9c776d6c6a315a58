"""Decisions and days of the catalogue become their JSON: what was decided, and what stood on each day of change."""

from generator.model.catalog import Catalog, DayPage, DecisionPage, RowLine
from generator.model.days import Tally
from generator.render.data import shapes
from generator.render.data.told import API, decision_file, happening, links, source


def decisions(catalog: Catalog) -> shapes.DanhSachQuyetDinh:
    """All decisions that were entered, newest first."""
    lines = tuple(
        shapes.DongDanhSach(
            khoa=it.key,
            so=it.number,
            ngay_ky=it.signed,
            trich_yeu=it.title,
            tu=it.since,
            tep=decision_file(it.key),
            den=it.until,
            du_lieu_mau=it.sample,
        )
        for it in catalog.decisions
    )
    return shapes.DanhSachQuyetDinh(shapes.FORMAT, len(lines), lines)


def decision(it: DecisionPage) -> shapes.QuyetDinh:
    """One decision, row by row."""
    return shapes.QuyetDinh(
        khoa=it.key,
        so=it.number,
        ngay_ky=it.signed,
        trich_yeu=it.title,
        trang=it.url,
        tu=it.since,
        den=it.until,
        nguoi_ky=it.signer,
        chuc_danh=it.signer_title,
        ky_thay=it.signer_for,
        van_ban=it.signed_file,
        thieu_phu_luc=it.annex_missing,
        so_in_phu_luc=it.annex_number,
        du_lieu_mau=it.sample,
        so_dong=it.counts or None,
        rut_danh_muc=tuple(withdrawn.text for withdrawn in it.withdrawals),
        rut_het_theo=source(it.void_by) if it.void_by is not None else None,
        dinh_chinh=it.corrections,
        muc=tuple(map(_row, it.rows)),
    )


def day_file(day: DayPage) -> str:
    """`api/v1/tai-ngay/2025-11-28.json`."""
    return f"{API}tai-ngay/{day.day.isoformat()}.json"


def days(catalog: Catalog) -> shapes.CacNgay:
    """The days that have a file, newest first."""
    lines = [shapes.DongNgay(it.day, day_file(it), it.total, it.lines is not None) for it in reversed(catalog.days)]
    return shapes.CacNgay(shapes.FORMAT, tuple(lines))


def day(it: DayPage) -> shapes.TaiNgay:
    """What changed on a day and how much stood when it ended; all that stood where a quarter ended."""
    full = None
    if it.lines is not None:
        full = tuple(shapes.DongTaiNgay(line.code, line.name, line.levels, line.field_name) for line in it.lines)
    return shapes.TaiNgay(
        ngay=it.day,
        so_thu_tuc=it.total,
        theo_cap=tuple(map(_tally, it.levels)),
        theo_linh_vuc=tuple(map(_tally, it.fields)),
        nhap_hien_trang=it.entered,
        thay_doi=tuple(map(happening, it.changes)),
        doi_phi=links(it.fees),
        thu_tuc=full,
    )


def _tally(it: Tally) -> shapes.Dem:
    return shapes.Dem(it.id, it.count, it.title)


def _row(it: RowLine) -> shapes.DongQuyetDinh:
    return shapes.DongQuyetDinh(
        loai=it.kind,
        ma=tuple(code.title for code in it.codes),
        tu=it.since,
        stt=it.ordinal,
        cap=it.levels,
        ten=it.name,
        den=it.until,
        bo_phan=it.parts,
        ma_nguyen_van=it.printed_code,
        cu=links(it.old),
        moi=links(it.new),
        can_cu=it.bases,
        khong_xay_ra=it.never_happens,
        rut_theo=source(it.listing_ended_by) if it.listing_ended_by is not None else None,
    )
