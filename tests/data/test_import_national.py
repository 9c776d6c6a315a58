"""The 2,040 real records come into a new province: nothing lost, nothing broken, what is doubtful marked."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from msgspec import Struct

from generator.authoring.importing.batch import Plan, Request, make_plan
from generator.authoring.importing.carry_out import carry_out
from generator.authoring.province import make_province
from generator.diagnostics.messages_vi import MESSAGES
from generator.diagnostics.problem import Severity
from generator.model.record import Dossier, Fee, LegalBasis, Paper, TimeLimit, Version
from generator.model.scalars import KHONG, Channel, Unit
from generator.pipeline import Folded, Options, begin, build, fold_tree
from generator.shell import make_shell
from tests.data.sources import lines_of, source

pytestmark = pytest.mark.data

DAY = date(2026, 6, 10)
RECORDS = 2040
EXPORT = "national/procedures.jsonl.gz"
TRUTH = "national/structured_sections.jsonl.gz"


class Imported(NamedTuple):
    """The province after the import, with what it took."""

    root: Path
    plan: Plan
    options: Options
    folded: Folded


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Imported:
    """A province made by `init` and filled by `import`, once for all tests here."""
    root = tmp_path_factory.mktemp("tinh") / "tinh"
    make_province(root, "Tỉnh Thử", "H99")
    options = Options(root=root, as_of=DAY, out=root / "site")
    plan = make_plan(Request(source(EXPORT), "national-json", DAY), options, lambda items: items)
    carry_out(plan, root)
    return Imported(root, plan, options, fold_tree(options))


@pytest.fixture(scope="module")
def versions(imported: Imported) -> dict[str, Version]:
    """The written records by code, read by the compiler."""
    return {head.own_code: imported.folded.corpus.texts[head.file] for head in imported.folded.corpus.versions}


@pytest.fixture(scope="module")
def records() -> dict[str, dict[str, Any]]:
    """The export by code."""
    return {record["ma_thu_tuc"]: record for record in lines_of(EXPORT)}


def test_all_records_come_in_without_an_error(imported: Imported, versions: dict[str, Version]) -> None:
    errors = [p for p in imported.folded.problems if MESSAGES[p.code].severity is Severity.ERROR]
    assert errors == []
    assert len(versions) == len(imported.plan.made) == RECORDS


def test_every_record_has_its_page(imported: Imported, records: dict[str, dict[str, Any]]) -> None:
    shell = make_shell(imported.root, imported.options.cache)
    with begin(imported.options) as site:
        build(imported.folded, shell, imported.options, site)
    pages = {path.parent.name for path in (imported.root / "site" / "tt").glob("*/index.html")}
    assert pages == set(records)


def test_at_most_thirty_in_a_hundred_are_doubtful(versions: dict[str, Version]) -> None:
    doubtful = [version for version in versions.values() if version.doubts]
    print(f"\ndoubtful: {len(doubtful)} of {len(versions)} ({len(doubtful) / len(versions):.1%})")
    assert len(doubtful) <= 0.30 * len(versions)
    assert sum("chua_ro" in version.levels for version in versions.values()) == 68


FREE_WITH_A_FEE = re.compile(
    r"miễn phí\s*\((?!.*(?:miễn lệ phí|không thu)).*(?:thông tư|luật phí|pháp luật về|mức thu|hội đồng nhân dân)",
    re.IGNORECASE | re.DOTALL,
)


def test_free_beside_a_note_of_a_fee_is_doubted_and_no_sum(versions: dict[str, Version]) -> None:
    said = {}
    for code, version in versions.items():
        groups = [version.fees, *(row.fees for row in version.channels)]
        fees = [fee for group in groups if isinstance(group, tuple) for fee in group]
        verbatim = [fee.verbatim or "" for fee in fees] + [version.fees_verbatim or ""]
        if any(map(FREE_WITH_A_FEE.match, verbatim)):
            told_free = KHONG in groups or any(fee.amount == 0 for fee in fees)
            said[code] = (told_free, "phi" in {doubt.where for doubt in version.doubts})
    assert len(said) > 100
    assert {code: how for code, how in said.items() if how != (False, True)} == {}


BASES = {
    "1.013483": {"54": "Luật Hải quan 2014", "59/2018/NĐ-CP": "Nghị định 59/2018/NĐ-CP"},
    "1.013980": {
        "Luật số 58": "Luật số 58/2024/QH15 của Quốc hội: Luật Đầu tư công",
        "226/2025/NĐ-CP": "Sửa đổi, bổ sung một số điều của các nghị định quy định chi tiết thi hành Luật Đất đai",
    },
    "1.009096": {"167/2025": "Nghị định số 167/2025/NĐ-CP ngày 30/6/2025 của Chính phủ"},
    "3.000163": {"56/2010/QH12": "Nghị quyết 56/2010/QH12"},
}
"""Legal bases of glued columns, read by hand."""


def test_legal_bases_are_those_that_a_person_reads(versions: dict[str, Version]) -> None:
    titles = {code: {row.number: row.title for row in _bases(versions[code])} for code in BASES}
    assert {code: {so: titles[code].get(so) for so in rows} for code, rows in BASES.items()} == BASES


def test_no_title_of_a_legal_basis_runs_into_another_one(versions: dict[str, Version]) -> None:
    run_on = re.compile(r"[a-zà-ỹđ)\d](?:Nghị định|Thông tư|Luật |Quyết định)|Dịch vụ bưu chính\d|Cơ quan thực hiện")
    glued = {
        version.code: row.title
        for version in versions.values()
        for row in _bases(version)
        if run_on.search(row.title or "") and "can_cu" not in {doubt.where for doubt in version.doubts}
    }
    assert glued == {}


def _bases(version: Version) -> tuple[LegalBasis, ...]:
    return version.bases if isinstance(version.bases, tuple) else ()


def test_no_agency_is_a_sentence_or_several(imported: Imported) -> None:
    names = [agency.name for agency in imported.folded.corpus.agencies.values()]
    assert len(names) < 345
    assert max(map(len, names)) <= 160
    several = re.compile(r", (?:Sở|Bộ|Cục|Công an|Ủy ban) ")
    assert [name for name in names if several.search(name) or not name[0].isupper()] == []


AGENCIES = {
    "1.000565": ["Cục Hàng hải và Đường thủy Việt Nam", "Kho bạc nhà nước các cấp"],
    "1.004163": [
        "Cục Chính sách",
        "Bộ Công an",
        "Ban Thi đua - Khen thưởng Trung ương - Bộ Nội vụ",
        "Sở Lao động-Thương binh và Xã hội",
    ],
    "1.004241": ["Trung tâm Thông tin, Lưu trữ và Thư viện", "Trung tâm Dữ liệu thông tin phía Nam"],
    "1.014567": [
        "Sở Tài chính các tỉnh, thành phố",
        "Ban quản lý khu công nghiệp, khu kinh tế, khu chế xuất, khu công nghệ cao các tỉnh, thành phố",
    ],
    "2.001921": ["Cục Đường bộ Việt Nam", "Sở Xây dựng", "Khu Quản lý đường bộ"],
}
"""Cells of agencies that handle a procedure, read by hand."""


def test_agencies_are_those_that_a_person_reads(imported: Imported, versions: dict[str, Version]) -> None:
    names = imported.folded.corpus.agencies
    read = {code: [names[one].name for one in _handling(versions[code])] for code in AGENCIES}
    assert read == AGENCIES


def _handling(version: Version) -> tuple[str, ...]:
    handles = version.agencies.handles if version.agencies is not None else None
    return handles if isinstance(handles, tuple) else ()


WAYS = (Channel.ONLINE, Channel.POST, Channel.IN_PERSON)
SUMS = {
    "1.000271": dict(zip(WAYS, (4_000_000, 2_000_000, 4_000_000), strict=True)),
    "1.000969": {Channel.IN_PERSON: 12_500_000},
    "1.004239": dict.fromkeys(WAYS, 11_000_000),
    "1.013483": {Channel.ONLINE: 200_000},
    "2.001095": dict.fromkeys(WAYS, 70_000_000),
}
"""What each way to hand in costs in đồng, read by hand."""


def test_sums_are_those_that_a_person_reads(versions: dict[str, Version]) -> None:
    def sums(version: Version, way: Channel) -> list[tuple[Decimal | None, str | None]]:
        (row,) = (row for row in version.channels if row.channel is way)
        fees = row.fees or version.fees
        rows = fees if isinstance(fees, tuple) else ()
        return [(fee.amount, fee.unit) for fee in rows if not fee.channels or way in fee.channels]

    read = {code: {row.channel: sums(versions[code], row.channel) for row in versions[code].channels} for code in SUMS}
    assert read == {code: {way: [(said, "đồng")] for way, said in ways.items()} for code, ways in SUMS.items()}


def test_no_sum_lost_its_thousands(versions: dict[str, Version]) -> None:
    groups = [group for version in versions.values() for group in (version.fees, *(it.fees for it in version.channels))]
    fees = [fee for group in groups for fee in group or () if isinstance(fee, Fee)]
    sums = [fee.amount for fee in fees if fee.amount and fee.unit == "đồng"]
    assert min(sums) >= 1000


def test_no_result_ends_with_a_code_that_is_not_doubted(versions: dict[str, Version]) -> None:
    results = [(v, it.name) for v in versions.values() if isinstance(v.results, tuple) for it in v.results]
    stuck = {v.code: {doubt.where for doubt in v.doubts} for v, name in results if re.search(r"\SMã\s*:", name)}
    # A sentence was typed where the portal asks for the code.
    assert stuck.keys() == {"1.115127"}
    assert "ket_qua" in stuck["1.115127"]


def test_a_second_import_changes_nothing(imported: Imported) -> None:
    before = _tree(imported.root)
    request = Request(source(EXPORT), "national-json", date(2026, 7, 1))
    plan = make_plan(request, imported.options, lambda items: items)
    carry_out(plan, imported.root)
    assert _tree(imported.root) == before
    assert plan.proposal is not None
    assert (plan.proposal.new, dict(plan.proposal.changed), plan.proposal.gone) == ((), {}, ())


def _tree(root: Path) -> dict[str, bytes]:
    folders = (root / "procedures", root / "site_data")
    return {str(path): path.read_bytes() for top in folders for path in top.rglob("*") if path.is_file()}


# --- nothing is lost ----------------------------------------------------------------------------------------------

_HIDDEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff\ue000-\uf8ff\x00-\x1f\x7f-\x9f•▪✓→]|\\s")
_PORTAL = re.compile(
    r"(?:Từkhóa.{0,20000}?Môtả.{0,20000}?)?(?:ChọncơquanthựchiệnTỉnh/ThànhphốBộngành.*Nộphồsơ)?$", re.DOTALL
)
_NOTHING = re.compile(r"(?i)(?:khôngcóthôngtin|khôngcó|không|-|\.|bao gồm)*")


def squeezed(value: Any) -> str:
    """The text without any space, hidden or symbol letter, in NFC: what folding white space must not change."""
    if isinstance(value, list):
        return "".join(squeezed(item) for item in value)
    if isinstance(value, dict):
        return "".join(squeezed(item) for item in value.values())
    text = _HIDDEN.sub("", unicodedata.normalize("NFC", str(value if value is not None else "")))
    return unicodedata.normalize("NFC", text)


def whole(record: dict[str, Any], key: str) -> Any:
    """The section, as the export's own note puts it together again where it was cut in the wrong place."""
    mended = (record["derived"] or {}).get("sua_tach_muc") or {}
    return mended.get(key) or record[key]


