"""Organisations to pick from: Vietnamese order, indented names; all of few, those near of many."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import pandas as pd

from scorecard.labels.fields import Row, day, is_true, text, whole_number
from scorecard.labels.plain import plain
from scorecard.labels.sorting import vietnamese_key

INDENT: Final = "\N{EM SPACE}"
MADE_UP: Final = "(minh họa)"


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation as it stood on a date."""

    organisation_id: str
    name: str
    short_name: str
    parent_id: str
    depth: int
    path: str
    is_standing: bool
    is_made_up: bool
    valid_from: date | None
    valid_to: date | None
    successor_id: str
    successor_name: str
    note: str


@dataclass(frozen=True, slots=True)
class Tree:
    """Organisations by id; ``order`` holds those that stand, each parent before its own.

    ``is_whole`` where no other organisation exists.
    """

    known: Mapping[str, Organisation]
    order: tuple[str, ...]
    labels: Mapping[str, str]
    is_whole: bool


def build_tree(frame: pd.DataFrame, *, is_whole: bool) -> Tree:
    """The tree of some organisations (``tree/organisations.sql``), ``depth`` as it gives it."""
    known = {
        organisation.organisation_id: organisation
        for organisation in map(_organisation, frame.to_dict("records"))
    }
    order = tuple(_in_order([other for other in known.values() if other.is_standing]))
    return Tree(known, order, _labels(known, order), is_whole)


def label(organisation: Organisation) -> str:
    """What an organisation is called in a list; made-up ones say so."""
    name = plain(organisation.name)
    return f"{name} {MADE_UP}" if organisation.is_made_up and MADE_UP not in name else name


def _organisation(row: Mapping[Any, Any]) -> Organisation:
    cells: Row = {str(name): cell for name, cell in row.items()}
    return Organisation(
        organisation_id=text(cells, "organisation_id"),
        name=text(cells, "name"),
        short_name=text(cells, "short_name"),
        parent_id=text(cells, "parent_id"),
        depth=whole_number(cells, "depth") or 0,
        path=text(cells, "path"),
        is_standing=is_true(cells, "is_standing"),
        is_made_up=is_true(cells, "is_made_up"),
        valid_from=day(cells, "valid_from"),
        valid_to=day(cells, "valid_to"),
        successor_id=text(cells, "successor_id"),
        successor_name=text(cells, "successor_name"),
        note=text(cells, "note"),
    )


def _in_order(standing: Sequence[Organisation]) -> Iterator[str]:
    """Ids of the tree, each parent before its own, siblings in Vietnamese order."""
    children: dict[str, list[Organisation]] = {}
    for organisation in standing:
        parent = organisation.parent_id if organisation.depth else ""
        children.setdefault(parent, []).append(organisation)
    waiting = [""]
    while waiting:
        current = waiting.pop()
        if current:
            yield current
        below = sorted(children.get(current, ()), key=lambda other: vietnamese_key(other.name))
        waiting.extend(other.organisation_id for other in reversed(below))


def _labels(known: Mapping[str, Organisation], order: Sequence[str]) -> dict[str, str]:
    """A name to pick each organisation by; the widget asks that no two are equal."""
    labels: dict[str, str] = {}
    taken: set[str] = set()
    listed = set(order)
    for organisation_id in (*order, *(other for other in known if other not in listed)):
        organisation = known[organisation_id]
        name = INDENT * organisation.depth + label(organisation)
        if name in taken:
            name = f"{name} · {organisation_id}"
        taken.add(name)
        labels[organisation_id] = name
    return labels
