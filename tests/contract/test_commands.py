"""Contract §2: commands, exit codes, ``check --json`` and ``verdicts --json``."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import etl.__main__
import scorecard.__main__
from tests.contract.office import MASTERS, REPORT, REPORTS, Office, run

ROOT = Path(__file__).resolve().parents[2]
KEYS = ["file", "sheet", "row", "column", "value", "code", "severity", "message"]
VERDICT = [
    *("target_id", "organisation_id", "period", "status", "actual", "attainment", "expected"),
    *("pace", "data_through", "stale", "years_reached", "years_closed", "years_judged"),
]
WARNED = REPORT + "cb1;flow;2023;305;05/06/2023"


def terminal(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", *map(str, arguments)]
    return subprocess.run(
        command,
        check=False,
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        env={**os.environ, **environment},
    )


def test_the_commands_in_a_terminal_end_to_end(office: Office) -> None:
    source = office.source(MASTERS, actuals=REPORTS)
    place = ("--warehouse", office.warehouse)
    checked = terminal("etl", "check", source, *place, "--json")
    assert (checked.returncode, json.loads(checked.stdout)) == (0, [])
    assert not office.warehouse.exists()
    loaded = terminal("etl", "load", source, SCORECARD_WAREHOUSE=str(office.warehouse))
    assert (loaded.returncode, loaded.stderr) == (0, "")
    assert "Kết quả: đọc 2, mới 2, thay đổi 0, không đổi 0" in loaded.stdout
    asked = terminal("scorecard", "verdicts", "--as-of", "2023-09-30", *place, "--json")
    assert asked.returncode == 0
    found = {(each["target_id"], each["period"]): each for each in json.loads(asked.stdout)}
    assert found["t-flow", "2023"]["actual"] == 170


def test_load_leaves_with_0_loaded_1_problems_2_wrong_usage(settled: Office) -> None:
    assert settled.etl("load", settled.source(actuals=REPORTS)).code == 0
    assert settled.etl("load", settled.source(actuals=WARNED)).code == 0
    assert settled.etl("load", settled.source(actuals=REPORTS + "\nlạ;lạ;lạ;lạ;lạ")).code == 1
    for arguments in (("load",), ("load", settled.folder / "không có"), ("nạp", "x"), ()):
        answer = run(etl.__main__.main, *arguments)
        assert (answer.code, answer.out) == (2, "")
        assert answer.err


def test_check_leaves_with_0_1_2_in_either_form(settled: Office) -> None:
    for form in ((), ("--json",)):
        for text, code in ((REPORTS, 0), (WARNED, 0), (REPORTS + "\nlạ", 1)):
            assert settled.etl("check", settled.source(actuals=text), *form).code == code
        assert settled.etl("check", settled.folder / "không có", *form).code == 2
        assert settled.etl("check", *form).code == 2


def test_json_of_check_is_a_list_of_objects_with_the_named_keys(settled: Office) -> None:
    source = settled.source(actuals=WARNED + "\ncb9;flow;2023;x;05/01/2024")
    answer = settled.etl("check", source, "--json")
    assert answer.err == ""
    problems = json.loads(answer.out)
    assert [list(each) for each in problems] == [KEYS] * 3
    assert [(each["row"], each["column"], each["code"], each["severity"]) for each in problems] == [
        (2, "recorded_on", "recorded_early", "warning"),
        (3, "value", "not_a_number", "error"),
        (3, "organisation_id", "unknown_reference", "error"),
    ]
    for each in problems:
        assert (each["file"], each["sheet"]) == (str(source / "actuals.csv"), None)
        assert isinstance(each["row"], int)
        assert each["message"].startswith(f"{each['file']}, dòng {each['row']}, cột ")
        assert "; " in each["message"]
    assert [each["value"] for each in problems[1:]] == ["x", "cb9"]


def test_synthesise_writes_made_up_sources_that_load(tmp_path: Path) -> None:
    office = Office(tmp_path)
    out = tmp_path / "giả"
    arguments = ("--cells", 3, "--targets", 6, "--years", 2, "--seed", 7, "-o", out)
    assert run(etl.__main__.main, "synthesise", *arguments).code == 0
    assert office.check(out).code == 0
    assert run(etl.__main__.main, "synthesise", "--cells", "0", "-o", out).code == 2
    assert run(etl.__main__.main, "synthesise", "-o", out).code == 2


@pytest.mark.parametrize("option", [True, False], ids=["--warehouse", "SCORECARD_WAREHOUSE"])
def test_the_warehouse_is_the_options_or_the_environments_made_where_it_is_missing(
    office: Office, monkeypatch: pytest.MonkeyPatch, option: bool
) -> None:
    wanted, other = office.folder / "a" / "b", office.folder / "khác"
    monkeypatch.setenv("SCORECARD_WAREHOUSE", str(other if option else wanted))
    more = ("--warehouse", wanted) if option else ()
    assert run(etl.__main__.main, "load", office.source(MASTERS), *more).code == 0
    answer = run(scorecard.__main__.main, "verdicts", "--as-of", "2024-01-01", "--json", *more)
    assert len(json.loads(answer.out)) == 24
    assert wanted.is_dir()
    assert not other.exists()


def test_without_either_the_warehouse_is_data_warehouse(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SCORECARD_WAREHOUSE", raising=False)
    monkeypatch.chdir(office.folder)
    assert run(etl.__main__.main, "load", office.source(MASTERS)).code == 0
    assert (office.folder / "data" / "warehouse" / "CURRENT").is_file()


def test_json_of_verdicts_has_an_object_for_each_target_and_period(settled: Office) -> None:
    settled.load(
        targets="id;resolution_id;title;indicator_id;comparator;value;cadence\n"
        "u;nq;Cả nhiệm kỳ;flow;>=;900;term_total\nv;nq;Cuối kỳ;stock;>=;9;term_end\n"
        "w;nq23;Năm 2023;flow;>=;9;each_year",
        actuals=REPORTS,
    )
    verdicts = settled.verdicts("2023-09-30")
    assert all(list(each) == VERDICT for each in verdicts)
    periods: dict[str, list[str]] = {}
    for each in verdicts:
        periods.setdefault(each["target_id"], []).append(each["period"])
    assert periods["t-flow"] == ["2022", "2023", "2024", "TERM"]
    assert (periods["u"], periods["v"], periods["w"]) == (["TERM"], ["TERM"], ["2023"])


def test_numbers_of_verdicts_are_json_numbers_flags_booleans_ratings_codes(
    settled: Office,
) -> None:
    heading = "organisation_id;indicator_id;period;value;numerator;denominator;level;recorded_on\n"
    settled.load(
        actuals=heading
        + "cb1;flow;2023-Q1;80;;;;05/04/2023\ncb1;flow;2023-Q2;90;;;;05/07/2023\n"
        + "cb1;ratio;2023-H1;;161;200;;05/07/2023\ncb1;rating;2022;;;;xuat_sac;05/01/2023\n"
        + "cb1;flag;2022;có;;;;05/01/2023\ncb1;flag;2023-Q2;không;;;;05/07/2023"
    )
    found = {(v["target_id"], v["period"]): v for v in settled.verdicts("2023-07-10")}
    assert found["t-flow", "2023"] == {
        "target_id": "t-flow",
        "organisation_id": "cb1",
        "period": "2023",
        "status": "on_track",
        "actual": 170,
        "attainment": pytest.approx(170 / 300),
        "expected": 150,
        "pace": pytest.approx(170 / 150),
        "data_through": "2023-06-30",
        "stale": False,
        "years_reached": None,
        "years_closed": None,
        "years_judged": None,
    }
    ratio, rating, flag = (found[f"t-{name}", "2023"] for name in ("ratio", "rating", "flag"))
    assert (ratio["actual"], ratio["attainment"]) == (80.5, 80.5 / 80)
    assert (rating["actual"], rating["status"]) == (None, "no_data")
    assert (flag["actual"], flag["attainment"], flag["status"]) == (False, None, "at_risk")
    rating, flag = (found[f"t-{name}", "2022"] for name in ("rating", "flag"))
    assert (rating["actual"], rating["attainment"], rating["status"]) == (
        "xuat_sac",
        None,
        "exceeded",
    )
    assert (flag["actual"], flag["status"]) == (True, "met")
    term = found["t-rating", "TERM"]
    assert (term["years_reached"], term["years_closed"], term["years_judged"]) == (1, 1, 3)
    assert [type(term[key]) for key in VERDICT[-3:]] == [int] * 3
    assert (term["actual"], term["stale"]) == ("xuat_sac", False)


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("--as-of",),
        ("--as-of", "hôm nay"),
        ("--as-of", "2023-02-30"),
        ("--as-of", "2023"),
        ("--as-of", "2023-12-31", "--known-at", "32/01/2024"),
        ("--as-of", "2023-12-31", "--organisation", "lạ"),
        ("--as-of", "2023-12-31", "--organisation", "lạ", "--subtree"),
        ("--as-of", "2023-12-31", "--lạ"),
    ],
)
@pytest.mark.parametrize("form", [(), ("--json",)], ids=["text", "json"])
def test_verdicts_leave_with_2_where_they_cannot_answer(
    settled: Office, arguments: tuple[str, ...], form: tuple[str, ...]
) -> None:
    answer = settled.scorecard(*arguments, *form)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err


def test_verdicts_of_a_warehouse_that_is_not_there_leave_with_2(office: Office) -> None:
    assert office.scorecard("--as-of", "2023-12-31", "--json").code == 2
    assert not office.warehouse.exists()


TREE = """
    id;name;kind;parent_id;valid_from;valid_to;successor_id
    t;Tỉnh;dang_bo;;;;
    a;Xã A;dang_bo;t;;;
    b;Xã B;dang_bo;t;;;
    a1;A1;chi_bo;a;;;
    m;Chuyển đi;chi_bo;a;;30/06/2023;
    m;Chuyển đến;chi_bo;b;01/07/2023;;
    g;Giải thể;chi_bo;a;01/01/2020;30/06/2023;a1
    n;Thành lập;chi_bo;b;01/07/2023;;
