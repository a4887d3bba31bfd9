"""How a whole tree stands as of a date: counts of its targets, branch by branch, and its sums.

Where publishing tallied the review date (``scorecard.tallying``) the rows of the tally are added
up; else, and where the knowledge date is limited, the tree is judged while somebody waits.
"""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

import pandas as pd
import pyarrow as pa

from scorecard.board.summary import Summary
from scorecard.model.vocabulary import Status
from scorecard.rollup import Level, RollUp
from scorecard.tally import TABLES, TALLIED_AT_ONCE, place, tally
from scorecard.verdicts import review
from scorecard.warehouse import Reader


@dataclass(frozen=True, slots=True)
class TreeReview:
    """An organisation and all under it as of a date, from one cell to the whole country.

    ``organisations`` and ``cells`` (those with nobody under them) stand in the tree on the review
    date, the organisation itself among them; ``summary`` is of the targets under review of all of
    them (semantics §8).
    ``branches``: one row for the organisation itself alone (``is_own``, first), then one for each
    directly under it with all of its own tree: organisation_id, organisation_name, short_name,
    kind, is_own, organisations, cells, targets, a column for each status (exceeded, met, on_track,
    behind, at_risk, missed, overdue, awaiting, no_data, not_due, not_applicable), unreported,
    reached, final, valued, due, weight, earned, score (0 … 1, NA where no target has a value).
    ``rolled``: what its members have together, columns of ``scorecard.rollup.RollUp``, and
    first_day, last_day and method beside each period; an indicator that some are judged on for a
    calendar year and others for a school year or a term has a row for each, that of most first.
    """

    organisation_id: str
    as_of: date
    organisations: int
    cells: int
    summary: Summary
    branches: pd.DataFrame
    rolled: RollUp


def tree_review(
    reader: Reader,
    organisation_id: str,
    *,
    as_of: date,
    known_at: date | None = None,
    level: Level = Level.CELLS,
) -> TreeReview:
    """Review the tree under an organisation; all is 0 and empty where the reader knows it not.

    ``level``: whether the cells of the tree are added up, or its direct subordinates.
    """
    of_cells = level is Level.CELLS
    with reader.sibling() as board:
        review(board, as_of=as_of, known_at=known_at)
        is_tallied = known_at is None and bool(board.rows("tally/is_tallied", as_of=as_of))
        if is_tallied:
            board.materialise("placed_key", "tally/tallied_place", as_of=as_of)
        else:
            place(board)
        board.materialise("tree", "tally/tree", organisation_id=organisation_id)
        board.materialise("counted_parent", "tally/counted_parent", is_of_cells=of_cells)
        if is_tallied:
            for table in TABLES:
                board.materialise(table, f"tally/tree_{table}", as_of=as_of)
        else:
            _count(board, as_of, known_at)
        board.materialise("branch_name", "tally/branch_name")
        branches = board.query("tally/branches")
        rolled = RollUp(
            board.query("tally/rolled", is_of_cells=of_cells),
            board.query("tally/rungs", is_of_cells=of_cells),
        )
    return TreeReview(
        organisation_id=organisation_id,
        as_of=as_of,
        organisations=int(branches["organisations"].sum()),
        cells=int(branches["cells"].sum()),
        summary=_summary(branches),
        branches=branches,
        rolled=rolled,
    )


def _count(board: Reader, as_of: date, known_at: date | None) -> None:
    """Leave a tally of the tree's organisations on the board, a range of them after the other."""
    ids = frozenset(row["organisation_id"] for row in board.rows("tally/tree_ids"))
    found: dict[str, list[pa.Table]] = {table: [] for table in TABLES}
    with board.narrowed(ids) as narrowed:
        review(narrowed, as_of=as_of, known_at=known_at)
        narrowed.stage("placed_key", board.held("placed_key"))
        narrowed.materialise("sought_period", "tally/sought_period")
        for _ in narrowed.ranges(TALLIED_AT_ONCE):
            review(narrowed, as_of=as_of, known_at=known_at)
            tally(narrowed)
            for table in TABLES:
                found[table].append(narrowed.held(table))
    for table, parts in found.items():
        board.stage(table, pa.concat_tables(parts))


def _summary(branches: pd.DataFrame) -> Summary:
    """Summary of a tree from its branches."""
    total = branches.drop(columns="kind").sum(numeric_only=True)
    counts = {status: int(total[status]) for status in Status if total[status]}
    weight = Fraction(float(total["weight"]))
    return Summary(
        counts=counts,
        reached=int(total["reached"]),
        final=int(total["final"]),
        score=Fraction(float(total["earned"])) / weight if weight else None,
        valued=int(total["valued"]),
        due=int(total["due"]),
    )
