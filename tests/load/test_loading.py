"""Loading: all or nothing, once for ever, corrections added, masters replaced (contract §1)."""

import datetime as dt
from decimal import Decimal

from scorecard.warehouse import Scope
from tests.load.sources import ACTUALS, BASE, Desk, codes, found


def test_loading_twice_changes_nothing(desk: Desk) -> None:
    first = desk.load(**BASE, actuals=ACTUALS)
    again = desk.load(**BASE, actuals=ACTUALS)
    assert first.problems == []
    assert first.generation == 1
    assert again.problems == []
    assert again.generation is None
    assert [generation.number for generation in desk.warehouse.generations()] == [1]
    counted = {each.table: (each.read, each.new, each.changed) for each in first.counts}
    assert counted["actuals"] == (2, 2, 0)
    assert {(each.new, each.changed) for each in again.counts} == {(0, 0)}
    assert {each.unchanged for each in again.counts if each.table == "actuals"} == {2}


def test_one_error_anywhere_loads_nothing_and_all_are_told(masters: Desk) -> None:
    result = masters.load(
        organisations="id,name,kind,parent_id\nmoi,Mới,chi_bo,khong-co",
        actuals="organisation_id,indicator_id,period,value,recorded_on\n"
        "cb1,flow,2023-Q1,abc,2023-04-05\nla,flow,2023-Q1,5,2023-04-05",
    )
    assert result.is_refused
    assert result.counts == []
    assert found(result) == [
        ("not_a_number", "error", 2, "value"),
        ("unknown_reference", "error", 3, "organisation_id"),
        ("unknown_reference", "error", 2, "parent_id"),
    ]
    assert masters.rows("select count(*) from store.organisation_key") == [(3,)]
    assert [generation.number for generation in masters.warehouse.generations()] == [1]


def test_checking_writes_nothing(desk: Desk) -> None:
    result = desk.check(**BASE, actuals=ACTUALS)
    assert result.problems == []
    assert sum(each.new for each in result.counts) == 14
    assert not desk.warehouse.directory.exists()


def test_a_correction_is_added_and_the_former_report_superseded(masters: Desk) -> None:
    masters.load(actuals=ACTUALS)
    result = masters.load(actuals=ACTUALS.replace("80,2023-04-05", "85,2023-05-01"))
    (count,) = result.counts
    assert (count.new, count.changed, count.unchanged) == (0, 1, 1)
    rows = masters.rows(
        "select value, recorded_on, superseded_on from store.actuals "
        "where period_key = 202303 order by report_id"
    )
    assert rows == [
        (Decimal(80), dt.date(2023, 4, 5), dt.date(2023, 5, 1)),
        (Decimal(85), dt.date(2023, 5, 1), None),
    ]


def test_every_column_counts_for_being_equal(masters: Desk) -> None:
    heading = "organisation_id,indicator_id,period,value,recorded_on,source,note,recorded_by\n"
    row = "cb1,flow,2023-Q1,80,2023-04-05"
    for more in (",,,", ",BC 1,,", ",BC 1,ghi chú,", ",BC 1,ghi chú,An"):
        assert masters.load(actuals=heading + row + more).generation is not None
    for more in (",,,", ",BC 1,ghi chú,An"):
        assert masters.load(actuals=heading + row + more).generation is None
    assert masters.rows("select count(*), count(superseded_on) from store.actuals") == [(4, 3)]


def test_between_calls_the_latest_load_of_one_day_wins(masters: Desk) -> None:
    for value in (80, 81, 82):
        masters.load(actuals=ACTUALS.replace("80,", f"{value},"))
    masters.load(actuals=ACTUALS)  # equal to a stored one: changes nothing
    in_force = "select value from store.actuals where period_key = 202303 and superseded_on is null"
    assert masters.rows(in_force) == [(Decimal(82),)]


def test_estimates_and_withdrawals_are_their_own(masters: Desk) -> None:
    result = masters.load(
        actuals="organisation_id,indicator_id,period,value,recorded_on,estimate,withdrawn\n"
        "cb1,flow,2023,310,2023-10-01,có,\n"
        "cb1,flow,2023,300,2024-01-05,,\n"
        "cb1,flow,2023,,2024-02-05,,x\n"
    )
    assert result.problems == []
    rows = masters.rows(
        "select is_estimate, is_withdrawn, superseded_on from store.actuals order by report_id"
    )
    assert rows == [
        (True, False, None),
        (False, False, dt.date(2024, 2, 5)),
        (False, True, None),
    ]


