"""A whole tree as of a date, on the small Đảng bộ of the comparison: branches, counts, sums."""

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date

import pytest

from scorecard.board import quarter_review
from scorecard.board.mandates import records
from scorecard.board.tree_review import TreeReview, tree_review
from scorecard.rollup import Level
from scorecard.verdicts import subtree
from scorecard.warehouse import Reader
from tests.board.test_compare_by_hand import AS_OF, WORLD
from tests.support.loading import load_dataset

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    with ExitStack() as stack:
        warehouse = load_dataset(WORLD, tmp_path_factory.mktemp("tree"))
        yield stack.enter_context(warehouse.read())


@pytest.fixture(scope="module")
def found(reader: Reader) -> TreeReview:
    return tree_review(reader, "top", as_of=AS_OF)


def test_a_branch_is_a_direct_subordinate_with_all_under_it(found: TreeReview):
    branches = {each["organisation_id"]: each for each in records(found.branches)}
    assert set(branches) == {"top", "a", "mid", "moved", "mute"}
    assert [each["is_own"] for each in records(found.branches)] == [True, *[False] * 4]
    assert (branches["mid"]["organisations"], branches["mid"]["cells"]) == (2, 1)
    assert (found.organisations, found.cells) == (6, 4)
    assert branches["mid"]["targets"] == 3  # those of b
    assert branches["mid"]["short_name"] == "Tổ chức mid"


def test_counts_are_those_of_the_quarter_review_of_the_tree(reader: Reader, found: TreeReview):
    ids = frozenset(subtree(reader, "top", as_of=AS_OF))
    review = quarter_review(reader, ids, as_of=AS_OF)
    assert found.summary == review.summary
    for each in records(found.branches):
        if each["kind"] == "chi_bo":
            own = review.standing[review.standing["organisation_id"] == each["organisation_id"]]
            standing = records(own)[0]
            del standing["organisation_id"], standing["organisation_name"]
            assert {name: each[name] for name in standing} == standing


def test_cells_are_added_up_once_wherever_they_stand(found: TreeReview):
    rolled = {each["indicator_id"]: each for each in records(found.rolled.indicators)}
    # 9 of a, 4 of b, 5 of moved, 2 of gone until its end; mute should have reported.
    flow = rolled["flow"]
    assert (flow["period"], flow["total"], flow["reported"]) == ("2023", 20.0, 4)
    assert (flow["should_report"], flow["counted"]) == (5, 4)
    good = rolled["members.good"]
    assert (good["numerator"], good["denominator"]) == (53, 55)
    rungs = {each["level"]: each["organisations"] for each in records(found.rolled.rungs)}
    assert rungs == {"xuat_sac": 2, "tot": 1}


def test_the_direct_subordinates_can_be_added_up_instead(reader: Reader):
    direct = tree_review(reader, "top", as_of=AS_OF, level=Level.DIRECT)
    rolled = {each["indicator_id"]: each for each in records(direct.rolled.indicators)}
    assert (rolled["flow"]["total"], rolled["flow"]["should_report"]) == (16.0, 4)


def test_an_organisation_without_members_has_its_own_targets_alone(reader: Reader):
    alone = tree_review(reader, "a", as_of=AS_OF)
    assert list(alone.branches["organisation_id"]) == ["a"]
    assert alone.rolled.indicators.empty and alone.rolled.rungs.empty
    assert alone.summary.total == 4


def test_an_unknown_organisation_has_an_empty_tree(reader: Reader):
    empty = tree_review(reader, "nobody", as_of=date(2023, 12, 31))
    assert (empty.organisations, empty.summary.total) == (0, 0)
    assert empty.branches.empty and empty.rolled.indicators.empty
