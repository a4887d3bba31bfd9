"""A comparison on one small Đảng bộ worked out by hand: who counts where, sums, shared targets."""

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from scorecard.board.compare import Comparison, compare
from scorecard.board.mandates import records
from scorecard.labels import compare as said
from scorecard.rollup import Level
from scorecard.warehouse import Reader
from tests.oracle.model import XEP_LOAI, Dataset, Row, row
from tests.support.loading import load_dataset

pytestmark = pytest.mark.slow

AS_OF = date(2023, 12, 31)


def organisation(key: str, parent: str | None, **cells: Any) -> Row:
    kind = "chi_bo" if parent and key not in ("mid",) else "dang_bo"
    plain = {"id": key, "name": f"Tổ chức {key}", "kind": kind, "parent_id": parent}
    return row("organisations", **{**plain, **cells})


def mandate(owner: str, first: int = 2022, last: int = 2023) -> tuple[Row, Row]:
    span = {"start_date": date(first, 1, 1), "end_date": date(last, 12, 31)}
    return (
        row("terms", id=f"{owner}-t", organisation_id=owner, **span),
        row("resolutions", id=f"{owner}-r", organisation_id=owner, kind="congress",
            term_id=f"{owner}-t", title=f"NQ {owner}"),
    )  # fmt: skip


def target(owner: str, indicator: str, value: str | None, **cells: Any) -> Row:
    plain: dict[str, Any] = {"comparator": ">=", "cadence": "each_year", "title": f"{indicator}"}
    if value is not None:
        plain["value"] = Decimal(value)
    number = cells.pop("number", "")
    links = {"id": f"{owner}-{indicator}{number}", "resolution_id": f"{owner}-r"}
    return row("targets", **{**links, "indicator_id": indicator, **plain, **cells})


def result(owner: str, indicator: str, period: str, figure: str) -> Row:
    cells: dict[str, Any] = {"recorded_on": date(int(period[:4]), 12, 31)}
    part, _, whole = figure.partition("/")
    if whole:
        cells |= {"numerator": Decimal(part), "denominator": Decimal(whole)}
    elif figure[-1].isalpha():
        cells["level"] = figure
    else:
        cells["value"] = Decimal(figure)
    return row("actuals", organisation_id=owner, indicator_id=indicator, period=period, **cells)


CELLS = ("a", "b", "gone", "moved", "mute")
MANDATES = [mandate(key) for key in ("top", *CELLS)]
WORLD = Dataset(
    organisations=(
        organisation("top", None),
        organisation("other", None),
        organisation("mid", "top"),
        organisation("a", "top"),
        organisation("b", "mid"),
        organisation("gone", "top", valid_to=date(2023, 6, 30), successor_id="a"),
        organisation("moved", "other", valid_to=date(2023, 3, 31)),
        organisation("moved", "top", valid_from=date(2023, 4, 1)),
        organisation("mute", "top"),
    ),
    terms=tuple(term for term, _ in MANDATES),
    resolutions=tuple(resolution for _, resolution in MANDATES),
    scales=XEP_LOAI,
    indicators=(
        row("indicators", id="flow", name="Kết nạp", unit="người", measure="flow"),
        row(
            "indicators",
            id="members.good",
            name="Tốt",
            unit="%",
            measure="ratio",
            aggregation="last",
        ),
        row(
            "indicators",
            id="rating",
            name="Xếp loại",
            unit="mức",
            measure="rating",
            scale_id="xep_loai",
        ),
        row("indicators", id="lone", name="Riêng", unit="người", measure="flow"),
    ),
    targets=(
        target("top", "flow", "20"),
        target("top", "members.good", "90"),
        target("a", "flow", "8"),
        target("b", "flow", "4"),
        target("gone", "flow", "3"),
        target("moved", "flow", "5"),
        target("mute", "flow", "2", comparator="<="),
        target("a", "members.good", "90"),
        target("b", "members.good", "90"),
        target("moved", "members.good", "90"),
        target("mute", "members.good", "90"),
        target("a", "rating", None, level="tot"),
        target("b", "rating", None, level="tot"),
        target("moved", "rating", None, level="tot"),
        target("a", "lone", "1"),
    ),
    actual_loads=(
        (
            result("a", "flow", "2022", "8"),
            result("a", "flow", "2023", "9"),
            result("b", "flow", "2023", "4"),
            result("gone", "flow", "2022", "3"),
            result("gone", "flow", "2023-Q1", "2"),
            result("moved", "flow", "2023", "5"),
            result("a", "members.good", "2023", "6/7"),
            result("b", "members.good", "2023", "40/41"),
            result("moved", "members.good", "2023", "7/7"),
            result("a", "rating", "2023", "xuat_sac"),
            result("b", "rating", "2023", "xuat_sac"),
            result("moved", "rating", "2023", "tot"),
            result("a", "lone", "2023", "1"),
        ),
    ),
)


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    with ExitStack() as stack:
        warehouse = load_dataset(WORLD, tmp_path_factory.mktemp("compare"))
        yield stack.enter_context(warehouse.read())


