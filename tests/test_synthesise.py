"""The made-up Đảng bộ: reproducible, marked, valid by the contract, with every oddity planted."""

import csv
from collections import Counter, defaultdict
from datetime import date
from decimal import Decimal
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from etl.synthesise import LAST_YEAR, synthesise
from etl.synthesise.catalogue import SCALE_LEVELS, drawn_from, shipped
from etl.synthesise.organisations import build
from etl.synthesise.write import as_written
from scorecard.model.periods import Period, parse_period
from scorecard.model.tables import TABLES
from scorecard.model.vocabulary import Cadence, Comparator, Measure, YearBasis

Row = dict[str, str]
Source = dict[str, list[Row]]

DEMO = Path(__file__).parents[1] / "data" / "demo"
LEVELS = {
    "xep_loai": {"xuat_sac", "tot", "hoan_thanh", "khong_hoan_thanh"},
    "mh.danh_hieu": {code for code, _ in SCALE_LEVELS},
}


def read(folder: Path) -> Source:
    source: Source = {}
    for table in TABLES:
        path = folder / f"{table.name}.csv"
        source[table.name] = []
        if not path.exists():  # a small run may have no target of that kind
            continue
        with path.open(encoding="utf-8", newline="") as lines:
            rows = csv.DictReader(lines)
            source[table.name] = list(rows)
            assert tuple(rows.fieldnames or ()) == table.column_names
    return source


def number(text: str) -> Decimal:
    assert "." not in text, "a dot groups thousands"
    return Decimal(text.replace(",", "."))


def figure(text: str) -> Decimal:
    return Decimal(text == "có") if text in ("có", "không") else number(text)


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("made-up") / "source"
    synthesise(70, targets=30, seed=3, out=out)
    return out


@pytest.fixture(scope="module", params=["seventy cells", "demo"])
def source(request: pytest.FixtureRequest, folder: Path) -> Source:
    return read(DEMO if request.param == "demo" else folder)


@pytest.fixture(scope="module")
def seventy(folder: Path) -> Source:
    return read(folder)


def reports_by_key(source: Source) -> dict[tuple[str, str, str], list[Row]]:
    groups = defaultdict(list)
    for row in source["actuals"]:
        groups[row["organisation_id"], row["indicator_id"], row["period"]].append(row)
    return groups


# ── the run ──────────────────────────────────────────────────────────────────────────────────


def test_the_same_arguments_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        synthesise(30, targets=12, seed=9, out=tmp_path / name)
    synthesise(30, targets=12, seed=10, out=tmp_path / "other")
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()
    actuals = [(tmp_path / name / "actuals.csv").read_bytes() for name in ("one", "other")]
    assert actuals[0] != actuals[1]


def test_a_second_run_replaces_the_first_but_never_data_of_others(tmp_path: Path) -> None:
    synthesise(3, targets=4, fmt="parquet", out=tmp_path / "made")
    synthesise(3, targets=4, out=tmp_path / "made")
    assert not list((tmp_path / "made").glob("*.parquet"))
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "actuals-2023.csv").write_text("organisation_id\n", encoding="utf-8")
    with pytest.raises(FileExistsError, match="thư mục trống"):
        synthesise(3, out=tmp_path / "real")
    assert [path.name for path in (tmp_path / "real").iterdir()] == ["actuals-2023.csv"]


@pytest.mark.parametrize(("targets", "years"), [(0, 3), (501, 3), (30, 0)])
def test_arguments_out_of_range_are_refused_before_anything_is_written(
    tmp_path: Path, targets: int, years: int
) -> None:
    with pytest.raises(ValueError, match="phải từ 1 đến"):
        synthesise(3, targets=targets, years=years, out=tmp_path / "new")
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(("cells", "targets", "years"), [(1, 1, 1), (8, 5, 2), (13, 90, 1)])
def test_small_and_odd_sizes_work(tmp_path: Path, cells: int, targets: int, years: int) -> None:
    synthesise(cells, targets=targets, years=years, out=tmp_path)
    made = read(tmp_path)
    ids = {row["id"] for row in made["organisations"] if row["kind"] == "chi_bo"}
    resolutions = {
        row["id"]: row["organisation_id"]
        for row in made["resolutions"]
        if day(row["adopted_on"]).year > LAST_YEAR - years
    }
    count = Counter(
        resolutions[row["resolution_id"]]
        for row in made["targets"]
        if row["resolution_id"] in resolutions
    )
    assert len(ids) == cells
    assert {count[cell] for cell in ids} == {targets}


