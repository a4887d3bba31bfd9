"""Whatever people do at once, whatever is killed: replaying what was accepted gives the same."""

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings

from tests.faults.interleavings import (
    INTERLEAVINGS,
    Action,
    Row,
    accepted,
    copied,
    held,
    replayed,
    run_all,
)
from tests.faults.ledger import Ledger
from tests.faults.nursery import Nursery

SHARE = 60  # of the examples: each starts some ten processes

Figure = tuple[str, str, str, bool]


@pytest.fixture(scope="module")
def nurseries(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Nursery]]:
    folder = tmp_path_factory.mktemp("nurseries")
    with ExitStack() as stack:
        yield [stack.enter_context(Nursery(folder / f"{n}.log")) for n in range(3)]


@pytest.mark.property
@pytest.mark.timeout(0)
@settings(max_examples=max(settings.default.max_examples // SHARE, 1))
@given(actions=INTERLEAVINGS)
def test_replaying_what_was_accepted_gives_the_same_state_again(
    _ledger_made_once: Ledger, nurseries: list[Nursery], actions: list[Action]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        lived = copied(_ledger_made_once, Path(folder) / "lived")
        codes = run_all(lived, actions, nurseries)
        order = accepted(lived)
        assert len(set(order)) == len(order)
        refused = {number for number, code in enumerate(codes) if code == 1}
        assert not refused & set(order)
        assert all(_is_mistaken(actions[number]) for number in refused)
        again = copied(_ledger_made_once, Path(folder) / "again")
        replayed(again, actions, order, nurseries[0])
        assert held(lived) == held(again)
        assert _in_force(lived) == _plainly_in_force([actions[number] for number in order])
        done = {number for number, code in enumerate(codes) if code == 0}
        _nothing_accepted_is_missing(lived, [actions[number] for number in sorted(done)])


def _is_mistaken(action: Action) -> bool:
    """Whether a row cannot be read, or two of one key and day differ."""
    figures: dict[tuple[str, ...], tuple[str, str]] = {}
    for row in action.rows:
        key = tuple(row[name] for name in ("organisation_id", "period", "estimate", "recorded_on"))
        figure = (row["value"], row["withdrawn"])
        if row["value"] == "1.66" or figures.setdefault(key, figure) != figure:
            return True
    return False


def _key(row: Row) -> Figure:
    return row["organisation_id"], row["indicator_id"], row["period"], row["estimate"] == "có"


def _day(text: str) -> date:
    return datetime.strptime(text, "%d/%m/%Y").date()  # noqa: DTZ007 (a day has no zone)


def _plainly_in_force(actions: list[Action]) -> dict[Figure, Decimal | None]:
    """The latest day wins, of one day the row loaded last; a withdrawal is none (semantics §4.1).

    A row equal to an earlier one in every column changes nothing (contract §1), and of equal
    figures in one call the first counts.
    """
    seen: set[tuple[str, ...]] = set()
    latest: dict[Figure, tuple[date, Decimal | None]] = {}
    for action in actions:
        of_this_call: set[tuple[Figure, str]] = set()
        for row in action.rows:
            key, whole = _key(row), tuple(row.values())
            if (key, row["recorded_on"]) in of_this_call or whole in seen:
                continue
            of_this_call.add((key, row["recorded_on"]))
            seen.add(whole)
            day = _day(row["recorded_on"])
            value = None if row["withdrawn"] else Decimal(row["value"].replace(".", ""))
            if key not in latest or day >= latest[key][0]:
                latest[key] = (day, value)
    return {key: value for key, (_, value) in latest.items()}


def _in_force(ledger: Ledger) -> dict[Figure, Decimal | None]:
    query = (
        "select o.organisation_id, i.indicator_id, c.period_code, a.is_estimate, "
        "case when a.is_withdrawn then null else a.value end "
        "from actual as a inner join organisation as o using (organisation_key) "
        "inner join indicator as i using (indicator_key) "
        "inner join calendar as c using (period_key) where a.superseded_on is null"
    )
    with ledger.warehouse.read() as reader:
        rows = reader._execute(query).fetchall()
    found = {row[:4]: row[4] for row in rows}
    assert len(found) == len(rows), "two figures in force at once"
    return found


def _nothing_accepted_is_missing(ledger: Ledger, done: list[Action]) -> None:
    """Every row of every action that said it was done stands in the store, once or as its equal."""
    query = (
        "select o.organisation_id, c.period_code, a.recorded_on, a.is_estimate "
        "from actual as a inner join organisation as o using (organisation_key) "
        "inner join calendar as c using (period_key)"
    )
    with ledger.warehouse.read() as reader:
        stored = set(reader._execute(query).fetchall())
    for row in (row for action in done for row in action.rows):
        organisation, _, period, is_estimate = _key(row)
        assert (organisation, period, _day(row["recorded_on"]), is_estimate) in stored
