"""Making an empty store: tables, calendar, and the scale that always exists."""

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import duckdb
import pyarrow as pa

from scorecard.model.periods import (
    FIRST_YEAR,
    LAST_YEAR,
    all_periods,
    month_first_day,
    month_last_day,
)
from scorecard.model.vocabulary import RATING_SCALE, RATING_SCALE_ID
from scorecard.warehouse.errors import DamagedGenerationError, OtherSchemaError
from scorecard.warehouse.session import SETTLED_TARGETS, Session

SCHEMA_VERSION = 5
"""Version of the tables; raised with every change that older programs cannot read."""

_OLDEST_VERSION = 1
_ADDITIONS = {2: "schema_2", 3: "schema_3", 4: "schema_4", 5: "schema_5"}
"""What each version added to schema.sql, so that a store of an older one can be brought up."""
_SETTLED = {
    **{relation: (5, name) for relation, name in SETTLED_TARGETS.items()},
    "judged_year": (2, "verdicts/judged_year"),
    "judged_period": (2, "verdicts/judged_period"),
}
"""Tables that follow from the others, the version that added each and what fills it, in order."""

BUILT_IN = "có sẵn"
"""Who "loaded" what every warehouse holds from its start (load 0, file 0)."""


def create_store(session: Session, catalog: str) -> None:
    """Create schema ``store`` in an attached, empty database of that catalog name."""
    session.run_text(f"use {catalog}")
    session.run("schema")
    for addition in _ADDITIONS.values():
        session.run(addition)
    for name, data in _fixed_tables().items():
        session.stage("fixed", data)
        session.run("session/fixed_rows", {"table": name})
    session.run(
        "new_store",
        schema_version=SCHEMA_VERSION,
        written_by=f"scorecard, duckdb {duckdb.__version__}",
        loaded_by=BUILT_IN,
        loaded_at=now(),
    )
    session.run_text("use memory")


def check_store(session: Session, path: Path, catalog: str) -> int:
    """The schema version of a file; one that this program cannot bring up is refused.

    So is a file that is no store. ``session`` sees its database under the name ``catalog``.
    """
    try:
        found = session.rows("schema_version", {"catalog": catalog})
    except duckdb.Error as error:
        raise DamagedGenerationError(path, "tệp không phải kho số liệu, hoặc đã rách") from error
    version = found[0]["schema_version"] if found else None
    if not isinstance(version, int):
        raise DamagedGenerationError(path, "tệp không phải kho số liệu")
    if not _OLDEST_VERSION <= version <= SCHEMA_VERSION:
        raise OtherSchemaError(path, version, SCHEMA_VERSION)
    return version


def bring_up(session: Session, catalog: str, version: int) -> None:
    """Make a writable store of an older version one of the present version."""
    if version < SCHEMA_VERSION:
        _add(session, catalog, version)
        session.run("brought_up", {"catalog": catalog}, schema_version=SCHEMA_VERSION)


def stand_in(session: Session, catalog: str, older: str, version: int) -> None:
    """Let ``catalog``, in memory, read as the older store attached as ``older``, brought up.

    The file stays as it is; the next load writes a generation of the present version.
    """
    session.run("session/store_schema", {"catalog": catalog})
    for row in session.rows("store_tables"):
        names = {"catalog": catalog, "older": older, "table": row["table_name"]}
        session.run("session/stand_in", names)
    _add(session, catalog, version)


def _add(session: Session, catalog: str, version: int) -> None:
    """Run what the versions after ``version`` added, and fill what follows from older tables."""
    session.run_text(f"use {catalog}")
    for number, addition in _ADDITIONS.items():
        if number > version:
            session.run(addition)
    session.run("scope_all")
    session.see_relations()
    for table, (added_by, name) in _SETTLED.items():
        if version < added_by:
            session.append(catalog, table, name)
    session.run_text("use memory")


def read_whole(session: Session, path: Path) -> None:
    """Read every block of an opened store; ``DamagedGenerationError`` where one is torn."""
    try:
        for row in session.rows("store_tables"):
            session.rows("read_whole", {"table": row["table_name"]})
    except duckdb.Error as error:
        raise DamagedGenerationError(path, "tệp bị rách hoặc bị cắt ngắn") from error


def now() -> datetime:
    """The moment, in UTC, without a time zone: as the warehouse keeps it."""
    return datetime.now(UTC).replace(tzinfo=None)


@cache
def _fixed_tables() -> Mapping[str, pa.Table]:
    """What every store holds: calendar, months, and the built-in scale."""
    months = range(FIRST_YEAR * 12, (LAST_YEAR + 2) * 12)
    epoch = datetime(1970, 1, 1, tzinfo=UTC).date()
    return {
        "calendar": pa.Table.from_pylist(
            [
                {
                    "period_key": period.key,
                    "period_code": period.code,
                    "slot": period.slot,
                    "slot_bit": 1 << period.slot,
                    "year": period.year,
                    "first_day": period.first_day,
                    "last_day": period.last_day,
                    "first_day_number": (period.first_day - epoch).days,
                    "last_day_number": (period.last_day - epoch).days,
                    "first_month": period.first_month,
                    "end_month": period.end_month,
                    "months": period.months,
                    "calendar_year": period.calendar_year,
                    "school_year": period.school_year,
                }
                for period in all_periods()
            ]
        ),
        "month": pa.Table.from_pylist(
            [
                {
                    "month": month,
                    "first_day": month_first_day(month),
                    "last_day": month_last_day(month),
                    "last_day_number": (month_last_day(month) - epoch).days,
                }
                for month in months
            ]
        ),
        "scales": pa.Table.from_pylist(
            [
                {
                    "id": RATING_SCALE_ID,
                    "level": level,
                    "rank": rank,
                    "name": name,
                    "load_id": 0,
                    "file_id": 0,
                    "row_number": 0,
                }
                for level, rank, name in RATING_SCALE
            ]
        ),
    }
