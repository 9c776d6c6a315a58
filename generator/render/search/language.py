"""What people wrap around the thing they look for, and the words that mark a special case: data of the search."""

from typing import Final

# fmt: off
QUESTIONS: Final = (
    "là gì", "là bao lâu", "là bao nhiêu", "là như thế nào", "như thế nào", "ntn", "thế nào", "làm sao", "làm sao để",
    "ra sao", "ở đâu", "bao lâu", "bao nhiêu", "cần gì", "cần làm gì", "phải làm gì", "phải làm sao", "tôi muốn",
    "tôi cần", "tôi bị", "tôi là", "tôi vừa", "tôi đang", "tôi có thể", "của tôi", "của mình", "cho em hỏi",
    "cho hỏi", "cho tôi hỏi", "xin hỏi", "em muốn hỏi", "hỏi", "với ạ", "gồm những gì", "những gì", "giấy tờ gì",
    "giấy tờ nào", "cần chuẩn bị", "cần chuẩn bị hồ sơ gì", "cần chuẩn bị giấy tờ gì", "chuẩn bị gì",
    "cần những giấy tờ gì", "cần giấy tờ gì", "cần điều kiện gì", "những giấy tờ", "những loại giấy tờ", "những loại",
    "cơ quan nào", "cơ quan nào có thẩm quyền", "cơ quan có thẩm quyền", "được không", "có được không", "có cần",
    "có phải", "có thể", "thì sao", "muốn", "cần", "thì", "và", "hay", "vậy", "này", "đó", "tôi", "em", "mình",
    "chúng tôi", "bạn", "gì", "nào", "không", "ạ", "nhỉ", "bị", "hiện tại", "bây giờ", "nếu", "khi", "mà", "là",
    "được", "để", "với", "online", "làm online được không", "hồ sơ gồm", "thủ tục", "thủ tục hành chính", "thực hiện",
    "được thực hiện", "theo", "trong", "các", "những", "một", "của", "về", "cho", "có", "ở", "từ", "tại", "đối với",
    "trường hợp", "làm", "xin", "liên quan đến", "giấy tờ liên quan đến", "nhà mình", "nhà tôi", "đi đâu",
    "mất bao lâu", "mất bao nhiêu", "hết bao nhiêu", "bao nhiêu tiền", "mất tiền không", "phải", "đi", "ra", "lên",
    "hướng dẫn", "cách", "thời hạn", "thời hạn giải quyết", "lệ phí", "phí", "phí lệ phí", "quy định về phí lệ phí",
    "điều kiện", "điều kiện để", "hồ sơ", "thành phần hồ sơ", "trình tự", "trình tự thực hiện", "căn cứ pháp lý",
    "đối tượng", "đối tượng thực hiện", "quy trình", "giấy tờ", "trực tuyến", "mẫu đơn", "tờ khai",
    "rồi", "nữa", "đã", "đang", "sẽ", "vẫn", "luôn", "giúp", "nhé", "bao giờ", "năm nay", "em gái", "em trai",
    "anh trai", "chị gái", "ubnd", "ubnd xã", "ubnd phường", "ubnd tỉnh", "ủy ban", "ủy ban xã", "ủy ban phường",
    "ủy ban nhân dân", "ủy ban nhân dân xã",
)
"""Asked around any procedure, and at times part of a name: they count for a quarter."""

MARKED: Final = (
    "lại", "lưu động", "biên giới", "nước ngoài", "yếu tố nước ngoài", "thay đổi", "bổ sung", "sửa đổi", "điều chỉnh",
    "gia hạn", "chấm dứt", "thu hồi", "hủy", "hủy bỏ", "tạm ngừng", "tạm dừng", "đính chính", "liên thông",
    "thí điểm",
)
# fmt: on
"""Special cases and second acts: who does not ask for them wants the ordinary procedure first."""

ABBREVIATIONS: Final = {
    "BHXH": "bảo hiểm xã hội",
    "BHYT": "bảo hiểm y tế",
    "BHTN": "bảo hiểm thất nghiệp",
    "BNN": "bệnh nghề nghiệp",
    "DNBH": "doanh nghiệp bảo hiểm",
    "DSPHSK": "dưỡng sức phục hồi sức khỏe",
    "GTGT": "giá trị gia tăng",
    "KBNN": "kho bạc nhà nước",
    "MTV": "một thành viên",
    "NHNN": "ngân hàng nhà nước",
    "NSNN": "ngân sách nhà nước",
    "PCCC": "phòng cháy chữa cháy",
    "SGDCK": "sở giao dịch chứng khoán",
    "TNCN": "thu nhập cá nhân",
    "TNDN": "thu nhập doanh nghiệp",
    "TNHH": "trách nhiệm hữu hạn",
    "TNLĐ": "tai nạn lao động",
    "TTĐB": "tiêu thụ đặc biệt",
    "UBCKNN": "ủy ban chứng khoán nhà nước",
    "UBND": "ủy ban nhân dân",
}
"""What names shorten: such a name is also found by the words spelled out."""
