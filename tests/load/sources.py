"""Sources for tests, written as they would stand in CSV files, and a desk to load them from."""

from pathlib import Path
from textwrap import dedent
from typing import Any

from etl.load import LoadResult, check_sources, load_sources
from scorecard.warehouse import Warehouse, WarehouseSettings

ORGANISATIONS = """
    id,name,kind,parent_id
    db,Đảng bộ,dang_bo,
    cb1,Chi bộ 1,chi_bo,db
    cb2,Chi bộ 2,chi_bo,db
"""
TERMS = """
    id,organisation_id,start_date,end_date
    nk,cb1,2022-04-29,2025-04-10
"""
RESOLUTIONS = """
    id,organisation_id,kind,term_id,year,title
    nq,cb1,congress,nk,,Nghị quyết đại hội
    nq23,cb1,year,,2023,Nghị quyết năm
"""
INDICATORS = """
    id,name,unit,measure,scale_id
    flow,Học viên,người,flow,
    stock,Trường chuẩn,trường,stock,
    ratio,Tỷ lệ,%,ratio,
    rating,Xếp loại,,rating,xep_loai
    flag,Giữ vững,,flag,
"""
TARGETS = """
    id,resolution_id,title,indicator_id,comparator,value,level,cadence,year_basis
    t1,nq,Chiêu sinh,flow,>=,300,,each_year,calendar
"""
ACTUALS = """
    organisation_id,indicator_id,period,value,recorded_on
    cb1,flow,2023-Q1,80,2023-04-05
    cb1,flow,2023-Q2,90,2023-07-05
"""
BASE = {
    "organisations": ORGANISATIONS,
    "terms": TERMS,
    "resolutions": RESOLUTIONS,
    "indicators": INDICATORS.replace(",,rating", ",bậc,rating").replace(",,flag", ",có/không,flag"),
    "targets": TARGETS,
}


class Desk:
    """A warehouse in a temporary folder, and calls to it whose sources are given as CSV text."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.warehouse = Warehouse(folder / "kho", WarehouseSettings(threads=1))
        self._calls = 0

    def source(self, **tables: str) -> Path:
        """A new folder of CSV files, one a table."""
        self._calls += 1
        source = self.folder / f"nguon-{self._calls}"
        source.mkdir()
        for name, text in tables.items():
            (source / f"{name}.csv").write_text(dedent(text).strip() + "\n", encoding="utf-8")
        return source

    def load(self, **tables: str) -> LoadResult:
        """Load those tables in one call."""
        return load_sources([self.source(**tables)], self.warehouse, "người thử")

    def check(self, **tables: str) -> LoadResult:
        """Check those tables in one call."""
        return check_sources([self.source(**tables)], self.warehouse)

    def rows(self, text: str) -> list[tuple[Any, ...]]:
        """Rows of a query on the generation in force."""
        with self.warehouse.read() as reader:
            return reader._execute(text).fetchall()


def found(result: LoadResult) -> list[tuple[str, str, int | None, str | None]]:
    """The problems as (code, severity, row, column)."""
    return [(str(p.code), str(p.severity), p.row, p.column) for p in result.problems]


def codes(result: LoadResult) -> set[str]:
    """The codes of the problems."""
    return {str(problem.code) for problem in result.problems}
