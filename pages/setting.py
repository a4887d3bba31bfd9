"""Enter a resolution and its targets by hand, put them right, or change them by a decision."""

from scorecard.ui import choices, data, sections, setting_resolution, setting_target, start

generation = start()
choice = choices.alone(
    choices.choose(generation, "Nhập nghị quyết", with_date=False, with_scope=False)
)
sections.head(choice, "Nhập nghị quyết")

found = data.resolutions(generation, choice.own_ids)
resolution = setting_resolution.choose(found)

if resolution is None:
    setting_resolution.section(choice)
else:
    setting_target.section(choice, resolution)
sections.foot(choice)