def lost(section: str, pieces: list[str], allowed: str) -> str:
    """What of the squeezed section is in none of the pieces, in order, and is no heading, quantity or placeholder."""
    place = 0
    gaps = []
    for piece in pieces:
        found = section.find(piece, place)
        if found < 0:
            return f"not in order: {piece[:80]}"
        gaps.append(section[place:found])
        place = found + len(piece)
    gaps.append(section[place:])
    return "".join(re.sub(allowed, "", gap) for gap in gaps)


def told(records: dict[str, dict[str, Any]], find: Callable[[str, dict[str, Any]], str]) -> dict[str, str]:
    """What is lost, by code."""
    return {code: text for code, record in records.items() if (text := find(code, record))}


def test_names_are_whole(records: dict[str, dict[str, Any]], versions: dict[str, Version]) -> None:
    assert told(records, lambda c, r: "" if squeezed(r["ten_thu_tuc"]) == squeezed(versions[c].name) else c) == {}


def test_steps_are_whole(records: dict[str, dict[str, Any]], versions: dict[str, Version]) -> None:
    def find(code: str, record: dict[str, Any]) -> str:
        steps = versions[code].steps
        pieces = [squeezed(step.text) for step in steps] if steps not in (None, KHONG) else []
        # A number on a line of its own is that of the step, which the page gives itself.
        return lost(squeezed(whole(record, "trinh_tu_thuc_hien")), pieces, _NOTHING.pattern + r"|^\d{1,2}[.)]?$")

    assert told(records, find) == {}


