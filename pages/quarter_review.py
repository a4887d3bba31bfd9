"""Quarter review: what needs a decision, worst first; then all the rest; then what changed."""

from scorecard.ui import (
    branch_sections,
    check_sections,
    choices,
    components,
    data,
    reports,
    sections,
    start,
    unexplained,
)

generation = start()
choice = choices.choose(generation, "Rà soát quý")
sections.head(choice, f"Rà soát {choice.review_name_lower}")
branch_sections.alone(choice)

review = data.quarter_review(generation, choice.organisation_ids, choice.as_of, choice.known_at)

if review.rows.empty:
    components.empty_state(
        "Không có chỉ tiêu nào để rà soát",
        "Tổ chức này chưa có nghị quyết với chỉ tiêu trong kho. Nạp bảng Nghị quyết và Chỉ tiêu, "
        "hoặc chọn tổ chức khác; kết quả không gắn chỉ tiêu xem ở trang Tổng quan.",
        command="python -m etl load TỆP.xlsx",
    )
else:
    sections.headline(review)
    room = check_sections.room()
    reports.offer_quarter(choice)
    sections.decisions(review, choice)
    unexplained.section(review, choice)
    sections.others(review, choice)
    sections.changes(review, choice)
    sections.unreported(review, choice)
    check_sections.hint(choice, room)
sections.foot(choice)
