"""What publishing settles is what the reports say: verdicts taken as they stand and worked out anew.

A review whose knowledge date is the end of time may not use what was settled, and asks for the same.
"""

from datetime import date

import pandas as pd
import pytest

from scorecard.verdicts import END_OF_TIME, verdicts
from tests.load.sources import ACTUALS, BASE, Desk

DATES = (date(2023, 9, 30), date(2024, 12, 31), date(2030, 1, 1))


def test_verdicts_settled_are_verdicts_worked_out(change: dict[str, str], masters: Desk) -> None:
    assert not masters.load(**SECOND, actuals=FULL).is_refused
    result = masters.load(**change)
    assert not result.is_refused, result.problems
    assert result.generation == 3
    _compare(masters)
    assert not masters.load(actuals=ACTUALS).is_refused
    _compare(masters)


def test_no_target_is_judged_for_two_organisations(masters: Desk) -> None:
    masters.load(**SECOND, actuals=FULL)
    masters.load(**CHANGES["a target of another organisation"])
    owners = "select count(distinct organisation_key) from store.judged_period group by target_key"
    assert masters.rows(owners) == [(1,)]


def test_a_few_reports_leave_their_periods_to_readers(masters: Desk) -> None:
    masters.load(actuals=FULL)
    unsettled = "select count(*) from store.judged_period where not is_settled"
    assert masters.rows(unsettled) != [(0,)]
    masters.load(actuals=MANY)
    assert masters.rows(unsettled) == [(0,)]
