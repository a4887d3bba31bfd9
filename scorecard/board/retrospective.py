"""The retrospective of a mandate: what was promised, what was done, year by year (semantics §7-§8).

A mandate is a term with its congress resolutions, or one year with its yearly resolution.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from scorecard.board.mandates import mandate_of
from scorecard.board.ratings import ratings
from scorecard.board.summary import Summary, summarise
from scorecard.outlook import look_ahead
from scorecard.verdicts import judge, review, value
from scorecard.warehouse import Reader


@dataclass(frozen=True, slots=True)
class Retrospective:
    """A mandate looked back on, as of a date.

    ``mandate``: one row as a mapping: organisation_id, organisation_name, organisation_kind,
    superior_name (its parent on the mandate's last day, or on ``as_of`` where that is earlier;
    None where it has none or the reader may not see it), term_id and ordinal (None for a year),
    year_code (None for a term), start_date and end_date (of the term, else of the year),
    first_judged and last_judged (year codes), first_day and last_day (of what is judged),
    is_running (``as_of`` before last_day), resolution_titles, resolution_numbers (joined with
    "; "), targets (how many), kind ("term" or "year"), former_term_id, former_ordinal,
    former_year_code, former_start_date, former_end_date (the mandate that it is compared with,
    None where there is none), is_made_up.

    ``rows``: one row per target, in the resolution's own order.
    What it is: target_id, organisation_id, organisation_name, resolution_id, resolution_title,
    resolution_kind, group_name, ordinal, title, indicator_id, indicator_name, unit, definition,
    measure, aggregation, due_days, comparator, cadence, year_basis, value, upper, level,
    level_name, asked_rank (of that rung, 1 is best), baseline, profile, weight, source_locator,
    note (value, upper and level are null where a target asks by year: ``years`` has them).
    Its verdict: period ("TERM", or the year's code for a yearly resolution), first_day, last_day,
    status, rule, is_stale, actual (in the unit; percent, 1 or 0 for a flag, null for a rating),
    actual_part and actual_whole (the same exactly; of a term's levels those of its latest year
    with a value), numerator, denominator, is_small_whole (a share of fewer than 30, shown with its
    counts), actual_level, actual_level_name, actual_rank, attainment (fraction), expected, pace,
    data_through, years_reached, years_closed, years_judged (null but for yearly targets of a term).
    Why: cause, remedy, commentary_author, author (the same), commentary_on (recorded on),
    reviewed_on, of its latest commentary since the mandate began; needs_cause (missed, and no
    cause given).
    Late: reports (periods reported), late_reports (those first recorded after their due day),
    most_days_late (after the due day, the worst), begun_years (judged years begun), late_years
    (those of them with a late or an overdue report), overdue_years (over, not reported to their
    end, and past the due day).
    What can still be reached, of the open period that speaks for the target, null where none is
    open: open_period ("TERM" or a year's code), open_status, open_actual, open_value, needed_total,
    quarters_remaining, needed_per_quarter, best_quarter, best_quarter_period, reach (of the whole
    row: reached, failed, hard, possible, unknown), projection, projection_low, projection_high,
    projection_basis, projection_years.

    ``years``: one row per target and judged year: target_id, period (code), year_number,
    column_year (the year of the table's column in which it stands: a school year stands under the
    year in which it begins, or under that in which it ends where the mandate's other years ask for
    that), first_day, last_day, status (null for a target judged by its term alone), rule, value,
    upper, level, level_name, asked_rank (asked of that year), actual, actual_part, actual_whole,
    numerator, denominator, is_small_whole, actual_level, actual_level_name, actual_rank,
    attainment, expected, pace, data_through, is_stale, running (what a ``term_total`` target had
    from the first judged year to this year's end).

    ``ratings``: one row per subject, indicator, year and rung that somebody stands on: subject
    ("organisation": its own rung, "cells": its direct subordinates as they stood at the year's end,
    "members": members by shares reported with their counts), indicator_id, indicator_name, period,
    year_number, level, level_name, rank (1 is best), count, of (how many should have a rung: for
    cells those with a target on the indicator or a report, for members the members rated).

    ``former``: one row per target of this mandate that has a former target on its indicator or a
    result before it, then those of former targets that were not set again: indicator_id,
    indicator_name, unit, measure; target_id, group_name, ordinal, title, resolution_kind,
    comparator, cadence, year_basis, value, upper, level_name, status, actual, numerator,
    denominator, actual_level_name, attainment, years_reached, years_closed, years_judged; the same
    of the former target with ``former_`` before each name but group_name and ordinal;
    last_result, last_numerator, last_denominator, last_level_name, last_period (the last full year
    before the target's first judged one); asked (what the first judged year asks, a share of the
    years for a total of the term); is_below_last_result (it asks less than that result, or allows
    more where it is a cap).

    ``summary`` sums up ``rows``: counts, the share reached, score and coverage.
    """

    mandate: Mapping[str, Any]
    as_of: date
    rows: pd.DataFrame
    years: pd.DataFrame
    ratings: pd.DataFrame
    former: pd.DataFrame
    summary: Summary


def retrospective(
    reader: Reader,
    organisation_id: str,
    *,
    term_id: str | None = None,
    year: str | None = None,
    as_of: date,
    known_at: date | None = None,
) -> Retrospective | None:
    """Look back on a term or on one year of an organisation; None where it has no such mandate.

    Without ``term_id`` and ``year`` the mandate that ``mandates.default_mandate`` picks.
    """
    known = mandate_of(reader, organisation_id, term_id=term_id, year=year, as_of=as_of)
    if known is None:
        return None
    mandate = known | _head(reader, known, as_of)
    with reader.narrowed(frozenset({organisation_id})) as board:
        judge(board, as_of=as_of, known_at=known_at)
        look_ahead(board, known_at=known_at)
        _describe(board, mandate)
        _value_stretches(board, as_of=as_of, known_at=known_at)
        start = min(day for day in (mandate["start_date"], mandate["first_day"]) if day)
        for step in ("year", "late", "row"):
            name = f"retrospective_{step}"
            board.materialise(name, f"board/{name}", start_date=start)
        rows = board.query("board/retrospective_rows")
        return Retrospective(
            mandate=mandate,
            as_of=as_of,
            rows=rows,
            years=board.query("board/retrospective_years"),
            ratings=ratings(reader, mandate, as_of=as_of, known_at=known_at),
            former=board.query("board/retrospective_former"),
            summary=summarise(rows),
        )


def _head(reader: Reader, mandate: Mapping[str, Any], as_of: date) -> dict[str, Any]:
    """What the organisation was called and stood under when the mandate ended, or now."""
    last_day = mandate["last_day"]
    day = min(mandate["end_date"], as_of)
    organisation_id = mandate["organisation_id"]
    (head,) = reader.rows("board/retrospective_head", organisation_id=organisation_id, day=day)
    return {**head, "is_running": last_day is not None and as_of < last_day}


def _describe(board: Reader, mandate: Mapping[str, Any]) -> None:
    """Leave the names, the targets in words, and which are of the mandate and of the one before."""
    for step in ("named_organisation", "target_row"):
        board.materialise(step, f"board/{step}")
    names = ("term_id", "year_code", "former_term_id", "former_year_code")
    board.materialise(
        "retrospective_target",
        "board/retrospective_target",
        **{name: mandate[name] for name in names},
    )


def _value_stretches(board: Reader, *, as_of: date, known_at: date | None) -> None:
    """Leave ``retrospective_value``: what no verdict values, by the verdicts' own steps."""
    with board.sibling() as valued:
        review(valued, as_of=as_of, known_at=known_at)
        valued.stage("valued_period", board.table("board/retrospective_valued_period"))
        value(valued)
        board.stage("retrospective_value", valued.table("board/retrospective_value"))
