"""The checks of decisions that change targets (điều chỉnh chỉ tiêu), against what they change."""

from typing import Final

from etl.check_list import Check
from etl.problems import Code, Severity, Wording

ADJUSTMENT_CHECKS: Final = (
    Check(
        "second_adjustment",
        Wording(
            Code.DUPLICATE_ROW,
            "chỉ tiêu {value} có hai quyết định điều chỉnh trong một lần nạp",
            "nạp từng quyết định một, mỗi lần kèm mức mới của chỉ tiêu",
        ),
        "target_id",
        table="adjustments",
    ),
    Check(
        "idle_adjustment",
        Wording(
            Code.INVALID_COMBINATION,
            "quyết định điều chỉnh chỉ tiêu {value} không kèm thay đổi nào của chỉ tiêu ấy",
            "nạp cùng lúc dòng Chỉ tiêu hoặc Lộ trình mang mức mới, hoặc bỏ dòng điều chỉnh",
        ),
        "target_id",
        branch="is_known",
        otherwise=Wording(
            Code.INVALID_COMBINATION,
            "chỉ tiêu {value} mới nhập lần đầu, chưa có gì để điều chỉnh",
            "nạp chỉ tiêu như nghị quyết ban đầu trước, nạp mức điều chỉnh kèm quyết định sau",
        ),
        table="adjustments",
    ),
    Check(
        "early_adjustment",
        Wording(
            Code.DATE_ORDER,
            "quyết định ngày {value} có trước quyết định ngày {began_on} đã điều chỉnh chỉ tiêu "
            "{target_id}",
            "kiểm tra ngày; các quyết định của một chỉ tiêu nạp theo thứ tự ngày",
        ),
        "decided_on",
        branch="is_decided",
        otherwise=Wording(
            Code.DATE_ORDER,
            "quyết định ngày {value} có trước nghị quyết đặt ra chỉ tiêu {target_id} ({began_on})",
            "kiểm tra ngày của quyết định và ngày ban hành nghị quyết",
        ),
        table="adjustments",
    ),
    Check(
        "past_target_year",
        Wording(
            "year_over",
            "năm {value} đã qua trước ngày quyết định {decided_on}: năm ấy giữ mức cũ",
            "quyết định chỉ đổi các năm chưa qua; nếu mức cũ nhập sai, hãy sửa lỗi nhập, không kèm "
            "quyết định",
            Severity.WARNING,
        ),
        "year",
        table="adjustments",
    ),
    Check(
        "another_target",
        Wording(
            Code.INVALID_COMBINATION,
            "chỉ tiêu {target_id} đã có quyết định điều chỉnh: không đổi được nghị quyết, chỉ số, "
            "loại năm, hay chuyển giữa xét từng năm và xét cả nhiệm kỳ",
            "giữ như cũ; nếu là cam kết khác, hãy lập chỉ tiêu mới",
        ),
        table="targets",
    ),
)
