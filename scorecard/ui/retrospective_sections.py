"""Sections of the retrospective: how it came out, its years, the congress table, why, before."""

from collections.abc import Callable
from functools import partial
from typing import Final

import pandas as pd
import streamlit as st

from scorecard.board import Retrospective, telling
from scorecard.charts.marks import escaped
from scorecard.charts.ratings import rating_bars, rating_keys_html, spoken
from scorecard.labels import comparisons, dates, headlines, mandates, numbers, results
from scorecard.labels.fields import Row, day, is_true, text
from scorecard.reports import congress as congress_table
from scorecard.reports import contents
from scorecard.ui import components, data, sections, tables
from scorecard.ui.choices import Choice
from scorecard.ui.html import draw

_MOST_LISTED: Final = 10
_LATE: Final = ("title", "lateness")
_STILL_OPEN: Final = ("title", "open_period", "standing", "needed", "reach", "projection")
_FORMER: Final = (
    "title",
    "former_asked",
    "former_result",
    "former_status",
    "asked",
    "result",
    "status",
)


def head(choice: Choice, found: Retrospective) -> None:
    """The mandate in the title; whose it is, by which congress, over which years."""
    mandate = found.mandate
    years = ", ".join(congress_table.year_columns(found).values())
    parts = [
        text(mandate, "organisation_name"),
        mandates.congress(mandate),
        f"xét {'các năm ' if ',' in years else ''}{years}" if years else "",
        f"số liệu đến {dates.day(found.as_of)}",
        f"như đã biết ngày {dates.day(choice.known_at)}" if choice.known_at else "",
    ]
    with choice.head:
        components.page_title(
            mandates.title(mandate),
            " · ".join(part for part in parts if part),
            is_made_up=is_true(mandate, "is_made_up"),
        )


def nothing() -> None:
    """An organisation without a term, a yearly resolution or a result."""
    components.empty_state(
        "Chưa có nhiệm kỳ hay năm nào để tổng kết",
        "Nạp bảng Nhiệm kỳ, Nghị quyết và Chỉ tiêu của tổ chức này, hoặc chọn tổ chức khác.",
        ways_in=components.WAYS_IN,
    )


def without_targets(found: Retrospective) -> None:
    """A year with results and without a resolution: there is nothing to hold them against."""
    whole = mandates.name(found.mandate)
    components.note_box(
        f"Kho chưa có nghị quyết với chỉ tiêu cho {whole}, nên không có gì để đánh giá; dưới đây "
        f"là những kết quả đã báo cáo của {whole}."
    )


def headline(found: Retrospective) -> None:
    """How the targets came out, in a sentence, a bar and the share reached."""
    summary = found.summary
    sentence = (
        mandates.running(found.mandate, summary.counts)
        if found.mandate["is_running"]
        else mandates.standing(summary.counts)
    )
    components.headline(summary.counts, f"{sentence}.")
    said = mandates.share(summary.reached, summary.final)
    parts = [said[:1].upper() + said[1:]]
    reached, final = mandates.former_share(contents.records(found.former))
    if final:
        shown = numbers.percent(100 * headlines.exact_share(reached, final))
        parts.append(f"{mandates.former_name(found.mandate)} {reached}/{final} ({shown})")
    st.html(f'<p class="sc-subtitle">{escaped("; ".join(parts))}.</p>')
    if not _has_results(found):
        components.note_box(
            f"Chưa có kết quả nào của {mandates.name(found.mandate)} trong kho: cả "
            f"{len(found.rows)} chỉ tiêu đều chưa thể kết luận, nên không vẽ hình. Bảng dưới đây "
            "là những gì nghị quyết giao; nạp bảng Kết quả thì trang này tự đầy đủ."
        )


def still_open(found: Retrospective, choice: Choice) -> None:
    """What can still be reached while the mandate runs, the least likely first."""
    rows = telling.still_open(found.rows)
    if rows.empty or not found.mandate["is_running"]:
        return
    drawn = tables.first(rows)
    describe = partial(contents.still_open, source=tables.source(choice))
    tables.draw(
        describe(drawn),
        shown=_STILL_OPEN,
        links={"title": _links(drawn, choice)},
        replaced={"title": _titles(drawn)},
        caption="Từ nay đến hết nhiệm kỳ: còn đạt được gì, khó nhất trước",
        total=len(rows),
    )
    tables.offer(rows, describe, "con-dat-duoc", choice, "còn đạt được gì")


