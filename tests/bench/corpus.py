"""Writes a province's tree of N records and 300 decisions, as long and as dirty as the real ones (same N, same bytes).

Lengths follow the national export (characters, median / max): name 83 / 1,094; steps 1,196 / 22,855; papers
700 / 51,336.
The words are our own; only the shape is taken from life.
"""

import random
import shutil
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

FIELDS = 60
DECISIONS = 300
ROWS_PER_DECISION = 15
BASELINE_DAY = date(2025, 1, 1)

_TEXT = (
    "cấp giấy phép đăng ký thay đổi gia hạn thủ tục chứng nhận thành lập hoạt động kinh doanh đất đai nhà "
    "ở tài sản người dân tổ chức cá nhân hồ sơ hợp lệ cơ quan có thẩm quyền xã phường tỉnh thẩm định phê "
    "duyệt kết quả bản sao bản chính tờ khai đơn đề nghị kèm theo quy định nghị định thông tư trong thời "
    "hạn ngày làm việc kể từ nhận đủ trường hợp không đủ điều kiện trả lời bằng văn bản nêu rõ lý do công "
    "chức tiếp nhận kiểm tra chuyển phòng chuyên môn xử lý ký duyệt đóng dấu vào sổ thu phí lệ phí trả "
    "người nộp dịch vụ bưu chính công ích trực tuyến cổng quốc gia "
)
_WORDS = _TEXT.split()


def write_corpus(root: Path, records: int, project: Path) -> None:
    """Makes the tree at `root` (emptied first): records, decisions, baseline, lists, and the project's theme."""
    shutil.rmtree(root, ignore_errors=True)
    words = random.Random(records)
    (root / "site_data/decisions").mkdir(parents=True)
    for name in ("theme", "site_data/pages"):
        if (project / name).is_dir():
            shutil.copytree(project / name, root / name)
    shutil.copy(project / "mkdocs.yml", root / "mkdocs.yml")
    _write(root / "site_data/site.yml", _site())
    _write(root / "site_data/agencies.yml", "".join(f"- ma: co-quan-{i}\n  ten: Cơ quan {i}\n" for i in range(20)))
    _write(root / "site_data/fields.yml", "".join(f"- ma: linh-vuc-{i}\n  ten: Lĩnh vực {i}\n" for i in range(FIELDS)))
    _write(root / "site_data/life_events.yml", "- ma: lam-an\n  ten: Làm ăn\n")
    _write(root / "site_data/posting_points.yml", "- ma: trung-tam\n  ten: Trung tâm\n  loai: ttpvhcc_tinh\n")
    codes = [f"1.{index:06d}" for index in range(records)]
    levels = [words.choice(("tinh", "xa", "tinh, xa")) for _ in codes]
    names = [_name(words) for _ in codes]
    baseline = ["loai_tep: hien_trang", f"ngay: {BASELINE_DAY}", "muc:"]
    for index, code in enumerate(codes):
        field = f"linh-vuc-{index % FIELDS}"
        baseline += [
            f"  - ma: {code}",
            f"    cap: [{levels[index]}]",
            f"    ten: {_quoted(names[index])}",
            f"    linh_vuc: {field}",
        ]
        _write(root / f"procedures/{field}/{code}.yml", record(words, code, levels[index], names[index], field))
    _write(root / f"site_data/decisions/hien_trang-{BASELINE_DAY}.yml", "\n".join(baseline) + "\n")
    living = set(range(records))
    for number in range(DECISIONS):
        signed = BASELINE_DAY + timedelta(days=1 + number)
        rows = sorted(words.sample(sorted(living), min(ROWS_PER_DECISION, len(living))))
        kinds = {
            index: words.choices(("sua_doi", "phi_dia_gioi", "bai_bo", "chuan_hoa"), (6, 3, 1, 2))[0] for index in rows
        }
        living -= {index for index, kind in kinds.items() if kind == "bai_bo"}
        text = "\n".join(_decision(words, number + 1, signed, kinds, codes, levels, names)) + "\n"
        _write(root / f"site_data/decisions/{signed.year}/{number + 1}-QD-UBND.yml", text)


