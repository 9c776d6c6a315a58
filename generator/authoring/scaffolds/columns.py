"""The heads of an officer's tables, as decisions print them or as YAML keys, become the keys of a decision's lists."""

from collections.abc import Mapping
from typing import Final

from generator.authoring.scaffolds import annex_cells as texts
from generator.authoring.scaffolds import cells, fee_cells
from generator.authoring.scaffolds.cells import Cell

_CODED: Final[Mapping[str, Cell]] = {
    "stt": cells.text,
    "ma": cells.code_list,
    "ma_khac": cells.code_list,
    "ma_nguyen_van": cells.text,
    "cap": cells.level_list,
    "linh_vuc": cells.text,
    "ten": cells.text,
}
ROW: Final[Mapping[str, Cell]] = {
    **_CODED,
    "loai": cells.kind,
    "phi_dia_gioi": cells.yes_or_no,
    "tu": cells.day,
    "den": cells.day,
    "bo_phan": cells.parts,
    "nguyen_van_sua_doi": cells.verbatim,
    "da_cong_bo": cells.decision_ref,
    "can_cu": cells.bases,
    "cu": cells.text_list,
    "moi": cells.text_list,
    "ghi_chu": cells.verbatim,
}
TEXT: Final[Mapping[str, Cell]] = {
    "thoi_han": texts.limits,
    "theo_quy_dinh": texts.limits,
    "sau_cat_giam": texts.reduced_limits,
    "cat_giam": texts.reduction,
    "phi": texts.fees,
    "cach_thuc": texts.channels,
    "noi_tiep_nhan": texts.places,
    "muc_dvc": texts.online_level,
    "giai_quyet": cells.text,
    "noi_dung_theo": cells.text_list,
    "can_cu_noi_dung": cells.bases,
}
"""What an annex prints of the text itself: it goes into the version that the row brings, never into the row."""
PROCESS: Final[Mapping[str, Cell]] = {
    **_CODED,
    "truong_hop": cells.text,
    "don_vi": cells.unit,
    "buoc": cells.number_list,
    "tong": cells.number,
}
WITHDRAWAL: Final[Mapping[str, Cell]] = {
    "quyet_dinh": cells.text,
    "ngay": cells.day,
    "phan": cells.text,
    "stt": cells.text_list,
}
FEE: Final[Mapping[str, Cell]] = {
    "ma": cells.code_list,
    "cap": cells.level_list,
    "loai": fee_cells.kind,
    "ten": cells.text,
    "kenh": fee_cells.ways,
    "truong_hop": cells.text,
    "so_tien": fee_cells.amount,
    "don_vi": fee_cells.unit,
    "ti_le": fee_cells.rate,
    "can_cu": fee_cells.basis,
    "mien_giam": fee_cells.exemptions,
    "tu": fee_cells.day,
    "den": fee_cells.day,
    "nguyen_van": cells.verbatim,
}
_NAMES: Final = ("ten thu tuc hanh chinh", "ten thu tuc", "ten tthc")
_LIMIT: Final = ("thoi han", "thoi han giai quyet", "thoi gian", "thoi gian giai quyet")
_LISTS: Final = ("quyet dinh cong bo danh muc tthc", "quyet dinh cong bo danh muc thu tuc hanh chinh")
REPEAL_BASES: Final = (
    *("can cu phap ly bai bo thu tuc hanh chinh", "can cu phap ly bai bo tthc", "can cu phap ly bai bo"),
    *("can cu bai bo", "ten vbqppl quy dinh viec bai bo tthc", "ten vbqppl quy dinh viec bai bo thu tuc hanh chinh"),
)
"""Heads that only a list of repeals has."""
HEADS: Final[Mapping[str, tuple[str, ...]]] = {
    "stt": ("tt", "so tt", "so thu tu"),
    "loai": ("loai dong", "noi dung cong bo", "hinh thuc"),
    "ma": ("ma thu tuc", "ma tthc", "ma so", "ma so tthc", "ma thu tuc hanh chinh", "ma quy trinh", "so ho so tthc"),
    "ma_khac": ("cac ma khac",),
    "ma_nguyen_van": ("ma in", "ma nhu ban in"),
    "cap": ("cap giai quyet", "cap thuc hien", "cap tthc"),
    "ten": (
        *(*_NAMES, "ten quy trinh"),
        *(f"{name} {code}" for name in _NAMES for code in ("ma tthc", "ma thu tuc", "ma thu tuc hanh chinh", "ma so")),
    ),
    "phi_dia_gioi": ("khong phu thuoc dia gioi", "khong phu thuoc vao dia gioi hanh chinh"),
    "tu": ("tu ngay", "hieu luc tu", "co hieu luc tu", "ngay co hieu luc", "ngay hieu luc", "ngay ap dung"),
    "den": ("den ngay", "hieu luc den", "den het ngay", "ngay het hieu luc"),
    "bo_phan": (
        *("bo phan sua doi", "bo phan sua doi bo sung", "bo phan duoc sua doi bo sung"),
        *("noi dung sua doi", "noi dung sua doi bo sung", "noi dung duoc sua doi bo sung"),
    ),
    "nguyen_van_sua_doi": ("nguyen van noi dung sua doi",),
    "da_cong_bo": ("quyet dinh da cong bo", "da cong bo tai", "quyet dinh cong bo", *_LISTS),
    "can_cu": ("can cu phap ly", "van ban quy dinh", "vbqppl quy dinh", *REPEAL_BASES),
    "thoi_han": ("thoi han giai quyet", "thoi gian giai quyet"),
    "theo_quy_dinh": tuple(f"{limit} theo quy dinh" for limit in _LIMIT),
    "sau_cat_giam": (
        *("da cat giam", "sau khi cat giam"),
        *(f"{limit} {when}" for limit in _LIMIT for when in ("sau cat giam", "da cat giam", "sau khi cat giam")),
    ),
    "cat_giam": ("cat giam thoi gian", "ghi chu cat giam"),
    "phi": ("phi le phi", "phi le phi neu co"),
    "cach_thuc": ("cach thuc thuc hien", "hinh thuc nop"),
    "noi_tiep_nhan": ("dia diem thuc hien", "dia diem", "noi tiep nhan ho so"),
    "muc_dvc": ("muc dich vu cong truc tuyen", "muc do dich vu cong truc tuyen", "dich vu cong truc tuyen", "dvctt"),
    "giai_quyet": ("co quan giai quyet", "co quan thuc hien"),
    "noi_dung_theo": ("quyet dinh cua bo", "thuc hien theo quyet dinh"),
    "can_cu_noi_dung": ("can cu phap ly cua thu tuc",),
    "cu": ("ma cu", "ma bi thay the", "ma thu tuc bi thay the", "thu tuc bi thay the"),
    "moi": ("ma moi", "ma thay the", "ma thu tuc thay the", "thu tuc thay the"),
    "truong_hop": ("ten truong hop",),
    "don_vi": ("don vi tinh", "don vi thoi gian"),
    "buoc": ("cac buoc", "thoi gian tung buoc", "thoi gian cac buoc"),
    "tong": ("tong thoi gian", "tong so", "tong thoi gian thuc hien"),
    "quyet_dinh": ("so quyet dinh", "so"),
    "ngay": ("ngay ky", "ngay quyet dinh"),
    "phan": ("phan muc", "phu luc"),
}
FEE_HEADS: Final[Mapping[str, tuple[str, ...]]] = {
    **{key: HEADS[key] for key in ("ma", "cap", "tu", "den")},
    "loai": ("loai khoan thu",),
    "ten": ("ten khoan", "ten khoan thu", "khoan thu", "ten phi le phi"),
    "kenh": ("cach nop", "cach thuc nop", "hinh thuc nop", "kenh nop"),
    "truong_hop": ("truong hop ap dung",),
    "so_tien": ("muc thu", "muc phi", "muc phi le phi", "muc thu phi le phi"),
    "don_vi": ("don vi tinh",),
    "ti_le": ("ty le",),
    "can_cu": ("can cu phap ly", "van ban quy dinh", "van ban quy dinh muc thu"),
    "mien_giam": ("doi tuong mien giam",),
    "nguyen_van": ("nguyen van muc thu",),
}
"""Here a name, a unit, a kind is that of a fee: `Tên thủ tục` stands beside it and is not read."""


def columns(keys: Mapping[str, Cell], known: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """Each head, without accents and marks, with the key it means among these."""
    heads = {head: key for key in keys for head in known.get(key, ()) if head not in keys}
    return heads | {key.replace("_", " "): key for key in keys}
