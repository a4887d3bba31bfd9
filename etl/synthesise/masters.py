"""The master tables of the made-up Đảng bộ: what stands still while reports come in."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from etl.synthesise.catalogue import SCALE_ID, SCALE_LEVELS, Entry
from etl.synthesise.organisations import NOT_BEFORE, Tree
from etl.synthesise.write import Amounts, Values, Words

Ints = NDArray[np.int64]
Columns = dict[str, Values]

MARK = "Số liệu minh họa, không có thật"


def texts(values: Sequence[str]) -> Words:
    """Texts one by one; an empty one is nothing."""
    codes = np.array([k if text else -1 for k, text in enumerate(values)], dtype=np.int64)
    return Words(codes, values)


def same(text: str, count: int) -> Words:
    """One text over and over."""
    return Words(np.zeros(count, np.int64), [text])


def numbers(values: Ints, given: NDArray[np.bool_] | None = None, decimals: int = 0) -> Amounts:
    """Whole numbers of 10**-decimals; all given, or those that are."""
    everywhere = np.ones(len(values), bool)
    return Amounts(values * 10 ** (6 - decimals), everywhere if given is None else given)


def scales() -> Columns:
    """The scale of titles, one row a rung."""
    count = len(SCALE_LEVELS)
    return {
        "id": same(SCALE_ID, count),
        "level": texts([code for code, _ in SCALE_LEVELS]),
        "rank": numbers(np.arange(1, count + 1)),
        "name": texts([name for _, name in SCALE_LEVELS]),
    }


def indicators(entries: Sequence[Entry]) -> Columns:
    """One row an indicator."""
    due = np.array([entry.due_days or 0 for entry in entries])
    return {
        "id": texts([entry.id for entry in entries]),
        "name": texts([entry.name for entry in entries]),
        "unit": texts([entry.unit for entry in entries]),
        "measure": texts([entry.measure for entry in entries]),
        "aggregation": texts([entry.aggregation for entry in entries]),
        "scale_id": texts([entry.scale for entry in entries]),
        "can_be_negative": np.array([entry.is_negative_allowed for entry in entries]),
        "due_days": numbers(due, due > 0),
        "definition": texts([entry.definition for entry in entries]),
    }


def organisations(tree: Tree) -> Columns:
    """One row an organisation, two where its name or parent changed."""
    units, cells = tree.units, tree.cells
    rows: list[tuple[str, str, str, str, np.datetime64, np.datetime64, str]] = []
    for k, unit in enumerate(units.ids):
        above = units.ids[units.parent[k]] if units.parent[k] >= 0 else ""
        rows.append((unit, units.names[k], "dang_bo", above, NOT_BEFORE, NOT_BEFORE, ""))
    for k, cell in enumerate(cells.ids):
        since, above = cells.founded[k], units.ids[cells.parent[k]]
        if change := cells.changes.get(k):
            former = (change.name, "chi_bo", units.ids[change.parent])
            rows.append((cell, *former, since, change.until, ""))
            since = change.until + np.timedelta64(1, "D")
        heir = cells.ids[cells.successor[k]] if cells.successor[k] >= 0 else ""
        rows.append((cell, cells.names[k], "chi_bo", above, since, cells.dissolved[k], heir))
    ids, names, kinds, parents, since_days, until_days, heirs = zip(*rows, strict=True)
    return {
        "id": texts(ids),
        "name": texts(names),
        "short_name": texts([_short(name) for name in names]),
        "kind": texts(kinds),
        "parent_id": texts(parents),
        "valid_from": np.array(since_days, dtype="datetime64[D]"),
        "valid_to": np.array(until_days, dtype="datetime64[D]"),
        "successor_id": texts(heirs),
        "note": same(MARK, len(rows)),
    }


def _short(name: str) -> str:
    short = name.removesuffix(" (minh họa)").replace("Chi bộ", "CB", 1)
    return short.replace("Giáo dục", "GD").replace("Trung học phổ thông", "THPT")