def record(words: random.Random, code: str, levels: str, name: str, field: str) -> str:
    """One version file at profile `day_du`, about 6.7 KB on average."""
    lines = [
        f"ma: {code}",
        f"cap: [{levels}]",
        f"quyet_dinh: hien_trang/{BASELINE_DAY}",
        "muc_day_du: day_du",
        f"ten: {_quoted(name)}",
        f"linh_vuc: {field}",
        "co_quan:",
        f"  giai_quyet: co-quan-{words.randrange(20)}",
        f"  tham_quyen: co-quan-{words.randrange(20)}",
        "noi_tiep_nhan: [ttpvhcc_tinh, ttpvhcc_xa]",
        "doi_tuong: [cong_dan, doanh_nghiep]",
        "muc_dvc: toan_trinh",
        "thoi_han:",
        "  - theo_quy_dinh:",
        f"      so: {words.randrange(1, 12)}",
        f"      don_vi: {words.choice(('ngay', 'ngay_lam_viec', 'gio', 'thang'))}",
        "    moc: kể từ ngày nhận đủ hồ sơ hợp lệ",
        "phi:",
    ]
    for _ in range(words.choice((1, 1, 1, 2, 3, 8))):
        lines += [
            f"  - ten: {_quoted(_sentence(words, 8))}",
            "    kenh: [truc_tiep, buu_chinh]",
            f"    so_tien: {words.randrange(1, 900)}.000",
            "    don_vi: đồng",
        ]
    lines += ["cach_thuc:"]
    for channel in ("truc_tiep", "buu_chinh", "truc_tuyen"):
        lines += [
            f"  - kenh: {channel}",
            f"    mo_ta: {_quoted(_sentence(words, 12))}",
            "    thoi_han:",
            "      - theo_quy_dinh:",
            f"          so: {words.randrange(1, 60)}",
            "          don_vi: ngay_lam_viec",
        ]
    lines += ["ho_so:", "  so_bo: 1", "  truong_hop:"]
    for case in range(words.choice((1, 1, 1, 2, 3, 5))):
        lines += [f"    - ten: {_quoted(_sentence(words, 10)) if case else 'khong'}", "      giay_to:"]
        for _ in range(_heavy(words, 4, 60)):
            lines += [
                f"        - ten: {_quoted(_sentence(words, words.randrange(5, 60)))}",
                "          ban_chinh: 1",
                "          ban_sao: 0",
                f"          mau: mau-{words.randrange(1, 90)}",
            ]
    lines += ["trinh_tu:"]
    for _ in range(_heavy(words, 4, 40)):
        lines += ["  - noi_dung: |", f"      {_sentence(words, words.randrange(20, 110))}"]
    lines += ["ket_qua:", f"  - ten: {_quoted(_sentence(words, 8))}", "dieu_kien: |"]
    lines += [f"  {_sentence(words, words.choice((3, 3, 20, 120)))}", "can_cu:"]
    for _ in range(words.randrange(1, 6)):
        lines += [f"  - so: {words.randrange(1, 200)}/2024/NĐ-CP", f"    ten: {_quoted(_sentence(words, 15))}"]
        lines += ["    ngay: 2024-06-12", "    co_quan: Chính phủ"]
    return "\n".join(lines) + "\n"


def _decision(
    words: random.Random,
    number: int,
    signed: date,
    kinds: dict[int, str],
    codes: list[str],
    levels: list[str],
    names: list[str],
) -> Iterator[str]:
    yield from (f"so: {number}/QĐ-UBND", f"ngay_ky: {signed}", f"trich_yeu: {_quoted(_sentence(words, 40))}")
    yield from ("hieu_luc:", f"  tu: {signed}", "muc:")
    for ordinal, (index, kind) in enumerate(kinds.items()):
        yield from (f'  - stt: "{ordinal + 1}"', f"    loai: {kind}", f"    ma: {codes[index]}")
        yield from (f"    cap: [{levels[index]}]", f"    ten: {_quoted(names[index])}")
        if kind == "sua_doi":
            yield "    bo_phan: [thoi_han, phi]"
        if kind in ("bai_bo", "sua_doi"):
            yield from ("    can_cu:", "      - so: 136/2025/NĐ-CP")
        if kind == "chuan_hoa":
            yield f"    linh_vuc: linh-vuc-{index % FIELDS}"


def bordering(records: Sequence[Path], signed: date) -> str:
    """A decision that makes these procedures free of borders."""
    lines = ["so: 9999/QĐ-UBND", f"ngay_ky: {signed}", "trich_yeu: Thêm một quyết định", "hieu_luc:", f"  tu: {signed}"]
    lines += ["muc:"]
    for ordinal, path in enumerate(records, start=1):
        head = dict(line.split(": ", 1) for line in path.read_text("utf-8").splitlines()[:5])
        lines += [f'  - stt: "{ordinal}"', "    loai: phi_dia_gioi", f"    ma: {head['ma']}", f"    cap: {head['cap']}"]
        lines += [f"    ten: {head['ten']}"]
    return "\n".join(lines) + "\n"


def _site() -> str:
    return (
        "ten: Thủ tục hành chính tỉnh Mẫu\nma_dia_phuong: H14\ndia_chi: https://mau.example/\n"
        "dia_chi_to_niem_yet: https://mau.example/n/\ndu_lieu_den: 2025-12-31\ntrinh_dien: true\n"
    )


def _name(words: random.Random) -> str:
    name = _sentence(words, max(4, min(190, int(words.lognormvariate(2.9, 0.6)))))
    # What naive YAML writing breaks on: a colon, quotes, a leading hyphen or asterisk.
    return words.choices((name, f"Thủ tục: {name}", f"- {name}", f"* “{name}” #1"), (90, 6, 2, 2))[0]


def _heavy(words: random.Random, usual: int, most: int) -> int:
    return max(1, min(most, int(words.lognormvariate(0, 0.8) * usual)))


def _sentence(words: random.Random, length: int) -> str:
    return " ".join(words.choices(_WORDS, k=length)).capitalize()


def _quoted(text: str) -> str:
    return f'"{text}"'


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
