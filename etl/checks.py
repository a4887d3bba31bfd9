"""Rows held against each other, over stored and new ones together (contract §1, semantics §9)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from etl.adjustment_checks import ADJUSTMENT_CHECKS
from etl.check_list import (
    DIFFERENT_ROWS,
    EQUAL_ROWS,
    MASTER_CHECKS,
    MORE,
    NARRATIVE_CHECKS,
    REFERENCES,
    REPORT_CHECKS,
    SHEET_OF,
    UNKNOWN_REFERENCE,
    Check,
)
from etl.check_settings import CHECK_SETTINGS, CheckSettings
from etl.clean import CleanTable
from etl.data_checks import DATA_CHECKS, STORED_CHECKS
from etl.merging import identifiers_of
from etl.problems import Place, Problem, Severity, Wording, problem
from scorecard.model.tables import MASTER_TABLES, REMARK_TABLES
from scorecard.verdicts import END_OF_TIME
from scorecard.warehouse import Reader, Session, Workbench

Row = Mapping[str, Any]

_MASTERS = frozenset(table.name for table in MASTER_TABLES)


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check on data says of a stored report: for the page of data checks.

    ``text`` says what was found, in figures and without names: where a figure changes, so does the
    sentence. ``mend_period`` is the period whose report mends it. ``file_id`` and ``row_number``
    lead to the source's row.
    """

    code: str
    text: str
    organisation_id: str
    indicator_id: str
    period: str
    mend_period: str
    file_id: int
    row_number: int


@dataclass(frozen=True, slots=True)
class Sources:
    """The tables of a call, by the file_id that its rows bear."""

    tables: Sequence[CleanTable]
    first_file_id: int

    @property
    def names(self) -> frozenset[str]:
        """Names of the tables that the call brings."""
        return frozenset(table.table.name for table in self.tables)

    def __getitem__(self, file_id: int) -> CleanTable:
        """The table of that file_id."""
        return self.tables[file_id - self.first_file_id]

    def place(self, row: Row, column: str | None) -> Place:
        """File, sheet, row and column of a found row, under the heading the person wrote."""
        source = self[row["file_id"]]
        heading = source.headings.get(column, column) if column else None
        return Place(source.file, source.sheet, row["row_number"], column, heading)

    def named(self, row: Row) -> str:
        """The earlier row that a found row repeats, in words."""
        first = self[row["first_file_id"]]
        words = f"dòng {row['first_row_number']}"
        if row["first_file_id"] == row["file_id"]:
            return words
        return f"{words} của {first.file}{f', sheet {first.sheet}' if first.sheet else ''}"


def check(
    workbench: Workbench,
    sources: Sources,
    load_id: int,
    settings: CheckSettings = CHECK_SETTINGS,
) -> list[Problem]:
    """Every problem across rows of a merged workbench, where this load touches it."""
    values = {**asdict(settings), "load_id": load_id}
    found = [_repeated(workbench, sources), _unknown(workbench, sources, load_id)]
    checks: list[Check] = []
    if sources.names & _MASTERS:
        checks += [each for each in MASTER_CHECKS if each.table in {None, *sources.names}]
    if "actuals" in sources.names:
        checks += _checks_of_reports(workbench, load_id)
    if "narratives" in sources.names:
        checks += NARRATIVE_CHECKS
    checks += [each for each in ADJUSTMENT_CHECKS if each.table in sources.names]
    found += [_found(workbench, each, sources, values) for each in checks]
    return [each for some in found for each in _capped(some, settings.most_problems)]


def _checks_of_reports(workbench: Workbench, load_id: int) -> list[Check]:
    """The checks that have something to compare among the reports that this load touches."""
    if workbench.rows("load/first_rating"):
        workbench.run("load/touched_by_ratings")
    workbench.materialise("reported", "checks/reported", known_at=END_OF_TIME)
    asked = workbench.rows("checks/asked", load_id=load_id)[0]
    return [
        each for each in (*REPORT_CHECKS, *DATA_CHECKS) if each.needs is None or asked[each.needs]
    ]