@pytest.fixture(scope="module")
def found(reader: Reader) -> Comparison:
    return compare(reader, "top", as_of=AS_OF)


def by_id(frame: Any, name: str) -> dict[str, dict[str, Any]]:
    return {each[name]: each for each in records(frame)}


def test_cells_are_those_at_the_bottom_and_direct_ones_those_below(
    reader: Reader, found: Comparison
):
    assert set(found.standing["organisation_id"]) == {"a", "b", "moved", "mute"}
    direct = compare(reader, "top", as_of=AS_OF, level=Level.DIRECT)
    assert set(direct.standing["organisation_id"]) == {"a", "mid", "moved", "mute"}
    assert found.has_levels and direct.has_levels
    assert by_id(found.members, "organisation_id")["b"]["branch_id"] == "mid"


def test_a_dissolved_cell_keeps_its_parent_and_names_its_successor(
    reader: Reader, found: Comparison
):
    gone = by_id(found.members, "organisation_id")["gone"]
    assert not gone["is_standing"]
    assert said.change_of(gone) == ("kết thúc hoạt động ngày 30/06/2023, nhập vào Tổ chức a")
    assert "gone" not in set(found.rows["organisation_id"])
    before = compare(reader, "top", as_of=date(2023, 3, 31))
    assert "gone" in set(before.standing["organisation_id"])


def test_a_moved_cell_stands_under_the_parent_of_the_review_date(reader: Reader, found: Comparison):
    moved = by_id(found.members, "organisation_id")["moved"]
    assert said.change_of(moved) == "chuyển từ Tổ chức other về ngày 01/04/2023"
    early = date(2023, 3, 31)
    assert "moved" not in set(compare(reader, "top", as_of=early).members["organisation_id"])
    assert set(compare(reader, "other", as_of=early).members["organisation_id"]) == {"moved"}


def test_the_roll_up_counts_everybody_once(found: Comparison):
    rolled = by_id(found.rolled.indicators, "indicator_id")
    # 9 of a, 4 of b, 5 of moved, 2 of gone until its end; mute should have reported.
    assert (rolled["flow"]["total"], rolled["flow"]["reported"]) == (20.0, 4)
    assert rolled["flow"]["should_report"] == 5
    good = rolled["members.good"]
    assert (good["numerator"], good["denominator"]) == (53, 55)
    assert said.rolled(good, []) == "96,4%"
    assert "lone" not in rolled
    assert list(found.lonely["indicator_id"]) == ["lone"]


def test_the_ceiling_on_the_best_rung_is_told_with_counts(found: Comparison):
    rungs = records(found.rolled.rungs)
    assert said.rung_counts(rungs) == "2 xuất sắc · 1 tốt"
    assert said.ceiling(rungs, 20) == (
        "Xuất sắc 2/3 (66,7%) số hoàn thành tốt trở lên; trần 20% là 1: vượt trần, cần xem lại."
    )
    assert said.ceiling([{**rungs[0], "organisations": 1}, rungs[1]], 20).endswith("trong trần.")


def test_places_know_few_from_many_and_absent_from_zero(found: Comparison):
    places = found.places("members.good")
    assert {key: place.rank for key, place in places.items()} == {
        "a": 1,
        "b": 1,
        "moved": 1,
        "mute": None,
    }
    assert places["mute"].unranked == "no_report"


def test_sizes_are_told_by_the_data_alone(found: Comparison):
    members = by_id(found.members, "organisation_id")
    assert {key: members[key]["size"] for key in ("a", "b", "moved", "mute")} == {
        "a": 7.0,
        "b": 41.0,
        "moved": 7.0,
        "mute": None,
    }
    assert said.peer(members["a"]) == "Chi bộ, dưới 9 đảng viên"
    assert said.peer(members["b"]) == "Chi bộ, từ 30 đảng viên"
    assert said.peer(members["mute"]) == "Chi bộ, chưa rõ số đảng viên"
    standing = records(found.standing)
    assert said.sizes(standing).endswith("; 1 nơi không rõ.")


def test_shared_targets_add_up_year_by_year_and_for_the_term(found: Comparison):
    shared = {each["period"]: each for each in records(found.shared)}
    # Directly under top: a 8, gone 3 (judged in 2022 alone), moved 5; mute asks the other way.
    assert [
        (code, shared[code]["value"], shared[code]["cells_value"], shared[code]["cells"])
        for code in ("2022", "2023", "TERM")
    ] == [("2022", 20.0, 16.0, 3), ("2023", 20.0, 13.0, 2), ("TERM", 40.0, 29.0, 3)]
    assert {each["other_side"] for each in shared.values()} == {1}
    assert said.difference(shared["2023"]) == "thấp hơn 7\N{NO-BREAK SPACE}người"
    assert list(found.not_summed["target_id"]) == ["top-members.good"]


def test_an_organisation_without_members_compares_nobody(reader: Reader):
    empty = compare(reader, "a", as_of=AS_OF)
    assert empty.members.empty and empty.columns.empty and empty.rows.empty
    assert empty.rolled.indicators.empty