def test_conditions_are_whole(records: dict[str, dict[str, Any]], versions: dict[str, Version]) -> None:
    def find(code: str, record: dict[str, Any]) -> str:
        section = _PORTAL.sub("", squeezed(record["yeu_cau_dieu_kien"]))
        written = versions[code].conditions
        return lost(section, [] if written in (None, KHONG) else [squeezed(written)], _NOTHING.pattern)

    assert told(records, find) == {}


_PAPERS = (
    r"Têngiấytờ|Mẫuđơn,tờkhai|Sốlượng|Baogồm|Mẫuđơn|Bảnchính:?|Bảnsao:?|\d+bảnchính|\d+bảnsao"
    r"|\d|,|-|:|\||\*|Khôngcóthôngtin"
)


def test_papers_are_whole(records: dict[str, dict[str, Any]], versions: dict[str, Version]) -> None:
    def find(code: str, record: dict[str, Any]) -> str:
        section = whole(record, "thanh_phan_ho_so")
        pieces = [squeezed(piece) for piece in _paper_pieces(versions[code])]
        return lost(squeezed(section), [piece for piece in pieces if piece], _PAPERS)

    assert told(records, find) == {}


def _paper_pieces(version: Version) -> Iterator[str]:
    if not isinstance(version.dossier, Dossier):
        return
    for case in version.dossier.cases:
        if case.name not in (None, KHONG):
            yield case.name.strip("* ")
        for paper in case.papers if isinstance(case.papers, tuple) else ():
            yield from ("" if paper.name.startswith("(bản xuất") else paper.name, paper.form or "")


