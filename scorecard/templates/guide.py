"""What a template tells whoever fills it in: its first sheet, and a word beside each cell."""

from collections.abc import Sequence
from typing import Final

from scorecard.labels import dates, numbers
from scorecard.model.vocabulary import Measure
from scorecard.templates.resolution import ResolutionTemplate
from scorecard.templates.results import (
    DENOMINATOR,
    ESTIMATE,
    LEVEL,
    NOTE,
    NUMERATOR,
    RECORDED_BY,
    RECORDED_ON,
    SOURCE,
    VALUE,
    ResultsTemplate,
)

Lines = list[tuple[str, str]]
"""Numbers and lines; a line without a number begins a part."""

HEAD_HINTS: Final = {
    RECORDED_BY: "Ghi họ tên, chức vụ người báo cáo.",
    SOURCE: "Ghi văn bản gốc nếu có, như Báo cáo số 12-BC/CB.",
}
ESTIMATE_HINT: Final = "Chọn có nếu đây là số ước, chưa phải kết quả. Số chính thức thì để trống."
LEVEL_HINT: Final = "Chọn bậc trong danh sách."
FLAG_HINT: Final = "Chọn có hoặc không."
PERCENT_HINT: Final = (
    "Ghi tử số và mẫu số ở hai cột bên. Chỉ khi không có tử số, mẫu số mới ghi phần trăm ở đây, "
    "như 80 hoặc 80%."
)
NUMERATOR_HINT: Final = "Số đạt, trên mẫu số ở cột bên. Không phát sinh: ghi 0 ở cả hai ô."
DENOMINATOR_HINT: Final = "Tổng số. Không phát sinh: ghi 0 ở cả hai ô."
NEGATIVE: Final = "Ô này cần một số từ 0 trở lên."


def number_hint(unit: str) -> str:
    """What to type where a number is wanted."""
    if numbers.is_money(unit):
        return f"Ghi số tính bằng {unit}. Không phát sinh thì ghi 0; chưa có số thì để trống."
    told = f"Ghi số {unit}" if unit else "Ghi số"
    return f"{told} của riêng kỳ này. Không phát sinh thì ghi 0; chưa có số thì để trống."


def of_results(template: ResultsTemplate) -> Lines:
    """How to fill in the results of a period."""
    period = dates.period(template.period.code)
    steps = [
        f"Chỉ điền các ô nền vàng; các ô khác đã khóa, không cần sửa. Số liệu là của {period}, "
        "không cộng các kỳ trước.",
        f"Ở đầu mỗi sheet ghi {RECORDED_ON} (bắt buộc), {RECORDED_BY} và {SOURCE}; "
        "mỗi thứ ghi một lần cho cả sheet.",
        "Không phát sinh thì ghi 0. Để trống nghĩa là chưa báo cáo: dòng để trống không thay đổi "
        "gì trong kho số liệu.",
        "Số viết theo lối Việt Nam: dấu phẩy là dấu thập phân (2,5), dấu chấm chỉ tách hàng nghìn "
        "(1.668). Ghi theo đơn vị ở cột Đơn vị tính.",
        *_of_measures(template),
        f"{ESTIMATE}: chọn có khi số ghi là số ước; số ước không được tính là kết quả.",
        "Dòng đã có số ở cột Đã báo cáo: chỉ điền khi cần đính chính, và ghi lý do ở cột "
        f"{NOTE}; số cũ vẫn được giữ lại.",
        "Lưu tệp bằng Excel hoặc LibreOffice ở dạng .xlsx, rồi thả nguyên tệp vào trang Nạp số "
        "liệu, hoặc chạy: python -m etl load TỆP.xlsx. Không cần xóa cột hay chép sang tệp khác.",
    ]
    lines: Lines = [("", "Cách điền"), *((f"{n}.", step) for n, step in enumerate(steps, start=1))]
    return [*lines, *_columns(), *_elsewhere(template)]