def test_a_changed_master_replaces_the_former_whose_state_is_kept(masters: Desk) -> None:
    result = masters.load(
        targets="id,resolution_id,title,indicator_id,comparator,value,cadence\n"
        "t1,nq,Chiêu sinh,flow,>=,350,each_year"
    )
    assert [(each.new, each.changed) for each in result.counts] == [(0, 1)]
    rows = masters.rows(
        "select value, load_id, replaced_load_id from store.targets order by load_id"
    )
    assert rows == [(Decimal(300), 1, 2), (Decimal(350), 2, None)]
    assert masters.rows("select value from target") == [(Decimal(350),)]
    assert masters.rows("select count(*) from store.target_key") == [(1,)]


def test_an_organisations_history_is_keyed_by_id_and_first_day(masters: Desk) -> None:
    masters.load(
        organisations="id,name,kind,parent_id,valid_from,valid_to\n"
        "cb2,Chi bộ 2,chi_bo,db,,2023-06-30\n"
        "cb2,Chi bộ hai,chi_bo,db,2023-07-01,\n"
    )
    rows = masters.rows(
        "select name, valid_from, valid_to from organisation_history "
        "where organisation_id = 'cb2' order by valid_from nulls first"
    )
    assert rows == [
        ("Chi bộ 2", None, dt.date(2023, 6, 30)),
        ("Chi bộ hai", dt.date(2023, 7, 1), None),
    ]


def test_every_row_knows_its_load_file_and_row(masters: Desk) -> None:
    masters.load(actuals=ACTUALS)
    rows = masters.rows(
        "select a.row_number, f.file, f.table_name, f.rows_new, l.load_id, l.loaded_by "
        "from store.actuals a join store.load_file f using (file_id) "
        "join store.load l on l.load_id = a.load_id order by a.report_id"
    )
    assert [row[0] for row in rows] == [2, 3]
    assert rows[0][1].endswith("actuals.csv")
    assert rows[0][2:] == ("actuals", 2, 2, "người thử")


def test_keys_of_organisations_follow_the_tree(desk: Desk) -> None:
    desk.load(
        organisations="id,name,kind,parent_id\n"
        "z,Z,dang_bo,\nb,B,dang_bo,z\na,A,dang_bo,z\nb2,B2,chi_bo,b\nb1,B1,chi_bo,b\na1,A1,chi_bo,a"
    )
    ordered = "select id from store.organisation_key order by organisation_key"
    assert [key for (key,) in desk.rows(ordered)] == ["z", "a", "a1", "b", "b1", "b2"]
    desk.load(organisations="id,name,kind,parent_id\na0,A0,chi_bo,a")
    assert [key for (key,) in desk.rows(ordered)][-1] == "a0"


def test_reports_are_stored_by_organisation_indicator_period_and_numbered_as_loaded(
    masters: Desk,
) -> None:
    masters.load(
        actuals="organisation_id,indicator_id,period,value,recorded_on\n"
        "cb2,flow,2023-Q1,1,2023-04-05\ncb1,stock,2023-Q1,2,2023-04-05\n"
        "cb1,flow,2023-Q2,3,2023-07-05\ncb1,flow,2023-Q1,4,2023-04-05"
    )
    assert [row[0] for row in masters.rows("select report_id from store.actuals")] == [4, 3, 2, 1]


def test_commentaries_add_up(masters: Desk) -> None:
    heading = "target_id,review_date,cause,author,recorded_on\n"
    first = f"{heading}t1,2023-06-30,Thiếu giáo viên,An,2023-07-01"
    assert masters.load(commentaries=first).generation == 2
    assert masters.load(commentaries=first).generation is None
    masters.load(commentaries=f"{heading}t1,2023-06-30,Thiếu phòng học,An,2023-07-01")
    rows = masters.rows("select commentary_id, cause from commentary order by commentary_id")
    assert rows == [(1, "Thiếu giáo viên"), (2, "Thiếu phòng học")]


def test_a_load_is_seen_within_scopes(masters: Desk) -> None:
    masters.load(actuals=ACTUALS.replace("cb1,flow,2023-Q2", "cb2,flow,2023-Q2"))
    with masters.warehouse.read(Scope(frozenset({"cb2"}))) as reader:
        seen = reader._execute("select period_key from actual").fetchall()
    assert seen == [(202304,)]


def test_references_may_be_to_rows_of_the_same_call_or_stored_ones(masters: Desk) -> None:
    result = masters.load(
        organisations="id,name,kind,parent_id\ncb3,Chi bộ 3,chi_bo,db",
        indicators="id,name,unit,measure\nmoi,Mới,người,flow",
        actuals="organisation_id,indicator_id,period,value,recorded_on\n"
        "cb3,moi,2023,5,2024-01-05\ncb3,flow,2023,5,2024-01-05",
    )
    assert codes(result) == set()
