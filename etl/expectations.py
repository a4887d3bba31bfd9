"""What a person saw when entering: a figure that was changed meanwhile is told, not written over.

The question is asked under the publishers' lock, of the generation that the next one follows, so
that nobody publishes between the answer and the load.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Final

import pyarrow as pa

from scorecard.warehouse import Session


@dataclass(frozen=True, slots=True)
class Expectation:
    """The report that was in force when somebody began to type over it.

    ``version`` is that of ``board/entry_rows.sql``; None where nothing was reported.
    """

    organisation_id: str
    indicator_id: str
    period: str
    is_estimate: bool
    version: str | None


@dataclass(frozen=True, slots=True)
class Conflict:
    """A report that somebody else published meanwhile: the figure now in force, by whom, when.

    ``loaded_at`` is UTC. ``version`` is None, and so is the rest, where what was seen is gone: the
    warehouse was put back to an earlier generation.
    """

    organisation_id: str
    indicator_id: str
    period: str
    is_estimate: bool
    version: str | None
    value: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None
    level: str | None
    is_withdrawn: bool | None
    recorded_on: date | None
    recorded_by: str | None
    loaded_at: datetime | None
    loaded_by: str | None


_COLUMNS: Final = pa.schema(
    [
        ("organisation_id", pa.string()),
        ("indicator_id", pa.string()),
        ("period", pa.string()),
        ("is_estimate", pa.bool_()),
        ("version", pa.string()),
    ]
)


def conflicts(session: Session, expected: Sequence[Expectation]) -> list[Conflict]:
    """Those of the expected reports that are no longer in force in the store that is followed."""
    if not expected:
        return []
    rows = [{name: getattr(each, name) for name in _COLUMNS.names} for each in expected]
    session.stage("expected_report", pa.Table.from_pylist(rows, schema=_COLUMNS))
    return [Conflict(**row) for row in session.rows("load/conflicts")]
