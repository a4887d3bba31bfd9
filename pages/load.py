"""Files in: drop them, see what they hold, what is wrong and what would change, then publish."""

from scorecard.ui import load_changes, load_sections, loading, start_empty, templates

generation = start_empty()
desk = loading.at_desk()
load_sections.head(desk)
loading.drop(desk)
load_sections.fault(desk)

if loading.work(desk):
    pass  # what was found is shown when it is there
elif desk.checked is not None:
    load_changes.moved(desk)
    load_sections.headline(desk.checked)
    load_sections.contents(desk.checked)
    load_sections.problems(desk.checked, desk)
    load_changes.differences(desk.checked)
    loading.decide(desk)
elif desk.published is not None:
    load_changes.done(desk)
else:
    load_sections.before(generation)
    templates.offer(generation)
load_sections.foot(generation)
