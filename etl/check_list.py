"""The checks across rows: which SQL file finds what, and how it is told (semantics §9).

A file's columns fill the wording's fields. ``file_id`` and ``row_number`` say where, and so do
``column_name`` and ``value`` where the check does not name its column once for all.
"""

from dataclasses import dataclass
from typing import Final

from etl.problems import Code, Severity, Wording
from scorecard.model.tables import TABLES

_WARNING: Final = Severity.WARNING


@dataclass(frozen=True, slots=True)
class Check:
    """One file of ``sql/checks``.

    ``otherwise`` tells the rows whose ``branch`` column is false; ``table`` is the one without
    whose rows in the call there is nothing to check, ``needs`` a column of ``checks/asked_of_*``:
    what the reports must hold for the check to compare anything. ``finding`` is the sentence of a
    stored report, beside which its organisation and indicator are named. ``is_across``: it holds
    reports of different organisations against each other; ``is_of_relations``: it is one of masters
    and reads the relations, so that each range of organisations can be checked for itself.
    """

    name: str
    wording: Wording
    column: str | None = None
    branch: str | None = None
    otherwise: Wording | None = None
    table: str | None = None
    needs: str | None = None
    finding: str | None = None
    is_across: bool = False
    is_of_relations: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """A column that names a record of another table by its id."""

    table: str
    column: str
    referenced: str


REFERENCES: Final = (
    Reference("organisations", "parent_id", "organisations"),
    Reference("organisations", "successor_id", "organisations"),
    Reference("terms", "organisation_id", "organisations"),
    Reference("resolutions", "organisation_id", "organisations"),
    Reference("resolutions", "term_id", "terms"),
    Reference("indicators", "scale_id", "scales"),
    Reference("targets", "resolution_id", "resolutions"),
    Reference("targets", "indicator_id", "indicators"),
    Reference("target_years", "target_id", "targets"),
    Reference("commentaries", "target_id", "targets"),
    Reference("narratives", "organisation_id", "organisations"),
    Reference("closings", "organisation_id", "organisations"),
    Reference("acknowledgements", "organisation_id", "organisations"),
    Reference("acknowledgements", "indicator_id", "indicators"),
    Reference("adjustments", "target_id", "targets"),
)

SHEET_OF: Final = {table.name: table.sheet for table in TABLES}

UNKNOWN_REFERENCE: Final = Wording(
    Code.UNKNOWN_REFERENCE,
    "không có mã {value} trong bảng {sheet} (cả ở tệp đang nạp lẫn trong kho)",
    "sửa mã, hoặc thêm dòng có mã này vào bảng {sheet}",
)

DIFFERENT_ROWS: Final = Wording(
    Code.DUPLICATE_ROW,
    "cùng khóa với {first} nhưng nội dung khác",
    "giữ lại một dòng đúng, xóa dòng kia",
)
EQUAL_ROWS: Final = Wording(
    Code.DUPLICATE_ROW, "lặp lại {first}", "chỉ tính một lần; nên xóa dòng thừa", _WARNING
)
MORE: Final = Wording(
    "more_problems", "còn {count} dòng nữa cùng lỗi này, không kê hết", "sửa các dòng đã kê trước"
)

