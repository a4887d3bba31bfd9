"""The tables of a comparison as neutral descriptions, and the order of their rows."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import pandas as pd

from scorecard.board.compare import Comparison
from scorecard.board.mandates import records
from scorecard.board.paths import Way
from scorecard.board.ranking import Place, Unranked
from scorecard.labels import compare, dates, numbers, promises, results, words
from scorecard.labels.fields import Row, day, fraction, is_absent, result, text
from scorecard.labels.sorting import vietnamese_key
from scorecard.model.vocabulary import Status
from scorecard.reports.contents import Source
from scorecard.reports.tables import ColumnSpec, Kind, Table

BY_NEED: Final = "can-quan-tam"
BY_NAME: Final = "ten"
BY_SIZE: Final = "quy-mo"
EVERYTHING: Final = "tat-ca"

_URGENCY: Final = {code.value: place for place, code in enumerate(words.URGENCY)}


def groups(found: Comparison) -> list[str]:
    """The groups of indicators, the one with most to compare first."""
    sizes = found.columns.groupby("group_name", dropna=False)["organisations"].sum()
    named = [("" if is_absent(name) else str(name), int(size)) for name, size in sizes.items()]
    return [name for name, _ in sorted(named, key=lambda pair: (-pair[1], pair[0]))]


def columns_of(found: Comparison, group: str) -> list[dict[str, Any]]:
    """The indicators of a group (of all for ``EVERYTHING``), in the resolutions' order."""
    columns = records(found.columns)
    return [c for c in columns if group == EVERYTHING or (c["group_name"] or "") == group]


def ordered(
    found: Comparison, members: Sequence[Row], indicator_ids: Sequence[str], sort: str
) -> list[Row]:
    """Members by name, size, how much needs a decision, or an indicator's status, worst first;
    a leading "-" turns the order round. Names decide among equals."""
    key = sort.removeprefix("-")
    rows = found.rows[found.rows["indicator_id"].isin(indicator_ids)]
    by_name = sorted(members, key=lambda row: vietnamese_key(text(row, "name")))
    if key == BY_NAME:
        return by_name[::-1] if sort != key else by_name
    if key == BY_SIZE:
        known = {
            text(row, "organisation_id"): -float(fraction(row, "size") or -1) for row in members
        }
    elif key in set(found.columns["indicator_id"]):
        known = _by_indicator(found.rows[found.rows["indicator_id"] == key])
    else:
        urgent = rows[rows["status"].isin([code.value for code in words.DECISION_STATUSES])]
        known = {str(k): -float(n) for k, n in urgent["organisation_id"].value_counts().items()}
    nobody = 1e9 if key in set(found.columns["indicator_id"]) else 0.0
    # Who has no such target stands last, whichever way the others are turned.
    sign = -1.0 if sort != key else 1.0

    def place(row: Row) -> float:
        value = known.get(text(row, "organisation_id"))
        return nobody if value is None else sign * value

    return sorted(by_name, key=place)


def _by_indicator(rows: pd.DataFrame) -> dict[str, float]:
    shares = rows["attainment"].astype("float64").fillna(-1.0)
    steps = [10.0 * _URGENCY[str(code)] for code in rows["status"]]
    return {
        str(key): step + min(max(float(share), -1.0), 5.0)
        for key, step, share in zip(rows["organisation_id"], steps, shares, strict=True)
    }


def cells(
    found: Comparison, member_ids: Sequence[str], indicator_ids: Sequence[str]
) -> dict[tuple[str, str], dict[str, Any]]:
    """Rows by member and indicator."""
    rows = found.rows
    chosen = rows["organisation_id"].isin(member_ids) & rows["indicator_id"].isin(indicator_ids)
    return {(row["organisation_id"], row["indicator_id"]): row for row in records(rows[chosen])}