COMMON = {
    "1.000011": [KHONG],
    "1.000894": [None, "* Giấy tờ phải xuất trình:", "* Lưu ý :"],
    "1.001712": [KHONG],
    "1.002548": [
        "1. Đơn đề nghị được miễn hoặc giảm phí thi hành án;",
        "3. Một trong các tài liệu chứng minh đủ điều kiện để miễn phí thi hành án",
        "4. Một trong các tài liệu chứng minh đủ điều kiện để giảm phí thi hành án",
        "5. Ngoài ra, theo mẫu đơn đề nghị miễn, giảm phí thi hành án, đương sự gửi kèm hồ sơ: Quyết định thi hành án.",
    ],
    "1.003482": ["Nhóm 1 gồm các văn bản, tài liệu sau", "Nhóm 2 gồm các văn bản, tài liệu sau"],
    "1.004408": [None, "(10) Một bản sao của các tài liệu sau:"],
    "3.000377": [None, "- Nội dung của tài liệu giải trình tổ chức huấn luyện bao gồm:"],
    "1.005040": ["Các giấy tờ phải xuất trình (bản chính):"],
    "2.000806": [None, "* Giấy tờ phải nộp:", "* Giấy tờ phải xuất trình:", "* Lưu ý :"],
    "2.001263": ["Hồ sơ của người nhận con nuôi:", "Hồ sơ của người được nhận làm con nuôi:", "Lưu ý"],
    "2.001958": [None],
}
"""What everybody brings, read by hand; of these 1.002548, 1.005040 and 2.001958 have cases as well."""


def test_what_everybody_brings_is_no_case(versions: dict[str, Version]) -> None:
    dossiers = {code: versions[code].dossier for code in COMMON}
    read = {code: [it.name for it in made.common] for code, made in dossiers.items() if isinstance(made, Dossier)}
    assert read == COMMON
    with_cases = {code for code, made in dossiers.items() if isinstance(made, Dossier) and made.by_case}
    assert with_cases == {"1.002548", "1.005040", "2.001958"}


def test_legal_bases_are_whole(records: dict[str, dict[str, Any]], versions: dict[str, Version]) -> None:
    def find(code: str, record: dict[str, Any]) -> str:
        rows = _bases(versions[code])
        section = _bases_printed(record)
        if isinstance(section, list):
            section = [{k: item.get(k) for k in ("so_ky_hieu", "trich_yeu", "co_quan_ban_hanh")} for item in section]
            pieces = [text for row in rows for text in (row.number, row.title, row.issuer)]
        else:
            pieces = [text for row in rows for text in (row.title, row.number)]
        found = lost(squeezed(section), [squeezed(text) for text in pieces if text], _BASES)
        # A title that is the very number beside it is written once.
        for row in sorted(rows, key=lambda row: -len(row.number or "")):
            found = found.replace(re.sub(_BASES, "", squeezed(row.number)), "")
        return found

    assert told(records, find) == {}


