"""Random loads, entries, corrections, withdrawals and kills, and a warehouse that replays them."""

import csv
import json
import shutil
import signal
import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from hypothesis import strategies as st

from tests.faults.ledger import Ledger
from tests.faults.nursery import Nursery

Row = dict[str, str]

DAYS: Final = ("05/01/2024", "05/01/2024", "06/01/2024")
"""Days of recording; few, as are cells and periods, so that corrections of one day are common."""

_REPORTS: Final = st.fixed_dictionaries(
    {
        "organisation_id": st.sampled_from(["cb1", "cb1", "cb1", "cb2"]),
        "indicator_id": st.just("flow"),
        "period": st.sampled_from(["2023-Q1", "2023-Q1", "2023"]),
        "value": st.sampled_from(["0", "1", "70", "80", "1.200"]),
        "estimate": st.sampled_from(["", "", "", "có"]),
        "recorded_on": st.sampled_from(DAYS),
        "note": st.sampled_from(["", "đếm trùng"]),
        "withdrawn": st.just(""),
    }
)


def _row_of_kind(kind: int) -> st.SearchStrategy[Row]:
    """Of ten rows seven are reports, two withdrawals, one has a figure that nobody can read."""
    changes = {0: {"value": "1.66"}, 1: _WITHDRAWN, 2: _WITHDRAWN}.get(kind, {})
    return _REPORTS.map(lambda row: {**row, **changes})


_WITHDRAWN: Final = {"value": "", "withdrawn": "có"}


@dataclass(frozen=True, slots=True)
class Action:
    """Rows brought by a file or typed on a page; killed at its ``die_at``-th step, or never.

    ``asked`` is what a load of masters sets the target to.
    """

    is_typed: bool
    rows: tuple[Row, ...]
    asked: str | None
    die_at: int | None


def _action_of_kind(kind: int) -> st.SearchStrategy[Action]:
    """Of eight actions one changes the target, the others bring reports; one in three is killed."""
    rows = st.lists(st.integers(0, 9).flatmap(_row_of_kind), min_size=1, max_size=2).map(tuple)
    return st.builds(
        Action,
        is_typed=st.booleans(),
        rows=rows if kind else st.just(()),
        asked=st.none() if kind else st.sampled_from(["100", "150"]),
        die_at=st.sampled_from([None, None, 1]).flatmap(
            lambda step: st.none() if step is None else st.integers(1, 40)
        ),
    )


INTERLEAVINGS: Final = st.lists(st.integers(0, 7).flatmap(_action_of_kind), min_size=6, max_size=10)
"""What several people do, in the order in which they begin it."""


def _table(action: Action) -> tuple[str, Sequence[Row]]:
    if action.asked is None:
        return "actuals", action.rows
    target = {"id": "t1", "resolution_id": "nq", "title": "Chiêu sinh", "indicator_id": "flow"}
    asked = {"comparator": ">=", "value": action.asked, "cadence": "each_year"}
    return "targets", [{**target, **asked}]


def arguments(action: Action, number: int, folder: Path, ledger: Ledger) -> list[str]:
    """The command of an action, its rows in a file whose name tells which action it is."""
    table, rows = _table(action)
    suffix = "json" if action.is_typed else "csv"
    path = folder / f"{table}-{number}.{suffix}"
    if action.is_typed:
        path.write_text(json.dumps({table: list(rows)}), "utf-8")
        return ["enter", str(path), str(ledger.directory)]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return ["load", str(path), "--warehouse", str(ledger.directory)]


def run_all(ledger: Ledger, actions: Sequence[Action], nurseries: Sequence[Nursery]) -> list[int]:
    """Run every action, those of one nursery in turn, the nurseries at once; their exit codes."""
    folder = ledger.folder / "viec"
    folder.mkdir()
    codes = [0] * len(actions)

    def work(mine: Nursery, numbers: Iterable[int]) -> None:
        for number in numbers:
            action = actions[number]
            command = arguments(action, number, folder, ledger)
            codes[number] = mine.run(command, die_at=action.die_at)

    threads = [
        threading.Thread(target=work, args=(mine, range(place, len(actions), len(nurseries))))
        for place, mine in enumerate(nurseries)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(codes) <= {0, 1, -signal.SIGKILL}
    return codes


def accepted(ledger: Ledger) -> list[int]:
    """Numbers of the actions that were published, in the order of their loads."""
    query = "select file from load_file where load_id > 1 order by load_id"
    with ledger.warehouse.read() as reader:
        files = [row[0] for row in reader._execute(query).fetchall()]
    return [int(Path(file).stem.split("-")[1]) for file in files]


def replayed(
    fresh: Ledger, actions: Sequence[Action], numbers: Sequence[int], nursery: Nursery
) -> Ledger:
    """A warehouse in which those actions alone were done, one after the other, undisturbed."""
    folder = fresh.folder / "viec"
    folder.mkdir()
    for number in numbers:
        code = nursery.run(arguments(actions[number], number, folder, fresh))
        assert code == 0, nursery.said()
    return fresh


_HELD: Final = (
    "select * from actual order by report_id",
    "select * from target order by target_key",
    "select * from judged_period order by period_id",
    "select load_id, table_name, rows_read, rows_new, rows_changed from load_file order by file_id",
)


def held(ledger: Ledger) -> list[list[tuple[Any, ...]]]:
    """Everything that a warehouse says of reports and targets, each block read."""
    with ledger.warehouse.open_current() as opened, opened.reader() as reader:
        opened.read_whole()
        return [reader._execute(query).fetchall() for query in _HELD]


def copied(ledger: Ledger, folder: Path) -> Ledger:
    """The same warehouse in a folder that is emptied first."""
    shutil.rmtree(folder, ignore_errors=True)
    return ledger.copy(folder)