MASTER_CHECKS: Final = (
    Check(
        "overlapping_history",
        Wording(
            Code.DATE_ORDER,
            "thời gian hiệu lực của {value} chồng lên dòng khác cùng mã từ {first_day}",
            "sửa valid_from, valid_to để các dòng của một tổ chức nối tiếp nhau",
        ),
        "valid_from",
    ),
    Check(
        "cycle_of_parents",
        Wording(
            Code.CYCLE,
            "{value} đứng trên chính nó trong cây tổ chức",
            "sửa parent_id của một tổ chức trong vòng",
        ),
        "parent_id",
    ),
    Check(
        "cycle_of_successors",
        Wording(
            Code.CYCLE,
            "{value} là nơi tiếp nhận của chính nó",
            "sửa successor_id của một tổ chức trong vòng",
        ),
        "successor_id",
    ),
    Check(
        "term_of_another",
        Wording(
            Code.INVALID_COMBINATION,
            "nghị quyết {resolution_id} gắn với nhiệm kỳ {value} của tổ chức khác "
            "({organisation_id})",
            "chọn nhiệm kỳ của đúng tổ chức ra nghị quyết",
        ),
    ),
    Check(
        "target_of_a_year",
        Wording(
            Code.INVALID_COMBINATION,
            "chỉ tiêu {target_id} của nghị quyết năm {year_code} phải có nhịp each_year, "
            "đang là {value}",
            "đổi nhịp thành each_year, hoặc chuyển chỉ tiêu sang nghị quyết nhiệm kỳ",
        ),
        branch="is_cadence",
        otherwise=Wording(
            Code.INVALID_COMBINATION,
            "chỉ tiêu {target_id} của nghị quyết năm học {year_code} phải tính theo năm học "
            "(school), đang là {value}",
            "đổi year_basis thành school, hoặc ghi năm của nghị quyết là năm thường",
        ),
        is_of_relations=True,
    ),
    Check(
        "pooled_total",
        Wording(
            Code.INVALID_COMBINATION,
            "chỉ tiêu {target_id} cộng cả nhiệm kỳ (term_total) cần chỉ số {indicator_id} gộp "
            "tử số, mẫu số (pooled)",
            "đặt aggregation của chỉ số là pooled, hoặc đổi nhịp của chỉ tiêu",
        ),
    ),
    Check(
        "missing_target_year",
        Wording(
            Code.MISSING_VALUE,
            "chỉ tiêu theo lộ trình {target_id} thiếu mức của năm {year_code}",
            "thêm dòng của năm ấy vào bảng Lộ trình",
        ),
        is_of_relations=True,
    ),
    Check(
        "needless_target_year",
        Wording(
            Code.INVALID_COMBINATION,
            "chỉ tiêu {target_id} không theo lộ trình (by_year) mà có mức của năm {year_code}",
            "xóa dòng Lộ trình, hoặc đổi nhịp của chỉ tiêu thành by_year",
        ),
        branch="is_cadence",
        otherwise=Wording(
            Code.INVALID_COMBINATION,
            "năm {year_code} không cùng lịch với chỉ tiêu {target_id}",
            "năm thường ghi như 2023, năm học ghi như 2022-2023",
        ),
    ),
    Check(
        "unjudged_target_year",
        Wording(
            "year_not_judged",
            "năm {value} không thuộc các năm xét của chỉ tiêu {target_id}; mức này sẽ không dùng",
            "kiểm tra lại năm, hoặc thời gian của nhiệm kỳ",
            _WARNING,
        ),
        "year",
        is_of_relations=True,
    ),
    Check(
        "years_of_a_term",
        Wording(
            "too_many_years",
            "nhiệm kỳ {value} dài {years} năm, tối đa {most_years}",
            "kiểm tra ngày bắt đầu, ngày kết thúc, năm đầu, năm cuối",
        ),
        "end_date",
        branch="years",
        otherwise=Wording(
            "no_judged_year",
            "nhiệm kỳ {value} không xét năm nào (không năm nào có quá nửa số ngày trong nhiệm kỳ)",
            "kiểm tra ngày, hoặc ghi first_year và last_year",
            _WARNING,
        ),
        is_of_relations=True,
    ),
    Check(
        "years_of_a_target",
        Wording(
            "too_many_years",
            "chỉ tiêu {target_id} xét {years} năm, tối đa {most_years}",
            "kiểm tra first_year, last_year",
        ),
        "last_year",
    ),
    Check(
        "repeated_rank",
        Wording(
            Code.DUPLICATE_ROW,
            "bậc {value} của thang {scale_id} đã là của mức {other_level}",
            "mỗi mức của một thang có một bậc riêng, 1 là cao nhất",
        ),
        "rank",
    ),
    Check(
        "changed_indicator",
        Wording(
            Code.INVALID_COMBINATION,
            "không đổi được {column_name} của chỉ số {indicator_id}: đã có {reports} kết quả và "
            "{targets} chỉ tiêu dựa vào giá trị cũ",
            "giữ giá trị cũ, hoặc lập chỉ số mới với mã khác",
        ),
        table="indicators",
    ),
    Check(
        "changed_unit",
        Wording(
            "changed_unit",
            "đơn vị của chỉ số {indicator_id} đổi từ '{former_unit}' thành {value} trong khi đã có "
            "kết quả; số đã nạp không được quy đổi",
            "nếu chỉ sửa cách viết thì bỏ qua; nếu đổi đơn vị thật, hãy lập chỉ số mới",
            _WARNING,
        ),
        "unit",
        table="indicators",
    ),
)

REPORT_CHECKS: Final = (
    Check(
        "period_outside_year",
        Wording(
            Code.PERIOD_OUTSIDE_YEAR,
            "kỳ {value} vắt qua hai {year_word} nên không chỉ tiêu nào của chỉ số này dùng được",
            "báo cáo theo kỳ nằm trọn trong một năm mà chỉ tiêu xét",
        ),
        "period",
        needs="has_straddling",
    ),
)
"""Checks of the reports of this load against masters and stored rows."""

NARRATIVE_CHECKS: Final = (
    Check(
        "unknown_subject",
        Wording(
            Code.UNKNOWN_REFERENCE,
            "{value} không phải nhiệm kỳ hay năm có nghị quyết của {organisation_id}",
            "ghi term: và mã nhiệm kỳ, hoặc year: và năm của nghị quyết năm",
        ),
        "subject",
    ),
)
"""Checks of the narratives of this load."""
