"""A decision as it stands in its file becomes what an officer would give the command: options, and tables as CSV."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

HEADS = {
    "stt": "Số TT",
    "loai": "Loại",
    "ma": "Mã thủ tục",
    "ma_khac": "Mã khác",
    "ma_nguyen_van": "Mã như bản in",
    "cap": "CẤP GIẢI QUYẾT",
    "linh_vuc": "Lĩnh vực",
    "phi_dia_gioi": "Không phụ thuộc địa giới",
    "ten": "Tên thủ tục hành chính",
    "tu": "Từ ngày",
    "den": "Đến ngày",
    "bo_phan": "Bộ phận sửa đổi",
    "da_cong_bo": "Quyết định đã công bố",
    "can_cu": "Căn cứ pháp lý",
    "truong_hop": "Trường hợp",
    "don_vi": "Đơn vị",
    "buoc": "Các bước",
    "tong": "Tổng thời gian",
    "quyet_dinh": "Số quyết định",
    "ngay": "Ngày ký",
    "phan": "Phần, mục",
    "thoi_han": "Thời hạn giải quyết",
    "cat_giam": "Ghi chú cắt giảm",
    "phi": "Phí, lệ phí",
    "cach_thuc": "Cách thức thực hiện",
    "noi_tiep_nhan": "Địa điểm thực hiện",
    "muc_dvc": "Mức dịch vụ công trực tuyến",
    "giai_quyet": "Cơ quan giải quyết",
    "noi_dung_theo": "Thực hiện theo quyết định",
    "can_cu_noi_dung": "Căn cứ pháp lý của thủ tục",
}
"""As an annex prints them; a row's own keys first, then what becomes the text of its version."""
FEE_HEADS = {
    "ma": "Mã thủ tục",
    "ten": "Tên khoản thu",
    "kenh": "Cách nộp",
    "so_tien": "Mức thu",
    "don_vi": "Đơn vị",
    "ti_le": "Tỉ lệ",
    "can_cu": "Văn bản quy định",
}
KINDS = {
    "moi": "Mới ban hành",
    "sua_doi": "Sửa đổi, bổ sung",
    "bai_bo": "bị bãi bỏ",
    "chuan_hoa": "được chuẩn hóa",
    "phi_dia_gioi": "Không phụ thuộc vào địa giới hành chính",
}
OPTIONS = {
    "so_in_phu_luc": "--annex-number",
    "co_quan": "--agency",
    "vbqppl_hieu_luc": "--law-effective",
}


def command(node: Mapping[str, Any], folder: Path, *, separator: str = ";", mark: str = "\ufeff") -> list[str]:
    """The words of `niemyet new decision` for a decision's values; its tables are written into the folder."""
    words = ["new", "decision", node["so"], "--signed", vietnamese(node["ngay_ky"]), "--title", node["trich_yeu"]]
    words += ["--effective", vietnamese(node["hieu_luc"]["tu"])]
    words += ["--signer", node["nguoi_ky"]["ten"], "--signer-title", node["nguoi_ky"]["chuc_danh"]]
    words += [word for key, option in OPTIONS.items() if key in node for word in (option, node[key])]
    for count in counts(node.get("dem", {})):
        words += ["--count", count]
    words += ["--annex-missing"] if node.get("thieu_phu_luc") == "true" else []
    words += ["--sample"] if node.get("du_lieu_mau") == "true" else []
    for key, option in (("muc", "--rows"), ("quy_trinh", "--processes"), ("rut_danh_muc", "--withdrawals")):
        if key in node:
            file = folder / f"{key}.csv"
            file.write_text(mark + table(node[key], separator), "utf-8")
            words += [option, str(file)]
    if "phi" in node:
        file = folder / "phi.csv"
        file.write_text(mark + table(node["phi"], separator, FEE_HEADS), "utf-8")
        words += ["--fees", str(file)]
    return words


def vietnamese(day: str) -> str:
    year, month, of_month = day.split("-")
    return f"{int(of_month)}/{int(month)}/{year}"


def counts(printed: Mapping[str, Any]) -> Iterator[str]:
    for name, values in printed.items():
        for key, value in values.items():
            if isinstance(value, dict):
                yield from (f"{name}.{key}.{inner}={number}" for inner, number in value.items())
            else:
                yield f"{name}.{key}={value}"


def table(entries: Iterable[Mapping[str, Any]], separator: str, heads: Mapping[str, str] = HEADS) -> str:
    """CSV with the heads of an officer, as a spreadsheet saves it."""
    rows = list(entries)
    keys = [key for key in heads if any(key in row for row in rows)]
    assert {key for row in rows for key in row} == set(keys)
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=separator)
    writer.writerow(heads[key] for key in keys)
    writer.writerows([cell(key, row.get(key)) for key in keys] for row in rows)
    return stream.getvalue()


def cell(key: str, value: Any) -> str:
    """A value as an officer types it."""
    if value is None:
        return ""
    match key:
        case "loai":
            return KINDS[value]
        case "cap":
            return ", ".join({"tinh": "Cấp tỉnh", "xa": "Cấp xã"}.get(level, level) for level in value)
        case "phi_dia_gioi":
            return {"true": "x", "false": "không"}[value]
        case "da_cong_bo":
            return f"Quyết định số {value['so']} ngày {vietnamese(value['ngay'])}"
        case "can_cu":
            return "\n".join(basis(one) for one in value)
        case "buoc":
            return "; ".join("-" if step == "khong" else step.replace(".", ",") for step in value)
        case "tong":
            return "" if value is None else "không" if value == "khong" else value.replace(".", ",")
    return "; ".join(value) if isinstance(value, list) else value


def basis(one: Mapping[str, str]) -> str:
    assert set(one) <= {"so", "ngay"}
    return one["so"] + (f" ngày {vietnamese(one['ngay'])}" if "ngay" in one else "")
