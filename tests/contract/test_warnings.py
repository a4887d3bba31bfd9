"""Semantics §9: each check on data warns where it should, and clean data hear nothing."""

from pathlib import Path

import pytest

from tests.contract.office import REPORT, Office, lines

SHARE = "organisation_id;indicator_id;period;value;numerator;denominator;recorded_on\n"
RATED = "organisation_id;indicator_id;period;level;recorded_on\n"
WITHDRAWN = "organisation_id;indicator_id;period;value;recorded_on;estimate;withdrawn\n"

UNITS = {"flow": "người", "stock": "trường", "ratio": "%", "rating": "bậc"}

# what → (rows that are warned of, the code, the same made right)
CASES: dict[str, tuple[str, str, str]] = {
    "percent beside parts that do not round to it": (
        SHARE + "cb1;ratio;2023;80,4;161;200;05/01/2024",
        "percent_mismatch",
        SHARE + "cb1;ratio;2023;80,5;161;200;05/01/2024\ncb1;ratio;2022;33;1;3;05/01/2023\n"
        "cb1;ratio;2024;66,667;2;3;05/01/2025",
    ),
    "percent at fewer decimals than it rounds to": (
        SHARE + "cb1;ratio;2023;66;2;3;05/01/2024",
        "percent_mismatch",
        SHARE + "cb1;ratio;2023;67;2;3;05/01/2024",
    ),
    "a numerator above its denominator": (
        SHARE + "cb1;ratio;2023;;201;200;05/01/2024",
        "numerator_above_denominator",
        SHARE + "cb1;ratio;2023;;200;200;05/01/2024",
    ),
    "a year against its quarters": (
        REPORT + "cb1;flow;2023-Q1;75;05/04/2023\ncb1;flow;2023-Q2;75;05/07/2023\n"
        "cb1;flow;2023-Q3;75;05/10/2023\ncb1;flow;2023-Q4;75;05/01/2024\n"
        "cb1;flow;2023;310;15/01/2024",
        "parts_mismatch",
        REPORT + "cb1;flow;2023-Q1;75;05/04/2023\ncb1;flow;2023-Q2;75;05/07/2023\n"
        "cb1;flow;2023-Q3;75;05/10/2023\ncb1;flow;2023-Q4;75;05/01/2024\n"
        "cb1;flow;2023;300;15/01/2024",
    ),
    "a year against its halves": (
        REPORT + "cb1;flow;2023-H1;150;05/07/2023\ncb1;flow;2023-H2;150;05/01/2024\n"
        "cb1;flow;2023;310;15/01/2024",
        "parts_mismatch",
        REPORT + "cb1;flow;2023-H1;150;05/07/2023\ncb1;flow;2023-H2;160;05/01/2024\n"
        "cb1;flow;2023;310;15/01/2024",
    ),
    "nine months against their quarters": (
        REPORT + "cb1;flow;2023-Q1;75;05/04/2023\ncb1;flow;2023-Q2;75;05/07/2023\n"
        "cb1;flow;2023-Q3;75;05/10/2023\ncb1;flow;2023-9M;230;15/10/2023",
        "parts_mismatch",
        REPORT + "cb1;flow;2023-Q1;75;05/04/2023\ncb1;flow;2023-Q2;75;05/07/2023\n"
        "cb1;flow;2023-Q3;75;05/10/2023\ncb1;flow;2023-9M;225;15/10/2023",
    ),
    "a year against nine months and a quarter": (
        REPORT + "cb1;flow;2023-9M;200;05/10/2023\ncb1;flow;2023-Q4;100;05/01/2024\n"
        "cb1;flow;2023;310;15/01/2024",
        "parts_mismatch",
        REPORT + "cb1;flow;2023-9M;200;05/10/2023\ncb1;flow;2023-Q4;110;05/01/2024\n"
        "cb1;flow;2023;310;15/01/2024",
    ),
    "a year against its first half and two quarters": (
        REPORT + "cb1;flow;2023-H1;150;05/07/2023\ncb1;flow;2023-Q3;75;05/10/2023\n"
        "cb1;flow;2023-Q4;75;05/01/2024\ncb1;flow;2023;310;15/01/2024",
        "parts_mismatch",
        REPORT + "cb1;flow;2023-H1;150;05/07/2023\ncb1;flow;2023-Q3;75;05/10/2023\n"
        "cb1;flow;2023-Q4;85;05/01/2024\ncb1;flow;2023;310;15/01/2024",
    ),
    "a share of a year against nine months and a quarter": (
        SHARE + "cb1;ratio;2023-9M;;40;100;05/10/2023\ncb1;ratio;2023-Q4;;60;100;05/01/2024\n"
        "cb1;ratio;2023;;100;210;15/01/2024",
        "parts_mismatch",
        SHARE + "cb1;ratio;2023-9M;;40;100;05/10/2023\ncb1;ratio;2023-Q4;;60;100;05/01/2024\n"
        "cb1;ratio;2023;;100;200;15/01/2024",
    ),
    "a school year against its semesters": (
        REPORT + "cb2;flow;2022-2023-HK1;150;05/02/2023\ncb2;flow;2022-2023-HK2;150;05/09/2023\n"
        "cb2;flow;2022-2023;310;15/09/2023",
        "parts_mismatch",
        REPORT + "cb2;flow;2022-2023-HK1;150;05/02/2023\ncb2;flow;2022-2023-HK2;160;05/09/2023\n"
        "cb2;flow;2022-2023;310;15/09/2023",
    ),
    "the level of a year against its last quarter": (
        REPORT + "cb1;stock;2023-Q4;5;05/01/2024\ncb1;stock;2023;6;05/01/2024",
        "parts_mismatch",
        REPORT + "cb1;stock;2023-Q3;4;05/10/2023\ncb1;stock;2023-Q4;6;05/01/2024\n"
        "cb1;stock;2023;6;05/01/2024",
    ),
    "the parts of a share": (
        SHARE + "cb1;ratio;2023-H1;;40;100;05/07/2023\ncb1;ratio;2023-H2;;60;100;05/01/2024\n"
        "cb1;ratio;2023;;100;210;05/01/2024",
        "parts_mismatch",
        SHARE + "cb1;ratio;2023-H1;;40;100;05/07/2023\ncb1;ratio;2023-H2;;60;100;05/01/2024\n"
        "cb1;ratio;2023;;100;200;05/01/2024",
    ),
    "a jump of more than five times": (
        REPORT + "cb1;flow;2022;60;05/01/2023\ncb1;flow;2023;301;05/01/2024",
        "jump",
        REPORT + "cb1;flow;2022;60;05/01/2023\ncb1;flow;2023;300;05/01/2024",
    ),
    "a fall to less than a fifth": (
        REPORT + "cb1;stock;2022;51;05/01/2023\ncb1;stock;2023;10;05/01/2024",
        "jump",
        REPORT + "cb1;stock;2022;50;05/01/2023\ncb1;stock;2023;10;05/01/2024",
    ),
    "the same report twice in a load": (
        REPORT + "cb1;flow;2023;305;05/01/2024\ncb1;flow;2023;305;05/01/2024",
        "duplicate_row",
        REPORT + "cb1;flow;2023;305;05/01/2024\ncb1;flow;2023;305;06/01/2024",
    ),
    "a report outside every term": (
        REPORT + "cb1;flow;2020;305;05/01/2021",
        "outside_every_term",
        REPORT + "cb1;flow;2022-Q1;305;05/04/2022\ncb2;flow;2020;305;05/01/2021",
    ),
    "a report recorded before its period ended": (
        REPORT + "cb1;flow;2023;305;30/12/2023",
        "recorded_early",
        WITHDRAWN + "cb1;flow;2023;305;30/12/2023;x;\ncb1;flow;2023;305;31/12/2023;;",
    ),
    "a fraction among whole figures": (
        REPORT + "cb1;flow;2022;300;05/01/2023\ncb1;flow;2023;301;05/01/2024\n"
        "cb2;flow;2023;201,5;05/01/2024",
        "fraction_among_wholes",
        REPORT + "cb1;flow;2022;300;05/01/2023\ncb1;flow;2023;301,5;05/01/2024\n"
        "cb2;flow;2022;200;05/01/2023\ncb2;flow;2023;201,5;05/01/2024",
    ),
    "more rated xuất sắc than the ceiling allows": (
        RATED + "cb1;rating;2023;xuat_sac;05/01/2024\ncb2;rating;2023;xuat_sac;05/01/2024",
        "too_many_excellent",
        RATED + "cb1;rating;2023;xuat_sac;05/01/2024\ncb2;rating;2023;tot;05/01/2024",
    ),
    "a quarter missing between two": (
        REPORT + "cb1;flow;2023-Q1;80;05/04/2023\ncb1;flow;2023-Q3;80;05/10/2023",
        "missing_period",
        REPORT + "cb1;flow;2023-Q1;80;05/04/2023\ncb1;flow;2023-Q2;80;05/07/2023\n"
        "cb1;flow;2023-Q3;80;05/10/2023",
    ),
    "a year missing between two": (
        REPORT + "cb1;flow;2022;300;05/01/2023\ncb1;flow;2024;300;05/01/2025",
        "missing_period",
        REPORT + "cb1;flow;2022;300;05/01/2023\ncb1;flow;2023-H1;150;05/07/2023\n"
        "cb1;flow;2023-H2;150;05/01/2024\ncb1;flow;2024;300;05/01/2025",
    ),
}


