"""The history of a target: each version, from when, by which decision, who typed it."""

from scorecard.board import TargetDetail
from scorecard.charts.marks import isolated, safe_href
from scorecard.labels import target_versions as words
from scorecard.labels.fields import text
from scorecard.reports import contents
from scorecard.ui import addresses, components, data
from scorecard.ui.choices import Choice
from scorecard.ui.html import draw


def section(choice: Choice, detail: TargetDetail) -> None:
    """What the target asked at each time, and the way to change it."""
    target_id = text(detail.target, "target_id")
    # All of its past, on the page of a closed review too: a later decision stands beside it.
    found = data.target_versions(choice.generation.whole, target_id)
    if found is not None and len(found.rows) > 1:
        components.section_title(
            "Các lần thay đổi chỉ tiêu",
            "Kỳ rà soát trước ngày quyết định vẫn xét theo mức cũ; năm đã qua giữ mức của năm ấy",
        )
        years = contents.records(found.years)
        items = [
            _item(row, [year for year in years if year["version"] == row["version"]])
            for row in reversed(contents.records(found.rows))
        ]
        draw(f'<ul class="sc-changes" aria-label="Các lần thay đổi">{"".join(items)}</ul>')
    if not choice.is_past:
        link = addresses.link(
            addresses.SETTING_PAGE,
            {
                addresses.RESOLUTION: text(detail.target, "resolution_id"),
                addresses.TARGET: target_id,
            },
        )
        draw(f'<p><a href="{safe_href(link)}">Sửa hoặc điều chỉnh chỉ tiêu này</a></p>')


def _item(version: dict[str, object], years: list[dict[str, object]]) -> str:
    return (
        f"<li><b>{isolated(words.asked(version, years))}</b>. {isolated(words.why(version))}. "
        f'<span class="sc-source">{isolated(words.who(version))}</span></li>'
    )
