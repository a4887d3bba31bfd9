"""A term or a year looked back on: what was promised, what was done, what was late, and before."""

from scorecard.ui import (
    choices,
    closing_sections,
    mandate_choices,
    narrative_editor,
    reports,
    retrospective_sections,
    sections,
    start,
)

generation = start()
choice = choices.alone(
    choices.choose(generation, "Tổng kết nhiệm kỳ", with_scope=False, with_today=True)
)
found = mandate_choices.choose_mandate(choice)

if found is None:
    sections.head(choice, "Tổng kết nhiệm kỳ")
    retrospective_sections.nothing()
elif found.rows.empty:
    retrospective_sections.head(choice, found)
    retrospective_sections.without_targets(found)
    reports.offer_retrospective(choice, found)
    retrospective_sections.facts(found, choice)
else:
    retrospective_sections.head(choice, found)
    retrospective_sections.headline(found)
    reports.offer_retrospective(choice, found)
    closing_sections.since(choice)
    retrospective_sections.still_open(found, choice)
    retrospective_sections.panels(found, choice)
    retrospective_sections.congress(found, choice)
    narrative_editor.section(found, choice)
    retrospective_sections.achievements(found, choice)
    retrospective_sections.shortfalls(found, choice)
    retrospective_sections.late(found, choice)
    retrospective_sections.ratings(found)
    retrospective_sections.former(found, choice)
    retrospective_sections.set_lower(found, choice)
sections.foot(choice)