def counts(
    found: Comparison, group_of: Mapping[str, str], indicator_ids: Sequence[str]
) -> dict[tuple[str, str], dict[str, int]]:
    """How many stand where, by group of members and indicator."""
    rows = found.rows[found.rows["indicator_id"].isin(indicator_ids)]
    known: dict[tuple[str, str], dict[str, int]] = {}
    names = ("organisation_id", "indicator_id", "status")
    for key, indicator, status in zip(*(map(str, rows[name]) for name in names), strict=True):
        if key in group_of:
            counts_ = known.setdefault((group_of[key], indicator), {})
            counts_[status] = counts_.get(status, 0) + 1
    return known


def matrix(
    found: Comparison, members: Sequence[Row], columns: Sequence[Row], source: Source
) -> Table:
    """Members × indicators: the status in words and the figure behind it, two columns each."""
    ids = [text(row, "organisation_id") for row in members]
    known = cells(found, ids, [text(column, "indicator_id") for column in columns])
    specs = [ColumnSpec("name", "Tổ chức", width=40), ColumnSpec("above", "Thuộc", width=30)]
    data: dict[str, list[object]] = {
        "name": [text(row, "name") for row in members],
        "above": [text(row, "branch_name") for row in members],
        "size": [fraction(row, "size") for row in members],
    }
    specs.append(ColumnSpec("size", "Đảng viên", Kind.NUMBER, 10, "chưa rõ"))
    for place, column in enumerate(columns):
        rows = [known.get((key, text(column, "indicator_id"))) for key in ids]
        name = text(column, "indicator_name")
        specs += [
            ColumnSpec(f"s{place}", name, width=18, absent=compare.NO_TARGET),
            ColumnSpec(f"a{place}", f"{name}: kết quả", width=18, absent=numbers.NOT_APPLICABLE),
        ]
        data[f"s{place}"] = [words.status(row["status"]).label if row else None for row in rows]
        data[f"a{place}"] = [results.actual(row, with_unit=True) if row else None for row in rows]
    return _table("So sánh theo chỉ số", specs, data, source)


def one(
    rows: Sequence[Row], places: Mapping[str, Place], names: Mapping[str, str], source: Source
) -> Table:
    """One indicator across members: rank, figure, interval, what was asked."""
    stood = [places[text(row, "organisation_id")] for row in rows]
    ends = [place.ends or (None, None) for place in stood]
    data: dict[str, list[object]] = {
        "rank": [place.rank for place in stood],
        "why": [compare.UNRANKED[place.unranked] if place.unranked else None for place in stood],
        "name": [names[text(row, "organisation_id")] for row in rows],
        "period": [dates.period_title(text(row, "period")) for row in rows],
        "unit": [results.unit(row) for row in rows],
        "asked": [promises.asked(row) for row in rows],
        "actual": [results.actual(row) if _is_word(row) else result(row) for row in rows],
        "numerator": [fraction(row, "numerator") for row in rows],
        "denominator": [fraction(row, "denominator") for row in rows],
        "low": [low for low, _ in ends],
        "high": [high for _, high in ends],
        "attainment": [fraction(row, "attainment") for row in rows],
        "status": [words.status(text(row, "status")).label for row in rows],
        "data_through": [day(row, "data_through") for row in rows],
    }
    specs = (
        ColumnSpec("rank", "Hạng", Kind.NUMBER, 8, numbers.NOT_APPLICABLE),
        ColumnSpec("name", "Tổ chức", width=40),
        ColumnSpec("period", "Kỳ", width=16),
        ColumnSpec("unit", "ĐVT", width=12),
        ColumnSpec("asked", "Nghị quyết giao", width=22),
        ColumnSpec("actual", "Kết quả", Kind.NUMBER, 14, numbers.NOT_REPORTED),
        ColumnSpec("numerator", "Tử số", Kind.NUMBER, 10),
        ColumnSpec("denominator", "Mẫu số", Kind.NUMBER, 10),
        ColumnSpec("low", "Khoảng tin cậy 95%: từ", Kind.SHARE, 14),
        ColumnSpec("high", "đến", Kind.SHARE, 14),
        ColumnSpec("attainment", "Mức hoàn thành", Kind.SHARE, 14, numbers.NOT_APPLICABLE),
        ColumnSpec("status", "Đánh giá", width=20),
        ColumnSpec("data_through", "Số liệu đến", Kind.DATE, 13, numbers.NOT_REPORTED),
        ColumnSpec("why", "Không xếp hạng vì", width=30),
    )
    return _table("Một chỉ số qua các nơi", specs, data, source)