def _of_measures(template: ResultsTemplate) -> list[str]:
    """A line for each measure that needs one and occurs."""
    told = {
        Measure.RATIO: f"Tỷ lệ: ghi {NUMERATOR} và {DENOMINATOR}, phần trăm do chương trình tính; "
        "không phát sinh thì ghi 0 ở cả hai ô.",
        Measure.RATING: f"{LEVEL}: chọn bậc trong danh sách.",
        Measure.FLAG: f"Chỉ tiêu có hoặc không: chọn có hoặc không ở cột {VALUE}.",
    }
    return [
        line
        for measure, line in told.items()
        if any(sheet.has(measure) for sheet in template.sheets)
    ]


def _columns() -> Lines:
    return [
        ("", ""),
        ("", "Các cột để xem"),
        ("–", "Kế hoạch: mức nghị quyết đề ra cho năm (hoặc nhiệm kỳ) có kỳ này."),
        ("–", "Kỳ trước: kết quả của kỳ cùng loại liền trước."),
        ("–", "Lũy kế: kết quả từ đầu năm (hoặc nhiệm kỳ) theo các báo cáo đã nạp."),
    ]


def _elsewhere(template: ResultsTemplate) -> Lines:
    """Targets that are reported for periods of another calendar."""
    one = len(template.sheets) == 1
    titles: Sequence[str] = [
        title if one else f"{sheet.short_name}: {title}"
        for sheet in template.sheets
        for title in sheet.elsewhere
    ]
    if not titles:
        return []
    why = (
        f"{dates.period_title(template.period.code)} không nằm trọn trong năm của các chỉ tiêu "
        "dưới đây. Tải mẫu của học kỳ, năm học, hoặc quý, tháng nằm trọn trong năm ấy để báo cáo."
    )
    return [
        ("", ""),
        ("", "Chỉ tiêu không có trong mẫu này"),
        ("–", why),
        *(("–", title) for title in titles),
    ]


def of_resolution(template: ResolutionTemplate) -> Lines:
    """How to fill in the targets of a new resolution."""
    names = ", ".join(form.kind.table.sheet for form in template.forms)
    steps = [
        f"Điền lần lượt các sheet: {names}. Chỉ điền các ô nền vàng; các ô khác đã khóa.",
        "Mỗi chỉ tiêu của nghị quyết là một dòng ở sheet Chỉ tiêu. Dòng không dùng để trống, không "
        "cần xóa.",
        "Ô có mũi tên là ô chọn trong danh sách; bấm vào ô để xem lời nhắc.",
        "Số viết theo lối Việt Nam: dấu phẩy là dấu thập phân (2,5), dấu chấm chỉ tách hàng nghìn "
        "(1.668). Ghi theo đơn vị của chỉ số, không kèm chữ.",
        "Mức phải đạt: số trần («chiêu sinh 300 học viên», «100% đảng viên») là «ít nhất»; «không "
        "có …» là «không quá» với mức 0; «từ X đến Y» ghi X ở Mức phải đạt, Y ở Mức trên.",
        *_of_term(template),
        "Lưu tệp ở dạng .xlsx rồi thả nguyên tệp vào trang Nạp số liệu, hoặc chạy: python -m etl "
        "load TỆP.xlsx. Chương trình kiểm tra mọi dòng, chỉ nạp khi không còn lỗi.",
        "Nạp lại mẫu này sau khi sửa thì chỉ tiêu được sửa theo, bản trước vẫn được giữ lại. Mỗi "
        "nghị quyết dùng một mẫu riêng: tải mẫu mới cho nghị quyết khác.",
    ]
    return [("", "Cách điền"), *((f"{n}.", step) for n, step in enumerate(steps, start=1))]


def _of_term(template: ResolutionTemplate) -> list[str]:
    if not template.is_of_term:
        return []
    return [
        "Nhịp đánh giá: «mỗi năm» xét từng năm; «theo lộ trình từng năm» xét từng năm với mức "
        "riêng ghi ở sheet Lộ trình; «trong nhiệm kỳ» cộng cả nhiệm kỳ; «đến cuối nhiệm kỳ» xét "
        "mức cuối.",
    ]