def review(
    reader: Reader, known_at: date | None = None, settings: CheckSettings = CHECK_SETTINGS
) -> list[Finding]:
    """What the checks on data (semantics §9) say of everything that a reader sees.

    ``known_at`` leaves aside what was recorded later.
    """
    values: dict[str, Any] = {**asdict(settings), "load_id": None}
    reader.materialise("reported", "checks/reported", known_at=known_at or END_OF_TIME)
    return [
        Finding(
            each.wording.code,
            (each.finding or each.wording.what).format(**_facts(row, values)),
            row["organisation_id"],
            row["indicator_id"],
            row["period_code"],
            row.get("missing_code") or row["period_code"],
            row["file_id"],
            row["row_number"],
        )
        for each in STORED_CHECKS
        for row in reader.rows(f"checks/{each.name}", **values)
    ]


def _repeated(session: Session, sources: Sources) -> Iterator[Problem]:
    names: list[tuple[str, Mapping[str, str]]] = [
        ("checks/repeated_record", identifiers_of(table))
        for table in MASTER_TABLES
        if table.name in sources.names
    ]
    if "actuals" in sources.names:
        names.append(("checks/repeated_report", {}))
    names += [
        ("checks/repeated_remark", identifiers_of(table))
        for table in REMARK_TABLES
        if table.name in sources.names
    ]
    for name, identifiers in names:
        for row in session.rows(name, identifiers):
            wording = EQUAL_ROWS if row["is_same"] else DIFFERENT_ROWS
            yield problem(wording, sources.place(row, None), None, first=sources.named(row))


def _unknown(session: Session, sources: Sources, load_id: int) -> Iterator[Problem]:
    for reference in REFERENCES:
        if reference.table not in sources.names:
            continue
        identifiers = asdict(reference)
        for row in session.rows("checks/unknown_reference", identifiers, load_id=load_id):
            place = sources.place(row, reference.column)
            sheet = SHEET_OF[reference.referenced]
            yield problem(UNKNOWN_REFERENCE, place, row["value"], sheet=sheet)
    if "actuals" not in sources.names:
        return
    for row in session.rows("checks/unknown_reference_of_report"):
        place = sources.place(row, row["column_name"])
        yield problem(UNKNOWN_REFERENCE, place, row["value"], sheet=SHEET_OF[row["referenced"]])


def _found(
    session: Session, each: Check, sources: Sources, values: Mapping[str, Any]
) -> Iterator[Problem]:
    for row in session.rows(f"checks/{each.name}", **values):
        wording = each.wording
        if each.branch is not None and not row[each.branch] and each.otherwise is not None:
            wording = each.otherwise
        facts = _facts(row, values)
        value = facts.pop("value", None)
        place = sources.place(row, each.column or row.get("column_name"))
        yield problem(wording, place, value, **facts)


def _capped(problems: Iterator[Problem], most: int) -> Iterator[Problem]:
    """The problems; of one wording in one file at most so many, then how many more there are."""
    counts: dict[tuple[str, str | None, str, Severity], int] = {}
    for each in problems:
        key = (each.file, each.sheet, each.code, each.severity)
        counts[key] = counts.get(key, 0) + 1
        if counts[key] <= most:
            yield each
    for (file, sheet, _, severity), count in counts.items():
        if count > most:
            wording = Wording(MORE.code, MORE.what, MORE.remedy, severity)
            yield problem(wording, Place(file, sheet), None, count=count - most)


def _facts(row: Row, values: Mapping[str, Any]) -> dict[str, Any]:
    """The row's values as people write them, and the settings."""
    return {**values, **{name: _shown(value) for name, value in row.items()}}


def _shown(value: object) -> object:
    match value:
        case date():
            return f"{value:%d/%m/%Y}"
        case Decimal() | float():
            return _number(f"{value:f}")
        case int() if not isinstance(value, bool):
            return _number(str(value))
        case _:
            return value


def _number(digits: str) -> str:
    """Digits as people write them: 1.668,5."""
    whole, _, part = digits.partition(".")
    part = part.rstrip("0")
    return f"{int(whole):,}".replace(",", ".") + f",{part}" * bool(part)
