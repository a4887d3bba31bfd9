"""The state of each target that a review takes, where decisions changed targets (điều chỉnh).

A target that a decision changed has states (``sql/states/relations.sql``): the first as its
resolution set it, then one for each decision, from its day on; a change that came without a
decision puts the state right in which it found the target. A review as of a day asks of a target
what the state says that held on that day; of a year that was over by then, what held on the year's
last day: a decision does not rewrite a year that was over, and an earlier review keeps the earlier
target. A decision recorded after the knowledge date is not known yet.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final, Protocol

_STEPS: Final = {
    "judged_year": "verdicts/judged_year",
    "target_year": "states/target_year_then",
}
"""What follows from a target's state, each made from those before it."""

RELATIONS: Final = ("target", *_STEPS, "judged_period")
"""What a review may show otherwise than it is in force now."""


NO_NAMES: Final[Mapping[str, str]] = MappingProxyType({})


class Relations(Protocol):
    """Where relations are read and redefined, DuckDB or Spark."""

    def materialise(self, table: str, name: str) -> None:
        """Create or replace a temporary table as the result of a file."""

    def define(self, view: str, name: str, identifiers: Mapping[str, str] = NO_NAMES) -> None:
        """Create or replace a temporary view as a file."""

    def rows(self, name: str, **params: Any) -> list[dict[str, Any]]:
        """The result of a file as one dictionary a row."""


def take_states(session: Relations) -> None:
    """Let the relations show each target as it stood for the review (table ``review``).

    Where no decision changed a target in sight nothing is done. Else the changed ones are judged
    afresh: nothing of their periods is taken as settled.
    """
    if not session.rows("states/decided"):
        return
    session.materialise("target_then", "states/target_then")
    if not session.rows("states/changed_in_sight"):
        return
    session.define("target", "states/then", {"relation": "target"})
    for relation, step in _STEPS.items():
        session.materialise(f"{relation}_then", step)
        session.define(relation, "states/then", {"relation": relation})
    session.define("asked_period", "verdicts/judged_period")
    session.materialise("judged_period_then", "verdicts/unsettled_period")
    for relation in RELATIONS:
        session.define(relation, "states/relation", {"relation": relation})
