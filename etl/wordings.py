"""What users are told of a fault: one table of wordings, each with its remedy (style, rule 13)."""

from typing import Final

from etl.problems import Code, Severity, Wording

WARNING: Final = Severity.WARNING

# ── files, sheets, headings ──────────────────────────────────────────────────────────────────

NO_SUCH_FILE: Final = Wording(
    Code.UNREADABLE_FILE, "không có tệp hay thư mục này", "kiểm tra lại đường dẫn"
)
NO_PERMISSION: Final = Wording(
    Code.UNREADABLE_FILE,
    "không được phép đọc ({reason})",
    "cấp quyền đọc hoặc chép tệp sang chỗ khác rồi nạp lại",
)
UNSUPPORTED_FORMAT: Final = Wording(
    Code.UNREADABLE_FILE,
    "loại tệp '{ending}' không nạp được",
    "mở bằng Excel, lưu lại dạng .xlsx (hoặc .csv UTF-8) rồi nạp lại",
)
NOT_WHAT_IT_SAYS: Final = Wording(
    Code.UNREADABLE_FILE,
    "tên tệp là {ending} nhưng nội dung là {found}",
    "mở bằng đúng chương trình, lưu lại dạng .xlsx hoặc .csv UTF-8 rồi nạp lại",
)
PASSWORD: Final = Wording(
    Code.UNREADABLE_FILE,
    "tệp được đặt mật khẩu, hoặc là Excel đời cũ đổi tên",
    "mở bằng Excel, bỏ mật khẩu, lưu lại dạng .xlsx rồi nạp lại",
)
DAMAGED: Final = Wording(
    Code.UNREADABLE_FILE,
    "tệp hỏng, không đọc được ({reason})",
    "mở bằng Excel, lưu thành tệp .xlsx mới, hoặc xin lại tệp gốc",
)
DAMAGED_PARQUET: Final = Wording(
    Code.UNREADABLE_FILE,
    "tệp hỏng hoặc không phải Parquet ({reason})",
    "xuất lại tệp từ hệ thống nguồn",
)
WRONG_TYPE: Final = Wording(
    Code.UNREADABLE_FILE,
    "cột có kiểu {found}, không phải chữ, số, ngày hay có/không",
    "xuất lại cột với kiểu đơn giản",
)
TOO_BIG: Final = Wording(
    Code.UNREADABLE_FILE,
    "tệp quá lớn để đọc an toàn ({size}, giới hạn {limit})",
    "chia nhỏ dữ liệu, hoặc xuất dạng Parquet",
)
TOO_WIDE: Final = Wording(
    Code.UNREADABLE_FILE,
    "vùng dữ liệu trải đến ô {cell}, quá lớn để đọc an toàn",
    "xóa các ô lẻ nằm xa bảng (chọn cả hàng, cả cột thừa rồi Xóa) và lưu lại; "
    "bảng thật sự lớn thì lưu dạng CSV UTF-8",
)
UNCLOSED_QUOTE: Final = Wording(
    Code.UNREADABLE_FILE,
    "dấu ngoặc kép mở ở bản ghi này không được đóng đúng chỗ",
    'viết đôi dấu ngoặc kép nằm trong ô ("") và đóng ô bằng một dấu, hoặc lưu lại từ Excel',
)
CELL_TOO_LONG: Final = Wording(
    Code.UNREADABLE_FILE,
    "bản ghi này có ô dài quá {limit} ký tự",
    "rút ngắn ô; nếu không có ô nào dài như vậy thì kiểm tra dấu ngoặc kép chưa đóng",
)
WRONG_ENCODING: Final = Wording(
    Code.WRONG_ENCODING,
    "tệp không ở bảng mã UTF-8, trông như {found}",
    "trong Excel chọn Lưu thành → CSV UTF-8, rồi nạp lại",
)
WRONG_CHARACTERS: Final = Wording(
    Code.WRONG_ENCODING,
    "dòng này có byte không thuộc UTF-8; tệp trông như {found}",
    "trong Excel chọn Lưu thành → CSV UTF-8, rồi nạp lại",
)
EMPTY_FILE: Final = Wording(
    Code.EMPTY_TABLE, "không có gì, cả dòng tiêu đề cũng không", "điền bảng theo mẫu rồi nạp lại"
)
EMPTY_TABLE: Final = Wording(
    Code.EMPTY_TABLE,
    "có dòng tiêu đề nhưng không có dòng dữ liệu nào",
    "điền dữ liệu, hoặc bỏ qua nếu bảng này chưa có gì",
    WARNING,
)
UNKNOWN_TABLE: Final = Wording(
    Code.UNKNOWN_TABLE,
    "tên '{name}' không phải tên của bảng nào",
    "đặt tên theo một trong các bảng: {tables}",
)
NO_TABLE: Final = Wording(
    Code.UNKNOWN_TABLE,
    "không tìm thấy bảng nào để nạp",
    "đặt tên tệp hoặc sheet theo một trong các bảng: {tables}",
)
SHEET_NOT_LOADED: Final = Wording(
    Code.NOT_LOADED,
    "sheet này không phải bảng nào của chương trình nên được để yên",
    "đổi tên sheet nếu muốn nạp: {tables}",
    WARNING,
)
FILE_NOT_LOADED: Final = Wording(
    Code.NOT_LOADED,
    "tệp này không phải bảng nào của chương trình nên được để yên",
    "đổi tên tệp nếu muốn nạp: {tables}",
    WARNING,
)
HIDDEN_SHEET: Final = Wording(
    Code.HIDDEN_SHEET,
    "sheet này đang ẩn nhưng vẫn được đọc",
    "đổi tên hoặc xóa sheet nếu không muốn nạp",
    WARNING,
)
MISSING_COLUMN: Final = Wording(
    Code.MISSING_COLUMN,
    "thiếu cột bắt buộc {column} ({heading})",
    "thêm cột có tiêu đề '{heading}' vào bảng {table}",
)
UNKNOWN_COLUMN: Final = Wording(
    Code.UNKNOWN_COLUMN,
    "bảng {table} không có cột {value}",
    "sửa tiêu đề hoặc xóa cột; các cột được nhận: {columns}",
)
NO_HEADING: Final = Wording(
    Code.UNKNOWN_COLUMN,
    "ô {value} nằm ở cột {letter} không có tiêu đề",
    "đặt tiêu đề cho cột hoặc xóa ô thừa",
)
REPEATED_COLUMN: Final = Wording(
    Code.REPEATED_COLUMN,
    "cột này lặp lại: {value} và '{other}' là một",
    "giữ lại một cột",
)