def test_progress_is_told_to_the_caller_only(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told: list[tuple[int, int]] = []
    synthesise(5, targets=3, out=tmp_path, progress=lambda done, of: told.append((done, of)))
    assert told == [(5, 5)]
    assert capsys.readouterr().out == ""


def test_the_demo_is_what_its_own_command_writes(tmp_path: Path) -> None:
    synthesise(12, targets=20, years=3, seed=5, out=tmp_path)
    for path in tmp_path.iterdir():
        assert path.read_bytes() == (DEMO / path.name).read_bytes(), path.name


# ── marked as made up ────────────────────────────────────────────────────────────────────────


def test_everything_says_that_it_is_made_up(source: Source) -> None:
    for row in source["organisations"]:
        assert row["id"].startswith("minh-hoa-")
        assert "minh họa" in row["name"].casefold()
        assert row["note"] == "Số liệu minh họa, không có thật"
    assert {row["source"] for row in source["resolutions"]} == {"Số liệu minh họa"}
    assert {row["source"] for row in source["actuals"]} == {"Số liệu minh họa"}
    assert all(row["id"].startswith("mh.") for row in source["indicators"])


def test_nobody_is_named(source: Source) -> None:
    roles = {row["recorded_by"] for row in source["actuals"]}
    roles |= {row["author"] for row in source["commentaries"]}
    assert roles <= {
        "Văn phòng Đảng ủy", "Chi ủy", "Bộ phận tổng hợp", "Bí thư chi bộ", "Phó Bí thư chi bộ",
    }  # fmt: skip


# ── the catalogue ────────────────────────────────────────────────────────────────────────────


def test_the_catalogue_covers_every_vocabulary() -> None:
    entries = [entry for entry in shipped() if not entry.is_fact]
    assert len(entries) >= 30
    assert {entry.measure for entry in entries} == set(Measure)
    assert {entry.comparator for entry in entries} == set(Comparator)
    assert {entry.cadence for entry in entries} == set(Cadence)
    assert {entry.basis for entry in entries} == set(YearBasis)
    ratios = {entry.aggregation for entry in entries if entry.measure is Measure.RATIO}
    assert ratios == {"pooled", "last"}
    assert all(entry.definition for entry in entries)
    assert any(entry.is_negative_allowed for entry in entries)
    assert any(entry.profile for entry in entries)


def test_targets_beyond_the_catalogue_are_numbered_variants() -> None:
    ids = [entry.id for entry in drawn_from(70)]
    assert len(ids) == len(set(ids))
    assert "mh.initiatives.2" in ids


def test_seventy_cells_use_every_vocabulary(seventy: Source) -> None:
    assert {row["comparator"] for row in seventy["targets"]} == set(Comparator)
    assert {row["cadence"] for row in seventy["targets"]} == set(Cadence)
    assert {row["year_basis"] for row in seventy["targets"]} == set(YearBasis)
    measure = {row["id"]: row["measure"] for row in seventy["indicators"]}
    assert {measure[row["indicator_id"]] for row in seventy["targets"]} == set(Measure)


def test_targets_hold_only_the_fields_that_apply(source: Source) -> None:
    indicators = {row["id"]: row for row in source["indicators"]}
    for row in source["targets"]:
        indicator = indicators[row["indicator_id"]]
        is_by_year = row["cadence"] == "by_year"
        is_rating = indicator["measure"] == "rating"
        assert bool(row["level"]) == is_rating
        assert not is_rating or row["level"] in LEVELS[indicator["scale_id"]]
        assert bool(row["value"]) == (not is_rating and not is_by_year)
        assert bool(row["upper"]) == (row["comparator"] in ("between", "within"))
        if row["upper"]:
            assert number(row["upper"]) > number(row["value"])
        if row["baseline"]:
            assert row["cadence"] == "term_end"
            assert number(row["baseline"]) < number(row["value"])
        assert bool(row["first_year"]) == bool(row["last_year"]) == (row["year_basis"] == "school")


# ── the tree ─────────────────────────────────────────────────────────────────────────────────


def test_cells_are_renamed_moved_merged_and_founded(seventy: Source) -> None:
    history = defaultdict(list)
    for row in seventy["organisations"]:
        history[row["id"]].append(row)
    pairs = [rows for rows in history.values() if len(rows) == 2]
    for before, after in pairs:
        assert (day(after["valid_from"]) - day(before["valid_to"])).days == 1
    assert any(a["name"] != b["name"] and a["parent_id"] == b["parent_id"] for a, b in pairs)
    assert any(a["parent_id"] != b["parent_id"] for a, b in pairs)
    merged = [row for rows in history.values() for row in rows if row["successor_id"]]
    assert merged
    assert all(row["valid_to"] and row["successor_id"] in history for row in merged)
    assert any(len(rows) == 1 and rows[0]["valid_from"] for rows in history.values())


def test_no_reports_before_a_founding_or_after_a_merger(source: Source) -> None:
    founded = {
        row["id"]: day(row["valid_from"])
        for row in reversed(source["organisations"])
        if row["valid_from"] and not any(
            other["id"] == row["id"] and not other["valid_from"]
            for other in source["organisations"]
        )
    }  # fmt: skip
    merged = {r["id"]: day(r["valid_to"]) for r in source["organisations"] if r["successor_id"]}
    assert founded
    assert merged
    for row in source["actuals"]:
        period = parse_period(row["period"])
        assert period.first_day >= founded.get(row["organisation_id"], date.min)
        assert period.last_day <= merged.get(row["organisation_id"], date.max)


@pytest.mark.parametrize("cells", [59, 60, 1_000, 21_000])
def test_the_tree_is_shallow_and_no_node_crowded(cells: int) -> None:
    tree = build(cells, range(2022, 2025), np.random.default_rng(0))
    children = Counter([*tree.units.parent, *tree.cells.parent.tolist()])
    assert max(children.values()) <= 1_000
    assert len(tree.cells) == len(set(tree.cells.ids)) == cells
    depth = {0: 0}
    for unit, above in enumerate(tree.units.parent):
        depth[unit] = 0 if above < 0 else depth[above] + 1
    assert max(depth[parent] for parent in tree.cells.parent.tolist()) <= 2
    assert 3 <= tree.cells.members.min() <= tree.cells.members.max() <= 90


# ── every row is valid ───────────────────────────────────────────────────────────────────────


def test_references_exist(source: Source) -> None:
    ids = {name: {row["id"] for row in source[name]} for name in
           ("organisations", "terms", "resolutions", "indicators", "targets")}  # fmt: skip
    links = [
        ("organisations", "parent_id", "organisations"),
        ("terms", "organisation_id", "organisations"),
        ("resolutions", "organisation_id", "organisations"),
        ("resolutions", "term_id", "terms"),
        ("targets", "resolution_id", "resolutions"),
        ("targets", "indicator_id", "indicators"),
        ("target_years", "target_id", "targets"),
        ("actuals", "organisation_id", "organisations"),
        ("actuals", "indicator_id", "indicators"),
        ("commentaries", "target_id", "targets"),
    ]
    for table, column, other in links:
        assert {row[column] for row in source[table]} - {""} <= ids[other], (table, column)
    for name in ("terms", "resolutions", "targets", "indicators"):
        assert len(ids[name]) == len(source[name]), name


def test_by_year_targets_have_a_row_for_each_judged_year(source: Source) -> None:
    rows = defaultdict(set)
    for row in source["target_years"]:
        rows[row["target_id"]].add(row["year"])
    term_of = {row["id"]: row["term_id"] for row in source["resolutions"]}
    terms = {row["id"]: row for row in source["terms"]}
    merged = {row["id"] for row in source["organisations"] if row["successor_id"]}
    by_year = [row for row in source["targets"] if row["cadence"] == "by_year"]
    assert {row["id"] for row in by_year} == set(rows)
    for target in by_year:
        term = terms[term_of[target["resolution_id"]]]
        last = 2023 if term["organisation_id"] in merged else 2024
        years = range(int(term["first_year"] or 2022), last + 1)
        assert rows[target["id"]] == {str(year) for year in years}


def _year_of(period: Period, *, is_school: bool) -> int | None:
    return period.school_year if is_school else period.calendar_year


def test_no_report_straddles_the_years_of_its_target(source: Source) -> None:
    basis = {row["indicator_id"]: row["year_basis"] for row in source["targets"]}
    for row in source["actuals"]:
        is_school = basis.get(row["indicator_id"]) == "school"
        assert _year_of(parse_period(row["period"]), is_school=is_school) is not None


def test_figures_fit_their_indicators(source: Source) -> None:
    indicators = {row["id"]: row for row in source["indicators"]}
    counted = {"người", "học viên", "cuộc", "buổi", "vụ", "trường", "sáng kiến", "đảng viên"}
    for row in source["actuals"]:
        indicator = indicators[row["indicator_id"]]
        if row["withdrawn"]:
            assert not (row["value"] or row["numerator"] or row["denominator"] or row["level"])
        elif indicator["measure"] == "rating":
            assert row["level"] in LEVELS[indicator["scale_id"]]
        elif indicator["measure"] == "flag":
            assert row["value"] in ("có", "không")
        elif row["denominator"]:
            assert 0 <= int(row["numerator"]) <= int(row["denominator"])
        else:
            value = number(row["value"])
            assert value >= 0 or indicator["can_be_negative"] == "có"
            assert indicator["unit"] not in counted or value == value.to_integral_value()


def test_one_figure_a_key_and_day(source: Source) -> None:
    keys = Counter(
        (r["organisation_id"], r["indicator_id"], r["period"], r["recorded_on"], r["estimate"])
        for r in source["actuals"]
    )
    assert set(keys.values()) == {1}


def test_only_estimates_are_recorded_before_their_period_ends(source: Source) -> None:
    for row in source["actuals"]:
        last_day = parse_period(row["period"]).last_day
        assert (day(row["recorded_on"]) < last_day) == (row["estimate"] == "có")


# ── the planted oddities ─────────────────────────────────────────────────────────────────────


def test_reports_are_corrected_withdrawn_late_and_estimated(source: Source) -> None:
    results = [row for row in source["actuals"] if not row["estimate"]]
    groups = [rows for rows in reports_by_key({"actuals": results}).values() if len(rows) > 1]
    assert any("Đính chính" in rows[-1]["note"] for rows in groups)
    assert any(rows[-1]["withdrawn"] for rows in groups)
    assert all(rows[-1]["note"] for rows in groups)
    delays = [(day(r["recorded_on"]) - parse_period(r["period"]).last_day).days for r in results]
    assert max(delays) > 30
    assert any(row["estimate"] for row in source["actuals"])


def test_some_years_contradict_their_quarters(source: Source) -> None:
    latest = {}
    for key, rows in reports_by_key(source).items():
        real = [row for row in rows if not row["estimate"]]
        if real and real[-1]["value"]:
            latest[key] = real[-1]["value"]
    different = 0
    for (cell, indicator, code), value in latest.items():
        quarters = [latest.get((cell, indicator, f"{code}-Q{q}")) for q in range(1, 5)]
        if value not in ("có", "không") and all(quarters):
            different += number(value) != sum(number(q or "") for q in quarters)
    assert different


def test_some_reports_are_missing(seventy: Source) -> None:
    groups = reports_by_key(seventy)
    cells = {row["id"] for row in seventy["organisations"] if row["kind"] == "chi_bo"}
    kept = [
        (cell, quarter)
        for cell in cells
        for quarter in ("2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4")
        if (cell, "mh.members.disciplined", quarter) not in groups
    ]
    assert 0 < len(kept) < len(cells)


def test_some_cells_had_nothing_to_do(seventy: Source) -> None:
    zeros = [row for row in seventy["actuals"] if row["denominator"] == "0"]
    assert zeros
    assert {row["numerator"] for row in zeros} == {"0"}


def test_shortfalls_are_explained(source: Source) -> None:
    for row in source["commentaries"]:
        assert row["cause"]
        assert row["remedy"]
        assert day(row["recorded_on"]) > day(row["review_date"])
    assert any(row["review_date"] == "2024-09-30" for row in source["commentaries"])


# ── Parquet ──────────────────────────────────────────────────────────────────────────────────


def test_parquet_holds_the_same_figures_with_proper_types(folder: Path, tmp_path: Path) -> None:
    synthesise(70, targets=30, seed=3, fmt="parquet", out=tmp_path)
    parts = sorted(tmp_path.glob("actuals-*.parquet"))
    assert [path.name for path in parts] == ["actuals-0001.parquet", "actuals-0002.parquet"]
    table = pa.concat_tables([pq.read_table(path) for path in parts])
    types = {field.name: field.type for field in table.schema}
    assert types["value"] == types["numerator"] == types["denominator"] == pa.decimal128(24, 6)
    assert types["recorded_on"] == pa.date32()
    assert types["estimate"] == types["withdrawn"] == pa.bool_()
    assert types["organisation_id"] == types["level"] == types["note"] == pa.string()
    assert pq.read_table(tmp_path / "scales.parquet").schema.field("rank").type == pa.int32()
    with (folder / "actuals.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert len(rows) == table.num_rows
    for row, made in zip(rows, table.to_pylist(), strict=True):
        assert made["value"] == (figure(row["value"]) if row["value"] else None)
        assert made["period"] == row["period"]
        assert made["recorded_on"] == day(row["recorded_on"])


def test_parquet_is_in_order_of_organisation_and_indicator(tmp_path: Path) -> None:
    synthesise(70, targets=10, fmt="parquet", out=tmp_path)
    table = pq.read_table(tmp_path / "actuals-0001.parquet")
    keys = list(zip(*(table[name].to_pylist() for name in
                      ("organisation_id", "indicator_id")), strict=True))  # fmt: skip
    assert keys == sorted(keys)


@pytest.mark.parametrize(
    ("millionths", "text"),
    [(0, "0"), (300_000_000, "300"), (2_350_000, "2,35"), (-120_000, "-0,12"), (1, "0,000001")],
)
def test_numbers_are_written_as_people_write_them(millionths: int, text: str) -> None:
    assert as_written(millionths) == text
