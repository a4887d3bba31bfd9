"""Organisations as a tree to pick from: Vietnamese order, indented names, subtrees."""

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
    targets: int
    subordinates: int
    valid_from: date | None
    valid_to: date | None
    successor_id: str
    successor_name: str
    note: str


@dataclass(frozen=True, slots=True)
class Tree:
    """Organisations by id; ``order`` holds those that stand, each parent before its own."""

    known: Mapping[str, Organisation]
    order: tuple[str, ...]
    labels: Mapping[str, str]

    def below(self, organisation_id: str) -> frozenset[str]:
        """Ids of an organisation and of all under it; of one that no longer stands, itself."""
        found = [organisation_id]
        if organisation_id in self.order:
            start = self.order.index(organisation_id)
            depth = self.known[organisation_id].depth
            for other in self.order[start + 1 :]:
                if self.known[other].depth <= depth:
                    break
                found.append(other)
        return frozenset(found)

    def children(self, organisation_id: str) -> list[Organisation]:
        """The organisations directly under one, in order."""
        below = (self.known[other] for other in self.order)
        return [other for other in below if other.parent_id == organisation_id]

    def largest(self) -> str | None:
        """The organisation whose tree sets the most targets, the first of equals."""
        totals = dict.fromkeys(self.order, 0)
        trail: list[str] = []
        for organisation_id in self.order:
            organisation = self.known[organisation_id]
            del trail[organisation.depth :]
            trail.append(organisation_id)
            for above in trail:
                totals[above] += organisation.targets
        return max(totals, key=totals.__getitem__, default=None)


def build_tree(frame: pd.DataFrame) -> Tree:
    """The tree of ``board.organisations``: one row per organisation, ``depth`` as it gives it."""
    known = {
        organisation.organisation_id: organisation
        for organisation in map(_organisation, frame.to_dict("records"))
    }
    order = tuple(_in_order([other for other in known.values() if other.is_standing]))
    return Tree(known, order, _labels(known, order))


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
        targets=whole_number(cells, "targets") or 0,
        subordinates=whole_number(cells, "subordinates") or 0,
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
    for organisation_id in (*order, *(other for other in known if other not in set(order))):
        organisation = known[organisation_id]
        name = plain(organisation.name)
        if organisation.is_made_up and MADE_UP not in name:
            name = f"{name} {MADE_UP}"
        label = INDENT * organisation.depth + name
        if label in taken:
            label = f"{label} · {organisation_id}"
        taken.add(label)
        labels[organisation_id] = label
    return labels