def all_cases(office: Office, place: int) -> Path:
    """A source with a file for each case, whose indicators are its own."""
    source = office.source(
        indicators=lines(
            "id;name;unit;measure;scale_id",
            (
                f"{name}{n};Số {n};{unit};{name};{'xep_loai' if name == 'rating' else ''}"
                for n in range(len(CASES))
                for name, unit in UNITS.items()
            ),
        )
    )
    for n, case in enumerate(CASES.values()):
        text = case[place]
        for name in UNITS:
            text = text.replace(f";{name};", f";{name}{n};")
        (source / f"actuals-{n}.csv").write_text(text, encoding="utf-8")
    return source


def test_each_check_warns_and_never_blocks(settled: Office) -> None:
    checked = settled.check(all_cases(settled, 0))
    assert checked.code == 0
    assert {each["severity"] for each in checked.problems} == {"warning"}
    assert all(each["row"] for each in checked.problems)
    found: dict[str, list[str]] = {}
    for each in checked.problems:
        found.setdefault(Path(each["file"]).stem, []).append(each["code"])
    told = [(case, found.get(f"actuals-{n}")) for n, case in enumerate(CASES)]
    assert told == [(case, [code]) for case, (_, code, _) in CASES.items()]


def test_clean_data_hear_nothing(settled: Office) -> None:
    assert settled.check(all_cases(settled, 2)).told("code", "message") == []