# ── cells ────────────────────────────────────────────────────────────────────────────────────

MISSING_VALUE: Final = Wording(Code.MISSING_VALUE, "ô bắt buộc còn trống", "điền vào ô rồi nạp lại")
FORMULA_ERROR: Final = Wording(
    Code.FORMULA_ERROR, "công thức báo lỗi {value}", "sửa công thức hoặc nhập thẳng giá trị"
)
FORMULA_WITHOUT_RESULT: Final = Wording(
    Code.FORMULA_ERROR,
    "ô là công thức chưa có kết quả được lưu",
    "mở tệp bằng Excel, để Excel tính lại, lưu rồi nạp lại",
)
NOT_A_NUMBER: Final = Wording(Code.NOT_A_NUMBER, "{value} không phải số", "sửa ô rồi nạp lại")
AMBIGUOUS_DOT: Final = Wording(
    Code.AMBIGUOUS_NUMBER,
    "không rõ {value} là số nào: dấu chấm chỉ tách hàng nghìn, dấu phẩy mới là dấu thập phân; "
    "đây là {readings}?",
    "viết lại cho rõ, ví dụ 1.668 là một nghìn sáu trăm sáu mươi tám, 1,668 là hơn một phẩy sáu",
)
AMBIGUOUS_GROUPS: Final = Wording(
    Code.AMBIGUOUS_NUMBER,
    "không rõ {value} là số nào: các nhóm chữ số tách sai hoặc có hơn một dấu phẩy",
    "viết liền các chữ số, hoặc tách đúng từng nhóm ba chữ số bằng dấu chấm",
)
TOO_MANY_DECIMALS: Final = Wording(
    Code.TOO_MANY_DECIMALS,
    "{value} có hơn {limit} chữ số thập phân",
    "làm tròn đến tối đa {limit} chữ số; với tỷ lệ, nhập tử số và mẫu số",
)
ROUNDED_NUMBER: Final = Wording(
    Code.ROUNDED_NUMBER,
    "{value} có hơn {limit} chữ số thập phân nên được làm tròn thành {rounded}",
    "với tỷ lệ, nhập tử số và mẫu số thay cho phần trăm để giữ chính xác",
    WARNING,
)
NUMBER_TOO_LARGE: Final = Wording(
    Code.NUMBER_TOO_LARGE,
    "{value} quá lớn (trị tuyệt đối phải nhỏ hơn {limit})",
    "kiểm tra lại số và đơn vị tính",
)
PERCENTAGE_TOO_LARGE: Final = Wording(
    Code.NUMBER_TOO_LARGE,
    "{value} quá lớn đối với một tỷ lệ phần trăm (phải nhỏ hơn {limit})",
    "kiểm tra lại: ô này là phần trăm, không phải số lượng",
)
NEGATIVE_VALUE: Final = Wording(
    Code.NEGATIVE_VALUE,
    "{value} là số âm",
    "sửa dấu; nếu chỉ số này có thể âm thì ghi 'có' ở cột Có thể âm của bảng Chỉ số",
)
NEGATIVE_NOT_ALLOWED: Final = Wording(
    Code.NEGATIVE_VALUE, "{value} là số âm, ô này không được âm", "sửa ô rồi nạp lại"
)
WRONG_UNIT: Final = Wording(
    Code.WRONG_UNIT,
    "{value} ghi đơn vị '{found}', còn chỉ số tính bằng '{unit}'",
    "đổi số về đơn vị '{unit}' hoặc bỏ chữ sau số nếu số đã đúng đơn vị",
)
NO_UNIT_HERE: Final = Wording(
    Code.WRONG_UNIT, "{value} có chữ '{found}' sau số", "ô này chỉ nhận số, bỏ phần chữ"
)
PERCENTAGE_ROUNDED: Final = Wording(
    Code.PERCENTAGE_ROUNDED_IN_DISPLAY,
    "Excel hiện {value} nhưng giá trị trong ô là {exact}%",
    "giá trị đầy đủ được dùng; tăng số chữ số thập phân hiển thị để thấy đúng số",
    WARNING,
)
NOT_AN_INTEGER: Final = Wording(
    Code.NOT_AN_INTEGER,
    "{value} không phải số nguyên từ {low} đến {high}",
    "nhập số nguyên, ví dụ {example}",
)
NOT_A_YEAR: Final = Wording(
    Code.NOT_A_YEAR,
    "{value} không phải năm",
    "ghi năm như 2023; năm học (nơi được phép) như 2022-2023",
)
NOT_A_DATE: Final = Wording(
    Code.NOT_A_DATE,
    "{value} không phải ngày",
    "ghi ngày như 28/06/2022 hoặc 2022-06-28",
)
NO_SUCH_DATE: Final = Wording(
    Code.NOT_A_DATE, "không có ngày {value} trên lịch", "sửa ngày rồi nạp lại"
)
TWO_DIGIT_YEAR: Final = Wording(
    Code.NOT_A_DATE, "{value} ghi năm hai chữ số", "ghi đủ bốn chữ số của năm, như 28/06/2022"
)
DATE_OUT_OF_RANGE: Final = Wording(
    Code.NOT_A_DATE,
    "ngày {value} nằm ngoài khoảng năm {low}–{high}",
    "kiểm tra lại năm rồi nạp lại",
)
DATE_WITH_TIME: Final = Wording(
    Code.NOT_A_DATE, "{value} có cả giờ", "chỉ ghi ngày, như 28/06/2022"
)
NUMBER_AS_DATE: Final = Wording(
    Code.NOT_A_DATE,
    "{value} là số, không phải ngày",
    "định dạng ô là Ngày trong Excel, hoặc gõ ngày như 28/06/2022",
)
NOT_A_BOOLEAN: Final = Wording(
    Code.NOT_A_BOOLEAN, "{value} không phải có hay không", "ghi 'có' hoặc 'không'"
)
NOT_A_PERIOD: Final = Wording(
    Code.NOT_A_PERIOD,
    "{value} không phải mã kỳ",
    "dùng một trong các dạng 2023, 2023-Q3, 2023-M07, 2023-H1, 2023-9M, 2023-11M, 2022-2023, "
    "2022-2023-HK1 (năm từ {low} đến {high})",
)
TERM_IS_NO_PERIOD: Final = Wording(
    Code.NOT_A_PERIOD,
    "không báo cáo cho cả nhiệm kỳ (TERM) được",
    "ghi kết quả của từng năm hay từng quý, chương trình tự cộng cho nhiệm kỳ",
)
UNKNOWN_CODE: Final = Wording(
    Code.UNKNOWN_CODE, "{value} không phải mã được nhận", "dùng một trong các mã: {codes}"
)
UNKNOWN_LEVEL: Final = Wording(
    Code.UNKNOWN_LEVEL,
    "{value} không phải bậc của thang '{scale}'",
    "dùng mã hoặc tên một bậc của thang: {levels}",
)
INVALID_ID: Final = Wording(
    Code.INVALID_ID,
    "mã {value} dài quá {limit} ký tự hoặc có ký tự ẩn",
    "gõ lại mã bằng chữ, số và dấu thường",
)
ID_BECAME_DATE: Final = Wording(
    Code.INVALID_ID,
    "Excel đã đổi mã này thành ngày {value}",
    "định dạng ô là Văn bản (Text) rồi gõ lại mã",
)
INVALID_TEXT: Final = Wording(
    Code.INVALID_TEXT, "{value} có ký tự điều khiển không hiện được", "gõ lại nội dung ô"
)
TEXT_TOO_LONG: Final = Wording(
    Code.INVALID_TEXT, "nội dung dài quá {limit} ký tự", "rút ngắn nội dung ô"
)
INVALID_PROFILE: Final = Wording(
    Code.INVALID_PROFILE,
    "{value} không phải tiến độ bốn quý",
    "ghi bốn số phần trăm lũy kế không giảm, tối đa 4 chữ số thập phân, số cuối là 100, "
    "như 10 30 70 100",
)
