"""Titles over papers: what everybody brings, what a case brings, and what nobody can tell; names of form files."""

import pytest

from generator.authoring.importing.doubts import Doubts
from generator.authoring.importing.papers import read_papers
from generator.authoring.importing.sections import dossier_section
from generator.model.papers import is_for_all, names_a_case, unclear

HEAD = "Tên giấy tờMẫu đơn, tờ khaiSố lượng"


@pytest.mark.parametrize(
    "title",
    [
        "1. Đơn đề nghị được miễn phí;",
        "2. Bản cáo bạch, bao gồm các nội dung sau:",
        "4. Quyết định của Đại hội đồng cổ đông,...",
        "(10) Một bản sao của các tài liệu sau:",
        "3. Một trong các tài liệu chứng minh đủ điều kiện",
        "b) Các thành phần hồ sơ gồm:",
        "Nhóm 2 gồm các văn bản, tài liệu sau",
        "5. Ngoài ra, người nộp gửi kèm:",
        "Bản khai lý lịch (Mẫu số 02)",
        "- Nội dung của tài liệu giải trình:",
        "Thời hạn cung cấp hồ sơ:",
        "1.3.1.2. Quy định về miễn, giảm tài liệu",
        "lượng hồ sơ: 02 bộ",
        "Hồ sơ bao gồm:",
    ],
)
def test_one_of_the_papers_and_a_remark_are_for_everybody(title: str) -> None:
    assert is_for_all(title)
    assert not names_a_case(title)


@pytest.mark.parametrize(
    "title",
    [
        "a.1) Về cấp chứng chỉ hạng II",
        "Hồ sơ gia hạn",
        "* Hồ sơ đề nghị cấp lại giấy phép gồm:",
        "Nhập cảnh",
        "- Cá nhân:",
        "1.1.3. Sửa đổi thông tin tài khoản",
        "10. Giấy tờ chứng minh là người khuyết tật gồm một trong các giấy tờ:",
        "++ Giấy tờ chứng minh đủ điều kiện được miễn môn thi:",
        "Đơn đề nghị đối với tổ chức",
        "Người ký văn bản có thể ủy quyền cho người khác",
        "rường hợp giao nộp trực tuyến",
    ],
)
def test_what_is_asked_for_and_who_asks_is_a_case(title: str) -> None:
    assert names_a_case(title)
    assert not is_for_all(title)


def test_what_one_agency_sends_to_another_is_doubted() -> None:
    sent = "b) Hồ sơ Ủy ban nhân dân cấp tỉnh trình Hội đồng nhân dân cấp tỉnh, gồm:"
    assert unclear(["Hồ sơ cấp mới", sent]) == [sent]
    assert unclear(["Hồ sơ cấp mới", "Hồ sơ khác"]) == ["Hồ sơ khác"]
    # One group is no choice, whatever its title.
    assert unclear([sent]) == []
    assert unclear(["", sent]) == [sent]
    doubts = Doubts()
    dossier_section(f"Hồ sơ cấp mới{HEAD}Đơn1 bản chính{sent}{HEAD}Tờ trình1 bản chính", doubts)
    assert doubts.fields == {"ho_so"}


def test_the_whole_dossier_beside_special_cases_only_is_doubted() -> None:
    whole, first, second = "1. Thành phần hồ sơ đăng ký", "Trường hợp có bảo đảm", "Đối với tổ chức"
    assert unclear([whole, first, second]) == [whole]
    assert unclear([whole, "Thành phần hồ sơ đăng ký lại", first]) == []


def test_a_title_that_is_only_a_number_is_none() -> None:
    cases = read_papers(f"1{HEAD}Đơn1 bản chính3{HEAD}Bảng kê1 bản chính", Doubts())
    assert [(case.name, [paper.name for paper in case.papers]) for case in cases] == [("", ["Đơn", "Bảng kê"])]


@pytest.mark.parametrize(
    ("printed", "name", "form"),
    [
        ("Đơn đề nghị theo mẫumaudondenghi (1).doc", "Đơn đề nghị theo mẫu", "maudondenghi (1).doc"),
        (
            "Đơn hoặc bản ghi lời nóiMẫu ban hành kèm theo Nghị định 1-2020.doc",
            "Đơn hoặc bản ghi lời nói",
            "Mẫu ban hành kèm theo Nghị định 1-2020.doc",
        ),
        ("Ảnh cỡ 4x6, KHÔNG XÁC NHẬN,33-Mẫu số 02.doc", "Ảnh cỡ 4x6, KHÔNG XÁC NHẬN,", "33-Mẫu số 02.doc"),
        ("Tờ khai theo Thông tư số 80/2021/TT-BTC01-LP.docx", "Tờ khai theo Thông tư số 80/2021/TT-BTC", "01-LP.docx"),
        ("Báo cáo theo NĐ 43/2026/NĐ-CPBC tom tat.docx", "Báo cáo theo NĐ 43/2026/NĐ-CP", "BC tom tat.docx"),
        ("Đơn của chủ tàu;247-N-CP-2025TKNGK (2).docx", "Đơn của chủ tàu;", "247-N-CP-2025TKNGK (2).docx"),
        ("Đơn theo mẫu.đơn đề nghị kèm theo NĐ 97.docx", "Đơn theo mẫu.", "đơn đề nghị kèm theo NĐ 97.docx"),
    ],
)
def test_a_form_file_begins_where_its_name_does(printed: str, name: str, form: str) -> None:
    doubts = Doubts()
    ((_, (paper,)),) = read_papers(f"{HEAD}{printed}1 bản chính", doubts)
    assert (paper.name, paper.form) == (name, form)
    assert len(doubts) == 0


def test_an_ending_alone_is_no_file() -> None:
    doubts = Doubts()
    ((_, (paper,)),) = read_papers(f"{HEAD}Tờ khai phí theo mẫu số 01/PH01-PH.doc1 bản chính", doubts)
    assert (paper.name, paper.form) == ("Tờ khai phí theo mẫu số 01/PH01-PH.doc", "")
    assert doubts.fields == {"ho_so"}
