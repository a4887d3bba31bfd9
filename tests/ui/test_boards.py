"""Boards judged once and asked often: by cell, by target, by many at once, not by a former load."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from scorecard import board
from scorecard.ui.boards import MOST_BOARDS, Boards
from scorecard.ui.warehouse import InForce, Shelf
from scorecard.warehouse import Reader, Warehouse

pytestmark = pytest.mark.slow

AS_OF = date(2024, 9, 30)
CELL = frozenset({"minh-hoa-boi-duong"})
TREE = CELL | {"minh-hoa-so-gd", "minh-hoa-van-phong", "minh-hoa-to-chuc"}
FRAMES = ("rows", "changes", "corrections", "standing", "unreported", "quarters")


@pytest.fixture
def shelf(shipped_copy: Path) -> tuple[Shelf, InForce]:
    shelf = Shelf()
    return shelf, shelf.in_force(shipped_copy)


def test_a_part_of_a_judged_tree_reads_as_if_it_were_judged_alone(shelf):
    shelf, generation = shelf
    with shelf.boards.judged(generation, TREE, AS_OF, None) as tree:
        part = board.review_of(tree, CELL)
        facts = board.facts_of(tree, CELL)
        target_id = part.rows["target_id"][0]
        detail = board.detail_of(tree, target_id)
    with shelf.reader(generation) as reader:
        alone = board.quarter_review(reader, CELL, as_of=AS_OF)
        assert facts.equals(board.facts_without_target(reader, CELL, as_of=AS_OF))
        lone_detail = board.target_detail(reader, target_id, as_of=AS_OF)
    for name in FRAMES:
        assert getattr(part, name).equals(getattr(alone, name)), name
        assert not getattr(part, name).empty, name
    assert part.summary == alone.summary
    assert lone_detail is not None
    assert detail.review == lone_detail.review
    assert detail.reports.equals(lone_detail.reports)
    assert detail.points.equals(lone_detail.points)


def test_the_worst_rows_come_with_a_summary_of_all(shelf):
    shelf, generation = shelf
    with shelf.boards.judged(generation, TREE, AS_OF, None) as tree:
        whole = board.review_of(tree)
        worst = board.review_of(tree, most=5)
        titles = board.titles_of(tree, TREE, most=7)
    missed = int((whole.rows["status"] == "missed").sum())
    assert worst.rows.equals(whole.rows.head(max(5, missed)))
    assert worst.summary == whole.summary
    assert set(worst.quarters["target_id"]) <= set(whole.rows["target_id"].head(5))
    assert list(titles["target_id"]) == list(whole.rows["target_id"].head(7))


def test_a_board_is_judged_once_for_the_tree_and_its_cells(shelf):
    shelf, generation = shelf
    with shelf.boards.judged(generation, TREE, AS_OF, None) as tree:
        pass
    with shelf.boards.judged(generation, CELL, AS_OF, None) as cell:
        assert cell is tree
    with shelf.boards.judged(generation, CELL, date(2024, 6, 30), None) as earlier:
        assert earlier is not tree
    with shelf.boards.judged(generation, CELL, AS_OF, date(2024, 1, 31)) as as_known:
        assert as_known is not tree


def test_a_comparison_judges_less_and_takes_a_whole_board_where_there_is_one(shelf):
    shelf, generation = shelf
    with shelf.boards.judged(generation, CELL, AS_OF, None) as whole:
        assert whole.is_whole
    with shelf.boards.compared(generation, CELL, AS_OF, None) as kept:
        assert kept is whole
    with shelf.boards.compared(generation, TREE, AS_OF, None) as less:
        assert not less.is_whole
    with shelf.boards.judged(generation, frozenset(TREE - CELL), AS_OF, None) as other:
        assert other.is_whole


def test_many_who_ask_at_once_get_one_answer(shelf):
    shelf, generation = shelf

    def ask(_: int) -> tuple[int, list[str]]:
        with shelf.boards.judged(generation, CELL, AS_OF, None) as judged:
            return id(judged), list(board.rows_of(judged, CELL)["target_id"])

    with ThreadPoolExecutor(8) as readers:
        answers = list(readers.map(ask, range(16)))
    assert all(answer == answers[0] for answer in answers)


def test_boards_of_a_former_generation_are_let_go(shelf):
    shelf, generation = shelf
    with shelf.boards.judged(generation, CELL, AS_OF, None):
        pass
    with Warehouse(Path(generation.directory)).publish("test") as draft:
        draft.begin()
    shelf.in_force(Path(generation.directory))
    assert shelf.numbers() == [2]


def test_a_board_in_use_outlives_its_generation(shelf):
    shelf, generation = shelf
    with shelf.boards.judged(generation, CELL, AS_OF, None) as judged:
        with Warehouse(Path(generation.directory)).publish("test") as draft:
            draft.begin()
        shelf.in_force(Path(generation.directory))
        assert not board.rows_of(judged, CELL).empty
    assert shelf.numbers() == [2]


def test_few_boards_are_kept_and_a_failed_one_never(shelf):
    shelf, generation = shelf
    opened: list[int] = []

    @contextmanager
    def reader(number: int) -> Iterator[Reader]:
        if number == 0:
            raise ValueError(number)
        with shelf.reader(generation) as found:
            opened.append(number)
            yield found
        opened.remove(number)

    boards: Boards[int] = Boards(reader)
    for number in range(1, MOST_BOARDS + 3):
        with boards.judged(number, CELL, AS_OF, None):
            pass
    assert opened == [3, 4, 5, 6]
    for _ in range(2):
        with pytest.raises(ValueError, match="0"), boards.judged(0, CELL, AS_OF, None):
            pass
    boards.keep(lambda _: False)
    assert opened == []
