"""Few reports are checked while they are written: told and stored as if one followed the other."""

from collections.abc import Callable
from pathlib import Path

import pytest

from etl import load
from etl.entry import enter
from etl.load import LoadResult
from scorecard.warehouse import Workbench
from tests.load.sources import ACTUALS, BASE, Desk

FIRST = """
organisation_id,indicator_id,period,value,recorded_on
cb1,flow,2023-Q1,10,2023-04-05
cb1,flow,2023-Q2,11,2023-07-05
"""

MORE = {
    "two more": ACTUALS,
    "a correction, one told again, one recorded early": """
organisation_id,indicator_id,period,value,recorded_on
cb1,flow,2023-Q1,12,2023-05-05
cb1,flow,2023-Q2,11,2023-07-05
cb1,flow,2023-Q3,1000,2023-08-05
""",
    "nothing new": FIRST,
    "a row twice": FIRST + "cb1,flow,2023-Q1,13,2023-05-05\ncb1,flow,2023-Q1,14,2023-05-05\n",
    "an id nobody has": FIRST + "cb1,lost,2023-Q1,13,2023-05-05\n",
    "a cell that is no number": FIRST + "cb1,flow,2023-Q3,many,2023-10-05\n",
}


def _desk(folder: Path) -> Desk:
    folder.mkdir()
    desk = Desk(folder)
    assert desk.load(**BASE).problems == []
    assert desk.load(actuals=FIRST).generation == 2
    return desk


def _seen(result: LoadResult) -> tuple[object, ...]:
    problems = [(each.row, each.column, each.code, each.text) for each in result.problems]
    counts = [(each.read, each.new, each.changed) for each in result.counts]
    figures = [
        {name: value for name, value in figure.items() if name != "file"}
        for figure in result.preview.figures
    ]
    return problems, counts, figures, result.generation


@pytest.mark.slow
@pytest.mark.parametrize("more", MORE.values(), ids=MORE)
def test_few_reports_are_told_and_stored_as_many_are(
    more: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = []
    for few in (500, 0):
        monkeypatch.setattr(load, "_FEW_ROWS", few)
        desk = _desk(tmp_path / str(few))
        seen = _seen(desk.load(actuals=more))
        stored = desk.rows(
            "select value, recorded_on, superseded_on, period_key from store.actuals order by all"
        )
        found.append((seen, stored, desk.warehouse.current().number))
    assert found[0] == found[1]


@pytest.mark.slow
@pytest.mark.parametrize("few", [500, 0])
def test_what_is_asked_first_is_asked_before_anything_is_published(
    few: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(load, "_FEW_ROWS", few)
    desk = _desk(tmp_path / "desk")
    kept = sorted(each.name for each in desk.warehouse.directory.iterdir())
    row = {"organisation_id": "cb1", "indicator_id": "flow", "recorded_on": "05/08/2023"}
    early = {**row, "period": "2023-Q3", "value": "12"}

    def enters(questions: load.Questions) -> LoadResult:
        return enter({"actuals": [early]}, desk.warehouse, "An", "Trang", (), questions)

    asked = enters(load.Questions.FIRST)
    assert [str(each.code) for each in asked.problems] == ["recorded_early"]
    assert (asked.is_asking, asked.generation) == (True, None)
    assert sorted(each.name for each in desk.warehouse.directory.iterdir()) == kept
    answered = enters(load.Questions.ANSWERED)
    assert (answered.is_asking, answered.generation, answered.problems) == (False, 3, [])


@pytest.mark.slow
@pytest.mark.parametrize("part", ["check", "ask", "_write"])
def test_a_fault_of_any_part_publishes_nothing(
    part: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = _desk(tmp_path / "desk")
    kept = sorted(each.name for each in desk.warehouse.directory.iterdir())

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("broken")

    with monkeypatch.context() as patched:
        patched.setattr(load, part, fail)
        with pytest.raises(RuntimeError, match="broken"):
            desk.load(actuals=ACTUALS)
    assert desk.warehouse.current().number == 2
    assert sorted(each.name for each in desk.warehouse.directory.iterdir()) == kept
    assert desk.load(actuals=ACTUALS).generation == 3


@pytest.mark.slow
def test_they_are_checked_beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Otherwise the tests above compare a thing with itself."""
    desk = _desk(tmp_path / "desk")
    checked: list[object] = []
    check: Callable[..., list[object]] = load.check

    def noted(session: object, *arguments: object, **named: object) -> list[object]:
        checked.append(session)
        return check(session, *arguments, **named)

    monkeypatch.setattr(load, "check", noted)
    desk.load(actuals=ACTUALS)
    monkeypatch.setattr(load, "_FEW_ROWS", 0)
    desk.load(actuals=ACTUALS.replace("2023", "2024"))
    assert [isinstance(each, Workbench) for each in checked] == [False, True]
