"""The reports that the tests open again, each built once, and the verdicts they must agree with."""

import contextlib
import csv
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from scorecard.__main__ import main
from scorecard.reports import kinds
from scorecard.reports.parts import Basis
from scorecard.reports.report import Report
from scorecard.reports.write import render
from scorecard.warehouse import Reader, Warehouse

ROOT = Path(__file__).resolve().parents[2]
QUARTER, LATER = date(2024, 9, 30), date(2025, 12, 31)
ENDINGS = (".docx", ".xlsx", ".pdf", ".pptx")
SIGNED = {"place": "Minh Họa", "signed_on": date(2025, 2, 5)}


@dataclass(frozen=True)
class Case:
    """A report to open again: whose, of what, as of when."""

    organisation_id: str
    resolution_id: str
    as_of: date = QUARTER
    mandate: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_quarter(self) -> bool:
        return not self.mandate

    def build(self, reader: Reader, generation: int) -> Report:
        basis = Basis(self.as_of, generation, **SIGNED)  # type: ignore[arg-type]
        if self.is_quarter:
            return kinds.quarter(reader, self.organisation_id, [self.organisation_id], basis)
        return kinds.retrospective(reader, self.organisation_id, basis, **self.mandate)


_BEN_TRE = "db-truong-chinh-tri-ben-tre"
CASES = {
    "quarter-huong-tra": Case("cb-pgddt-huong-tra", "pgddt-ht-2022"),
    "quarter-ben-tre-2020": Case(_BEN_TRE, "tct-bt-2020", date(2020, 12, 31)),
    "quarter-ben-tre-2019": Case(_BEN_TRE, "tct-bt-2020", date(2019, 12, 31)),
    "quarter-chi-bo-8": Case("cb-8-tra-vinh", "cb8-tv-2022"),
    "quarter-made-up": Case("minh-hoa-boi-duong", "minh-hoa-boi-duong-nq-2022"),
    "quarter-made-up-dang-bo": Case("minh-hoa-so-gd", "minh-hoa-so-gd-nq-2022"),
    "term-huong-tra": Case(
        "cb-pgddt-huong-tra", "pgddt-ht-2022", LATER, {"term_id": "cb-pgddt-huong-tra-2022-2025"}
    ),
    "term-chi-bo-8": Case(
        "cb-8-tra-vinh", "cb8-tv-2022", LATER, {"term_id": "cb-8-tra-vinh-2022-2025"}
    ),
    "year-ben-tre-2020": Case(_BEN_TRE, "tct-bt-2020", LATER, {"year": "2020"}),
    "year-ben-tre-2019": Case(_BEN_TRE, "tct-bt-2020", LATER, {"year": "2019"}),
    "term-made-up": Case(
        "minh-hoa-boi-duong",
        "minh-hoa-boi-duong-nq-2022",
        LATER,
        {"term_id": "minh-hoa-boi-duong-nk-2022"},
    ),
    "term-made-up-dang-bo": Case(
        "minh-hoa-so-gd", "minh-hoa-so-gd-nq-2022", LATER, {"term_id": "minh-hoa-so-gd-nk-2022"}
    ),
}
WITH_TARGETS = [name for name in CASES if name != "year-ben-tre-2019"]
MADE_UP = [name for name in CASES if "made-up" in name]


class Shelf:
    """Reports, files and verdicts of one warehouse, each made when first asked for and kept."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self._reports: dict[str, Report] = {}
        self._files: dict[tuple[str, str], bytes] = {}
        self._verdicts: dict[tuple[str, date], list[dict[str, Any]]] = {}

    def report(self, name: str) -> Report:
        if name not in self._reports:
            with (
                Warehouse(self.directory).open_current() as opened,
                opened.reader() as reader,
            ):
                self._reports[name] = CASES[name].build(reader, opened.number)
        return self._reports[name]

    def file(self, name: str, ending: str) -> io.BytesIO:
        key = (name, ending)
        if key not in self._files:
            self._files[key] = render(self.report(name), ending)
        return io.BytesIO(self._files[key])

    def verdicts(self, name: str) -> list[dict[str, Any]]:
        """What ``verdicts --json`` answers for the organisation of a case."""
        case = CASES[name]
        key = (case.organisation_id, case.as_of)
        if key not in self._verdicts:
            said = io.StringIO()
            command = ["verdicts", "--json", "--organisation", case.organisation_id]
            options = ["--as-of", case.as_of.isoformat(), "--warehouse", str(self.directory)]
            with contextlib.redirect_stdout(said):
                assert main([*command, *options]) == 0
            self._verdicts[key] = json.loads(said.getvalue())
        return self._verdicts[key]


def shipped(table: str) -> list[dict[str, str]]:
    """All rows of a table of the shipped sources, as they stand in the files."""
    rows = []
    for path in [
        *ROOT.glob(f"data/sources/*/{table}.csv"),
        ROOT / "data" / "demo" / f"{table}.csv",
    ]:
        if path.exists():
            with path.open(encoding="utf-8-sig", newline="") as file:
                rows += list(csv.DictReader(file))
    return rows


def targets_by_title(resolution_id: str) -> dict[tuple[str, str], str]:
    """Ids of a resolution's targets by number and title, as the annex names them."""
    rows = [row for row in shipped("targets") if row["resolution_id"] == resolution_id]
    return {(row["ordinal"], row["title"]): row["id"] for row in rows}
