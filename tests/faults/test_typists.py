"""Many who type at once: none of their figures is lost, none is there twice."""

from scorecard.drafts import Drafts
from tests.faults.ledger import Ledger
from tests.faults.typists import Figure, Typist, published, type_at_once

SHARED: Figure = ("cb1", "stock", "2024-Q3")


def test_of_ten_who_type_at_once_none_loses_a_figure_and_none_is_doubled(ledger: Ledger) -> None:
    typists = []
    for number in range(10):
        own: Figure = (f"cb{number % 2 + 1}", "flow", f"2024-M{number // 2 + 1:02d}")
        shared = {SHARED: str(100 + number)} if number < 4 else {}
        typists.append(Typist(f"Người {number}", {own: str(number), **shared}))
    corrections = type_at_once(ledger.directory, typists)
    assert corrections >= 3  # of four who type one figure, three come later
    expected = [
        (key, typist.name, value) for typist in typists for key, value in typist.figures.items()
    ]
    assert sorted(published(ledger.warehouse)) == sorted(expected)
    drafts = Drafts(ledger.directory)
    assert [draft for typist in typists for draft in drafts.forms(typist.name)] == []