def panels(found: Retrospective, choice: Choice) -> None:
    """Promise and years of every target that has a result, as one figure of small panels."""
    if not _has_results(found):
        return
    missing = telling.without_result(found.rows)
    known = congress_table.years_by_target(found)
    rows = contents.records(found.rows.drop(index=missing.index))
    components.section_title("Lời hứa và việc làm từng năm")
    caption = (
        "Vạch đậm là mức nghị quyết giao, nền xám là khoảng được giao; cột là số của năm, chấm là "
        "mức đạt được."
    )
    if not missing.empty:
        names = "; ".join(text(row, "title") for row in contents.records(missing))
        caption += f" Không vẽ {len(missing)} chỉ tiêu chưa có kết quả nào: {names}."
    components.target_panels(rows, known, choice.target_link, caption=caption)


def congress(found: Retrospective, choice: Choice) -> None:
    """The table that the congress expects, by the resolution's groups."""
    known = congress_table.years_by_target(found)
    years = congress_table.year_columns(found)
    rows = contents.records(found.rows)
    table = contents.congress(found, tables.source(choice))
    columns = {f"{congress_table.YEAR_PREFIX}{column}": column for column in years}
    with st.container(key="congress"):
        tables.draw(
            table,
            shown=("title", "unit", "asked", *columns, "actual", "attainment", "status", "cause"),
            links={"title": _links(found.rows, choice)},
            status_columns=("status",),
            replaced={
                "title": _titles(found.rows),
                "status": [text(row, "status") for row in rows],
                "actual": [mandates.result(row) for row in rows],
                "attainment": [results.attainment(row) for row in rows],
                **{
                    name: [_year_cell(known, row, column, years[column]) for row in rows]
                    for name, column in columns.items()
                },
            },
            caption="Kết quả thực hiện chỉ tiêu nghị quyết",
            groups=[text(row, "group_name") or mandates.WITHOUT_GROUP for row in rows],
        )
    tables.offer(
        found.rows,
        lambda _: contents.congress(found, tables.source(choice)),
        "tong-ket",
        choice,
        "bảng tổng kết",
    )


def achievements(found: Retrospective, choice: Choice) -> None:
    """What was reached, the most telling first."""
    rows = telling.achievements(found.rows)
    years = congress_table.years_by_target(found)
    title = f"{len(rows)} chỉ tiêu đạt và vượt, nổi bật nhất trước"
    _listed(title, rows, choice, partial(_achievement, years=years))


def shortfalls(found: Retrospective, choice: Choice) -> None:
    """What was missed, the most telling first, each with its cause or the lack of one."""
    rows = telling.shortfalls(found.rows)
    missing = int(rows["needs_cause"].sum())
    owed = f" ({missing} chưa nêu nguyên nhân)" if missing else ""
    title = f"{len(rows)} chỉ tiêu không đạt và nguyên nhân{owed}, thiếu nhiều nhất trước"
    years = congress_table.years_by_target(found)
    _listed(title, rows, choice, partial(_shortfall, years=years), most=len(rows))


def late(found: Retrospective, choice: Choice) -> None:
    """What was reported late or not at all, the worst first."""
    rows = telling.late(found.rows)
    if rows.empty or not _has_results(found):
        return
    always = int((rows["late_years"] == rows["begun_years"]).sum())
    said = f": {always} chỉ tiêu năm nào cũng muộn hoặc thiếu" if always else ""
    drawn = tables.first(rows)
    describe = partial(contents.late, source=tables.source(choice))
    tables.draw(
        describe(drawn),
        shown=_LATE,
        links={"title": _links(drawn, choice)},
        replaced={"title": _titles(drawn)},
        caption=f"Báo cáo muộn trong {mandates.name(found.mandate)}{said}",
        total=len(rows),
    )
    tables.offer(rows, describe, "bao-cao-muon", choice, "báo cáo muộn")


def ratings(found: Retrospective) -> None:
    """Ratings of the organisation, its cells and its members over the years, with counts."""
    if found.ratings.empty:
        return
    components.section_title("Xếp loại qua các năm")
    own = found.ratings[found.ratings["subject"] == "organisation"]
    for name, members in own.groupby("indicator_name", sort=False):
        steps = " · ".join(
            f"{dates.period_short(text(row, 'period'))}: {mandates.rung(text(row, 'level_name'))}"
            for row in contents.records(members)
        )
        draw(f'<p class="sc-lead"><b>{escaped(str(name))}</b> {escaped(steps)}</p>')
    figure = rating_bars(found.ratings)
    if figure is not None:
        draw(rating_keys_html(found.ratings))
        components.chart(figure, spoken(found.ratings), key="ratings")


