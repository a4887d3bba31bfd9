"""Type the figures of a period in a grid, with plan and former figures beside; then publish."""

from scorecard.ui import choices, components, entry_choices, entry_grid, sections, start

generation = start()
choice = choices.alone(
    choices.choose(generation, "Nhập kết quả", with_date=False, with_scope=False)
)
sections.head(choice, "Nhập kết quả")
grid = entry_choices.choose_grid(choice)

if grid is None:
    components.empty_state(
        "Chưa chọn kỳ báo cáo",
        "Chọn một kỳ trong danh sách; nếu danh sách trống, nạp nghị quyết và chỉ tiêu của tổ chức.",
        ways_in=components.WAYS_IN,
    )
elif grid.entry.rows.empty:
    components.empty_state(
        "Kỳ này không có chỉ tiêu nào để nhập",
        "Không chỉ tiêu nào của tổ chức được xét trong kỳ đã chọn. Chọn kỳ khác, hoặc tổ chức khác "
        "trong danh sách.",
    )
else:
    entry_grid.draw_grid(grid)
sections.foot(choice)
