"""The members of a Đảng bộ side by side: status, one indicator, years, what they have together."""

from scorecard.ui import (
    branch_sections,
    choices,
    closing_sections,
    compare_choices,
    compare_more,
    compare_one,
    compare_sections,
    components,
    reports,
    sections,
    start,
)

generation = start()
choice = choices.choose(generation, "So sánh chi bộ", with_scope=False)
if choice.is_vast:
    branch_sections.bars(choice)
view = compare_choices.choose_view(choice)

if view is None and choice.is_vast:
    sections.head(choice, "So sánh chi bộ")
elif view is None:
    sections.head(choice, "So sánh chi bộ")
    components.empty_state(
        "Không có chi bộ trực thuộc để so sánh",
        f"Vào ngày rà soát này {choice.organisation.name} không có tổ chức trực thuộc nào trong "
        "kho. Chọn một Đảng bộ trong danh sách, hoặc nạp bảng Tổ chức có cột cấp trên.",
        ways_in=components.WAYS_IN,
    )
else:
    compare_sections.head(view)
    reports.offer_compare(choice, view.found.level)
    compare_sections.matrix(view)
    compare_one.one_indicator(view)
    compare_more.years(view)
    compare_more.rolled(view)
    compare_more.shared(view)
    compare_more.changes(view)
    closing_sections.since(choice)
sections.foot(choice)
