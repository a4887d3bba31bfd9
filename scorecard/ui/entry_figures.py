"""What the typed figures of a grid are: read as a file's are, held against what stands there.

No page here: rows of ``board.entry`` and typed texts in, lines with their standing out.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from scorecard.board.entry import Entry
from scorecard.labels import dates, entries, figures
from scorecard.labels.fields import Row, day, fraction, is_true, text
from scorecard.model.vocabulary import Measure
from scorecard.reports import contents

if TYPE_CHECKING:
    from etl.catalogue import Catalogue
    from etl.expectations import Expectation
    from etl.problems import Problem

NOTE: Final = "note"
FIELDS: Final = {
    Measure.FLOW: ("value",),
    Measure.STOCK: ("value",),
    Measure.RATIO: ("numerator", "denominator", "value"),
    Measure.RATING: ("level",),
    Measure.FLAG: ("value",),
}
"""What is typed of a figure, by measure."""

_NOTHING: Final = {
    Measure.FLOW: {"value": "0"},
    Measure.STOCK: {"value": "0"},
    Measure.RATIO: {"numerator": "0", "denominator": "0", "value": ""},
}
"""A report that there was nothing, by measure: not the same as no report."""

_READ: Final = ("value", "numerator", "denominator", "level")


class Standing(StrEnum):
    """What becomes of a line when the grid is published."""

    EMPTY = "empty"
    WRONG = "wrong"
    CONFLICT = "conflict"
    SAME = "same"
    NEW = "new"
    CORRECTION = "correction"


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator of a grid with what is typed there.

    ``typed``: text by field, the note among them; ``told``: what to mend, sentences; ``shown``: the
    figure as it was understood, empty where it was not.
    """

    row: Row
    typed: Mapping[str, str]
    standing: Standing
    told: tuple[str, ...] = ()
    shown: str = ""

    @property
    def indicator_id(self) -> str:
        """Id of its indicator."""
        return text(self.row, "indicator_id")

    @property
    def fields(self) -> tuple[str, ...]:
        """What is typed of its figure."""
        return FIELDS[Measure(text(self.row, "measure"))]

    @property
    def lacks_reason(self) -> bool:
        """Whether it is a correction that nobody has given a reason for."""
        return self.standing is Standing.CORRECTION and not self.typed.get(NOTE, "").strip()

    @property
    def is_publishable(self) -> bool:
        """Whether publishing writes it."""
        is_change = self.standing in (Standing.NEW, Standing.CORRECTION)
        return is_change and not self.lacks_reason


def cell(indicator_id: str, field: str) -> str:
    """Name of a field of the grid among the drafts."""
    return f"{indicator_id}/{field}"


def nothing_to_do(row: Row) -> Mapping[str, str]:
    """What "không phát sinh" types into the fields of a row; nothing where it means nothing."""
    return _NOTHING.get(Measure(text(row, "measure")), {})


def report(entry: Entry, organisation_id: str, line: Line, who: str, today: date) -> dict[str, Any]:
    """The line as a row of the table of reports."""
    return {
        "organisation_id": organisation_id,
        "indicator_id": line.indicator_id,
        "period": entry.period.code,
        **{name: line.typed.get(name, "") for name in line.fields},
        "estimate": entry.is_estimate,
        "recorded_on": today,
        "recorded_by": who,
        "note": line.typed.get(NOTE, ""),
    }


def expectation(entry: Entry, organisation_id: str, line: Line) -> "Expectation":
    """That the report which the line is shown beside is still in force."""
    from etl.expectations import Expectation

    version = text(line.row, "version") or None
    return Expectation(
        organisation_id, line.indicator_id, entry.period.code, entry.is_estimate, version
    )