def placed(rows: Sequence[Row], places: Mapping[str, Place], names: Mapping[str, str]) -> list[Row]:
    """Rows of one indicator, best rank first; who has none last, for the reason's sake together."""

    def key(row: Row) -> tuple[object, ...]:
        place = places[text(row, "organisation_id")]
        reason = list(Unranked).index(place.unranked) if place.unranked else -1
        share = result(row)
        best = -float(share) if share is not None else 0.0
        if text(row, "comparator") in ("<=", "<"):
            best = -best
        name = vietnamese_key(names[text(row, "organisation_id")])
        return place.rank is None, place.rank or 0, reason, best, name

    return sorted(rows, key=key)


def years(
    found: Sequence[Way], codes: Sequence[str], names: Mapping[str, str], source: Source
) -> Table:
    """The years of each member on one indicator, and whether it rose or fell."""
    specs = [ColumnSpec("name", "Tổ chức", width=40)]
    data: dict[str, list[object]] = {"name": [names[way.organisation_id] for way in found]}
    for place, code in enumerate(codes):
        label = dates.period_title(code)
        specs += [
            ColumnSpec(f"v{place}", label, width=16, absent=numbers.NOT_APPLICABLE),
            ColumnSpec(f"s{place}", f"{label}: đánh giá", width=18, absent=numbers.NOT_APPLICABLE),
            ColumnSpec(f"r{place}", f"{label}: hạng", Kind.NUMBER, 9, numbers.NOT_APPLICABLE),
        ]
        rows = [way.years.get(code) for way in found]
        data[f"v{place}"] = [results.actual(row) if row else None for row in rows]
        data[f"s{place}"] = [words.status(row["status"]).label if row else None for row in rows]
        data[f"r{place}"] = [way.places[code].rank if code in way.places else None for way in found]
    specs.append(ColumnSpec("course", "Qua các năm", width=24))
    data["course"] = [compare.COURSES[way.course] for way in found]
    return _table("Qua các năm", specs, data, source)


def rolled(found: Comparison, indicator_ids: Sequence[str], source: Source) -> Table:
    """What all have together beside the organisation's own targets and results."""
    rows = rolled_rows(found, indicator_ids)
    return rolled_together(rows, records(found.rolled.rungs), records(found.own), source)


def rolled_together(
    rows: Sequence[Row], rungs: Sequence[Row], own_rows: Sequence[Row], source: Source
) -> Table:
    """Rows of a roll-up with their rungs, beside the superior's own rows of a review."""
    own = {(row["indicator_id"], row["period"]): row for row in own_rows}
    mine = [own.get((row["indicator_id"], row["period"])) for row in rows]
    data: dict[str, list[object]] = {
        "indicator": [text(row, "indicator_name") for row in rows],
        "period": [dates.period_title(text(row, "period")) for row in rows],
        "unit": [results.unit(row) for row in rows],
        "total": [compare.rolled(row, rungs_of(rungs, row)) for row in rows],
        "reported": [compare.reported(row) for row in rows],
        "asked": [promises.asked(each) if each else None for each in mine],
        "actual": [results.actual(each, with_unit=True) if each else None for each in mine],
        "status": [words.status(each["status"]).label if each else None for each in mine],
    }
    none = "không có chỉ tiêu riêng"
    specs = (
        ColumnSpec("indicator", "Chỉ số", width=44),
        ColumnSpec("period", "Kỳ", width=16),
        ColumnSpec("unit", "ĐVT", width=12),
        ColumnSpec("total", "Cộng từ các nơi", width=30),
        ColumnSpec("reported", "Đã báo cáo", width=12),
        ColumnSpec("asked", "Chỉ tiêu của cấp trên", width=20, absent=none),
        ColumnSpec("actual", "Cấp trên báo cáo", width=20, absent=numbers.NOT_APPLICABLE),
        ColumnSpec("status", "Đánh giá của cấp trên", width=20, absent=numbers.NOT_APPLICABLE),
    )
    return _table("Cả Đảng bộ có gì", specs, data, source)


