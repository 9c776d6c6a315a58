"""Small invented exports of the national database, for tests that import one and hold it against a tree."""

import json
from pathlib import Path
from typing import Any

CHANNELS = ("Trực tiếp", "Trực tuyến", "Dịch vụ bưu chính")
LEVELS = ("Cấp tỉnh", "Cấp xã", "Cấp tỉnh, Cấp xã", "Cấp Bộ, Cấp tỉnh")
FIELDS = ("Đất đai", "Hộ tịch", "Tài nguyên nước")


def record(number: int, **more: Any) -> dict[str, Any]:
    """The record `1.999nnn`, with every field that a reconciliation compares; the same number gives the same record."""
    ways = CHANNELS[: 1 + number % 3]
    base = {
        "ma_thu_tuc": f"1.999{number:03}",
        "ten_thu_tuc": f"Thủ tục cấp giấy phép số {number} cho hộ gia đình",
        "so_quyet_dinh": f"{100 + number}/QĐ-BNNMT",
        "cap_thuc_hien": LEVELS[number % 4],
        "linh_vuc": FIELDS[number % 3],
        "trinh_tu_thuc_hien": "Bước 1: Nộp hồ sơ.\nBước 2: Nhận kết quả.",
        "cach_thuc_thuc_hien": [
            {
                "hinh_thuc": way,
                "thoi_han_giai_quyet": f"{5 + number + (place if number % 2 else 0)} Ngày làm việc",
                "phi_le_phi": f"Phí : {10 + number + (place if number % 5 == 0 else 0)}.000 Đồng"
                + (" (trẻ em nộp 5.000 đồng đến hết ngày 31/12/2026)" if number % 3 == 1 else ""),
                "mo_ta": f"Nộp {way.lower()}" + (". Cấp lại: 2.000 đồng." if number % 3 == 2 else ""),
            }
            for place, way in enumerate(ways)
        ],
        "thanh_phan_ho_so": [
            {"truong_hop": "", "ten_giay_to": f"Đơn đề nghị mẫu {number}", "ban_chinh": "1", "ban_sao": "0"},
            {"truong_hop": "", "ten_giay_to": "Bản vẽ thửa đất", "ban_chinh": "0", "ban_sao": str(1 + number % 2)},
        ],
    }
    return base | more


def write_export(file: Path, *records: dict[str, Any]) -> Path:
    """The records as JSON lines."""
    file.write_text("\n".join(json.dumps(item, ensure_ascii=False) for item in records), "utf-8")
    return file
