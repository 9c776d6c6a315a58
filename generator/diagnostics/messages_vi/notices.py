"""Words of the rules about notices (TT7xx)."""

from collections.abc import Mapping
from typing import Final

from generator.diagnostics.messages_vi.words import ERROR, SITE, Words

_OFFICE = (
    "phan_anh_kien_nghi:\n  co_quan: Văn phòng UBND tỉnh\n  dia_chi: Số 1, phường Thục Phán\n"
    '  website: "https://caobang.example/"\n  email: phananh@caobang.example\n'
)

WORDS: Final[Mapping[str, Words]] = {
    "TT701": Words(
        severity=ERROR,
        title="Thiếu nơi tiếp nhận phản ánh, kiến nghị",
        message="phan_anh_kien_nghi còn thiếu: {thieu}",
        help="Ghi đủ năm mục; trang chạy thử chưa có thì ghi trinh_dien: true, tờ in sẽ nói là chưa cung cấp.",
        why="Bảng niêm yết nào cũng phải có đủ cơ quan, địa chỉ, điện thoại, website, email nhận phản ánh, kiến nghị "
        "(Nghị định 20/2008/NĐ-CP, khoản 3 Điều 13).",
        wrong=SITE + "trinh_dien: false\n" + _OFFICE,
        right=SITE + "trinh_dien: false\n" + _OFFICE + '  dien_thoai: "0206 000 0000"\n',
    ),
}