"""
IDS = ("t", "a", "b", "a1", "m", "g", "n")
SEEN = [
    (("2023-06-30",), set(IDS)),
    (("2023-06-30", "--organisation", "a"), {"a"}),
    (("2023-06-30", "--organisation", "a", "--subtree"), {"a", "a1", "m", "g"}),
    (("2023-07-01", "--organisation", "a", "--subtree"), {"a", "a1"}),
    (("2023-06-30", "--organisation", "b", "--subtree"), {"b"}),
    (("2023-07-01", "--organisation", "b", "--subtree"), {"b", "m", "n"}),
    (("2023-06-30", "--organisation", "t", "--subtree"), {"t", "a", "b", "a1", "m", "g"}),
    (("2023-07-01", "--organisation", "t", "--subtree"), {"t", "a", "b", "a1", "m", "n"}),
    (("2025-12-31", "--organisation", "g"), {"g"}),
    (("2025-12-31", "--organisation", "g", "--subtree"), {"g"}),
    (("2022-12-31", "--organisation", "n"), {"n"}),
    (("2025-12-31", "--organisation", "m", "--subtree"), {"m"}),
]


def test_subtree_takes_the_tree_as_it_was_on_as_of(office: Office) -> None:
    office.load(
        organisations=TREE,
        terms="id;organisation_id;start_date;end_date\n"
        + "\n".join(f"n{each};{each};01/01/2022;31/12/2024" for each in IDS),
        resolutions="id;organisation_id;kind;term_id;title\n"
        + "\n".join(f"r{each};{each};congress;n{each};NQ" for each in IDS),
        indicators="id;name;unit;measure\nflow;Học viên;người;flow",
        targets="id;resolution_id;title;indicator_id;comparator;value;cadence\n"
        + "\n".join(f"c{each};r{each};CT;flow;>=;3;each_year" for each in IDS),
    )
    for arguments, expected in SEEN:
        found = {each["organisation_id"] for each in office.verdicts(*arguments)}
        assert (arguments, found) == (arguments, expected)
