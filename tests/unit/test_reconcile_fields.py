"""What two texts say of the same field: agreement, difference, or nothing that could be compared."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace

from generator.authoring.reconciling.comparing import reconcile
from generator.authoring.reconciling.facts import decision_key, decisions_of, with_facts
from generator.authoring.reconciling.fields import compare_levels, compare_text
from generator.authoring.reconciling.folding import fold_name, fold_words, marked
from generator.authoring.reconciling.sides import Field, FieldResult, Scope, Standing, Text, Verdict, Why
from generator.authoring.writing.versions import as_texts
from generator.decode.documents import decode_document
from generator.model.record import Version
from generator.model.register import State
from generator.model.scalars import Level

DAY = date(2026, 6, 1)
SAME, DIFFERENT, UNKNOWN = Verdict.SAME, Verdict.DIFFERENT, Verdict.UNKNOWN


def text(code: str = "1.999001", name: str = "Cấp thẻ", **keys: Any) -> Text:
    """A text with what the keys of its version file say."""
    node = {"ma": "1.999001", "cap": ["tinh"], "quyet_dinh": "hien_trang/2026-06-01", "muc_day_du": "chi_ten"}
    problems: list[Any] = []
    version = decode_document("procedures/a/b.yml", as_texts(node | {"ten": name} | keys), problems.append)
    assert isinstance(version, Version)
    assert problems == []
    return with_facts(Text(code, "b.yml", frozenset(version.levels), name), version, DAY)


def judged(here: Text, *there: Text) -> dict[Field, FieldResult]:
    return {result.field: result for result in compare_text(here, there)}


def verdict(field: Field, here: dict[str, Any], there: dict[str, Any]) -> tuple[Verdict, Why | None]:
    found = judged(text(**here), text(**there))[field]
    return found.verdict, found.why


def limit(number: Any, unit: str = "ngay", **more: Any) -> dict[str, Any]:
    return {"thoi_han": [{"theo_quy_dinh": {"so": number, "don_vi": unit}} | more]}


def fee(amount: str, unit: str = "đồng", **more: Any) -> dict[str, Any]:
    return {"so_tien": amount, "don_vi": unit} | more


def papers(*names: tuple[str, int, int], case: str = "khong") -> dict[str, Any]:
    listed = [{"ten": name, "ban_chinh": originals, "ban_sao": copies} for name, originals, copies in names]
    return {"ho_so": {"truong_hop": [{"ten": case, "giay_to": listed}]}}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hoà giải, kĩ thuật.", "HÒA  GIẢI , kỹ thuật"),
        ("Thủ tục đăng ký khai sinh", "đăng kí khai sinh"),
        ("cơ sở y tế tỷ lệ", "cơ sở i tế tỉ lệ"),
        ("quý, quỹ", "quí, quĩ"),
        ("thuỷ sản – Uỷ ban", "thủy sản - Ủy ban"),
        ("hóa học", "ho\u0301a\u200b học"),
    ],
)
def test_spellings_of_one_name(one: str, other: str) -> None:
    assert fold_name(one) == fold_name(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("tay", "tai"), ("Thúy", "thúi"), ("cấp", "cập"), ("cấp lại", "cấp"), ("đơn", "don"), ("Thủ tục", "")],
)
def test_other_names_stay_other(one: str, other: str) -> None:
    assert fold_name(one) != fold_name(other)


def test_words_that_differ_are_marked_on_both_sides() -> None:
    here, there = marked("Thủ tục cấp giấy phép hoà giải", "Cấp lại giấy phép hòa giải viên")
    assert here == ((False, "Thủ tục cấp giấy phép hoà giải"),)
    assert there == ((False, "Cấp"), (True, "lại"), (False, "giấy phép hòa giải"), (True, "viên"))


def test_limits_are_numbers_with_their_unit() -> None:
    assert verdict(Field.LIMIT, limit(5), limit("5.0")) == (SAME, None)
    assert verdict(Field.LIMIT, limit(5), limit(6)) == (DIFFERENT, None)
    assert verdict(Field.LIMIT, limit(24, "gio"), limit(1, "ngay")) == (DIFFERENT, None)
    assert verdict(Field.LIMIT, limit(5), limit(5, "ngay_lam_viec")) == (DIFFERENT, None)
    assert verdict(Field.LIMIT, limit(5), {}) == (UNKNOWN, Why.MISSING_THERE)
    assert verdict(Field.LIMIT, {}, limit(5)) == (UNKNOWN, Why.MISSING_HERE)
    assert verdict(Field.LIMIT, limit(5), {"thoi_han": "khong"}) == (DIFFERENT, None)


def test_a_number_without_a_unit_is_not_known() -> None:
    bare = limit(1, "khac", nguyen_van="1")
    assert verdict(Field.LIMIT, limit(1), bare)[0] is UNKNOWN
    assert verdict(Field.LIMIT, bare, limit(9))[0] is UNKNOWN


def test_a_case_on_one_side_alone_is_no_difference_of_the_number() -> None:
    cased = limit(5, truong_hop="Cấp lại")
    assert verdict(Field.LIMIT, cased, limit(5)) == (UNKNOWN, Why.PARTLY)
    assert verdict(Field.LIMIT, cased, limit(5, truong_hop="Cấp mới")) == (DIFFERENT, None)
    assert verdict(Field.LIMIT, cased, limit(7)) == (DIFFERENT, None)


def test_the_export_may_print_the_reduced_limit() -> None:
    reduced = limit(24, sau_cat_giam={"so": 22, "don_vi": "ngay_lam_viec"})
    assert verdict(Field.LIMIT, reduced, limit(24)) == (SAME, None)
    assert verdict(Field.LIMIT, reduced, limit(22, "ngay_lam_viec")) == (SAME, None)
    assert verdict(Field.LIMIT, reduced, limit(23)) == (DIFFERENT, None)


def test_channels_are_compared_one_by_one() -> None:
    online = {"kenh": "truc_tuyen", "thoi_han": [{"theo_quy_dinh": {"so": 3, "don_vi": "ngay"}}]}
    here = limit(5) | {"cach_thuc": [{"kenh": "truc_tiep"}, online]}
    there = limit(5) | {"cach_thuc": [{"kenh": "truc_tiep"}, {"kenh": "truc_tuyen"}]}
    found = judged(text(**here), text(**there))
    assert (found[Field.LIMIT].verdict, found[Field.CHANNELS].verdict) == (DIFFERENT, SAME)
    assert found[Field.LIMIT].here == (((False, "Trực tuyến:"), (True, "3"), (False, "ngày")),)
    fewer = limit(5) | {"cach_thuc": [{"kenh": "truc_tiep"}]}
    assert verdict(Field.CHANNELS, here, fewer) == (DIFFERENT, None)
    assert verdict(Field.LIMIT, here, fewer) == (UNKNOWN, Why.MISSING_THERE)


def test_fees_are_sums_of_a_channel() -> None:
    here = {"phi": [fee("100.000", "VNĐ", kenh=["truc_tiep"]), fee("50.000", kenh=["truc_tuyen"])]}
    there = {"phi": [fee("100000", kenh=["truc_tiep"]), fee("50.000", kenh=["truc_tuyen"])]}
    assert verdict(Field.FEES, here, there) == (SAME, None)
    assert verdict(Field.FEES, here, {"phi": [fee("100.000")]}) == (DIFFERENT, None)
    assert verdict(Field.FEES, {"phi": [fee("5", "USD")]}, {"phi": [fee("5")]}) == (DIFFERENT, None)
    assert verdict(Field.FEES, {"phi": [fee("2.000", "đồng/trang")]}, {"phi": [fee("2.000")]}) == (UNKNOWN, Why.PARTLY)


def test_another_sum_in_the_remark_is_another_fee() -> None:
    def until(amount: str, money: str = "đồng") -> dict[str, Any]:
        remark = f"800,000 VNĐ (áp dụng mức phí {amount} {money}/hồ sơ đến hết 31/12/2026 theo 64/2025/TT-BTC)"
        return {"phi": [fee("800.000", nguyen_van=remark)]}

    assert verdict(Field.FEES, until("400.000"), until("400,000", "VNĐ")) == (SAME, None)
    assert verdict(Field.FEES, until("400.000"), until("410.000")) == (DIFFERENT, None)
    assert verdict(Field.FEES, until("400.000"), {"phi": [fee("800.000")]}) == (UNKNOWN, Why.PARTLY)
    assert verdict(Field.FEES, until("400.000"), {"phi": [fee("900.000")]}) == (DIFFERENT, None)
    (line,) = judged(text(**until("400.000")), text(**until("410.000")))[Field.FEES].here
    assert (True, "400.000") in line


def test_words_beside_the_sum_of_a_fee_are_compared() -> None:
    def cell(words: str) -> dict[str, Any]:
        return {"phi": [fee("1.500.000", nguyen_van=words)]}

    here = cell("1,500,000 VNĐ (tàu bay lớn, Lệ phí: 700,000 (miễn phí từ ngày 07/4/2026 đến 30/6/2026))")
    spelt = cell("Phí: 1.500.000 đồng (Tàu bay lớn, lệ phí: 700.000 (miễn phí từ ngày 7/4/2026 đến 30.6.2026))")
    assert verdict(Field.FEES, here, cell("1,500,000 VNĐ")) == (UNKNOWN, Why.PARTLY)
    assert verdict(Field.FEES, cell("1,500,000 VNĐ"), {"phi": [fee("1.500.000")]}) == (SAME, None)
    assert verdict(Field.FEES, here, spelt) == (UNKNOWN, Why.WORDS)
    assert verdict(Field.FEES, here, cell(here["phi"][0]["nguyen_van"].upper())) == (SAME, None)
    for was, now in (("700,000", "900,000"), ("30/6/2026", "31/12/2027")):
        assert verdict(Field.FEES, here, cell(here["phi"][0]["nguyen_van"].replace(was, now))) == (DIFFERENT, None)
    others = cell(here["phi"][0]["nguyen_van"].replace("tàu bay lớn", "tàu bay nhỏ"))
    assert verdict(Field.FEES, here, others) == (UNKNOWN, Why.WORDS)


def test_one_sum_in_other_words_is_the_same() -> None:
    def said(**keys: Any) -> dict[str, Any]:
        return {"phi": [keys]}

    sums = ("1.500.000 đồng", "1,5 triệu đồng", "Phí: 1.500 nghìn đồng", "1 500 000 VNĐ")
    for one in sums:
        here = said(so_tien="1.500.000", don_vi="đồng", nguyen_van=one)
        assert verdict(Field.FEES, here, said(so_tien="1.500.000", nguyen_van=sums[0])) == (SAME, None)
        assert verdict(Field.FEES, here, said(so_tien="1.500.000", don_vi="VNĐ")) == (SAME, None)
    none = ({"phi": [fee("0")]}, {"phi": "khong"}, {"phi": "khong", "phi_nguyen_van": "Miễn phí"})
    for words in ("Miễn phí", "Không thu phí", "Phí: 0 đồng", "0 VNĐ"):
        for other in none:
            assert verdict(Field.FEES, said(so_tien="0", nguyen_van=words), other) == (SAME, None)
    but = said(so_tien="0", nguyen_van="Miễn phí, trừ người nước ngoài")
    assert verdict(Field.FEES, but, none[0]) == (UNKNOWN, Why.PARTLY)


def test_the_same_words_with_other_figures_differ_however_they_are_read() -> None:
    doubt = {"can_kiem_tra": [{"truong": "phi", "ly_do": "không khớp"}]}

    def unread(words: str, **more: Any) -> dict[str, Any]:
        return {"phi": [{"nguyen_van": words}]} | more

    cell = "250,000 VNĐ (250.000 đồng/bản)"
    here = {"phi": [fee("250.000", nguyen_van=cell)]}
    other = unread("250,000 VNĐ (350.000 đồng/bản)", **doubt)
    assert verdict(Field.FEES, here, other) == (DIFFERENT, None)
    assert verdict(Field.FEES, {"phi_nguyen_van": cell}, other) == (DIFFERENT, None)
    assert verdict(Field.FEES, {"phi_nguyen_van": "250.000 đồng (250.000 VNĐ/bản)"}, unread(cell)) == (SAME, None)
    # Other words, no figure, a doubt of ours or one about where the cell ends: for a person to read.
    assert verdict(Field.FEES, here, unread("350,000 VNĐ mỗi bản", **doubt)) == (UNKNOWN, Why.PARTLY)
    assert verdict(Field.FEES, here | doubt, other) == (UNKNOWN, Why.DOUBTED_HERE)
    stuck = doubt["can_kiem_tra"] + [{"truong": "cach_thuc", "ly_do": "dính liền"}]
    assert verdict(Field.FEES, here, other | {"can_kiem_tra": stuck}) == (UNKNOWN, Why.DOUBTED_THERE)
    for words in ("Phí : {} Đồng", "Phí : {} Đồng (Thông tư 64/2025/TT-BTC)"):
        default = unread(words.format(0), **doubt)
        assert verdict(Field.FEES, {"phi": [fee("1.000", nguyen_van=words.format("1.000"))]}, default)[0] is UNKNOWN


def test_a_row_that_only_stands_more_often_is_no_other_row() -> None:
    def rows(*sums: str) -> dict[str, Any]:
        ways = [{"kenh": "truc_tiep", "phi": [{"nguyen_van": f"{it} đồng, xem quy định"}]} for it in sums]
        return {"cach_thuc": ways}

    assert verdict(Field.FEES, rows("1.000", "1.000"), rows("1.000", "2.000")) == (DIFFERENT, None)
    assert verdict(Field.FEES, rows("1.000", "1.000", "2.000"), rows("1.000", "2.000", "2.000")) == (SAME, None)
    assert verdict(Field.FEES, rows("1.000"), rows("1.000", "2.000"))[0] is UNKNOWN


def test_fees_that_a_description_names_are_compared() -> None:
    def described(text: str) -> dict[str, Any]:
        return {"phi": [fee("800.000")], "cach_thuc": [{"kenh": "truc_tiep", "mo_ta": text}]}

    here = described("Nộp tại nhà số 12. Lệ phí: 100.000 đồng.")
    assert verdict(Field.FEES, here, described("Nộp tại nhà số 12. Lệ phí: 100,000 VNĐ.")) == (SAME, None)
    assert verdict(Field.FEES, here, described("Nộp tại nhà số 12. Lệ phí: 900.000 đồng.")) == (DIFFERENT, None)
    # Another house is no other fee, and whether what is left out still holds nobody can say.
    assert verdict(Field.FEES, here, described("Nộp tại nhà số 14. Lệ phí: 100.000 đồng.")) == (UNKNOWN, Why.WORDS)
    assert verdict(Field.FEES, here, described("Nộp tại nhà số 12.")) == (UNKNOWN, Why.PARTLY)
    assert verdict(Field.FEES, described("Nộp tại nhà số 12."), described("Nộp tại quầy 3.")) == (SAME, None)
    found = judged(text(**here), text(**described("Nộp tại nhà số 12. Lệ phí: 900.000 đồng.")))[Field.FEES]
    assert (True, "900.000") in found.there[0]


def test_a_phi_and_a_le_phi_of_one_sum_are_two() -> None:
    def kind(name: str) -> dict[str, Any]:
        return {"phi": [fee("1.000", loai=name)]}

    assert verdict(Field.FEES, kind("phi"), kind("le_phi")) == (DIFFERENT, None)
    assert verdict(Field.FEES, kind("phi"), {"phi": [fee("1.000")]}) == (SAME, None)


def test_what_is_said_beside_free_of_charge_is_compared() -> None:
    free = {"phi": "khong", "phi_nguyen_van": "Không"}
    assert verdict(Field.FEES, free, {"phi": "khong", "phi_nguyen_van": "Không thu phí, lệ phí"}) == (SAME, None)
    but = {"phi": "khong", "phi_nguyen_van": "Miễn phí, trừ người nước ngoài"}
    assert verdict(Field.FEES, free, but) == (UNKNOWN, Why.PARTLY)


def test_free_of_charge_is_an_answer_and_silence_is_none() -> None:
    free = {"phi": "khong", "phi_nguyen_van": "Không"}
    assert verdict(Field.FEES, free, {"phi": [fee("0")]}) == (SAME, None)
    assert verdict(Field.FEES, free, {"phi": [fee("1.000")]}) == (DIFFERENT, None)
    assert verdict(Field.FEES, free, {"phi_nguyen_van": "Không quy định"}) == (UNKNOWN, Why.PARTLY)
    default = {"phi": [{"nguyen_van": "Phí : 0 Đồng"}]}
    assert verdict(Field.FEES, {"phi": [fee("1.000")]}, default)[0] is UNKNOWN
    assert verdict(Field.FEES, free, default)[0] is UNKNOWN


def test_only_the_fees_of_the_day_count() -> None:
    here = {"phi": [fee("1.000", den="2026-05-31"), fee("2.000", tu="2026-06-01")]}
    assert verdict(Field.FEES, here, {"phi": [fee("2.000")]}) == (SAME, None)
    assert verdict(Field.FEES, here, {"phi": [fee("1.000")]}) == (DIFFERENT, None)


def test_what_may_stand_in_unread_words_is_not_missed() -> None:
    known, both = fee("1.000"), [fee("1.000"), {"nguyen_van": "theo nghị quyết"}]
    assert verdict(Field.FEES, {"phi": [known, fee("2.000")]}, {"phi": both}) == (UNKNOWN, Why.PARTLY)
    assert verdict(Field.FEES, {"phi": [known]}, {"phi": [known, fee("2.000")]}) == (DIFFERENT, None)
    assert verdict(Field.FEES, {"phi": both}, {"phi": both}) == (SAME, None)


def test_papers_by_name_and_number() -> None:
    here = papers(("Đơn đề nghị", 1, 0), ("Bản vẽ", 0, 1))
    assert verdict(Field.PAPERS, here, papers(("Bản vẽ;", 0, 1), ("Đơn  Đề nghị", 1, 0))) == (SAME, None)
    found = judged(text(**here), text(**papers(("Đơn đề nghị cấp", 1, 0), ("Bản vẽ", 0, 1))))[Field.PAPERS]
    assert found.verdict is DIFFERENT
    assert found.there == (((False, "Đơn đề nghị"), (True, "cấp"), (False, "– 1 bản chính")),)
    assert verdict(Field.PAPERS, here, papers(("Đơn đề nghị", 2, 0), ("Bản vẽ", 0, 1))) == (DIFFERENT, None)
    assert verdict(Field.PAPERS, here, {"ho_so": "khong"}) == (DIFFERENT, None)
    uncounted = {"ho_so": {"truong_hop": [{"giay_to": [{"ten": "Đơn đề nghị"}, {"ten": "Bản vẽ"}]}]}}
    assert verdict(Field.PAPERS, here, uncounted) == (UNKNOWN, Why.PARTLY)
    assert verdict(Field.PAPERS, here, papers(("Đơn đề nghị", 1, 0), ("Bản vẽ", 0, 1), case="Cấp lại"))[0] is UNKNOWN


def test_doubts_leave_it_open() -> None:
    doubt = {"can_kiem_tra": [{"truong": "thoi_han", "ly_do": "dính liền"}]}
    assert verdict(Field.LIMIT, limit(5), limit(6) | doubt) == (UNKNOWN, Why.DOUBTED_THERE)
    assert verdict(Field.LIMIT, limit(5), limit(5) | doubt) == (SAME, None)
    assert verdict(Field.LIMIT, limit(5) | doubt, limit(5)) == (UNKNOWN, Why.DOUBTED_HERE)
    assert verdict(Field.NAME, limit(5) | doubt, limit(5)) == (SAME, None)


def test_decisions_of_ministries_and_of_the_province() -> None:
    assert decisions_of([" 062/QD-BTC", "2031/QĐ-UBND"]) == ({"062/QD-BTC"}, {"2031/QĐ-UBND"})
    assert decision_key("062 /QD-BTC") == decision_key("62/QĐ-BTC")
    ours, theirs = {"noi_dung_theo": ["62/QĐ-BTC"]}, {"noi_dung_theo": ["63/QĐ-BTC"]}
    assert verdict(Field.DECISION, ours, ours) == (SAME, None)
    assert verdict(Field.DECISION, ours, theirs) == (DIFFERENT, None)
    assert verdict(Field.DECISION, ours, {}) == (UNKNOWN, Why.MISSING_THERE)
    set_by = replace(text(), own_decisions=frozenset({"2031/QD-UBND"}))
    assert judged(set_by, text(noi_dung_theo=["1221/QĐ-UBND"]))[Field.DECISION].verdict is DIFFERENT
    assert judged(set_by, text(noi_dung_theo=["2031/QĐ-UBND"]))[Field.DECISION].verdict is SAME


def test_records_that_contradict_each_other_decide_nothing() -> None:
    found = judged(text(**limit(5)), text(**limit(5)), text(**limit(6)))[Field.LIMIT]
    assert (found.verdict, found.why) == (UNKNOWN, Why.CONTRADICTORY)
    assert judged(text(**limit(5)), text(**limit(6)), text(**limit(7)))[Field.LIMIT].verdict is DIFFERENT


def test_a_text_that_waits_for_its_decision_is_not_compared() -> None:
    found = judged(replace(text(**limit(5)), pending=True), text(name="Cấp thẻ mới", **limit(6)))
    assert (found[Field.LIMIT].verdict, found[Field.LIMIT].why) == (UNKNOWN, Why.PENDING)
    assert found[Field.NAME].verdict is DIFFERENT


def test_levels() -> None:
    def of(*levels: Level) -> list[Text]:
        return [replace(text(), levels=frozenset(levels))]

    none, elsewhere = frozenset[Level](), frozenset({Level.MINISTRY})
    tinh, bo = Level.PROVINCE, Level.MINISTRY
    assert compare_levels(of(tinh), of(tinh), none).verdict is SAME
    assert compare_levels(of(tinh), of(Level.COMMUNE), none).verdict is DIFFERENT
    assert compare_levels(of(tinh), of(Level.UNKNOWN), none).why is Why.MISSING_THERE
    assert compare_levels(of(tinh), of(tinh, bo), none).verdict is DIFFERENT
    assert compare_levels(of(tinh), of(tinh, bo), elsewhere).verdict is SAME
    assert compare_levels(of(tinh), of(bo), elsewhere).why is Why.NOT_OURS


# --- the whole ----------------------------------------------------------------------------------------------------


def known(code: str, name: str = "", **more: Any) -> Text:
    said = Text(code, code, frozenset({Level.PROVINCE}), name or f"Thẻ {code}", ("Đất đai",))
    return replace(said, **more) if more else said


def test_nothing_is_missing_for_certain_without_a_scope() -> None:
    here, there = [known("1.000001"), known("1.000002")], [known("1.000001"), known("1.000003")]
    open_ = reconcile(here, {}, there, None)
    assert [(one.code, one.certain) for one in open_.here_only] == [("1.000002", False)]
    assert (open_.there_only, open_.unjudged, open_.has_differences) == ((), 1, False)
    stated = reconcile(here, {}, there, Scope())
    assert [(one.code, one.certain) for one in stated.here_only] == [("1.000002", True)]
    assert [one.code for one in stated.there_only] == ["1.000003"]
    assert stated.has_differences


def test_a_scope_leaves_out_what_it_does_not_name() -> None:
    water = {"fields": ("Nước",)}
    here = [known("1.000001"), known("1.000002", **water), known("1.000004", fields=())]
    there = [known("1.000003"), known("1.000005", **water)]
    found = reconcile(here, {}, there, Scope(fields=frozenset({fold_words("đất đai")})))
    assert [(one.code, one.certain) for one in found.here_only] == [("1.000001", True), ("1.000004", False)]
    assert [one.code for one in found.there_only] == ["1.000003"]
    assert found.outside == 2


def test_another_field_over_there_is_no_absence() -> None:
    found = reconcile(
        [known("1.000001")], {}, [known("1.000001", fields=("Nước",))], Scope(fields=frozenset({fold_words("Đất đai")}))
    )
    assert found.here_only == ()
    assert [result.field for pair in found.differing for result in pair.of(DIFFERENT)] == [Field.FIELD]


def test_what_is_ended_here_and_still_over_there() -> None:
    ended = Standing(State.REPEALED, "Thẻ", date(2025, 11, 18), "1951/QĐ-UBND")
    found = reconcile([known("1.000001")], {"1.000009": ended}, [known("1.000001"), known("1.000009")], None)
    assert [(one.code, one.standing) for one in found.ended] == [("1.000009", ended)]
    assert found.has_differences
    assert found.unjudged == 0


def test_a_scope_holds_for_what_is_ended_and_for_pairs_too() -> None:
    ended = Standing(State.REPEALED, "Thẻ", date(2025, 11, 18), "1951/QĐ-UBND")
    here, there = [known("1.000001")], [known("1.000001"), known("1.000009")]
    found = reconcile(here, {"1.000009": ended}, there, Scope(fields=frozenset({fold_words("Nước")})))
    assert (found.pairs, found.ended, found.outside) == ((), (), 2)


def test_local_ids_are_without_a_code_and_found_by_name() -> None:
    here = [known("cb-2026-001", "Thủ tục cấp thẻ đỏ"), known("cb-2026-002", "Cấp thẻ xanh")]
    there = [known("1.000003", "Cấp thẻ đỏ"), known("", "Cấp thẻ xanh"), known("", "Cấp thẻ tím")]
    found = reconcile(here, {}, there, Scope())
    assert [(one.code, one.here, one.others) for one in found.uncoded] == [
        ("cb-2026-001", True, ("1.000003",)),
        ("cb-2026-002", True, ()),
        ("", False, ()),
    ]
    assert (found.here_only, found.there_only) == ((), ())
    assert [pair.code for pair in found.matched] == ["cb-2026-002"]


def test_levels_that_the_province_leaves_to_ministries_are_not_missed() -> None:
    ministry = known("1.000003", levels=frozenset({Level.MINISTRY}))
    found = reconcile([known("1.000001")], {}, [known("1.000001"), ministry], Scope())
    assert (found.there_only, found.outside) == ((), 1)
    asked = reconcile([known("1.000001")], {}, [ministry], Scope(levels=frozenset({Level.MINISTRY})))
    assert [one.code for one in asked.there_only] == ["1.000003"]


def test_texts_of_two_levels_meet_their_own_records() -> None:
    def at(level: Level, number: int) -> Text:
        return replace(text("1.000001", **limit(number)), levels=frozenset({level}))

    here = [at(Level.PROVINCE, 5), at(Level.COMMUNE, 7)]
    assert reconcile(here, {}, here[::-1], None).differing == ()
    found = reconcile(here, {}, [at(Level.PROVINCE, 5), at(Level.COMMUNE, 8)], None)
    told = [(result.field, result.levels) for pair in found.differing for result in pair.of(DIFFERENT)]
    assert told == [(Field.LIMIT, (Level.COMMUNE,))]


def test_amounts_keep_their_value() -> None:
    here = text(phi=[fee("1.400.000")])
    assert [item.number for said in here.fees.values() for item in said.items] == [(Decimal(1_400_000),)]