def _bases_printed(record: dict[str, Any]) -> Any:
    """The section, less what the export printed of others in it: the rest of a fee, or the agencies once more."""
    section = record["can_cu_phap_ly"]
    if isinstance(section, list):
        return section
    ways = squeezed(((record["derived"] or {}).get("sua_tach_muc") or {}).get("cach_thuc_thuc_hien"))
    if section and "Căncứpháplý" + squeezed(section) in ways:
        return ""
    return squeezed(section).removesuffix("Cơquanthựchiện" + squeezed(record["co_quan_thuc_hien"]))


_BASES = r"Tênvănbảnpháplý|Mãvănbản|\(Mã:|\)|-|Khôngcóthôngtin|(?:Thôngtư|Nghịđịnh|Luật|Quyếtđịnh)số"


_METHODS = (
    r"Hìnhthứcnộp|Thờigian|Thờihạngiảiquyết|Phí,lệphí|Môtả|Trựctuyến|Trựctiếp|Dịchvụbưuchính|Quabưuđiện|Miễnphí"
    r"|Khôngcóthôngtin|\([a-z]\)|\d+(?:[.,]\d+)?(?:Ngàylàmviệc|Ngày|Giờ|Tháng|ngàylàmviệc|ngày|giờ|tháng)|\d|\||-|—|:|\(|\)|\.|,|Không"
)


def test_methods_are_whole(records: dict[str, dict[str, Any]], versions: dict[str, Version]) -> None:
    def find(code: str, record: dict[str, Any]) -> str:
        section = squeezed(whole(record, "cach_thuc_thuc_hien"))
        for piece in sorted({squeezed(p) for p in _method_pieces(versions[code])}, key=len, reverse=True):
            # "Không" as a limit is also the beginning of a placeholder.
            section = section.replace(piece, "") if len(piece) > 3 and piece != "Không" else section
        return re.sub(_METHODS, "", section)

    assert told(records, find) == {}


def _method_pieces(version: Version) -> Iterator[str]:
    """Every text of the ways to hand in; where each stands, the channels and the limits' numbers say."""
    fees = [version.fees, *(row.fees for row in version.channels)]
    limits = [version.limits, *(row.limits for row in version.channels)]
    for group in (*fees, *limits):
        for item in group if isinstance(group, tuple) else ():
            yield item.verbatim or ""
    for row in version.channels:
        yield from (row.description or "", row.fees_verbatim or "")
    yield from (version.fees_verbatim or "", *(version.fees_verbatim or "").split("\n"))
    for doubt in version.doubts:
        yield doubt.reason.partition("nguyên văn: ")[2]
        yield doubt.reason.partition("“")[2].rpartition("”")[0]


# --- held against tables that were never glued -----------------------------------------------------------------------


class Score(Struct):
    """Rows of the truth: how many there are, are right, are wrong but doubted."""

    rows: int = 0
    right: int = 0
    doubted: int = 0

    def add(self, right: bool, doubted: bool) -> None:
        self.rows += 1
        self.right += right
        self.doubted += not right and doubted

    @property
    def share(self) -> float:
        return (self.right + self.doubted) / self.rows


CHANNELS = {"Trực tuyến": Channel.ONLINE, "Trực tiếp": Channel.IN_PERSON, "Qua bưu điện": Channel.POST}
UNITS = {"ngày làm việc": Unit.WORKING_DAY, "ngày": Unit.DAY, "giờ": Unit.HOUR, "tháng": Unit.MONTH, "năm": Unit.YEAR}


def test_methods_against_the_truth(versions: dict[str, Version]) -> None:
    score = Score()
    wrong = []
    for entry in lines_of(TRUTH):
        version = versions[entry["ma_thu_tuc"][0]]
        doubted = {doubt.where for doubt in version.doubts}
        fee_right = _fees_agree(entry["muc"].get("phi_le_phi"), version)
        for cells in _table(entry["muc"].get("cach_thuc_thuc_hien")):
            limit_right = _limit_agrees(CHANNELS[cells[0]], cells[1], version)
            safe = (limit_right or bool({"thoi_han", "cach_thuc"} & doubted)) and (fee_right or "phi" in doubted)
            score.add(limit_right and fee_right, safe)
            if not (limit_right and fee_right) and not safe:
                wrong.append((version.code, cells[0], cells[1][:60], limit_right, fee_right))
    print(f"\nmethod rows: {score.rows}, right {score.right}, doubted {score.doubted}: {score.share:.1%}")
    print(*wrong, sep="\n")
    assert score.share >= 0.97


