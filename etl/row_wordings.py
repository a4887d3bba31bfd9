"""What users are told of rows whose cells do not go together (semantics §3, contract §1)."""

from typing import Final

from etl.problems import Code, Severity, Wording


def _combination(what: str, remedy: str) -> Wording:
    return Wording(Code.INVALID_COMBINATION, what, remedy)


NOT_FOR_MEASURE: Final = _combination(
    "ô này không áp dụng cho chỉ số loại {measure}", "xóa ô, hoặc sửa loại đo (measure) của chỉ số"
)
FIGURE_MISSING: Final = Wording(
    Code.MISSING_VALUE,
    "thiếu số liệu: chỉ số loại {measure} cần {needs}",
    "điền số liệu; nếu muốn rút báo cáo đã nộp thì ghi 'có' ở cột Rút lại",
)
HALF_A_RATIO: Final = _combination(
    "tử số và mẫu số phải có đủ cả hai", "điền nốt số còn thiếu, hoặc xóa cả hai và ghi phần trăm"
)
NO_WHOLE: Final = _combination(
    "tử số khác 0 mà mẫu số bằng 0", "sửa mẫu số; nếu không phát sinh thì ghi cả hai là 0"
)

CADENCE_OF_MEASURE: Final = _combination(
    "nhịp {value} không đi với chỉ số loại {measure}", "dùng một trong các nhịp: {allowed}"
)
COMPARATOR_OF_MEASURE: Final = _combination(
    "phép so sánh {value} không đi với chỉ số loại {measure}", "dùng: {allowed}"
)
POOLED_ONLY: Final = _combination(
    "chỉ tiêu cộng cả nhiệm kỳ (term_total) của một tỷ lệ cần chỉ số gộp tử số, mẫu số",
    "đặt aggregation của chỉ số là pooled, hoặc đổi nhịp của chỉ tiêu",
)
VALUE_NEEDED: Final = Wording(
    Code.MISSING_VALUE, "chỉ tiêu này cần mức phải đạt", "điền số vào cột này"
)
LEVEL_NEEDED: Final = Wording(
    Code.MISSING_VALUE, "chỉ tiêu xếp loại cần bậc phải đạt", "điền mã hoặc tên bậc vào cột này"
)
UPPER_NEEDED: Final = Wording(
    Code.MISSING_VALUE, "so sánh between, within cần mức trên", "điền mức trên vào cột này"
)
UPPER_NOT_NEEDED: Final = _combination(
    "mức trên chỉ đi với between và within", "xóa ô, hoặc đổi phép so sánh"
)
UPPER_BELOW_VALUE: Final = _combination(
    "mức trên {value} nhỏ hơn mức phải đạt", "đổi chỗ hoặc sửa hai mức"
)
FLAG_ASKS_YES: Final = _combination(
    "chỉ tiêu có/không chỉ đặt được là 'có'",
    "ghi 'có'; điều không được xảy ra thì đặt chỉ số ngược",
)
IN_TARGET_YEARS: Final = _combination(
    "chỉ tiêu theo lộ trình (by_year) ghi mức của từng năm ở bảng Lộ trình",
    "xóa ô này và ghi ở bảng Lộ trình",
)
ONLY_BY_YEAR: Final = _combination(
    "chỉ tiêu {value} không theo lộ trình (by_year) nên không có mức của từng năm",
    "xóa dòng, hoặc đổi nhịp của chỉ tiêu thành by_year",
)
BASELINE_NOT_NEEDED: Final = _combination(
    "mức đầu nhiệm kỳ chỉ đi với nhịp term_end của chỉ số stock hay ratio, "
    "phép so sánh không phải = hay within",
    "xóa ô",
)
PROFILE_NOT_NEEDED: Final = _combination(
    "tiến độ quý chỉ đi với chỉ số flow, nhịp each_year hay by_year", "xóa ô"
)
BOTH_YEARS: Final = _combination(
    "năm đầu và năm cuối phải có đủ cả hai", "điền nốt năm còn thiếu, hoặc xóa cả hai"
)
YEARS_REVERSED: Final = Wording(
    Code.DATE_ORDER, "năm cuối {value} trước năm đầu", "đổi chỗ hoặc sửa hai năm"
)
DATES_REVERSED: Final = Wording(
    Code.DATE_ORDER, "ngày kết thúc {value} trước ngày bắt đầu", "đổi chỗ hoặc sửa hai ngày"
)
TERM_NEEDED: Final = Wording(
    Code.MISSING_VALUE, "nghị quyết đại hội (congress) cần mã nhiệm kỳ", "điền mã nhiệm kỳ"
)
YEAR_NEEDED: Final = Wording(
    Code.MISSING_VALUE, "nghị quyết năm (year) cần năm", "điền năm, như 2023 hay 2022-2023"
)
TERM_NOT_NEEDED: Final = _combination(
    "nghị quyết năm (year) không có nhiệm kỳ", "xóa ô, hoặc đổi loại nghị quyết"
)
YEAR_NOT_NEEDED: Final = _combination(
    "nghị quyết đại hội (congress) không có năm", "xóa ô, hoặc đổi loại nghị quyết"
)
AGGREGATION_OF_MEASURE: Final = _combination(
    "cách tổng hợp {value} không đi với chỉ số loại {measure}", "dùng: {allowed}, hoặc để trống"
)
SCALE_NEEDED: Final = Wording(
    Code.MISSING_VALUE,
    "chỉ số xếp loại (rating) cần thang bậc",
    "điền mã thang bậc, như xep_loai",
)
SCALE_NOT_NEEDED: Final = _combination(
    "thang bậc chỉ đi với chỉ số loại rating", "xóa ô, hoặc sửa loại đo"
)
NEVER_NEGATIVE: Final = _combination(
    "chỉ số loại {measure} không có số âm", "xóa ô hoặc ghi 'không'"
)

PERCENT_AS_WRITTEN: Final = Wording(
    Code.PERCENT_MISMATCH,
    "tỷ lệ ghi {value} không khớp tử số và mẫu số khi làm tròn đến số chữ số lẻ đã ghi",
    "kiểm tra lại ba số; khi xét, tử số và mẫu số được dùng",
    Severity.WARNING,
)

CLOSING_NEEDS_DAY: Final = Wording(
    Code.MISSING_VALUE,
    "chốt kỳ cần ngày biết số liệu",
    "điền ngày; nếu muốn mở lại kỳ đã chốt thì ghi 'có' ở cột Mở lại",
)
KNOWN_BEFORE_RECORDED: Final = Wording(
    Code.DATE_ORDER,
    "ngày biết số liệu {value} sau ngày ghi nhận",
    "chốt theo một ngày không muộn hơn ngày ghi nhận",
)
REASON_NEEDED: Final = Wording(
    Code.MISSING_VALUE,
    "xác nhận cần lý do",
    "ghi vì sao số liệu đúng như vậy; nếu muốn rút xác nhận thì ghi 'có' ở cột Rút lại",
)
DECIDED_BEFORE_RECORDED: Final = Wording(
    Code.DATE_ORDER,
    "ngày quyết định {value} sau ngày ghi nhận",
    "sửa một trong hai ngày; quyết định chưa ban hành thì chưa nhập",
)
