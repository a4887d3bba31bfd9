"""Rows held against each other, over stored and new ones together (contract §1, semantics §9)."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
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
from etl.data_checks import DATA_CHECKS, STORED_CHECKS
from etl.merging import identifiers_of
from etl.problems import Place, Problem, Severity, Wording, problem
from etl.raw import SourceTable
from scorecard.model.tables import MASTER_TABLES, REMARK_TABLES
from scorecard.verdicts import END_OF_TIME
from scorecard.warehouse import Reader, Session

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

    tables: Sequence[SourceTable]
    first_file_id: int

    @property
    def names(self) -> frozenset[str]:
        """Names of the tables that the call brings."""
        return frozenset(table.table.name for table in self.tables)

    def __getitem__(self, file_id: int) -> SourceTable:
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


def check(session: Session, sources: Sources, load_id: int) -> list[Problem]:
    """Every problem across rows of a merged workbench that may refuse the load."""
    survey = Survey(session, sources, load_id)
    survey.check_records()
    survey.check_merged_reports()
    survey.check_range()
    return survey.problems


def ask(session: Session, sources: Sources, load_id: int) -> list[Problem]:
    """What the checks on data ask of the reports of a merged workbench; warnings alone."""
    survey = Survey(session, sources, load_id)
    survey.begin()
    survey.widen()
    survey.check_figures()
    survey.check_across()
    return survey.problems


@dataclass(slots=True)
class Survey:
    """The checks of one load, a part after the other; what they found is in ``problems``.

    ``most_together``: of one code so many are listed at most, over all files and parts, and
    ``close`` says how many more there are; where None, ``most_problems`` of each check and file.
    """

    session: Session
    sources: Sources
    load_id: int
    settings: CheckSettings = CHECK_SETTINGS
    most_together: int | None = None
    problems: list[Problem] = field(default_factory=list)
    _has_ratings: bool = False
    _listed: Counter[tuple[str, Severity]] = field(default_factory=Counter)
    _more: Counter[tuple[str, str | None, str, Severity]] = field(default_factory=Counter)

    def begin(self) -> None:
        """Begin before any organisation's figures were looked at."""
        self.session.run("checks/no_figure_summary")

    def check_records(self) -> None:
        """Look for repeated records and remarks, for ids not known, and at masters as a whole."""
        names = self.sources.names
        self._add(_repeated(self.session, self.sources))
        self._add(_unknown(self.session, self.sources, self.load_id))
        if names & _MASTERS:
            self._run([each for each in MASTER_CHECKS if not each.is_of_relations])
        if "narratives" in names:
            self._run(NARRATIVE_CHECKS)
        self._run(ADJUSTMENT_CHECKS)

    def check_merged_reports(self) -> None:
        """Check reports just merged for repetitions and ids that nobody has."""
        if self._has_reports:
            self._add(_repeated_reports(self.session, self.sources))
            self._add(_unknown_of_reports(self.session, self.sources))

    def widen(self) -> None:
        """Where this load rates somebody, take those into the scope that share its parent."""
        if self._has_reports:
            found = self.session.rows("load/first_rating", load_id=self.load_id)
            self._has_ratings = bool(found)
            if found:
                self.session.run("load/touched_by_ratings", load_id=self.load_id)

    def check_range(self) -> None:
        """Check what concerns each organisation in scope for itself."""
        if self.sources.names & _MASTERS:
            self._run([each for each in MASTER_CHECKS if each.is_of_relations])
        if self._has_reports:
            self._run_needed(REPORT_CHECKS, "checks/asked_of_reports")

    def check_figures(self) -> None:
        """Ask of the figures of each organisation in scope; leaves ``reported``."""
        if self._has_reports:
            _see_reported(self.session)
            self._run_needed(
                [each for each in DATA_CHECKS if not each.is_across], "checks/asked_of_figures"
            )

    def see_ratings(self) -> None:
        """Leave the ratings of all organisations in scope as ``reported``, those beside them too.

        It goes before ``check_across`` where ``check_range`` saw one range after the other.
        """
        self.widen()
        self.session.materialise(
            "reported", "checks/reported", known_at=END_OF_TIME, is_of_ratings=True
        )

    def check_across(self) -> None:
        """Hold what was reported by the organisations seen against each other's."""
        if self._has_reports:
            checks = [each for each in DATA_CHECKS if each.is_across]
            self._run([each for each in checks if each.needs is None or self._has_ratings])

    def close(self) -> None:
        """Say how many more problems there are than were listed."""
        for (file, sheet, _, severity), count in self._more.items():
            self.problems.append(_more(file, sheet, severity, count))
        self._more.clear()

    @property
    def _has_reports(self) -> bool:
        return "actuals" in self.sources.names

    def _run_needed(self, checks: Iterable[Check], asked_in: str) -> None:
        """Run the checks that have something to compare, as the row of a file says."""
        asked = self.session.rows(asked_in, load_id=self.load_id)[0]
        self._run([each for each in checks if each.needs is None or asked[each.needs]])

    def _run(self, checks: Iterable[Check]) -> None:
        values = {**asdict(self.settings), "load_id": self.load_id}
        for each in checks:
            if each.table in {None, *self.sources.names}:
                self._add(_found(self.session, each, self.sources, values))

    def _add(self, found: Iterator[Problem]) -> None:
        if self.most_together is None:
            self.problems += _capped(found, self.settings.most_problems)
            return
        for each in found:
            self._listed[(each.code, each.severity)] += 1
            if self._listed[(each.code, each.severity)] <= self.most_together:
                self.problems.append(each)
            else:
                self._more[(each.file, each.sheet, each.code, each.severity)] += 1


def review(
    reader: Reader, known_at: date | None = None, settings: CheckSettings = CHECK_SETTINGS
) -> list[Finding]:
    """What the checks on data (semantics §9) say of everything that a reader sees.

    ``known_at`` leaves aside what was recorded later.
    """
    values: dict[str, Any] = {**asdict(settings), "load_id": None}
    reader.run("checks/no_figure_summary")
    _see_reported(reader, known_at or END_OF_TIME)
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


def _see_reported(session: Session, known_at: date = END_OF_TIME) -> None:
    """Leave ``reported``, and add what its figures are to ``figure_summary``."""
    session.materialise("reported", "checks/reported", known_at=known_at, is_of_ratings=False)
    session.run("checks/figure_summary")


def _repeated(session: Session, sources: Sources) -> Iterator[Problem]:
    names: list[tuple[str, Mapping[str, str]]] = [
        ("checks/repeated_record", identifiers_of(table))
        for table in MASTER_TABLES
        if table.name in sources.names
    ]
    names += [
        ("checks/repeated_remark", identifiers_of(table))
        for table in REMARK_TABLES
        if table.name in sources.names
    ]
    for name, identifiers in names:
        yield from _told(session.rows(name, identifiers), sources)


def _repeated_reports(session: Session, sources: Sources) -> Iterator[Problem]:
    return _told(session.rows("checks/repeated_report"), sources)


def _told(rows: Sequence[Row], sources: Sources) -> Iterator[Problem]:
    for row in rows:
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


def _unknown_of_reports(session: Session, sources: Sources) -> Iterator[Problem]:
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
            yield _more(file, sheet, severity, count - most)


def _more(file: str, sheet: str | None, severity: Severity, count: int) -> Problem:
    wording = Wording(MORE.code, MORE.what, MORE.remedy, severity)
    return problem(wording, Place(file, sheet), None, count=count)


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