@pytest.mark.parametrize(
    "case", ["a jump of more than five times", "a quarter missing between two"]
)
def test_what_is_stored_is_compared_too_and_told_once(settled: Office, case: str) -> None:
    faulty, code, _ = CASES[case]
    heading, first, second = faulty.split("\n")
    settled.load(actuals=f"{heading}\n{first}")
    source = settled.source(actuals=f"{heading}\n{second}")
    assert settled.check(source).told() == [(code, 2)]
    settled.load(source)
    assert settled.check(source).told() == []
    settled.load(actuals=REPORT + "cb2;profit;2023;5;05/01/2024")


def test_estimates_and_withdrawn_reports_are_not_compared(settled: Office) -> None:
    rows = "cb1;flow;2022;60;05/01/2023;;\ncb1;flow;2023;999;05/10/2023;x;\n"
    rows += "cb1;flow;2023;998;05/01/2024;;\ncb1;flow;2023;;06/01/2024;;x"
    assert settled.check(actuals=WITHDRAWN + rows).told() == []


def test_a_corrected_report_is_compared_in_its_last_state(settled: Office) -> None:
    rows = "cb1;flow;2022;60;05/01/2023\ncb1;flow;2023;999;05/01/2024\n"
    assert settled.check(actuals=REPORT + rows).codes == {"jump"}
    assert settled.check(actuals=REPORT + rows + "cb1;flow;2023;99;06/01/2024").told() == []


def test_a_changed_unit_is_warned_of_where_reports_stand_on_it(settled: Office) -> None:
    indicators = "id;name;unit;measure\nflow;Học viên;học viên;flow"
    assert settled.check(indicators=indicators).told() == []
    settled.load(actuals=REPORT + "cb1;flow;2023;305;05/01/2024")
    checked = settled.check(indicators=indicators)
    assert (checked.code, checked.told()) == (0, [("changed_unit", 2)])


def test_a_term_that_judges_no_year_is_reported_as_a_warning(settled: Office) -> None:
    heading = "id;organisation_id;start_date;end_date;first_year;last_year\n"
    checked = settled.check(terms=heading + "x;cb2;01/10/2022;28/02/2023;;")
    assert (checked.code, checked.told("code", "severity")) == (0, [("no_judged_year", "warning")])
    assert settled.check(terms=heading + "x;cb2;01/10/2022;28/02/2023;2022;2022").told() == []
    assert settled.check(terms=heading + "x;cb2;01/06/2022;31/12/2022;;").told() == []