def lines(
    entry: Entry,
    organisation_id: str,
    typed: Mapping[str, str],
    bases: Mapping[str, str | None],
    today: date,
) -> list[Line]:
    """Every indicator of a grid, with what the texts typed there mean.

    ``typed`` and ``bases``: by ``cell``, the text and the version that it was typed over.
    """
    found = []
    for row in contents.records(entry.rows):
        fields = (*FIELDS[Measure(text(row, "measure"))], NOTE)
        indicator_id = text(row, "indicator_id")
        texts = {name: typed.get(cell(indicator_id, name), "") for name in fields}
        found.append(Line(row, texts, Standing.EMPTY))
    filled = [each for each in found if any(each.typed[name].strip() for name in each.fields)]
    if not filled:
        return found
    read = _read(entry, organisation_id, filled, today)
    over = {
        each.indicator_id: [
            bases[cell(each.indicator_id, name)]
            for name in each.fields
            if each.typed[name] and cell(each.indicator_id, name) in bases
        ]
        for each in filled
    }
    return [
        _judged(line, *read[line.indicator_id], over[line.indicator_id], today)
        if line.indicator_id in read
        else line
        for line in found
    ]


def _read(
    entry: Entry, organisation_id: str, filled: Sequence[Line], today: date
) -> dict[str, tuple[Mapping[str, Any], tuple[str, ...]]]:
    """The figure of each line and what is wrong with it, as a file's would be read."""
    # What loads files is heavy, and a page that is only read does without it.
    from etl.entry import read_typed
    from scorecard.ui.entering import ENTRY

    rows = [report(entry, organisation_id, line, "", today) for line in filled]
    table, problems = read_typed("actuals", rows, _catalogue(entry), ENTRY)
    told: dict[int, list[str]] = {}
    for problem in problems:
        told.setdefault(problem.row or 0, []).append(_sentence(problem))
    return {
        line.indicator_id: (figure, tuple(told.get(number, ())))
        for number, (line, figure) in enumerate(
            zip(filled, table.select(list(_READ)).to_pylist(), strict=True), start=1
        )
    }


def _catalogue(entry: Entry) -> "Catalogue":
    import pyarrow as pa

    from etl.catalogue import Catalogue

    names = ("unit", "measure", "aggregation", "scale_id", "can_be_negative")
    indicators = entry.rows[["indicator_id", *names]].rename(columns={"indicator_id": "id"})
    scales = entry.rungs[["scale_id", "level", "name"]].rename(columns={"scale_id": "id"})
    no_targets = pa.table({"id": [], "indicator_id": [], "comparator": [], "cadence": []})
    return Catalogue.from_tables(
        pa.Table.from_pandas(indicators, preserve_index=False),
        pa.Table.from_pandas(scales, preserve_index=False),
        no_targets,
    )


def _sentence(problem: "Problem") -> str:
    where = entries.FIELD_LABELS.get(problem.column or "", "")
    words = problem.text[:1].upper() + problem.text[1:]
    return f"{where}: {problem.text}" if where and problem.column != "value" else words


def _judged(
    line: Line,
    figure: Mapping[str, Any],
    told: tuple[str, ...],
    over: Sequence[str | None],
    today: date,
) -> Line:
    """The line held against what stands there."""
    if told:
        return Line(line.row, line.typed, Standing.WRONG, told)
    row = line.row
    version, shown = text(row, "version") or None, _shown(row, figure)
    stands = version is not None and not is_true(row, "is_withdrawn")
    if stands and _is_same(row, figure):
        return Line(row, line.typed, Standing.SAME, shown=shown)
    recorded_on = day(row, "recorded_on")
    if recorded_on is not None and recorded_on > today:
        late = (
            f"Số đang dùng ghi ngày {dates.day(recorded_on)}, sau hôm nay, nên số mới sẽ không "
            "thay được nó; nạp tệp có ngày ghi nhận đúng để đính chính."
        )
        return Line(row, line.typed, Standing.WRONG, (late,), shown)
    if any(base != version for base in over):
        return Line(row, line.typed, Standing.CONFLICT, shown=shown)
    return Line(row, line.typed, Standing.CORRECTION if stands else Standing.NEW, shown=shown)


def _is_same(row: Row, figure: Mapping[str, Any]) -> bool:
    numbers = ("value", "numerator", "denominator")
    return (figure["level"] or "") == text(row, "reported_level") and all(
        _exact(figure[name]) == fraction(row, f"reported_{name}") for name in numbers
    )


def _shown(row: Row, figure: Mapping[str, Any]) -> str:
    if figure["level"]:
        return str(figure["level"])
    parts = [_exact(figure[name]) for name in ("value", "numerator", "denominator")]
    return figures.written(text(row, "measure"), *parts)


def _exact(value: object) -> Fraction | None:
    return None if value is None else Fraction(str(value))
