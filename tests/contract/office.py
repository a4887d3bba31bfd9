"""An office that uses the product through its commands alone: files in, exit codes and JSON out."""

import io
import json
from collections.abc import Iterable, Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent
from typing import Any

import etl.__main__
import scorecard.__main__

Problem = dict[str, Any]
Verdict = dict[str, Any]

ORGANISATIONS = """
    id;name;kind;parent_id
    db;Đảng bộ xã;dang_bo;
    cb1;Chi bộ 1;chi_bo;db
    cb2;Chi bộ 2;chi_bo;db
"""
TERMS = """
    id;organisation_id;start_date;end_date
    nk;cb1;29/04/2022;10/04/2025
"""
RESOLUTIONS = """
    id;organisation_id;kind;term_id;year;title
    nq;cb1;congress;nk;;Nghị quyết đại hội
    nq23;cb1;year;;2023;Nghị quyết năm 2023
"""
INDICATORS = """
    id;name;unit;measure;scale_id;can_be_negative
    flow;Học viên;người;flow;;
    stock;Trường đạt chuẩn;trường;stock;;
    ratio;Tỷ lệ đảng viên;%;ratio;;
    rating;Xếp loại;bậc;rating;xep_loai;
    flag;Giữ danh hiệu;có/không;flag;;
    profit;Chênh lệch thu chi;triệu đồng;flow;;có
"""
TARGETS = """
    id;resolution_id;title;indicator_id;comparator;value;level;cadence
    t-flow;nq;Chiêu sinh;flow;>=;300;;each_year
    t-stock;nq;Trường chuẩn;stock;>=;5;;each_year
    t-ratio;nq;Tỷ lệ;ratio;>=;80;;each_year
    t-rating;nq;Xếp loại;rating;>=;;tot;each_year
    t-flag;nq;Danh hiệu;flag;=;có;;each_year
    t-profit;nq;Thu chi;profit;>=;100;;each_year
"""
MASTERS = {
    "organisations": ORGANISATIONS,
    "terms": TERMS,
    "resolutions": RESOLUTIONS,
    "indicators": INDICATORS,
    "targets": TARGETS,
}
REPORT = "organisation_id;indicator_id;period;value;recorded_on\n"
REPORTS = REPORT + "cb1;flow;2023-Q1;80;05/04/2023\ncb1;flow;2023-Q2;90;05/07/2023"


@dataclass(frozen=True)
class Answer:
    """How a command left, and what it said."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class Checked:
    """What ``check --json`` answered."""

    code: int
    problems: list[Problem]

    def told(self, *keys: str) -> list[tuple[Any, ...]]:
        """The problems, cut down to some of their keys (code and row where none is named)."""
        return [tuple(each[key] for key in keys or ("code", "row")) for each in self.problems]

    def refused(self, *keys: str) -> list[tuple[Any, ...]]:
        """The same of the errors alone."""
        errors = [each for each in self.problems if each["severity"] == "error"]
        return Checked(self.code, errors).told(*keys)

    @property
    def codes(self) -> set[str]:
        """All codes told."""
        return {each["code"] for each in self.problems}


def run(main: Any, *arguments: object) -> Answer:
    """Run a command in this process."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as leave:
            code = leave.code
    return Answer(int(code or 0), out.getvalue(), err.getvalue())


class Office:
    """A folder for sources and a warehouse; ``tables`` are the texts of CSV files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.warehouse = folder / "kho"
        self._sources = 0

    def source(self, tables: Mapping[str, str] | None = None, **more: str) -> Path:
        """A new folder of CSV files."""
        self._sources += 1
        source = self.folder / f"nguon-{self._sources}"
        source.mkdir()
        for name, text in {**(tables or {}), **more}.items():
            (source / f"{name}.csv").write_text(dedent(text).strip() + "\n", encoding="utf-8")
        return source

    def file(self, name: str, content: str | bytes) -> Path:
        """A file of its own, in a new folder."""
        path = self.source() / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def etl(self, *arguments: object) -> Answer:
        """``python -m etl … --warehouse kho``."""
        return run(etl.__main__.main, *arguments, "--warehouse", self.warehouse)

    def check(self, *sources: Path, **tables: str) -> Checked:
        """``check --json`` of sources, or of one made of tables."""
        paths = sources or (self.source(**tables),)
        answer = self.etl("check", *paths, "--json")
        return Checked(answer.code, json.loads(answer.out))

    def load(self, *sources: Path, **tables: str) -> Answer:
        """``load`` of sources, or of one made of tables; it must be taken."""
        answer = self.etl("load", *(sources or (self.source(**tables),)))
        assert answer.code == 0, answer.err
        return answer

    def scorecard(self, *arguments: object) -> Answer:
        """``python -m scorecard verdicts … --warehouse kho``."""
        return run(scorecard.__main__.main, "verdicts", *arguments, "--warehouse", self.warehouse)

    def verdicts(self, as_of: str = "2026-01-01", *arguments: object) -> list[Verdict]:
        """``verdicts --json``."""
        answer = self.scorecard("--as-of", as_of, *arguments, "--json")
        assert answer.code == 0, answer.err
        rows: list[Verdict] = json.loads(answer.out)
        return rows

    def actual(self, target: str, period: str = "2023", *arguments: object) -> Any:
        """``actual`` of one verdict."""
        return self.verdict(target, period, *arguments)["actual"]

    def verdict(self, target: str, period: str = "2023", *arguments: object) -> Verdict:
        """One verdict, long after the period."""
        (row,) = (
            each
            for each in self.verdicts("2026-01-01", *arguments)
            if (each["target_id"], each["period"]) == (target, period)
        )
        return row

    def generations(self) -> list[str]:
        """Names of what is in the warehouse's folder that was published."""
        return sorted(path.name for path in self.warehouse.glob("g*.duckdb"))


def lines(heading: str, rows: Iterable[str]) -> str:
    """A table's text from its heading and rows."""
    return "\n".join([heading.strip(), *rows])
