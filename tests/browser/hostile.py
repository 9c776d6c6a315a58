"""The worst content we know of becomes a site: endless names, 94 papers, words without a space, nothing at all."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.browser.sites import DAY, build, copy_tree

BASELINE = f"hien_trang/{DAY}"
LONG_WORD = ("https://" + "tra-cuu.thu-tuc.example/duong-dan-rat-dai/" * 7)[:300]
"""An address of 300 characters, not one of them a space."""

SENTENCE = "Văn bản đề nghị điều chỉnh, gia hạn, cấp lại giấy phép thăm dò, khai thác, sử dụng tài nguyên nước. "
LONG_NAME = ("Cấp,cấp-lại,gia-hạn,điều-chỉnh/thu-hồi;chấm-dứt(đối-với-trường-hợp-tại-điểm-a,b,c,d) " * 13)[:1094]
LONG_CELL = (SENTENCE * 25)[:2000]
LONG_FILE = "Mau" + "Bankhaihanghoanguyhiem" * 9 + ".docx"
LONG_NUMBER = "Thông tư liên tịch số 191/2005/TTLT/BQP-BLĐTBXH-BTC"

PAPERS, CASES = 94, 20
FULL = "1.000001"
BARE = "1.000002"
WITHOUT_CODE = "cb-2025-001"
LONG_WORDED = "1.000003"
CODES = (FULL, BARE, WITHOUT_CODE, LONG_WORDED)


def _dossier() -> dict[str, object]:
    """94 papers in 20 cases: the second one long word, the third a cell of 2,000 characters, the fourth with a file."""
    names = [f"{SENTENCE}Bản thứ {number}" for number in range(PAPERS)]
    names[1:3] = [LONG_WORD, LONG_CELL]
    forms = {names[3]: LONG_FILE}
    cases = [
        {
            "ten": f"Trường hợp {number + 1}: {SENTENCE * (number % 3 + 1)}".strip(),
            "giay_to": [
                {"ten": name, "ban_chinh": 1, "ban_sao": 2, "mau": forms.get(name, "mau-49")}
                for name in names[number::CASES]
            ],
        }
        for number in range(CASES)
    ]
    return {"so_bo": 2, "truong_hop": cases}


def _full() -> dict[str, object]:
    days = {"so": 120, "don_vi": "ngay_lam_viec"}
    return {
        "muc_day_du": "day_du",
        "linh_vuc": "linh-vuc-dai",
        "co_quan": {"giai_quyet": "co-quan-dai", "tham_quyen": "co-quan-dai", "phoi_hop": "co-quan-dai"},
        "noi_tiep_nhan": ["ttpvhcc_tinh", "ttpvhcc_xa", "co_quan"],
        "doi_tuong": ["cong_dan", "doanh_nghiep_von_nuoc_ngoai", "to_chuc", "hop_tac_xa"],
        "muc_dvc": "mot_phan",
        "ly_do_mot_phan": LONG_CELL,
        "thoi_han": [
            {"truong_hop": SENTENCE * 2, "sau_cat_giam": {**days, "so": 110}, "theo_quy_dinh": days},
            {"truong_hop": LONG_WORD, "theo_quy_dinh": days, "nguyen_van": LONG_CELL},
        ],
        "phi": [
            {"ten": SENTENCE * 4, "kenh": ["truc_tiep"], "so_tien": "123.456.789.000", "don_vi": "đồng"},
            {
                "ten": LONG_WORD,
                "kenh": ["truc_tuyen"],
                "nguyen_van": LONG_CELL,
                "mien_giam": [LONG_CELL, LONG_WORD],
                "can_cu": LONG_NUMBER,
            },
        ],
        "cach_thuc": [{"kenh": kind, "mo_ta": LONG_CELL} for kind in ("truc_tiep", "buu_chinh", "truc_tuyen")],
        "ho_so": _dossier(),
        "trinh_tu": [{"noi_dung": LONG_CELL}, {"noi_dung": LONG_WORD}],
        "ket_qua": [{"ten": SENTENCE * 3, "ma": "KQ.G10.001269"}, {"ten": LONG_WORD}],
        "dieu_kien": LONG_CELL + LONG_WORD,
        "can_cu": [{"so": "136/2025/NĐ-CP", "dieu_khoan": SENTENCE * 4, "ten": LONG_WORD}, {"so": LONG_NUMBER}],
        "noi_dung_theo": [LONG_NUMBER],
        "can_kiem_tra": [{"truong": "thoi_han", "ly_do": LONG_CELL}],
    }


def _records() -> Sequence[Mapping[str, object]]:
    return (
        {"ma": FULL, "cap": ["tinh", "xa"], "ten": LONG_NAME, **_full()},
        {"ma": BARE, "cap": ["chua_ro"], "ten": "Thủ tục chưa rõ gì cả", "muc_day_du": "day_du"},
        {"ma_tam": WITHOUT_CODE, "cap": ["xa"], "ten": "Thủ tục chưa có mã", "muc_day_du": "danh_muc"},
        {
            "ma": LONG_WORDED,
            "cap": ["tinh"],
            "ten": LONG_WORD,
            "linh_vuc": "linh-vuc-dai",
            "muc_day_du": "chi_ten",
            "dia_chi_tiep_nhan": f"https://{LONG_FILE} hoặc https://{LONG_FILE}",
            "phi": [{"loai": "le_phi", "nguyen_van": f"Miễn phí ({LONG_FILE})"}],
        },
    )


def build_hostile(folder: Path) -> None:
    """The site of a province of nothing but these."""
    tree = folder / "tree"
    copy_tree(tree, ("theme", "site_data/pages"))
    records = _records()
    for record in records:
        name = record.get("ma") or record["ma_tam"]
        _write(tree / "procedures" / "xau" / f"{name}.yml", {**record, "quyet_dinh": BASELINE})
    keys = ("ma", "ma_tam", "cap", "ten", "linh_vuc")
    rows = [{key: record[key] for key in keys if key in record} for record in records]
    data = tree / "site_data"
    _write(data / "decisions" / f"hien_trang-{DAY}.yml", {"loai_tep": "hien_trang", "ngay": DAY, "muc": rows})
    _write(data / "plain" / f"{FULL}.yml", {"ten_goi_khac": [LONG_WORD, SENTENCE.strip()], "tom_tat": LONG_CELL})
    _write(data / "fields.yml", [{"ma": "linh-vuc-dai", "ten": SENTENCE * 2 + LONG_WORD}])
    _write(data / "agencies.yml", [{"ma": "co-quan-dai", "ten": SENTENCE * 2 + LONG_WORD}])
    site = {"ten": "Thủ tục hành chính tỉnh Cao Bằng", "ma_dia_phuong": "H14", "dia_chi": "https://x.example/"}
    feedback = {"co_quan": SENTENCE, "dia_chi": LONG_CELL, "dien_thoai": "0206 3852 136", "website": LONG_WORD}
    _write(data / "site.yml", {**site, "trinh_dien": True, "phan_anh_kien_nghi": feedback})
    build(tree, DAY, folder / "site", "site")


def _write(file: Path, content: object) -> None:
    """JSON is YAML, and says by itself what has to be quoted. Numbers become text, as everything in the files is."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(content, ensure_ascii=False, indent=1), "utf-8")
