"""Data checks: what to look at again, acknowledged or mended; and who has not reported."""

from scorecard.ui import (
    awaited_sections,
    check_choices,
    check_data,
    check_sections,
    choices,
    sections,
    start,
)

generation = start()
choice = choices.choose(generation, "Kiểm tra số liệu", with_scope=False)
sections.head(choice, "Kiểm tra số liệu")
check_sections.bounds(choice)
view = check_choices.view()

if view == check_choices.AWAITED:
    awaited_sections.section(choice)
else:
    found = check_data.found(generation, choice.tree_ids, choice.known_at)
    check_sections.headline(found)
    sought = check_choices.sought(found)
    check_sections.listed(found, sought, choice)
sections.foot(choice)
