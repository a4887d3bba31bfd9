"""The checks on figures (semantics §9): warnings, never silent repairs.

Their SQL reads ``reported`` and the relations, so they run on a load and on a stored warehouse.
"""

from typing import Final

from etl.check_list import Check
from etl.problems import Code, Severity, Wording

_WARNING: Final = Severity.WARNING

DATA_CHECKS: Final = (
    Check(
        "percent_mismatch",
        Wording(
            Code.PERCENT_MISMATCH,
            "tỷ lệ ghi {figure}% không khớp {numerator}/{denominator} = {percent}%",
            "kiểm tra lại ba số; khi xét, tử số và mẫu số được dùng",
            _WARNING,
        ),
        "value",
        needs="has_shares",
    ),
    Check(
        "numerator_above_denominator",
        Wording(
            "numerator_above_denominator",
            "tử số {numerator} lớn hơn mẫu số {denominator}",
            "kiểm tra hai ô có bị đổi chỗ không",
            _WARNING,
        ),
        "numerator",
        needs="has_shares",
    ),
    Check(
        "recorded_early",
        Wording(
            "recorded_early",
            "ngày ghi nhận {recorded_on} trước ngày cuối kỳ {period_code} ({last_day}) mà không "
            "đánh dấu ước tính",
            "sửa ngày, hoặc ghi 'có' ở cột Ước tính",
            _WARNING,
        ),
        "recorded_on",
    ),
    Check(
        "whole_against_parts",
        Wording(
            "parts_mismatch",
            "{organisation_id}, {indicator_id}: kỳ {period_code} báo {whole}, cộng các "
            "{part_word} được {parts}",
            "đối chiếu hai báo cáo, nộp bản đính chính cho số sai",
            _WARNING,
        ),
        "period",
        needs="has_parts",
        finding="kỳ {period_code} báo {whole}, cộng các {part_word} được {parts}",
    ),
    Check(
        "whole_against_last",
        Wording(
            "parts_mismatch",
            "{organisation_id}, {indicator_id}: kỳ {period_code} báo {whole}, kỳ {part_code} kết "
            "thúc cùng ngày báo {part}",
            "đối chiếu hai báo cáo, nộp bản đính chính cho số sai",
            _WARNING,
        ),
        "period",
        needs="has_parts",
        finding="kỳ {period_code} báo {whole}, kỳ {part_code} kết thúc cùng ngày báo {part}",
    ),
    Check(
        "jump",
        Wording(
            "jump",
            "{organisation_id}, {indicator_id}: kỳ {period_code} báo {figure}{unit}, cùng kỳ năm "
            "trước {before}{unit}, chênh hơn {jump_times} lần",
            "kiểm tra đơn vị và số chữ số",
            _WARNING,
        ),
        "value",
        finding="kỳ {period_code} báo {figure}{unit}, cùng kỳ năm trước {before}{unit}, "
        "chênh hơn "
        "{jump_times} lần",
    ),
    Check(
        "outside_every_term",
        Wording(
            "outside_every_term",
            "kỳ {period_code} nằm ngoài mọi nhiệm kỳ và nghị quyết năm của {organisation_id}",
            "kiểm tra kỳ báo cáo và nhiệm kỳ của tổ chức",
            _WARNING,
        ),
        "period",
        finding="kỳ {period_code} nằm ngoài mọi nhiệm kỳ và nghị quyết năm của tổ chức",
    ),
    Check(
        "fraction_among_wholes",
        Wording(
            "fraction_among_wholes",
            "{figure} có phần lẻ trong khi mọi số khác của chỉ số {indicator_id} là số nguyên",
            "kiểm tra dấu phẩy thập phân",
            _WARNING,
        ),
        "value",
        finding="{figure} có phần lẻ trong khi mọi số khác của chỉ số này là số nguyên",
        is_across=True,
    ),
    Check(
        "missing_period",
        Wording(
            "missing_period",
            "{organisation_id}, {indicator_id}: thiếu kỳ giữa {before_code} và {period_code}",
            "nộp báo cáo của kỳ còn thiếu",
            _WARNING,
        ),
        "period",
        finding="thiếu báo cáo giữa kỳ {before_code} và kỳ {period_code}",
    ),
    Check(
        "too_many_excellent",
        Wording(
            "too_many_excellent",
            "{organisation_id}, {period_code}: {excellent} tổ chức xếp loại xuất sắc trên {good} "
            "tổ chức từ tốt trở lên, quá trần {excellent_ceiling_percent}%",
            "đối chiếu với quy định đang áp dụng",
            _WARNING,
        ),
        "level",
        needs="has_ratings",
        finding="kỳ {period_code}: {excellent} tổ chức xếp loại xuất sắc trên {good} tổ chức từ "
        "tốt trở lên, quá trần {excellent_ceiling_percent}%",
        is_across=True,
    ),
)

STORED_CHECKS: Final = (
    *DATA_CHECKS,
    Check(
        "former_unit",
        Wording(
            "changed_unit",
            "{reports} số liệu ghi khi đơn vị là '{former_unit}', nay là '{unit}'; số đã ghi không "
            "được quy đổi",
            "nếu chỉ sửa cách viết thì xác nhận; nếu đổi đơn vị thật, hãy đính chính các số ấy",
            _WARNING,
        ),
    ),
)
"""What a stored warehouse is asked: a load tells of a changed unit by the indicator's own row."""