def former(found: Retrospective, choice: Choice) -> None:
    """This mandate and the one before, indicator by indicator."""
    before = mandates.former_name(found.mandate)
    rows = found.former[found.former["former_target_id"].notna()]
    if not before or rows.empty:
        return
    drawn = tables.first(rows)
    describe = partial(contents.former, source=tables.source(choice))
    again = found.former["target_id"].notna() & found.former["former_target_id"].notna()
    components.section_title(
        f"So với {before}", f"{int(again.sum())} chỉ số có chỉ tiêu ở cả hai nghị quyết."
    )
    with st.container(key="former"):
        tables.draw(
            describe(drawn),
            shown=_FORMER,
            links={"title": _links(drawn, choice)},
            status_columns=("former_status", "status"),
            replaced={
                name: [text(row, name) or None for row in contents.records(drawn)]
                for name in ("former_status", "status")
            },
            caption="Từng chỉ số của hai nghị quyết",
            total=len(rows),
        )
    tables.offer(rows, describe, "so-voi-truoc", choice, "so với trước")


def set_lower(found: Retrospective, choice: Choice) -> None:
    """What the targets ask against what had been reached: those set below it are pointed out."""
    known = found.former[found.former["last_period"].notna()]
    if known.empty:
        return
    lower = known[known["is_below_last_result"]]
    count = f"{len(lower)}/{len(known)} chỉ tiêu đặt thấp hơn kết quả đã đạt ngay trước đó"
    components.section_title("Chỉ tiêu đặt ra so với kết quả đã có trước đó")
    if lower.empty:
        components.note_box(
            f"Không chỉ tiêu nào trong {len(known)} chỉ tiêu có kết quả trước đó đặt thấp hơn mức "
            "đã đạt."
        )
        return
    lines = "".join(
        f"<li>{_linked(row, choice)}: {escaped(comparisons.set_lower(row))}</li>"
        for row in contents.records(lower)
    )
    draw(f'<p class="sc-lead">{escaped(count)}:</p><ul class="sc-changes">{lines}</ul>')


def facts(found: Retrospective, choice: Choice) -> None:
    """Results of the mandate's own time, where it has no targets to hold them against."""
    first, last = day(found.mandate, "start_date"), day(found.mandate, "end_date")
    known = data.facts_without_target(
        choice.generation, choice.own_ids, choice.as_of, choice.known_at
    )
    inside = (known["first_day"] >= first) & (known["last_day"] <= last)
    sections.facts(known[inside], choice)


def _has_results(found: Retrospective) -> bool:
    return len(telling.without_result(found.rows)) < len(found.rows)


def _year_cell(known: dict[str, list[Row]], row: Row, column: int, heading: str) -> str:
    for year in known.get(text(row, "target_id"), ()):
        if year["column_year"] == column:
            return mandates.year_result(year, column=heading)
    return numbers.NOT_APPLICABLE


def _listed(
    title: str,
    rows: pd.DataFrame,
    choice: Choice,
    words: Callable[[Row], str],
    *,
    most: int = _MOST_LISTED,
) -> None:
    """A list of targets with a sentence each; how many were left out."""
    if rows.empty:
        return
    components.section_title(title)
    lines = "".join(
        f"<li>{components.status_html(text(row, 'status'))} {_linked(row, choice)}: "
        f"{words(row)}</li>"
        for row in contents.records(rows.head(most))
    )
    rest = len(rows) - most
    more = f'<p class="sc-subtitle">Và {rest} chỉ tiêu khác, xem bảng trên.</p>' if rest > 0 else ""
    draw(f'<ul class="sc-changes">{lines}</ul>{more}')


def _achievement(row: Row, years: dict[str, list[Row]]) -> str:
    share = results.attainment(row)
    known = "" if share == numbers.NOT_APPLICABLE else f", bằng {share} mức giao"
    asked = mandates.asked(row, years.get(text(row, "target_id"), ()))
    return escaped(f"{mandates.result(row, with_unit=True)} (giao {asked}){known}")


def _shortfall(row: Row, years: dict[str, list[Row]]) -> str:
    remedy = text(row, "remedy")
    heading = "<b>Nguyên nhân:</b> " if text(row, "cause") else ""
    after = f" <b>Biện pháp:</b> {escaped(remedy)}" if remedy else ""
    return f"{_achievement(row, years)}. {heading}{escaped(mandates.cause(row))}.{after}".replace(
        "..", "."
    )


def _linked(row: Row, choice: Choice) -> str:
    return components.title_html(row, choice.target_link(text(row, "target_id")))


def _titles(frame: pd.DataFrame) -> list[str]:
    rows = contents.records(frame)
    return [f"{text(row, 'ordinal')}. {text(row, 'title')}".removeprefix(". ") for row in rows]


def _links(frame: pd.DataFrame, choice: Choice) -> list[str]:
    ids = [
        text(row, "target_id") or text(row, "former_target_id") for row in contents.records(frame)
    ]
    return [choice.target_link(target_id) for target_id in ids]
