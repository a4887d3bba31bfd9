"""What a load would change, told before it is published: new, corrected, unchanged, and moved."""

from decimal import Decimal

from etl.load import check_sources, load_sources
from tests.load.sources import ACTUALS, BASE, ORGANISATIONS, TARGETS, Desk


def figures(result):
    """Reports as (corrected, period, former, now, in force)."""
    return [
        (f["is_correction"], f["period"], f["former_value"], f["value"], f["is_in_force"])
        for f in result.preview.figures
    ]


def test_an_empty_warehouse_gets_new_records_and_nothing_is_written(desk: Desk) -> None:
    result = desk.check(**BASE, actuals=ACTUALS)
    assert {(r.table, r.is_new) for r in result.preview.records} == {(name, True) for name in BASE}
    assert not any(r.fields for r in result.preview.records)
    titles = {r.title[0] for r in result.preview.records if r.table == "targets"}
    assert titles == {"Chiêu sinh"}
    assert figures(result) == [
        (False, "2023-Q1", None, Decimal(80), True),
        (False, "2023-Q2", None, Decimal(90), True),
    ]
    assert desk.warehouse.current() is None


def test_the_contents_are_told_with_organisations_and_periods(masters: Desk) -> None:
    result = masters.check(actuals=ACTUALS, targets=TARGETS)
    held = {each.table: each for each in result.preview.contents}
    actuals, targets = held["actuals"], held["targets"]
    assert (actuals.rows, actuals.organisations, actuals.organisation_names) == (
        2,
        1,
        ("Chi bộ 1",),
    )
    assert (actuals.periods, actuals.first_period, actuals.last_period) == (2, "2023-Q1", "2023-Q2")
    assert (targets.rows, targets.organisation_names) == (1, ("Chi bộ 1",))


def test_the_contents_are_told_beside_an_error(masters: Desk) -> None:
    result = masters.check(actuals=ACTUALS.replace("90", "chín mươi"))
    assert result.is_refused
    assert [each.rows for each in result.preview.contents] == [2]
    assert (result.preview.figures, result.preview.records) == ((), ())


def test_a_corrected_figure_stands_beside_the_one_in_force(masters: Desk) -> None:
    masters.load(actuals=ACTUALS)
    result = masters.check(
        actuals="""
        organisation_id,indicator_id,period,value,recorded_on,withdrawn
        cb1,flow,2023-Q1,80,2023-04-05,
        cb1,flow,2023-Q2,95,2023-08-01,
        cb1,flow,2023-Q2,70,2023-07-01,
        cb1,flow,2023-Q3,60,2023-10-05,
        """
    )
    assert figures(result) == [
        (True, "2023-Q2", Decimal(90), Decimal(95), True),
        (True, "2023-Q2", Decimal(90), Decimal(70), False),  # older than the one in force
        (False, "2023-Q3", None, Decimal(60), True),
    ]
    (count,) = result.counts
    assert (count.new, count.changed, count.unchanged) == (1, 2, 1)
    place = result.preview.figures[0]
    assert place["file"].endswith("actuals.csv")
    assert (place["row_number"], place["organisation_name"]) == (3, "Chi bộ 1")
    assert (place["indicator_name"], place["unit"]) == ("Học viên", "người")


def test_a_withdrawal_shows_what_it_takes_away(masters: Desk) -> None:
    masters.load(actuals=ACTUALS)
    result = masters.check(
        actuals="""
        organisation_id,indicator_id,period,value,recorded_on,withdrawn
        cb1,flow,2023-Q2,,2023-09-01,x
        """
    )
    (figure,) = result.preview.figures
    assert (figure["is_withdrawn"], figure["former_value"]) == (True, Decimal(90))


def test_a_changed_master_tells_each_field_by_name(masters: Desk) -> None:
    moved = ORGANISATIONS.replace("cb2,Chi bộ 2,chi_bo,db", "cb2,Chi bộ Hai,chi_bo,cb1")
    result = masters.check(organisations=moved)
    (record,) = result.preview.records
    assert (record.is_new, record.title, record.row) == (False, ("Chi bộ Hai",), 4)
    assert (record.organisation_id, record.organisation_name) == ("cb2", "Chi bộ Hai")
    told = [(f.column, f.before, f.after) for f in record.fields]
    assert told == [("name", "Chi bộ 2", "Chi bộ Hai"), ("parent_id", "Đảng bộ", "Chi bộ 1")]


def test_what_is_stored_already_changes_nothing(masters: Desk) -> None:
    masters.load(actuals=ACTUALS)
    result = masters.check(**BASE, actuals=ACTUALS)
    assert (result.preview.records, result.preview.figures) == ((), ())
    assert sum(each.unchanged for each in result.counts) == sum(e.read for e in result.counts)


def test_a_row_written_twice_is_one_change(masters: Desk) -> None:
    twice = ACTUALS + "    cb1,flow,2023-Q2,90,2023-07-05\n"
    assert len(masters.check(actuals=twice).preview.figures) == 2


def test_what_was_agreed_to_is_published(masters: Desk) -> None:
    source = masters.source(actuals=ACTUALS)
    agreed = check_sources([source], masters.warehouse).preview
    masters.load(indicators=BASE["indicators"] + "    khac,Khác,việc,flow,\n")  # elsewhere
    result = load_sources([source], masters.warehouse, "An", agreed=agreed)
    assert (result.is_outdated, result.generation) == (False, 3)


def test_where_the_warehouse_moved_nothing_is_written_and_the_new_preview_is_told(
    masters: Desk,
) -> None:
    source = masters.source(actuals=ACTUALS)
    agreed = check_sources([source], masters.warehouse).preview
    masters.load(actuals=ACTUALS.replace("90", "91").replace("2023-07-05", "2023-07-01"))
    result = load_sources([source], masters.warehouse, "An", agreed=agreed)
    assert (result.is_outdated, result.generation) == (True, None)
    assert figures(result) == [(True, "2023-Q2", Decimal(91), Decimal(90), True)]
    assert masters.warehouse.current().number == 2
    again = load_sources([source], masters.warehouse, "An", agreed=result.preview)
    assert (again.is_outdated, again.generation) == (False, 3)


def test_many_changes_are_counted_whole_and_told_in_part(masters: Desk) -> None:
    rows = [
        f"    cb{1 + n % 2},{kind},{year}-M{month:02},{n},2024-01-15"
        for n, (kind, year, month) in enumerate(
            (kind, year, month)
            for kind in ("flow", "stock", "ratio")
            for year in range(2000, 2024)
            for month in range(1, 13)
        )
    ]
    head = "    organisation_id,indicator_id,period,value,recorded_on\n"
    result = masters.check(actuals=head + "\n".join(rows))
    (count,) = result.counts
    assert (count.new, len(result.preview.figures)) == (864, 500)
