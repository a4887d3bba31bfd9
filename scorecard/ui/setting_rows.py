"""What is typed of a target as rows to publish, and as the promise that they make."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from scorecard.board import Setting
from scorecard.labels.fields import Row, text
from scorecard.model.vocabulary import Cadence, Measure
from scorecard.ui import setting_fields
from scorecard.ui.new_ids import new_id
from scorecard.ui.setting_fields import Subject

Rows = dict[str, list[dict[str, object]]]

_RANGE: Final = re.compile(r"\s*[–—]\s*|\s+-\s+|\s+đến\s+")
_PLAIN: Final = (
    *("title", "cadence", "year_basis", "comparator", "value", "upper", "level", "group"),
    *("ordinal", "source_locator", "first_year", "last_year", "baseline", "profile", "weight"),
    "note",
)


def rows(
    counted: Subject, resolution: Row, typed: Mapping[str, str], target_id: str | None
) -> Rows:
    """The rows of a target, of its years, and of its indicator where that is new too."""
    found: Rows = {}
    indicator_id = counted.indicator_id
    if counted.is_new:
        indicator_id = new_id(counted.name)
        found["indicators"] = [
            {
                "id": indicator_id,
                "name": counted.name,
                "unit": counted.unit,
                "measure": counted.measure,
                "aggregation": counted.aggregation,
                "scale_id": counted.scale_id,
                "definition": counted.definition,
            }
        ]
    resolution_id = text(resolution, "resolution_id")
    key = target_id or new_id(resolution_id, "ct")
    target: dict[str, object] = {
        "id": key,
        "resolution_id": resolution_id,
        "indicator_id": indicator_id,
        **{name: typed.get(name, "").strip() for name in _PLAIN},
    }
    if counted.measure == Measure.FLAG:
        target["value"] = True
    found["targets"] = [target]
    if typed["cadence"] == Cadence.BY_YEAR:
        found["target_years"] = [
            {"target_id": key, "year": code, **_of_year(counted, step)}
            for code, step in setting_fields.years_typed(typed).items()
        ]
    return found


def promise(
    counted: Subject, resolution: Row, setting: Setting, typed: Mapping[str, str]
) -> tuple[Row, list[Row]]:
    """The promise that is typed, and its years, as the labels read them; what is no number yet
    is absent.
    """
    level = typed.get("level", "")
    row: Row = {
        "indicator_name": counted.name,
        "definition": counted.definition,
        "unit": counted.unit,
        "measure": counted.measure,
        "resolution_kind": text(resolution, "kind"),
        "comparator": typed["comparator"],
        "cadence": typed["cadence"],
        "year_basis": typed["year_basis"],
        "value": _number(typed.get("value", ""), counted),
        "upper": _number(typed.get("upper", ""), counted),
        "level_name": setting_fields.rung_name(setting, counted, level) if level else None,
    }
    years: list[Row] = []
    for code, step in setting_fields.years_typed(typed).items():
        asked = _of_year(counted, step)
        years.append(
            {
                "period": code,
                "value": _number(str(asked.get("value", "")), counted),
                "upper": _number(str(asked.get("upper", "")), counted),
                "level_name": setting_fields.rung_name(setting, counted, step)
                if counted.measure == Measure.RATING
                else None,
            }
        )
    return row, years


def _of_year(counted: Subject, step: str) -> dict[str, object]:
    if counted.measure == Measure.RATING:
        return {"level": step}
    ends = _RANGE.split(step, maxsplit=1)
    return {"value": ends[0], "upper": ends[1]} if len(ends) > 1 else {"value": step}


def _number(typed: str, counted: Subject) -> Decimal | None:
    """The number as the loader reads it; None where it would be refused, which publishing says."""
    # What loads files is heavy, and a page that is only read does without it.
    from etl.faults import CellError
    from etl.numbers import parse_number, to_unit

    if not typed.strip():
        return None
    try:
        parsed = parse_number(typed)
        return to_unit(parsed, counted.unit, is_ratio=counted.measure == Measure.RATIO)
    except CellError:
        return None