def rolled_rows(found: Comparison, indicator_ids: Sequence[str]) -> list[dict[str, Any]]:
    """The roll-up of some indicators, in their order."""
    order = {key: place for place, key in enumerate(indicator_ids)}
    rows = [row for row in records(found.rolled.indicators) if row["indicator_id"] in order]
    return sorted(rows, key=lambda row: order[row["indicator_id"]])


def most_judged(indicators: pd.DataFrame) -> list[dict[str, Any]]:
    """Of each indicator of a tree's roll-up the row of the period that most are judged for."""
    return records(indicators.drop_duplicates("indicator_id"))


def rungs_of(rungs: Sequence[Row], row: Row) -> list[Row]:
    """The rungs of a rolled-up row, best first."""
    key = row["indicator_id"], row["period"]
    return [each for each in rungs if (each["indicator_id"], each["period"]) == key]


def shared(found: Comparison, source: Source) -> Table:
    """The organisation's own targets beside the sum of what its direct members are asked."""
    rows = records(found.shared)
    data: dict[str, list[object]] = {
        "title": [text(row, "title") for row in rows],
        "period": [dates.period_title(text(row, "period")) for row in rows],
        "unit": [text(row, "unit") for row in rows],
        "value": [fraction(row, "value") for row in rows],
        "cells_value": [fraction(row, "cells_value") for row in rows],
        "difference": [fraction(row, "difference") for row in rows],
        "said": [compare.difference(row) for row in rows],
        "cells": [compare.asked_by(row) for row in rows],
    }
    specs = (
        ColumnSpec("title", "Chỉ tiêu", width=44),
        ColumnSpec("period", "Kỳ", width=16),
        ColumnSpec("unit", "ĐVT", width=12),
        ColumnSpec("value", "Mức của cấp trên", Kind.NUMBER, 14),
        ColumnSpec("cells_value", "Cộng các nơi", Kind.NUMBER, 14, "không nơi nào giao"),
        ColumnSpec("difference", "Chênh lệch", Kind.NUMBER, 12, numbers.NOT_APPLICABLE),
        ColumnSpec("said", "So với cấp trên", width=24),
        ColumnSpec("cells", "Số nơi cùng chỉ tiêu", width=24),
    )
    return _table("Chỉ tiêu giao xuống", specs, data, source)


def changes(rows: Sequence[Row], source: Source) -> Table:
    """Members that were founded, dissolved, merged or moved."""
    data: dict[str, list[object]] = {
        "name": [text(row, "name") for row in rows],
        "change": [compare.change_of(row) for row in rows],
        "size": [fraction(row, "size") for row in rows],
    }
    specs = (
        ColumnSpec("name", "Tổ chức", width=44),
        ColumnSpec("change", "Thay đổi", width=60),
        ColumnSpec("size", "Đảng viên", Kind.NUMBER, 10, "chưa rõ"),
    )
    return _table("Thay đổi tổ chức", specs, data, source)


def changed(found: Comparison) -> list[dict[str, Any]]:
    """Members that changed since the earliest compared period began, the latest first."""
    firsts = [first for first in found.columns["first_day"] if first is not None]
    since = min(firsts, default=found.as_of)
    rows = [
        row
        for row in records(found.members)
        if any(
            row[name] is not None and row[name] >= since
            for name in ("dissolved_on", "founded_on", "moved_on")
        )
        and compare.change_of(row)
    ]
    names = ("dissolved_on", "founded_on", "moved_on")
    return sorted(rows, key=lambda row: max(str(row[n] or "") for n in names), reverse=True)


def _is_word(row: Row) -> bool:
    return text(row, "measure") in ("rating", "flag") or text(row, "status") in (
        Status.NOT_APPLICABLE,
    )


def _table(
    title: str, specs: Sequence[ColumnSpec], data: Mapping[str, list[object]], source: Source
) -> Table:
    frame = pd.DataFrame({spec.name: pd.Series(data[spec.name], dtype=object) for spec in specs})
    return Table(title, tuple(specs), frame, source.notes(), source.is_made_up)
