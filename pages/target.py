"""One target whole: its promise, its verdict and why, its years, every report behind them."""

from scorecard.ui import (
    choices,
    closing_sections,
    components,
    explanations,
    figure_sections,
    sections,
    start,
    target_history,
    target_sections,
)

generation = start()
choice = choices.choose(
    generation, "Chi tiết chỉ tiêu", organisation_id=choices.owner_of_target(generation)
)
indicator_id = choices.asked_figure()
detail = None if indicator_id else choices.choose_target(choice)

if indicator_id:
    figure_sections.of_indicator(indicator_id, choice)
elif detail is None:
    sections.head(choice, "Chi tiết chỉ tiêu")
    components.empty_state(
        "Chưa có chỉ tiêu nào để xem ở đây",
        "Chọn một chỉ tiêu trong danh sách, hoặc chọn tổ chức có nghị quyết đã nạp.",
    )
else:
    target_sections.head(choice, detail)
    target_sections.verdict(detail)
    closing_sections.since_of_target(choice, detail)
    explanations.section(detail, choice)
    target_sections.figures(detail)
    target_sections.years(detail, choice)
    figure_sections.of_target(detail, choice)
    target_sections.origin(detail)
    target_history.section(choice, detail)
sections.foot(choice)
