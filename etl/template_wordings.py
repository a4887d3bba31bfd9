"""What users are told of a template that came back."""

from typing import Final

from etl.problems import Code, Severity, Wording

EMPTY_TEMPLATE: Final = Wording(
    Code.EMPTY_TEMPLATE,
    "mẫu này chưa điền gì",
    "điền các ô để trống có nền vàng rồi nạp lại; không phát sinh thì ghi 0",
    Severity.WARNING,
)
SHOWN_CELL_CHANGED: Final = Wording(
    Code.CHANGED_TEMPLATE,
    "cột này chỉ để xem, nhưng ô đã bị sửa thành {value}; chương trình không nạp ô này",
    "nếu đó là số liệu thì ghi vào cột để điền của đúng dòng ấy; rồi xóa trắng ô này",
)
ROW_MIXED_UP: Final = Wording(
    Code.CHANGED_TEMPLATE,
    "nội dung ở dòng này không khớp với mã ẩn của dòng, như khi chỉ sắp xếp hay chép một phần bảng",
    "hoàn tác, hoặc tải lại mẫu và chép số liệu sang đúng dòng",
)
ROW_NOT_OF_TEMPLATE: Final = Wording(
    Code.CHANGED_TEMPLATE,
    "dòng này không phải của mẫu, chương trình không biết là của chỉ tiêu nào",
    "xóa dòng này; nếu là chỉ tiêu mới thì nạp chỉ tiêu vào kho trước rồi tải lại mẫu",
)
STAMPS_LOST: Final = Wording(
    Code.CHANGED_TEMPLATE,
    "cột ẩn {value} đã bị xóa hoặc đổi chỗ, chương trình không đối chiếu được các dòng",
    "tải lại mẫu và chép số liệu sang",
)
HEAD_MISSING: Final = Wording(
    Code.MISSING_VALUE,
    "chưa ghi {heading} ở phía trên bảng",
    "điền ô bên cạnh chữ {heading} rồi nạp lại",
)
