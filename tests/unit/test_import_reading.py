"""Cells and glued tables of an export, in invented words: what is read, and what is doubted."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.authoring import words
from generator.authoring.importing.bases import _row_of, are_glued, base_rows, result_rows
from generator.authoring.importing.doubts import Doubts
from generator.authoring.importing.draft import Draft, Lists, draft
from generator.authoring.importing.fees import fee_nodes
from generator.authoring.importing.limits import limit_node
from generator.authoring.importing.lists import Names, alike, appended
from generator.authoring.importing.methods import Method, read_methods
from generator.authoring.importing.papers import read_papers
from generator.authoring.importing.sections import conditions_section, steps_section
from generator.authoring.problem import AuthoringError
from generator.authoring.texts import clean, is_missing, is_none, line, without_portal
from generator.authoring.vocabulary import applicants, decision_numbers, levels
from generator.authoring.writing.versions import make_version
from generator.model.scalars import Channel


def drafted(province: str = "H14", names: Names | None = None, **record: Any) -> Draft:
    base = {"ma_thu_tuc": "1.999001", "ten_thu_tuc": "Cấp thẻ", "cap_thuc_hien": "Cấp tỉnh", "linh_vuc": "Thử"}
    return draft(base | record, 1, Lists(names or Names([], alike), Names([]), province))


# --- words ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["", "Không có thông tin", "--", " - ", "…", "không có thông tin."])
def test_placeholders_are_missing(text: str) -> None:
    assert is_missing(text)
    assert not is_none(text)


@pytest.mark.parametrize("text", ["Không", "không.", "Không có", " Không có. "])
def test_none_is_an_answer(text: str) -> None:
    assert is_none(text)
    assert conditions_section(text) == {"dieu_kien": "khong"}


def test_names_are_cleaned_without_loss() -> None:
    assert line("  Câ\u0301p\u200b thẻ\u00a0 \tđỏ\r\ncho\u2028dân ") == "Cấp thẻ đỏ cho dân"
    assert clean("\uf0b7 một\n\n\n hai") == "• một\nhai"


def test_levels_in_any_case_and_order() -> None:
    assert levels("Cấp Xã, cấp bộ, CƠ QUAN KHÁC") == (("xa", "bo", "co_quan_khac"), ())
    assert levels("Cấp vùng; Cấp tỉnh") == (("tinh",), ("Cấp vùng",))


def test_values_with_inner_commas_stay_whole() -> None:
    text = "Cán bộ, Công chức, viên chức; tổ chức (không bao gồm doanh nghiệp, HTX), CÔNG DÂN Việt Nam"
    assert applicants(text) == (("can_bo_cong_chuc", "to_chuc", "cong_dan"), ())
    assert applicants(["Hợp tác xã", "Người sao Hỏa"]) == (("hop_tac_xa",), ("Người sao Hỏa",))


@pytest.mark.parametrize(
    ("printed", "numbers"),
    [
        ("Quyết định số 62 /QĐ-ABC", ("62/QĐ-ABC",)),
        ("62/QD-ABC", ("62/QĐ-ABC",)),
        ("SỐ 62./QĐ–ABC", ("62/QĐ-ABC",)),
        ("62/2025/QĐ-ABC ngày 01/02/2025", ("62/2025/QĐ-ABC",)),
        ("62/QĐ-ABC, 63a/QĐ-ABC-D06", ("62/QĐ-ABC", "63a/QĐ-ABC-D06")),
    ],
)
def test_decision_numbers_in_many_spellings(printed: str, numbers: tuple[str, ...]) -> None:
    assert decision_numbers(printed) == (numbers, True)


def test_a_number_not_understood_is_kept_and_doubted() -> None:
    made = drafted(so_quyet_dinh="1681")
    assert made.body["noi_dung_theo"] == ["1681"]
    assert made.doubts.fields == {"noi_dung_theo"}


def test_the_portal_s_buttons_go_and_its_words_in_a_sentence_stay() -> None:
    tail = "Từ khóathẻ, đỏMô tảKhông có thông tinChọn cơ quan thực hiệnTỉnh/ Thành phốBộ ngành-- Chọn --Nộp hồ sơ"
    assert without_portal("Thẻ đỏ" + tail) == ("Thẻ đỏ", "thẻ, đỏ", "Không có thông tin")
    sentence = "Từ khóa để tìm và Mô tả của hồ sơ phải ghi rõ. Nộp hồ sơ trước 8 giờ"
    assert without_portal(sentence + ". Hết.")[0] == sentence + ". Hết."


# --- limits and fees --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("printed", "number", "unit"),
    [
        ("07 Ngày làm việc", "7", "ngay_lam_viec"),
        ("2,5 ngày", "2.5", "ngay"),
        ("0.5 Giờ", "0.5", "gio"),
        ("20 Tháng", "20", "thang"),
    ],
)
def test_limits_keep_their_unit(printed: str, number: str, unit: str) -> None:
    doubts = Doubts()
    assert limit_node(printed, doubts) == {"theo_quy_dinh": {"so": number, "don_vi": unit}}
    assert len(doubts) == 0


def test_one_without_a_unit_is_never_a_day() -> None:
    doubts = Doubts()
    assert limit_node("1", doubts) == {"theo_quy_dinh": {"so": "1", "don_vi": "khac"}, "nguyen_van": "1"}
    assert doubts.nodes() == [{"truong": "thoi_han", "ly_do": words.NO_UNIT.format(text="1")}]


def test_words_of_a_limit_are_kept() -> None:
    doubts = Doubts()
    assert limit_node("Không quy định", doubts) == {"nguyen_van": "Không quy định"}
    assert len(doubts) == 0
    assert limit_node("Từ 5 đến 7 ngày", doubts) == {"nguyen_van": "Từ 5 đến 7 ngày"}
    assert doubts.fields == {"thoi_han"}


@pytest.mark.parametrize(
    ("printed", "amount", "unit"),
    [
        ("250,000 VNĐ(250.000 đồng/thẻ)", "250.000", "đồng"),
        ("1.400.000 đồng", "1.400.000", "đồng"),
        ("Lệ phí : 500000 Đồng", "500.000", "đồng"),
        ("10 USD", "10", "USD"),
        ("1,000 VNĐ(1.000 đồng/trang)", "1.000", "đồng"),
        ("1,500,000 VNĐ(1,5 triệu đồng/lần; Lệ phí in: 200 nghìn đồng)", "1.500.000", "đồng"),
        ("1,800,000 VNĐ(Giá trị giao dịch dưới 2,1 tỷ đồng)", "1.800.000", "đồng"),
        ("30,000 VNĐ(gồm 20.000 đồng thẩm định; 10.000 đồng in)", "30.000", "đồng"),
        ("800,000 VNĐ((mức phí 400.000 đồng/hồ sơ kể từ ngày 01/7/2025 đến hết năm))", "800.000", "đồng"),
        ("20 VNĐ(20.000 đồng/thẻ)", "20.000", "đồng"),
        ("700 VNĐ(thẩm định: 700.000 đồng/cơ sở)", "700.000", "đồng"),
    ],
)
def test_sums_that_are_clear(printed: str, amount: str, unit: str) -> None:
    doubts = Doubts()
    (fee,) = fee_nodes(printed, doubts) or []
    assert isinstance(fee, dict)
    assert (fee["so_tien"], fee["don_vi"]) == (amount, unit)
    assert len(doubts) == 0


@pytest.mark.parametrize(
    "printed",
    [
        "850 VNĐ",
        "50 VNĐ((áp dụng mức phí 50.000 đồng/hồ sơ kể từ ngày 01/7/2025 đến hết năm 2026))",
        "50 VNĐ(25.000 đồng/giấy)",
        "70 VNĐ(áp dụng mức phí 25.000 đồng/hồ sơ kể từ ngày 01/7/2025 đến hết ngày 31/12/2026)",
        "50 VNĐ(50.000 đồng/giấy; cấp lại 20.000 đồng/giấy)",
        "50 VNĐ(50USD/chuyến bay)",
        "50,000 VNĐ(25.000.000đ/giấy (đến hết ngày 31/12/2026))",
        "1,500,000 VNĐ (150.000 đồng/1 giấy)",
        "15,000,000 VNĐ(15.000.0000 đồng/lần)",
        "1,400.000 đồng",
        "1,000,000 VNĐ(Theo Thông tư 25/2022/TT-BTC: 02 triệu đồng/lần cấp.)",
        "Phí : 0 Đồng",
        "Phí : Không Đồng",
        "Phí : o Đồng",
        "Miễn phí(Mức thu do Hội đồng nhân dân cấp tỉnh quy định)",
        "Miễn phí(5.000 đồng/thẻ)",
        "Miễn phí(Thông tư số 60/2023/TT-BTC ngày 07/9/2023 quy định mức thu, chế độ thu, nộp lệ phí đăng ký)",
        "Miễn phí(Theo quy định tại Thông tư của Bộ trưởng Bộ Tài chính.)",
        "Miễn phí(Theo quy định của Luật phí và lệ phí và các văn bản hướng dẫn Luật phí và lệ phí.)",
        "Miễn phí(theo quy định của pháp luật về phí, lệ phí)",
        "Miễn phí(Theo quy định của pháp luật về giá)",
        "Mức thu bằng 50% mức chung",
        "Mức thu bằng 50% mức tại Thông tư 249 ban hành năm 2016 Đồng",
    ],
)
def test_sums_that_are_not_clear_stay_words(printed: str) -> None:
    doubts = Doubts()
    fees = fee_nodes(printed, doubts)
    assert isinstance(fees, list)
    assert all("so_tien" not in fee for fee in fees)
    assert doubts.fields == {"phi"}


def test_free_is_free_only_without_a_word_about_money() -> None:
    doubts = Doubts()
    assert fee_nodes("Miễn phí", doubts) == "khong"
    assert fee_nodes("Không", doubts) == "khong"
    assert fee_nodes("Không có thông tin", doubts) is None
    assert fee_nodes("Miễn phí(Không quy định)", doubts) == [{"nguyen_van": "Miễn phí (Không quy định)"}]
    assert fee_nodes("Miễn phí(- Không có.)", doubts) == "khong"
    exempt = "Miễn phí (Miễn lệ phí (Thông tư số 47/2019/TT-BTC).)"
    assert fee_nodes(exempt, doubts) == [{"nguyen_van": exempt}]
    assert len(doubts) == 0


def test_several_fees_in_a_cell_are_told() -> None:
    doubts = Doubts()
    fees = fee_nodes("Phí : 2.000.000 Đồng (lần đầu)\nLệ phí : 50.000 Đồng (cấp thẻ)", doubts)
    assert isinstance(fees, list)
    assert [(fee["loai"], fee["so_tien"]) for fee in fees] == [("phi", "2.000.000"), ("le_phi", "50.000")]
    assert doubts.fields == {"phi"}


# --- tables -----------------------------------------------------------------------------------------------------------

HEAD = "Hình thức nộpThời gianPhí, lệ phíMô tả"


def test_a_glued_table_of_methods() -> None:
    doubts = Doubts()
    text = (
        HEAD
        + "Trực tuyến5 Ngày làm việcMiễn phíQua cổng.Trực tiếp7 Ngày60,000 VNĐ(thẻ (đỏ))"
        + "Dịch vụ bưu chínhKhông có thông tinMiễn phí"
    )
    assert read_methods(text, doubts) == [
        Method(Channel.ONLINE, "5 Ngày làm việc", "Miễn phí", "Qua cổng."),
        Method(Channel.IN_PERSON, "7 Ngày", "60,000 VNĐ(thẻ (đỏ))", ""),
        Method(Channel.POST, "Không có thông tin", "Miễn phí", ""),
    ]
    assert len(doubts) == 0


def test_numbers_stuck_together_are_doubted() -> None:
    made = drafted(cach_thuc_thuc_hien=HEAD + "Trực tuyến120 VNĐ")
    assert made.doubts.fields == {"cach_thuc", "thoi_han", "phi"}


def test_a_word_of_a_channel_in_a_description_begins_no_row() -> None:
    (row,) = read_methods(HEAD + "Trực tiếp3 NgàyMiễn phíNộp Trực tiếp tại quầy", Doubts())
    assert row.description == "Nộp Trực tiếp tại quầy"


def test_a_table_that_cannot_be_read_is_kept_word_for_word() -> None:
    made = drafted(cach_thuc_thuc_hien=HEAD + "Gửi bằng bồ câu")
    (doubt,) = made.doubts.nodes()
    assert isinstance(doubt, dict)
    assert "Gửi bằng bồ câu" in str(doubt["ly_do"])


def test_what_all_rows_share_stands_once() -> None:
    rows = [
        {"hinh_thuc": way, "thoi_han_giai_quyet": "3 Ngày", "phi_le_phi": "Miễn phí"}
        for way in ("Trực tiếp", "Trực tuyến")
    ]
    body = drafted(cach_thuc_thuc_hien=rows).body
    assert body["thoi_han"] == [{"theo_quy_dinh": {"so": "3", "don_vi": "ngay"}}]
    assert body["phi"] == "khong"
    assert body["cach_thuc"] == [{"kenh": "truc_tiep"}, {"kenh": "truc_tuyen"}]


def test_what_differs_by_channel_stands_with_the_channel() -> None:
    rows = [
        {"hinh_thuc": "Trực tiếp", "thoi_han_giai_quyet": "3 Ngày", "phi_le_phi": "8.000 đồng"},
        {"hinh_thuc": "Trực tuyến", "thoi_han_giai_quyet": "2 Ngày", "phi_le_phi": "Miễn phí"},
    ]
    body = drafted(cach_thuc_thuc_hien=rows).body
    assert "thoi_han" not in body
    assert body["phi"] == [
        {"kenh": ["truc_tiep"], "so_tien": "8.000", "don_vi": "đồng", "nguyen_van": "8.000 đồng"},
        {"kenh": ["truc_tuyen"], "so_tien": "0", "don_vi": "đồng", "nguyen_van": "Miễn phí"},
    ]


def test_free_beside_a_note_of_a_fee_is_no_sum_of_nothing() -> None:
    """1.013980: free online, and in person "Miễn phí" with a note that a fee is paid."""
    note = "Miễn phí (Theo quy định của Luật phí và lệ phí)"
    rows = [{"hinh_thuc": "Trực tiếp", "phi_le_phi": note}, {"hinh_thuc": "Trực tuyến", "phi_le_phi": "Miễn phí"}]
    made = drafted(cach_thuc_thuc_hien=rows)
    assert made.body["phi"] == [
        {"kenh": ["truc_tiep"], "nguyen_van": note},
        {"kenh": ["truc_tuyen"], "nguyen_van": "Miễn phí"},
    ]
    assert made.doubts.fields == {"phi"}


def test_words_in_place_of_a_limit_are_a_limit_in_words() -> None:
    doubts = Doubts()
    text = HEAD + "Trực tuyếnKhông phải trả kết quả cho người nộp thuếMiễn phíQua cổng.Trực tiếpKhôngKhông có thông tin"
    assert read_methods(text, doubts) == [
        Method(Channel.ONLINE, "Không phải trả kết quả cho người nộp thuế", "Miễn phí", "Qua cổng."),
        Method(Channel.IN_PERSON, "Không", "Không có thông tin", ""),
    ]
    assert len(doubts) == 0


PAPER_HEAD = "Tên giấy tờMẫu đơn, tờ khaiSố lượng"


def papers(text: Any) -> tuple[list[tuple[str, list[tuple[str, str, int | None, int | None]]]], frozenset[str]]:
    doubts = Doubts()
    return [(case.name, [tuple(paper) for paper in case.papers]) for case in read_papers(text, doubts)], doubts.fields


def test_glued_papers_with_cases_files_and_copies() -> None:
    first = "Tờ khai theo mẫu;Mau 01.docx1 bản chínhẢnh 4x6cm0 bản chính,2 bản sao"
    text = f"--{PAPER_HEAD}{first}Cấp lại{PAPER_HEAD}Thẻ cũ1 bản chính"
    assert papers(text) == (
        [
            ("", [("Tờ khai theo mẫu;", "Mau 01.docx", 1, 0), ("Ảnh 4x6cm", "", 0, 2)]),
            ("Cấp lại", [("Thẻ cũ", "", 1, 0)]),
        ],
        frozenset(),
    )


def test_quantities_of_a_name_are_no_quantities_of_the_paper() -> None:
    text = f"--{PAPER_HEAD}Nộp 01 bản chính hoặc 02 bản sao thẻ (1 bản chính)1 bản chính"
    assert papers(text)[0][0][1] == [("Nộp 01 bản chính hoặc 02 bản sao thẻ (1 bản chính)", "", 1, 0)]


def test_quantities_stuck_to_a_name() -> None:
    assert papers(f"--{PAPER_HEAD}Đơn theo Mẫu số 051 bản chính") == (
        [("", [("Đơn theo Mẫu số 05", "", 1, 0)])],
        frozenset(),
    )
    assert papers(f"--{PAPER_HEAD}Văn bản ngày 25/01/20261 bản chính")[0][0][1][0][0] == "Văn bản ngày 25/01/2026"
    found, doubted = papers(f"--{PAPER_HEAD}Đơn loại Z211 bản chính")
    assert found == [("", [("Đơn loại Z21", "", 1, 0)])]
    assert doubted == {"ho_so"}


def test_papers_in_columns_that_changed_places() -> None:
    listed = [{"ten_giay_to": "Đơn", "so_luong": "M1.docx", "ghi_chu": "Bản chính: 1\nBản sao: 0"}]
    assert papers(listed) == ([("", [("Đơn", "M1.docx", 1, 0)])], frozenset())


def test_papers_line_by_line_and_in_markdown() -> None:
    lines = "Bao gồm\n\nTên giấy tờ\nMẫu đơn, tờ khai\nSố lượng\n\nĐơn\nm.doc\nBản chính: 2 - Bản sao: 1"
    assert papers(lines) == ([("", [("Đơn", "m.doc", 2, 1)])], frozenset())
    table = "**Cấp lại**\n\n| Tên giấy tờ | Bản chính | Bản sao | Mẫu đơn |\n|---|---|---|---|\n| Thẻ | 1 | 0 |  |"
    assert papers(table) == ([("Cấp lại", [("Thẻ", "", 1, 0)])], frozenset())


def test_papers_without_a_title_are_one_group_that_gets_no_title() -> None:
    """The portal prints `--` or `Bao gồm` over what all cases have in common, once or twice (2.001958, 1.011423)."""
    tables = ("--", "Đơn"), ("Trường hợp ủy quyền", "Giấy ủy quyền"), ("Bao gồm", "Bản khai")
    glued = "".join(f"{title}{PAPER_HEAD}{paper}1 bản chính" for title, paper in tables)
    dossier = drafted(thanh_phan_ho_so=glued).body["ho_so"]
    assert [(case.get("ten"), [it["ten"] for it in case["giay_to"]]) for case in dossier["truong_hop"]] == [  # type: ignore[index, call-overload, union-attr]
        (None, ["Đơn", "Bản khai"]),
        ("Trường hợp ủy quyền", ["Giấy ủy quyền"]),
    ]


def test_a_paper_of_no_copy_is_a_note() -> None:
    body = drafted(thanh_phan_ho_so=f"--{PAPER_HEAD}Ghi rõ họ tên0 bản chính").body
    case = body["ho_so"]["truong_hop"][0]  # type: ignore[index, call-overload]
    assert case["giay_to"] == [{"ten": "Ghi rõ họ tên", "ban_chinh": 0, "ban_sao": 0, "la_ghi_chu": True}]


def test_a_form_is_a_paper_whatever_its_copies() -> None:
    """1.002247 gives a required application form 0 copies."""
    table = "| Tên giấy tờ | Bản chính | Bản sao | Mẫu đơn |\n|---|---|---|---|\n| Đơn | 0 | 0 | M1.docx |"
    case = drafted(thanh_phan_ho_so=table).body["ho_so"]["truong_hop"][0]  # type: ignore[index, call-overload]
    assert case["giay_to"] == [{"ten": "Đơn", "ban_chinh": 0, "ban_sao": 0, "mau": "M1.docx"}]


def test_glued_bases_and_results() -> None:
    text = "Tên văn bản pháp lýMã văn bảnLuật Thẻ12/2015/QH13Sửa đổi Nghị định 1/2020/NĐ-CP ngày 3/4/20206/2021/NĐ-CP"
    assert base_rows(text) == [
        {"so": "12/2015/QH13", "ten": "Luật Thẻ"},
        {"so": "6/2021/NĐ-CP", "ten": "Sửa đổi Nghị định 1/2020/NĐ-CP ngày 3/4/2020"},
    ]
    assert base_rows([{"so_ky_hieu": "12/2015/QH13", "trich_yeu": "Luật Thẻ", "ngay_ban_hanh": "25-11-2015"}]) == [
        {"so": "12/2015/QH13", "ten": "Luật Thẻ", "ngay": "2015-11-25"}
    ]
    assert result_rows("Thẻ đỏMã: KQ.G10.001269Thông báo") == [
        {"ten": "Thẻ đỏ", "ma": "KQ.G10.001269"},
        {"ten": "Thông báo"},
    ]


@pytest.mark.parametrize(
    ("printed", "rows"),
    [
        (
            "Luật số 8/2024/QH15: Luật ThẻLuật số 8Sửa đổi các nghị định về thẻ6/2025/NĐ-CP",
            [("Luật số 8", "Luật số 8/2024/QH15: Luật Thẻ"), ("6/2025/NĐ-CP", "Sửa đổi các nghị định về thẻ")],
        ),
        (
            "Luật Thẻ 201454Nghị định 9/2018/NĐ-CP9/2018/NĐ-CP",
            [("54", "Luật Thẻ 2014"), ("9/2018/NĐ-CP", "Nghị định 9/2018/NĐ-CP")],
        ),
        (
            "Thông tư số 5/2022/TT-BTC ngày 28/4/202225Luật 4/2019/QH14",
            [("25", "Thông tư số 5/2022/TT-BTC ngày 28/4/2022"), ("Luật 4/2019/QH14", None)],
        ),
        ("Nghị định số 7/2025/NĐ-CP của Chính phủ7/2025", [("7/2025", "Nghị định số 7/2025/NĐ-CP của Chính phủ")]),
        ("Quyết định 01/2012/QĐ- TTg01/2012/QĐ- TTg", [("01/2012/QĐ- TTg", "Quyết định 01/2012/QĐ- TTg")]),
        (
            "Luật ThẻLuật số 3/2024/QH15phân cấp về thẻ1/2026/TT-NHNN",
            [("Luật số 3/2024/QH15", "Luật Thẻ"), ("1/2026/TT-NHNN", "phân cấp về thẻ")],
        ),
        (
            "Luật Thẻ15/2015/QH13 Nghị định về thẻ số7/2020/NĐ-CP",
            [("15/2015/QH13", "Luật Thẻ"), ("số7/2020/NĐ-CP", "Nghị định về thẻ")],
        ),
        (
            "Sửa đổi một số luật về thẻ 6/2025/QH15 Quy định về thẻ đỏ3/2016/TT-BTC",
            [("6/2025/QH15", "Sửa đổi một số luật về thẻ"), ("3/2016/TT-BTC", "Quy định về thẻ đỏ")],
        ),
        ("- Luật ThẻLuật số: 9/2020/QH14", [("Luật số: 9/2020/QH14", "- Luật Thẻ")]),
        ("Luật Thẻ7/2007/QH12- Luật Giấy8/2008/QH12", [("7/2007/QH12", "Luật Thẻ"), ("8/2008/QH12", "- Luật Giấy")]),
        (
            "Quy định về thẻ năm 2025Quyết định số 24/2021/QĐ-TTg",
            [("Quyết định số 24/2021/QĐ-TTg", "Quy định về thẻ năm 2025")],
        ),
        (
            "Luật 8/2015/QH138/2015/QH13Luật 9/2016/QH139/2016/QH13",
            [("8/2015/QH13", "Luật 8/2015/QH13"), ("9/2016/QH13", "Luật 9/2016/QH13")],
        ),
    ],
)
def test_a_number_has_its_own_title_and_no_other(printed: str, rows: list[tuple[str, str | None]]) -> None:
    found = base_rows("Tên văn bản pháp lýMã văn bản" + printed)
    assert [(row.get("so"), row.get("ten")) for row in found] == rows
    assert not are_glued(found)


def test_no_number_is_looked_for_at_the_end_of_a_piece_longer_than_any_title() -> None:
    title = "Quyết định 01/2012/QĐ- TTg"
    assert _row_of(f"{title}01/2012/QĐ- TTg") == {"so": "01/2012/QĐ- TTg", "ten": title}
    assert _row_of("a" * 3_000 + f"{title}01/2012/QĐ- TTg") == {}


def test_a_text_that_may_be_the_title_of_another_number_is_doubted() -> None:
    printed = "Tên văn bản pháp lýMã văn bảnLuật ThẻThông tư số 1/2016/TT-BTC quy định về thẻThông tư số 2/2018/TT-BTC"
    made = drafted(can_cu_phap_ly=printed)
    assert made.body["can_cu"] == [
        {"ten": "Luật Thẻ"},
        {"ten": "Thông tư số 1/2016/TT-BTC quy định về thẻ"},
        {"so": "Thông tư số 2/2018/TT-BTC"},
    ]
    assert made.doubts.fields == {"can_cu"}


def test_sections_that_their_pieces_prove_are_not_doubted() -> None:
    papers = PAPER_HEAD + "Đơn1 bản chính"
    cut = {
        "trinh_tu_thuc_hien": "Bước 1. Lập hồ sơ theo mục 5 (",
        "thanh_phan_ho_so": "); nộp hồ sơ.\nBước 2. Nhận thẻ.",
        "derived": {
            "sua_tach_muc": {
                "trinh_tu_thuc_hien": "Bước 1. Lập hồ sơ theo mục 5 (Thành phần hồ sơ); nộp hồ sơ. Bước 2. Nhận thẻ.",
                "thanh_phan_ho_so": papers,
            }
        },
    }
    made = drafted(**cut)
    assert made.body["trinh_tu"] == [
        {"noi_dung": "Bước 1. Lập hồ sơ theo mục 5 (Thành phần hồ sơ); nộp hồ sơ."},
        {"noi_dung": "Bước 2. Nhận thẻ."},
    ]
    assert made.doubts.fields == set()
    assert drafted(**cut | {"thanh_phan_ho_so": "Nộp ở quầy khác."}).doubts.fields == {"ho_so"}


def test_the_rest_of_a_fee_is_no_legal_basis() -> None:
    """3.000338: "Căn cứ pháp lý" in a note of the table was taken for the next heading."""
    table = HEAD + "Trực tuyến1 Ngày50,000 VNĐ(Căn cứ pháp lý: Thông tư 9/2016/TT-BTC)Trực tiếp1 Ngày50,000 VNĐ"
    head, _, rest = table.partition("Căn cứ pháp lý")
    made = drafted(
        cach_thuc_thuc_hien=head, can_cu_phap_ly=rest, derived={"sua_tach_muc": {"cach_thuc_thuc_hien": table}}
    )
    assert "can_cu" not in made.body
    assert [row["kenh"] for row in made.body["cach_thuc"]] == ["truc_tuyen", "truc_tiep"]  # type: ignore[index, union-attr, call-overload]


def test_legal_bases_end_where_the_agencies_are_printed_again() -> None:
    bases = "Tên văn bản pháp lýMã văn bảnLuật Thẻ12/2015/QH13"
    made = drafted(can_cu_phap_ly=bases + "Cơ quan thực hiệnTòa án, Sở", co_quan_thuc_hien="Tòa án, Sở")
    assert made.body["can_cu"] == [{"so": "12/2015/QH13", "ten": "Luật Thẻ"}]
    other = drafted(can_cu_phap_ly=bases + "Cơ quan thực hiệnSở khác", co_quan_thuc_hien="Tòa án")
    assert other.body["can_cu"] != made.body["can_cu"]


@pytest.mark.parametrize(
    ("printed", "rows"),
    [
        ("Bản saoMã: dsfas", [("Bản sao", "dsfas")]),
        ("Thẻ đỏMã: utwThẻ xanhMã: sgga", [("Thẻ đỏ", "utw"), ("Thẻ xanh", "sgga")]),
        ("ThẻMã: KQ0.00.G12-0022văn bản từ chối.Mã: KQ-1", [("Thẻ", "KQ0.00.G12-0022"), ("văn bản từ chối.", "KQ-1")]),
        ("- Bằng (Mã: KQ-G06.19-01)", [("- Bằng", "KQ-G06.19-01")]),
        ("Mã số.Mã: Chưa xác định", [("Mã số.", None)]),
        ("Giấy có Mã: số ghi trên thẻ", [("Giấy có Mã: số ghi trên thẻ", None)]),
    ],
)
def test_codes_of_any_kind_are_no_part_of_a_result(printed: str, rows: list[tuple[str, str | None]]) -> None:
    assert [(row["ten"], row.get("ma")) for row in result_rows(printed)] == rows


def test_a_sentence_in_place_of_a_code_is_doubted() -> None:
    made = drafted(ket_qua_xu_ly="Giấy phépMã: Cơ quan đăng ký cấp Giấy phép.Từ khóaKhông có thông tinMô tảKhông")
    assert made.doubts.fields == {"ket_qua"}
    assert drafted(ket_qua_xu_ly="Giấy phépMã: KQ.G10.001269").doubts.fields == set()


def test_names_of_form_files_are_told_apart() -> None:
    (_, rows), *_ = papers(f"--{PAPER_HEAD}Đơn theo mẫu;Mẫu số 01.docxMẫu số 08.docMau (1).xlsx1 bản chính")[0]
    assert rows == [("Đơn theo mẫu;", "Mẫu số 01.docx Mẫu số 08.doc Mau (1).xlsx", 1, 0)]
    stuck = "M 26.docx1 bản chính.Bản sao thẻ"
    listed = [{"ten_giay_to": "Đơn", "mau_don": stuck, "so_luong": "Bản chính: 1 - Bản sao: 0"}]
    assert papers(listed)[1] == {"ho_so"}
    (_, rows), *_ = papers(f"--{PAPER_HEAD}Đơn theo mẫu;Mẫu 01.rtfMẫu 02.docx1 bản chính")[0]
    assert rows == [("Đơn theo mẫu;", "Mẫu 01.rtf Mẫu 02.docx", 1, 0)]


@pytest.mark.parametrize(
    ("printed", "agencies"),
    [
        ("Sở Xây dựng", ["Sở Xây dựng"]),
        ("Sở Xây dựng, Cục Đường bộ Việt Nam", ["Sở Xây dựng", "Cục Đường bộ Việt Nam"]),
        ("Bộ Văn hóa, Thể thao và Du lịch, UBND cấp xã", ["Bộ Văn hóa, Thể thao và Du lịch", "UBND cấp xã"]),
        ("Sở Tài chính các tỉnh, thành phố; Thuế cơ sở", ["Sở Tài chính các tỉnh, thành phố", "Thuế cơ sở"]),
        ("Bộ, cơ quan ngang Bộ", ["Bộ, cơ quan ngang Bộ"]),
        ("Chi cục Hải quan\n\nCục Hải quan", ["Chi cục Hải quan", "Cục Hải quan"]),
        ("UBND tỉnh,Sở Y tế", ["UBND tỉnh", "Sở Y tế"]),
        ("- Sở Y tế\n- Sở Công Thương", ["Sở Y tế", "Sở Công Thương"]),
        ("1. Sở Y tế;\n2. Phòng Y tế cấp huyện", ["Sở Y tế", "Phòng Y tế cấp huyện"]),
        ("Sở Tư pháp, Người đứng đầu tổ chức", ["Sở Tư pháp", "Người đứng đầu tổ chức"]),
    ],
)
def test_several_agencies_of_a_cell_are_several(printed: str, agencies: list[str]) -> None:
    names = Names([], alike)
    made = drafted(names=names, co_quan_thuc_hien=printed)
    assert list(names.added.values()) == agencies
    assert "co_quan" not in made.doubts.fields


@pytest.mark.parametrize(
    "printed",
    [
        "Sở Xây dựng, Gánh xiếc Mặt trời",
        "Bộ Công an, Phòng, chống tội phạm",
        "Cục Cảnh sát, Phòng cháy chữa cháy",
        "Cục Quản lý, Nhà ở",
        "Sở Nội vụ, Người có công",
        "Bộ Nội vụ, Các vấn đề xã hội",
        "Bộ Nội vụ, Cấp phép",
        "Cục Đô thị, Khu công nghiệp",
    ],
)
def test_what_may_be_the_rest_of_a_name_is_no_agency_of_its_own(printed: str) -> None:
    names = Names([], alike)
    made = drafted(names=names, co_quan_thuc_hien=printed)
    assert list(names.added.values()) == [printed]
    assert "co_quan" in made.doubts.fields


def test_an_agency_that_the_province_has_is_taken_as_it_stands() -> None:
    known = Names([("hai-so", ["Sở Xây dựng, Sở Tài chính"])])
    made = drafted(names=known, co_quan_thuc_hien="Sở Xây dựng, Sở Tài chính")
    assert made.body["co_quan"] == {"giai_quyet": "hai-so"}


@pytest.mark.parametrize(
    "printed",
    [
        "chứng thực tiến hành chụp từ bản chính như sau:\n* Ghi đầy đủ lời chứng;\nĐối với bản sao thì đóng dấu.",
        "Cơ quan giải quyết bồi thường là cơ quan trực tiếp quản lý người thi hành công vụ gây thiệt hại trong "
        "hoạt động quản lý hành chính, tố tụng, thi hành án quy định từ Điều 33 đến Điều 39 của Luật",
    ],
)
def test_a_paragraph_is_no_agency(printed: str) -> None:
    names = Names([], alike)
    made = drafted(names=names, co_quan_thuc_hien=printed)
    assert (names.added, made.body.get("co_quan")) == ({}, None)
    assert made.doubts.nodes()[0] == {"truong": "co_quan", "ly_do": words.AGENCY_TEXT.format(text=printed)}
    moved = drafted(co_quan_thuc_hien=printed, trinh_tu_thuc_hien=f"Nộp.\n{printed}")
    assert {"truong": "co_quan", "ly_do": words.AGENCY_OF_STEPS} in moved.doubts.nodes()


def test_steps_are_cut_where_the_next_one_begins() -> None:
    text = "Bước 1: Nộp.\nNhư ở Bước 3 nói.\nBước 2: Nhận. Bước 3: Về."
    assert steps_section(text) == {
        "trinh_tu": [
            {"noi_dung": "Bước 1: Nộp.\nNhư ở Bước 3 nói."},
            {"noi_dung": "Bước 2: Nhận."},
            {"noi_dung": "Bước 3: Về."},
        ]
    }


def test_a_line_with_only_a_number_begins_a_step() -> None:
    text = "1\nNộp hồ sơ trước ngày\n25\n2\nNhận phiếu hẹn."
    assert steps_section(text) == {
        "trinh_tu": [{"noi_dung": "Nộp hồ sơ trước ngày\n25"}, {"noi_dung": "Nhận phiếu hẹn."}]
    }
    assert steps_section("Bước 1: Nộp.\n2\nBước 2: Nhận.") == {
        "trinh_tu": [{"noi_dung": "Bước 1: Nộp.\n2"}, {"noi_dung": "Bước 2: Nhận."}]
    }


# --- records ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("printed", "code", "local", "doubted"),
    [
        ("1.999001", "1.999001", None, set()),
        ("1.999001.000.00.00.H14", "1.999001", "1.999001.000.00.00.H14", set()),
        ("1.999001.H14", "1.999001", "1.999001.H14", set()),
        ("1.999001.H38", "1.999001", None, {"ma"}),
        ("1.999.001", "1.999001", None, {"ma"}),
        ("1.9991", "1.999100", None, {"ma"}),
        ("", "", None, {"ma_tam"}),
        ("TT-12", "", None, {"ma_tam"}),
    ],
)
def test_codes(printed: str, code: str, local: str | None, doubted: set[str]) -> None:
    made = drafted(ma_thu_tuc=printed)
    assert (made.code, made.body.get("ma_dia_phuong"), made.doubts.fields) == (code, local, doubted)


def test_a_record_without_a_level_or_of_a_district_is_unknown() -> None:
    assert drafted(cap_thuc_hien=None).levels == ("chua_ro",)
    made = drafted(cap_thuc_hien="Cấp Huyện")
    assert made.levels == ("chua_ro",)
    assert made.doubts.fields == {"cap"}
    assert drafted(cap_thuc_hien="Cấp Huyện, Cấp Xã").levels == ("xa",)


def test_a_decision_s_title_is_no_name() -> None:
    assert drafted(ten_thu_tuc="Quyết định công bố danh mục thủ tục hành chính lĩnh vực thử").doubts.fields == {"ten"}
    assert drafted(ten_thu_tuc="Quyết định chủ trương đầu tư nhà thử").doubts.fields == frozenset()


def test_agencies_keep_their_commas() -> None:
    body = drafted(co_quan_thuc_hien="Sở A, B và C", co_quan_phoi_hop="Không").body
    assert body["co_quan"] == {"giai_quyet": "so-a-b-va-c", "phoi_hop": "khong"}


def test_lists_grow_at_their_end_and_nowhere_else() -> None:
    before = "# lời của cán bộ\n- ma: a   # giữ\n  ten: A"
    assert appended("f.yml", before, [{"ma": "b", "ten": "B: c"}]) == before + '\n- ma: b\n  ten: "B: c"\n'
    assert appended("f.yml", "# trống\n[]\n", [{"ma": "b", "ten": "B"}]) == "# trống\n- ma: b\n  ten: B\n"
    with pytest.raises(AuthoringError):
        appended("f.yml", "- {ma: a, ten: A}\n]\n", [{"ma": "b", "ten": "B"}])


def test_ids_are_short_and_never_twice() -> None:
    names = Names([("dat-dai", ("Đất đai", "Lĩnh vực đất"))])
    assert names.id_of("lĩnh vực Đất") == "dat-dai"
    assert names.id_of("Đất, đai") == "dat-dai-2"
    assert len(names.id_of("dài " * 60)) <= 60


@pytest.mark.parametrize(
    "spelled",
    [
        "UBND cấp xã",
        "Uỷ ban nhân dân  Cấp xã",
        "ỦY BAN NHÂN DÂN CẤP XÃ.",
        "Ủy ban nhân dân (cấp xã)",
        "Ủy ban nhân dân, cấp xã",
    ],
)
def test_spellings_of_one_agency_have_one_id(spelled: str) -> None:
    names = Names([("ubnd-xa", ("Ủy ban nhân dân cấp xã",))], alike)
    assert names.id_of(spelled) == "ubnd-xa"
    assert not names.added


@pytest.mark.parametrize(
    "other",
    [
        "Ủy ban nhân dân xã",
        "Ủy ban nhân dân cấp xã - tỉnh Quảng Trị",
        "Ủy ban nhân dân - cấp xã",
        "Chủ tịch Ủy ban nhân dân cấp xã",
        "Sở Nội vụ, Ủy ban nhân dân cấp xã",
        "Ủy ban nhân dân cáp xã",
    ],
)
def test_what_reads_otherwise_stays_another_agency(other: str) -> None:
    names = Names([("ubnd-xa", ("Ủy ban nhân dân cấp xã",))], alike)
    assert names.id_of(other) != "ubnd-xa"


def test_agencies_that_are_there_already_keep_their_own_ids() -> None:
    names = Names([("a", ("UBND cấp xã",)), ("b", ("Ủy ban nhân dân cấp xã",))], alike)
    spelled = ("Ủy ban nhân dân cấp xã", "UBND cấp xã", "Uỷ ban nhân dân cấp xã")
    assert [names.id_of(name) for name in spelled] == ["b", "a", "a"]


ODD = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.text(max_size=30),
        st.sampled_from(
            [
                "1 Ngày20 VNĐ",
                HEAD,
                PAPER_HEAD,
                "--",
                "Mã: KQ.G10.001269",
                "x.docx1 bản chính",
                "Phí : 0 Đồng(",
                "|a|b|",
                "khong",
            ]
        ),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from(["hinh_thuc", "ten_giay_to", "so_ky_hieu", "truong_hop", "ten", "x"]), inner),
    ),
    max_leaves=6,
)
KEYS = (
    "ma_thu_tuc",
    "ten_thu_tuc",
    "so_quyet_dinh",
    "cap_thuc_hien",
    "loai_thu_tuc",
    "linh_vuc",
    "doi_tuong_thuc_hien",
    "co_quan_thuc_hien",
    "dia_chi_tiep_nhan",
    "trinh_tu_thuc_hien",
    "cach_thuc_thuc_hien",
    "phi_le_phi",
    "thanh_phan_ho_so",
    "can_cu_phap_ly",
    "ket_qua_xu_ly",
    "yeu_cau_dieu_kien",
    "tu_khoa",
    "mo_ta",
    "derived",
)


@given(st.dictionaries(st.sampled_from(KEYS), ODD))
def test_whatever_a_record_holds_becomes_a_file_that_is_read_back(record: dict[str, Any]) -> None:
    made = draft(record, 1, Lists(Names([]), Names([]), "H14"))
    assert make_version(made, made.code or "nhap-2026-001", date(2026, 6, 1), "xuat.json").version.name
