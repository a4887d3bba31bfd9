"""Overview: how an organisation's targets stand, what needs a decision, who has not reported."""

from scorecard.ui import (
    branch_sections,
    check_sections,
    choices,
    closing_sections,
    components,
    data,
    sections,
    start,
)

generation = start()
choice = choices.choose(generation, "Tổng quan", with_scope=False)
sections.head(choice, f"Tổng quan {choice.review_name_lower}")

if choice.is_vast:
    branch_sections.overview(choice)

as_of, known_at = choice.as_of, choice.known_at
review = data.quarter_review(choice.generation, choice.tree_ids, as_of, known_at)
resolutions = data.resolutions(choice.generation, choice.own_ids)
facts = data.facts_without_target(choice.generation, choice.tree_ids, as_of, known_at)

if review.rows.empty and facts.empty:
    sections.nothing(choice)
elif review.rows.empty:
    components.note_box(
        "Chưa có chỉ tiêu nào của tổ chức này trong kho; dưới đây là những kết quả đã báo cáo."
    )
else:
    sections.own_headline(review, choice)
    sections.headline(review)
    sections.score(review)
    sections.standing(review, choice)
    sections.decisions(review, choice, most=sections.FIRST_CARDS)
    sections.to_review(choice)
    closing_sections.since(choice)
    sections.unreported(review, choice)

room = check_sections.room()
sections.resolutions(resolutions, choice)
sections.facts(facts, choice)
check_sections.count(choice, room)
sections.foot(choice)