def test_papers_against_the_truth(versions: dict[str, Version]) -> None:
    score = Score()
    wrong = []
    for entry in lines_of(TRUTH):
        version = versions[entry["ma_thu_tuc"][0]]
        doubted = "ho_so" in {doubt.where for doubt in version.doubts}
        written = [(_fold(p.name), p.originals, p.copies) for p in _papers(version)]
        for cells in _table(entry["muc"].get("thanh_phan_ho_so")):
            wanted = (_fold(cells[0]), int(cells[1]), int(cells[2]))
            right = wanted in written
            if right:
                written.remove(wanted)
            score.add(right, doubted)
            if not right and not doubted:
                wrong.append((version.code, cells[0][:90], cells[1:3]))
    print(f"\npaper rows: {score.rows}, right {score.right}, doubted {score.doubted}: {score.share:.1%}")
    print(*wrong, sep="\n")
    assert score.share >= 0.88


def _table(text: str | None) -> Iterator[list[str]]:
    for row in (text or "").split("\n"):
        cells = [cell.strip() for cell in row.strip().strip("|").split("|")]
        if row.startswith("|") and not set(row) <= set("|- ") and cells[0] not in ("Hình thức nộp", "Tên giấy tờ"):
            yield cells


def _limit_agrees(channel: Channel, text: str, version: Version) -> bool:
    rows = [row for row in version.channels if row.channel is channel]
    shared = version.limits if isinstance(version.limits, tuple) else ()
    limits: list[TimeLimit] = [limit for row in rows for limit in (row.limits or shared)]
    found = re.fullmatch(rf"(\d+(?:[.,]\d+)?) ({'|'.join(UNITS)})", text)
    if found is None:
        # No quantity in the truth: none may stand in the record either, and words must be there.
        silent = not any(limit.statutory and limit.statutory.unit is not Unit.OTHER for limit in limits)
        said = squeezed(text) in squeezed([row.description for row in rows] + [limit.verbatim for limit in limits])
        return bool(rows) and (
            said or (silent and text in ("—", "không quy định", "Không quy định thời hạn giải quyết"))
        )
    number = Decimal(found[1].replace(",", "."))
    return any(
        limit.statutory is not None and (limit.statutory.number, limit.statutory.unit) == (number, UNITS[found[2]])
        for limit in limits
    )


def _fees_agree(text: str | None, version: Version) -> bool:
    """Every fee of the record is a fee of the truth: a sum with its currency, or free of charge.

    The truth may have more: the portal's page, which the export was read from, shows the first fee of a cell only.
    Where it has no section of fees it says nothing.
    """
    if text is None:
        return True
    truth = set(_fees_of(re.findall(r"^- (?:Phí dịch vụ|Lệ phí|Phí): (.*?)(?: —|$)", text or "", re.MULTILINE)))
    written: set[tuple[Decimal, str]] = {(Decimal(0), "")} if version.fees == KHONG else set()
    words = (version.fees_verbatim or "").split("\n") if not version.fees else []
    for group in (version.fees, *(row.fees for row in version.channels)):
        for fee in group if isinstance(group, tuple) else ():
            if fee.until:
                # What holds for some time is read from the note beside the sum; the sum itself has no last day.
                continue
            if fee.amount is None:
                words.append(fee.verbatim or "")
            else:
                written.add((fee.amount, (fee.unit or "") if fee.amount else ""))
    written |= set(_fees_of(words))
    return written <= truth and bool(written) == bool(truth)


def _fees_of(texts: list[str]) -> Iterator[tuple[Decimal, str]]:
    for text in texts:
        if "Miễn phí" in text:
            yield Decimal(0), ""
        elif (found := re.search(r"(\d[\d.]*) (Việt Nam Đồng|đồng|USD)", text)) is not None:
            yield Decimal(found[1].replace(".", "")), "USD" if found[2] == "USD" else "đồng"


def _papers(version: Version) -> Iterator[Paper]:
    if isinstance(version.dossier, Dossier):
        for case in version.dossier.cases:
            yield from case.papers if isinstance(case.papers, tuple) else ()


def _fold(text: str) -> str:
    return squeezed(text).lower().strip(".;,:-+*")
