"""The resolutions of an organisation: each with its targets by group, its source and notes."""

from scorecard.ui import choices, components, data, resolution_sections, sections, start

generation = start()
choice = choices.choose(generation, "Nghị quyết", with_date=False)
sections.head(choice, "Nghị quyết")

found = data.resolutions(generation, choice.organisation_ids)
resolution = choices.choose_resolution(choice, found)

if resolution is not None:
    resolution_sections.origin(resolution)
    resolution_sections.targets(resolution, choice)
elif found.empty:
    components.empty_state(
        "Chưa có nghị quyết nào",
        "Nạp bảng Nghị quyết của tổ chức này, hoặc chọn tổ chức khác trong danh sách.",
        ways_in=components.WAYS_IN,
    )
sections.other_resolutions(found, choice)
resolution_sections.to_template()
sections.foot(choice)
