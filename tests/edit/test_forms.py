"""Forms show a file as it is, keep whatever is typed, and say at each field what the compiler says of it."""

import html as markup
from pathlib import Path
from typing import Any

import pytest

from generator.authoring.edit.acts import acted
from generator.authoring.edit.drafts import DraftFile
from generator.authoring.edit.fields import Widget, fields_of
from generator.authoring.edit.finding import find
from generator.authoring.edit.form import References, controls, form_of
from generator.authoring.edit.outcome import values_of
from generator.authoring.edit.reading import read_form
from generator.authoring.edit.telling import in_labels, references_of
from generator.cli.options import make_options
from generator.decode.documents import kind_of
from generator.diagnostics.messages_vi.tokens import PARTS
from generator.diagnostics.problem import Problem, Ref
from generator.diagnostics.render import help_of
from generator.load.document import parse
from generator.pipeline import fold_tree
from generator.render.environment import Templates
from tests.edit.desk import DAY, DECISION, ROOT, WRITTEN, Desk
from tests.edit.posting import Fields, posted
from tests.unit.compiling import lay_example

SHIPPED = sorted(
    [
        *(ROOT / "site_data/decisions/2025").glob("*.yml"),
        *(ROOT / "site_data/plain").glob("*.yml"),
        *sorted((ROOT / "procedures").rglob("*.yml"))[::4],
    ]
)
HOSTILE = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>{{ 7*7 }} &amp; \u202e"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """The example province, which has no git."""
    return Desk(lay_example(tmp_path / "tinh"))


@pytest.fixture(scope="module")
def templates() -> Templates:
    """The templates of the forms."""
    return Templates(ROOT / "theme/edit", shared=("frame", "form"))


def node_of(file: Path) -> dict[str, Any]:
    """A shipped file as texts."""
    problems: list[Any] = []
    node = parse(file.name, file.read_bytes(), problems.append)
    assert isinstance(node, dict) and not problems
    return node


@pytest.fixture(scope="module")
def references() -> References:
    """The lists of the shipped province."""
    return references_of(fold_tree(make_options(ROOT, DAY, use_cache=False)).corpus)


def rendered(kind: str, node: dict[str, Any], templates: Templates, references: References) -> Fields:
    """What a browser would post of the form of a record in which nobody typed."""
    control = form_of(fields_of(kind), node, references)
    values = {"control": control, "told": {}, "own": (), "others": (), "sentence": "", "token": "", "revision": 1}
    values |= dict.fromkeys(("title", "path", "goto", "notice", "trouble"), "")
    values |= {"todo": (), "place": 0, "conflict": False, "is_decision": False}
    return posted(templates.blocks("form.html", values | {"draft": _NoDraft()})["page"])


class _NoDraft:
    id, title, files = "x", "", ()


def test_each_shipped_file_comes_back_from_its_form_as_it_is(templates: Templates, references: References) -> None:
    changed = []
    for file in SHIPPED:
        kind = str(kind_of(file.relative_to(ROOT).as_posix()))
        node = node_of(file)
        if read_form(fields_of(kind), rendered(kind, node, templates, references), node) != node:
            changed.append(file.name)
    assert changed == []


def test_every_key_of_every_form_has_a_name_in_words() -> None:
    nameless = []
    for kind in ("decision", "version", "plain"):
        todo = [fields_of(kind)]
        while todo:
            record = todo.pop()
            nameless += [f"{record.name}.{f.key}" for f in record.fields if not f.label or f.label == f.key]
            todo += [field.record for field in record.fields if field.record is not None]
    assert nameless == []


def test_a_decision_is_typed_and_becomes_the_file_a_person_would_write(desk: Desk) -> None:
    draft = desk.work.new_decision()
    desk.get(f"nhap/{draft.id}/0/")
    form = desk.fields() | DECISION | {"_lam": [""]}
    desk.post(f"nhap/{draft.id}/0/", form)
    assert "Không có lỗi." in desk.html
    (write,) = desk.work.outcome(desk.draft(draft)).writes
    assert (write.path, write.text) == ("site_data/decisions/2025/2500-QD-UBND.yml", WRITTEN)


def test_wrong_input_stays_and_is_told_at_its_field(desk: Desk) -> None:
    draft = desk.work.new_decision()
    desk.get(f"nhap/{draft.id}/0/")
    desk.press(draft, 0, "", **{"so": "2500 QĐ", "ngay_ky": "32/13/2025", "muc__0__ma": "1.014.500"})
    assert {name: desk.fields()[name] for name in ("so", "ngay_ky", "muc.0.ma")} == {
        "so": ["2500 QĐ"],
        "ngay_ky": ["32/13/2025"],
        "muc.0.ma": ["1.014.500"],
    }
    answer = desk.post(f"nhap/{draft.id}/0/kiem", desk.fields())
    said = markup.unescape(answer.body.decode())
    assert '"field":"so"' in said and '"field":"ngay_ky"' in said and '"field":"muc.0.ma"' in said
    assert "1.014500" in said, "the code that was probably meant"


def test_what_is_missing_is_to_be_filled_in_and_no_mistake(desk: Desk) -> None:
    draft = desk.work.new_decision()
    desk.get(f"nhap/{draft.id}/0/")
    assert "Còn 4 mục cần điền." in desk.html
    assert 'aria-invalid="true"' not in desk.html


def test_markup_in_every_field_is_text(desk: Desk) -> None:
    draft = desk.work.new_decision()
    for act in ("them:muc.0.cu", "them:muc.0.can_cu", "them:quy_trinh", "them:rut_danh_muc", "them:dinh_chinh"):
        desk.get(f"nhap/{draft.id}/0/")
        desk.press(draft, 0, act)
    form = {name: [HOSTILE] * len(values) for name, values in desk.fields().items() if not name.startswith("_")}
    desk.post(f"nhap/{draft.id}/0/", form | {"_ban": [str(desk.draft(draft).revision)], "_lam": [""]})
    for page in (f"nhap/{draft.id}/0/", f"nhap/{draft.id}/luu/", ""):
        desk.get(page, {"q": [HOSTILE]})
        assert "<script>alert" not in desk.html and "<img" not in desk.html and "49 " not in desk.html
        assert markup.escape(HOSTILE.strip().split(">")[1]) in desk.html
    desk.get(f"nhap/{draft.id}/0/")
    assert desk.fields()["so"] == [HOSTILE]


def test_rows_come_go_and_move_without_a_script(desk: Desk) -> None:
    draft = desk.work.new_decision()
    desk.get(f"nhap/{draft.id}/0/")
    desk.press(draft, 0, "them:muc", muc__0__stt="A", muc__0__loai="bai_bo", muc__0__cap=["xa"])
    assert desk.fields()["muc.1.loai"] == ["bai_bo"], "the next row is mostly of the same kind"
    assert desk.fields()["muc.1.cap"] == ["xa"]
    desk.press(draft, 0, "len:muc.1", muc__1__stt="B")
    assert [row.get("stt") for row in desk.draft(draft).files[0].node["muc"]] == ["B", "A"]
    desk.press(draft, 0, "bo:muc.0")
    assert [row.get("stt") for row in desk.draft(draft).files[0].node["muc"]] == ["A"]


@pytest.mark.parametrize("act", ["them:so", "them:muc.9.cu", "bo:muc.9", "bo:so.0", "xuong:", "them:la", "la:muc"])
def test_a_button_for_what_is_not_there_changes_nothing(act: str) -> None:
    node: dict[str, Any] = {"so": "1/QĐ-UBND", "muc": [{"stt": "1"}]}
    assert acted(fields_of("decision"), node, act) == (node, "")


def test_what_a_form_cannot_show_is_kept_until_it_is_given_up(desk: Desk) -> None:
    path = "site_data/plain/1.012501.yml"
    file = desk.root / path
    file.write_text("tom_tat: Trả giấy phép.\nla_lam: {a: [b]}\nten_goi_khac:\n  a: b\n", "utf-8")
    draft = desk.work.open_file(path)
    desk.get(f"nhap/{draft.id}/0/")
    assert "la_lam" in desk.html and "a: b" in desk.html
    desk.press(draft, 0, "", tom_tat="Trả lại.")
    kept = desk.draft(draft).files[0].node
    assert kept == {"tom_tat": "Trả lại.", "la_lam": {"a": ["b"]}, "ten_goi_khac": {"a": "b"}}
    desk.press(draft, 0, "", _bo_khoa=["la_lam", "ten_goi_khac"])
    assert desk.draft(draft).files[0].node == {"tom_tat": "Trả lại."}


def test_rows_at_the_end_in_which_nothing_was_typed_are_not_written() -> None:
    node: dict[str, Any] = {"so": "1/QĐ-UBND", "muc": [{"stt": "1", "cu": [{}]}, {}], "quy_trinh": [{}]}
    assert values_of(DraftFile("", "decision", node)) == {"so": "1/QĐ-UBND", "muc": [{"stt": "1"}]}


def test_two_tabs_cannot_mix(desk: Desk) -> None:
    draft = desk.work.new_decision()
    desk.get(f"nhap/{draft.id}/0/")
    first, second = desk.fields(), desk.fields()
    address = f"nhap/{draft.id}/0/"
    desk.post(address, first | {"trich_yeu": ["Thẻ một"]})
    assert desk.post(f"{address}kiem", second | {"trich_yeu": ["Thẻ hai"]}).status == 409
    answer = desk.post(address, second | {"trich_yeu": ["Thẻ hai"]})
    assert answer.status == 409 and "sửa ở một thẻ khác" in desk.html
    assert desk.fields()["trich_yeu"] == ["Thẻ hai"], "what was typed here is still here"
    assert desk.draft(draft).files[0].node["trich_yeu"] == "Thẻ một"
    desk.press(draft, 0, "")
    assert desk.draft(draft).files[0].node["trich_yeu"] == "Thẻ hai"


def test_a_draft_outlives_the_program(desk: Desk) -> None:
    draft = desk.work.new_decision()
    desk.get(f"nhap/{draft.id}/0/")
    desk.press(draft, 0, "", so="2500/QĐ-UBND")
    again = Desk(desk.root)
    again.get("")
    assert "Quyết định 2500/QĐ-UBND" in again.html
    again.get(f"nhap/{draft.id}/0/")
    assert again.fields()["so"] == ["2500/QĐ-UBND"]


def test_a_broken_draft_does_not_hide_the_others(desk: Desk) -> None:
    draft = desk.work.new_decision()
    (desk.root / ".niemyet/drafts/hong00000000.json").write_text("{", "utf-8")
    assert desk.get("").status == 200 and f"/nhap/{draft.id}/0/" in desk.html
    assert desk.get("nhap/hong00000000/0/").status == 409


@pytest.mark.parametrize("query", ["giay phep khoan", "GIẤY PHÉP khoan", "1.012501", "khoan  nuoc"])
def test_a_procedure_is_found_with_and_without_accents(desk: Desk, query: str) -> None:
    assert [hit.code for hit in find(desk.work.tree(), query)] == ["1.012501"]


def test_the_records_of_a_decision_are_opened_and_checked_with_it(desk: Desk) -> None:
    draft = desk.work.new_decision()
    desk.get(f"nhap/{draft.id}/0/")
    row = {"loai": "sua_doi", "ma": "1.012501", "cap": "tinh", "linh_vuc": "tai-nguyen-nuoc", "bo_phan": "thoi_han"}
    rows = {f"muc.1.{key}": [value] for key, value in row.items()}
    names = {"muc.1.ten": ["Trả lại giấy phép hành nghề khoan nước dưới đất"]}
    desk.press(draft, 0, "them:muc")
    desk.post(f"nhap/{draft.id}/0/", desk.fields() | DECISION | rows | names | {"_lam": ["mo-ban-ghi"]})
    assert "Đã mở 2 bản ghi" in desk.html
    paths = [write.path for write in desk.work.outcome(desk.draft(draft)).writes]
    begun, copied = "ho-tich/1.014500@2025-2500.yml", "tai-nguyen-nuoc/1.012501@2025-2500.yml"
    assert paths[1:] == [f"procedures/{begun}", f"procedures/{copied}"]
    assert desk.draft(draft).files[2].node["tren"] == "2025/1949-QD-UBND"
    desk.get(f"nhap/{draft.id}/2/")
    assert "Sửa “Thời hạn giải quyết, cho mọi kênh và trường hợp” theo quyết định" in desk.html
    desk.get(f"nhap/{draft.id}/0/")
    desk.press(draft, 0, "mo-ban-ghi")
    assert "Không có bản ghi nào phải mở thêm" in desk.html
    desk.get(f"nhap/{draft.id}/1/")
    desk.press(draft, 1, "bo-tep")
    assert len(desk.draft(draft).files) == 2


def test_no_file_outside_the_tree_is_opened(desk: Desk) -> None:
    (desk.root.parent / "ngoai.yml").write_text("so: 1/QĐ-UBND\n", "utf-8")
    for path in ("../ngoai.yml", "procedures/../../ngoai.yml", "/etc/passwd", "site_data/plain/../../../ngoai.yml", ""):
        assert desk.post("mo", {"tep": [path]}).status == 409, path
    for kind in ("site_data/site.yml", "site_data/decisions/hien_trang-2025-11-17.yml", "site_data/plain/9.999999.yml"):
        assert desk.post("mo", {"tep": [kind]}).status == 409, kind
    assert desk.work.drafts.all() == []


@pytest.mark.parametrize(
    "path",
    [
        *("nhap/khong-co/0/", "nhap/x/99/", "nhap/../../etc/0/", "tai-san/../../pyproject.toml", "tai-san/edit"),
        *("xem/x/2025-99-99/", "thu-tuc/../", "thu-tuc/9.999999/", "khong-co"),
    ],
)
def test_an_address_that_leads_nowhere_says_so(desk: Desk, path: str) -> None:
    assert desk.get(path).status == 404
    assert "Không có trang này" in desk.html


def test_controls_of_one_page_have_names_of_their_own() -> None:
    node = node_of(ROOT / "site_data/decisions/2025/2031-QD-UBND.yml")
    form = form_of(fields_of("decision"), node, {})
    names = [control.name for control in controls(form) if control.widget is not Widget.PICKS]
    assert len(names) == len(set(names))


def test_a_decision_with_many_records_stays_easy_to_look_through(desk: Desk) -> None:
    draft = desk.work.new_decision()
    desk.get(f"nhap/{draft.id}/0/")
    rows: Fields = {}
    for place in range(12):
        code, name = f"1.9000{place:02}", f"Thủ tục thứ {place}"
        row = {"stt": str(place + 1), "loai": "moi", "ma": code, "cap": "tinh", "linh_vuc": "ho-tich", "ten": name}
        rows |= {f"muc.{place}.{key}": [value] for key, value in row.items()}
    counts: Fields = {"dem.dieu_1.0.gia_tri": ["12"], "_lam": ["mo-ban-ghi"]}
    desk.post(f"nhap/{draft.id}/0/", desk.fields() | DECISION | rows | counts)
    assert "12 bản ghi của quyết định" in desk.html
    for place in (0, 1, 12):
        desk.get(f"nhap/{draft.id}/{place}/")
        assert f'href="/nhap/{draft.id}/{place}/" aria-current="page"' in desk.html
    assert "Bản ghi 1.900011" in desk.html


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (
            "TT415",
            "Thêm “Bộ phận”, ví dụ “thời hạn”, “hồ sơ”, “căn cứ pháp lý”; đọc ở cột Ghi chú hoặc phần in nghiêng.",
        ),
        ("TT221", "Thêm “Tên” đúng như văn bản in."),
    ],
)
def test_advice_names_fields_as_the_page_does(code: str, said: str) -> None:
    labels = {**PARTS, "bo_phan": "Bộ phận", "ten": "Tên"}
    assert in_labels(help_of(Problem(code, Ref("x.yml"))), labels) == said
