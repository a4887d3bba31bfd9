"""The product's SQL against the plain-Python reading of the semantics, on random data sets.

Every data set goes the whole way: CSV files, the loader, a published generation, a reader.
"""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import settings

from scorecard.board import quarter_review, summarise
from scorecard.board.tree_review import tree_review
from scorecard.model.periods import parse_period
from scorecard.rollup import Level, roll_up
from scorecard.verdicts import subtree
from scorecard.warehouse import Reader
from tests.oracle import summaries
from tests.oracle.model import Dataset
from tests.oracle.states import as_held
from tests.oracle.strategies import Case, Moment
from tests.oracle.verdicts import tree
from tests.oracle.verdicts import verdicts as oracle_verdicts
from tests.support.batches import compare_together
from tests.support.combining import combined
from tests.support.loading import load_dataset
from tests.support.product import differences, product_verdicts

PERIODS = ("2022", "2023", "2022-2023", "2023-H1")
PARTS = 2  # so that the cores share the work
OF_TREES = 10  # one data set of so many is asked about reviews, trees and roll-ups too


@pytest.mark.property
@pytest.mark.timeout(0)
@pytest.mark.parametrize("part", range(PARTS))
def test_verdicts_are_those_of_the_oracle(part: int) -> None:
    def compare(together: Sequence[Case]) -> None:
        data = combined([case.data for case in together])
        with _loaded(data) as reader:
            for case in together:
                _compare_verdicts(reader, data, case.moments[0])

    compare_together(compare, settings.default.max_examples // PARTS, part, at_once=15)


@pytest.mark.property
@pytest.mark.timeout(0)
@pytest.mark.parametrize("part", range(PARTS))
def test_reviews_trees_and_roll_ups_are_those_of_the_oracle(part: int) -> None:
    def compare(together: Sequence[Case]) -> None:
        data, moment = combined([case.data for case in together]), together[0].moments[0]
        with _loaded(data) as reader:
            _compare_reviews(reader, data, moment)
            _compare_loads(reader, data, moment)
            _compare_trees(reader, data, moment)
            _compare_tree_reviews(reader, data, moment)
            for period in PERIODS:
                _compare_roll_ups(reader, data, moment, period)

    examples = settings.default.max_examples // (OF_TREES * PARTS)
    compare_together(compare, examples, part, at_once=3)


@contextmanager
def _loaded(data: Dataset) -> Iterator[Reader]:
    with (
        tempfile.TemporaryDirectory() as folder,
        load_dataset(data, Path(folder)).read() as reader,
    ):
        yield reader


def _compare_verdicts(reader: Reader, data: Dataset, moment: Moment) -> None:
    expected = {(row.target_id, row.period): row for row in oracle_verdicts(data, *moment)}
    found = product_verdicts(reader, *moment)
    assert found.keys() == expected.keys()
    for key, row in expected.items():
        assert not differences(found[key], row), (key, moment)


def _compare_reviews(reader: Reader, data: Dataset, moment: Moment) -> None:
    as_of, known_at = moment
    everybody = frozenset(row["id"] for row in data.organisations)
    review = quarter_review(reader, everybody, as_of=as_of, known_at=known_at)
    expected = {row.target_id: row for row in summaries.review_rows(data, *moment)}
    rows = [expected[target_id] for target_id in review.rows["target_id"]]
    assert list(review.rows["period"]) == [row.period for row in rows]
    assert list(review.rows["status"]) == [row.status for row in rows]
    assert review.summary.counts == summaries.counts(rows)
    score = summaries.score(as_held(data, *moment), rows)
    assert (review.summary.valued, review.summary.due) == (score.with_value, score.due)
    assert (review.summary.score is None) == (score.score is None)
    if review.summary.score is not None and score.score is not None:
        assert float(review.summary.score) == pytest.approx(float(score.score))


def _compare_loads(reader: Reader, data: Dataset, moment: Moment) -> None:
    """Up to each of its loads it answers as if it held no more."""
    for load_id, stood in _after_each_load(data).items():
        with reader.until(load_id) as limited:
            _compare_verdicts(limited, stood, moment)


def _after_each_load(data: Dataset) -> dict[int, Dataset]:
    """By the number of each load that added something, the data set as it left it."""
    loads = range(1, len(data.actual_loads) + 1)
    unchanged = replace(data, changes=())
    stood = [replace(unchanged, actual_loads=data.actual_loads[:number]) for number in loads]
    added = [after for before, after in pairwise(stood) if len(after.actuals) > len(before.actuals)]
    changed = [
        replace(data, changes=data.changes[:number]) for number in range(1, len(data.changes) + 1)
    ]
    return dict(enumerate([stood[0], *added, *changed], start=1))


def _compare_trees(reader: Reader, data: Dataset, moment: Moment) -> None:
    for organisation_id in {row["id"] for row in data.organisations}:
        found = subtree(reader, organisation_id, as_of=moment[0])
        assert set(found) == tree(data, organisation_id, moment[0])


def _compare_tree_reviews(reader: Reader, data: Dataset, moment: Moment) -> None:
    as_of, known_at = moment
    everybody = frozenset(row["id"] for row in data.organisations)
    reviewed = quarter_review(reader, everybody, as_of=as_of, known_at=known_at).rows
    parents = sorted({row["parent_id"] for row in data.organisations if row["parent_id"]})
    for parent in parents:
        found = tree_review(reader, parent, as_of=as_of, known_at=known_at, level=Level.DIRECT)
        below = tree(data, parent, as_of)
        expected = summarise(reviewed[reviewed["organisation_id"].isin(below)])
        assert found.organisations == len(below)
        assert found.summary.counts == expected.counts
        assert (found.summary.valued, found.summary.due) == (expected.valued, expected.due)
        assert (found.summary.score is None) == (expected.score is None)
        if found.summary.score is not None and expected.score is not None:
            assert float(found.summary.score) == pytest.approx(float(expected.score))
        _compare_sums(reader, found.rolled.indicators, parent, moment)


def _compare_sums(reader: Reader, rolled: pd.DataFrame, parent: str, moment: Moment) -> None:
    """Sums over a year that holds the review date are those of the plain roll-up."""
    as_of, known_at = moment
    asked = ["indicator_id", "total", "numerator", "denominator", "counted", "reported"]
    asked += ["should_report"]
    for period in sorted({str(code) for code in rolled["period"]} - {"TERM"}):
        if not parse_period(period).first_day <= as_of <= parse_period(period).last_day:
            continue
        plain = roll_up(reader, parent, period, as_of=as_of, known_at=known_at).indicators
        expected = plain.set_index("indicator_id").to_dict("index")
        for row in rolled.loc[rolled["period"] == period, asked].to_dict("records"):
            other = expected[row.pop("indicator_id")]
            for name, cell in row.items():
                assert pd.isna(cell) == pd.isna(other[name]), (period, name)
                assert pd.isna(cell) or float(cell) == pytest.approx(float(other[name]))


def _compare_roll_ups(reader: Reader, data: Dataset, moment: Moment, period: str) -> None:
    as_of, known_at = moment
    for parent in sorted({row["parent_id"] for row in data.organisations if row["parent_id"]}):
        rolled = roll_up(reader, parent, period, as_of=as_of, known_at=known_at)
        found = {row["indicator_id"]: row for row in rolled.indicators.to_dict("records")}
        rungs = {
            (row["indicator_id"], row["level"]): row["organisations"]
            for row in rolled.rungs.to_dict("records")
        }
        expected = {
            row["id"]: summaries.roll_up(data, parent, row["id"], period, as_of, known_at)
            for row in data.indicators
        }
        counted = {id_: each for id_, each in expected.items() if each.should_report}
        assert found.keys() == counted.keys()
        for id_, each in counted.items():
            row = found[id_]
            assert (row["reported"], row["should_report"]) == (each.reported, each.should_report)
            total = None if pd.isna(row["total"]) else row["total"]
            assert total == (None if each.total is None else pytest.approx(float(each.total)))
        assert rungs == {
            (id_, level): number
            for id_, each in expected.items()
            for level, number in each.rungs.items()
        }
