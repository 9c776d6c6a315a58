"""Words of the rules about notices (TT7xx)."""

from collections.abc import Mapping
from typing import Final

from generator.diagnostics.messages_vi.words import ERROR, LEDGER, POINTS, RECORD, SITE, WARNING, Words

_OFFICE = (
    "phan_anh_kien_nghi:\n  co_quan: Văn phòng UBND tỉnh\n  dia_chi: Số 1, phường Thục Phán\n"
    '  website: "https://caobang.example/"\n  email: phananh@caobang.example\n'
)

_ENTERED = (
    '3C4DX9TA,thu_tuc,1.012501,tinh,,Trả lại giấy phép hành nghề khoan nước dưới đất,2025-11-18,2025/1949-QD-UBND,'
    "2025-11-20,{}\n"
)

_COVER = "9C6WT4RA,bia,,,thach-an,Trung tâm Phục vụ hành chính công xã Thạch An,,,2025-11-20,{}\n"
_CENTRE = "- ma: ttpvhcc-tinh\n  ten: Trung tâm Phục vụ hành chính công tỉnh\n  loai: ttpvhcc_tinh\n"
_CLOSED = (
    "- ma: thach-an\n  ten: Trung tâm Phục vụ hành chính công xã Thạch An\n  loai: ttpvhcc_xa\n  den: 2025-11-30\n"
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
    "TT702": Words(
        severity=ERROR,
        title="Dòng sổ phát hành không đọc được",
        message="dòng này của sổ phát hành không đọc được: {vi_sao}",
        help="Sổ do niemyet notices issue ghi, không sửa tay; lấy lại dòng cũ bằng git.",
        why="Mỗi dòng là một tờ giấy có thể đang dán: mất dòng thì trang của tờ ấy không trả lời được nữa.",
        wrong=LEDGER + "3C4DX9TA,thu_tuc,1.012501,tinh,,Trả lại giấy phép\n",
        right=LEDGER + _ENTERED,
    ),
    "TT703": Words(
        severity=ERROR,
        title="Hai tờ niêm yết trùng mã",
        message="mã tờ {ma} đã phát hành cho một tờ khác",
        help="Gửi hai dòng này cho người quản trị; chưa in, chưa dán tờ có dòng sau.",
        why="Người quét mã phải biết về đúng tờ giấy đang cầm; một mã không thể đứng cho hai tờ.",
        wrong=LEDGER + _ENTERED + _ENTERED.replace("1.012501,tinh", "1.004122,tinh"),
        right=LEDGER + _ENTERED + _ENTERED,
    ),
    "TT704": Words(
        severity=WARNING,
        title="Tờ niêm yết chưa phát hành",
        message="{so} thủ tục đang áp dụng chưa phát hành tờ niêm yết có nội dung như hiện nay: {ma}",
        help="Chạy niemyet notices issue rồi ghi lại vào git; trước đó tờ in ra mang chữ “Bản nháp”.",
        why="Chỉ tờ có trong sổ phát hành mới có mã, và chỉ tờ có mã mới cho người dân biết còn hiệu lực không.",
        wrong=LEDGER + _ENTERED.replace("1.012501,tinh", "1.999999,tinh"),
        right=LEDGER + _ENTERED,
    ),
    "TT705": Words(
        severity=ERROR,
        title="Sổ phát hành bị sửa hoặc mất dòng",
        message="{so} dòng có ở bản gốc nay đã mất hoặc bị sửa: tờ {ma}",
        help="Trả lại tệp cũ (git checkout tệp này từ bản gốc), rồi chạy lại niemyet notices issue nếu cần.",
        why="Sổ chỉ được viết thêm: tờ giấy đã dán thì không sửa được bằng cách sửa sổ.",
    ),
    "TT706": Words(
        severity=ERROR,
        title="Ký tự không in được trên tờ niêm yết",
        message="phông chữ của tờ niêm yết không có {ky_tu}",
        help="Gõ lại chỗ này bằng chữ Việt, chữ La-tinh hoặc dấu thường dùng; ký tự lạ thường do chép từ Word, PDF.",
        why="Thiếu một chữ thì tờ niêm yết không dàn trang được, và cả lần dựng trang dừng lại "
        "(build --only site không in tờ nào nên không hỏi).",
        wrong=RECORD + "trinh_tu:\n  - noi_dung: Nộp 漢 hồ sơ\nmuc_day_du: day_du\n",
        right=RECORD + "trinh_tu:\n  - noi_dung: Nộp hồ sơ\nmuc_day_du: day_du\n",
    ),
    "TT707": Words(
        severity=ERROR,
        title="Xóa điểm niêm yết đã có bìa hay danh sách",
        message="điểm {diem} ({ten}) đã bị xóa hoặc đổi mã; số tờ đang dán ở đó: {so}",
        help="Trả lại điểm ấy và ghi thêm den: ngày cuối còn nhận hồ sơ. Đổi mã cũng vậy: điểm cũ ghi den, điểm mới là "
        "một điểm khác; chỉ đổi tên thì sửa ten, giữ nguyên ma.",
        why="Có den thì phiếu gỡ kê đủ tờ phải gỡ, trang của điểm, của bìa và danh sách nói điểm đã ngừng; xóa dòng "
        "thì không ai biết phải gỡ gì.",
    ),
    "TT708": Words(
        severity=WARNING,
        title="Điểm niêm yết của sổ phát hành không còn trong danh sách điểm",
        message="sổ phát hành có bìa hay danh sách của điểm {diem} ({ten}), danh sách điểm không còn điểm ấy",
        help="Ghi lại điểm ấy và thêm den: ngày cuối còn nhận hồ sơ; điểm đổi mã thì giữ cả hai điểm.",
        why="Thiếu điểm ấy thì không lập được phiếu gỡ tờ; trang của điểm chỉ nói được là đã ngừng, không nói được "
        "từ ngày nào.",
        wrong=LEDGER + _ENTERED + _COVER + POINTS + _CENTRE,
        right=LEDGER + _ENTERED + _COVER + POINTS + _CENTRE + _CLOSED,
    ),
    "TT709": Words(
        severity=WARNING,
        title="Bìa, danh sách chưa phát hành lại",
        message="{so} bìa, danh sách phải dán nay khác tờ đã phát hành: {noi}",
        help="Chạy niemyet notices issue rồi ghi lại vào git, sau đó in và thay ở các điểm.",
        why="Bìa và danh sách đếm mọi thủ tục của điểm: hai nhánh cùng phát hành rồi gộp lại thì bìa của nhánh "
        "nào cũng thiếu thủ tục của nhánh kia.",
    ),
    "TT711": Words(
        severity=WARNING,
        title="Đổi địa chỉ in trong mã QR",
        message="{so} tờ đã phát hành in địa chỉ {cu}; từ nay tờ mới in {moi}",
        help="Giữ địa chỉ cũ; phải đổi thì địa chỉ cũ còn phải dẫn về trang mới chừng nào tờ cũ còn dán.",
        why="Mã QR trên giấy không sửa được: địa chỉ cũ thôi trả lời thì người dân quét không ra gì.",
    ),
    "TT712": Words(
        severity=WARNING,
        title="Mã QR dẫn tới chỗ không có trang",
        message="mã QR sẽ in {in}…, mà trang này trả lời ở {dung}…",
        help="Sửa dia_chi_to_niem_yet thành {dung}, hoặc bỏ dòng đó để lấy đúng địa chỉ ấy.",
        why="Tờ đã dán thì không sửa được mã QR: địa chỉ phải đúng từ tờ đầu tiên.",
        wrong=SITE + "dia_chi_to_niem_yet: https://tthc.caobang.example/\n",
        right=SITE + "dia_chi_to_niem_yet: https://tthc.caobang.example/n/\n",
    ),
}
