"""Quarter review: what needs a decision, worst first; then all the rest; then what changed."""

from scorecard.ui import (
    branch_sections,
    check_sections,
    choices,
    closing_sections,
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

review = data.quarter_review(*choice.key)

if review.rows.empty:
    components.empty_state(
        "Không có chỉ tiêu nào để rà soát",
        "Tổ chức này chưa có nghị quyết với chỉ tiêu trong kho. Nạp bảng Nghị quyết và Chỉ tiêu, "
        "hoặc chọn tổ chức khác; kết quả không gắn chỉ tiêu xem ở trang Tổng quan.",
        ways_in=components.WAYS_IN,
    )
else:
    sections.headline(review)
    room = check_sections.room()
    reports.offer_quarter(choice)
    sections.decisions(review, choice)
    unexplained.section(review, choice)
    sections.others(review, choice)
    closing_sections.since(choice)
    sections.changes(review, choice)
    sections.unreported(review, choice)
    closing_sections.section(choice)
    check_sections.hint(choice, room)
sections.foot(choice)
