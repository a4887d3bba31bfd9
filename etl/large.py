"""Loads too large to stand in memory: a file after the other, then a range of organisations.

Files are cleaned in their turn and gathered in a scratch file beside the draft. Reports are merged
and written a range of organisations at a time, checked and settled likewise, all in the draft:
where anything is refused it is given up, and nothing was loaded.
"""

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from etl.checks import Sources, Survey
from etl.clean import CleanTable
from etl.cleaning import ORDER, Cleaner
from etl.counting import FoundRows, counts_of
from etl.merging import (
    counted,
    merge_masters,
    merge_remarks,
    merge_reports,
    write_files,
    write_keys,
    write_table,
)
from etl.problems import Problem, has_errors
from etl.progress import Progress
from etl.raw import RawTable, SourceTable, UnreadTable
from etl.results import LoadResult, once
from etl.staging import numbered, typed
from scorecard.model.tables import ACTUALS, MASTER_TABLES, TABLES
from scorecard.settling import SETTLED_AT_ONCE, SHARED_MASTERS, settle
from scorecard.tallying import keep_tallies
from scorecard.warehouse import Draft, Extent, Warehouse

_MASTERS: Final = frozenset(table.name for table in MASTER_TABLES)

_REPORTS_AT_ONCE: Final = 1_500_000
"""About so many new reports are merged together."""

_MOST_LISTED: Final = 10_000
"""Of problems of one kind so many are told; of the rest how many there are in each file."""


def check_large(
    tables: Sequence[RawTable | UnreadTable],
    problems: Sequence[Problem],
    warehouse: Warehouse,
    progress: Progress,
) -> LoadResult:
    """Check a large call by loading it into a draft that nobody will see."""
    with warehouse.rehearse() as draft:
        return _Filling(draft, progress, list(problems)).fill(tables)


def load_large(
    tables: Sequence[RawTable | UnreadTable],
    problems: Sequence[Problem],
    warehouse: Warehouse,
    loaded_by: str,
    progress: Progress,
) -> LoadResult:
    """Check a large call, and where there is no error publish it as the next generation."""
    with warehouse.publish(loaded_by, Extent.LARGE) as draft:
        result = _Filling(draft, progress, list(problems)).fill(tables)
        if result.is_refused or not any(each.new or each.changed for each in result.counts):
            draft.abandon()
            return result
    return LoadResult(result.problems, result.counts, draft.number)


@dataclass(slots=True)
class _Filling:
    """A draft that is filled, and what was found on the way."""

    draft: Draft
    progress: Progress
    problems: list[Problem]
    staged: Counter[str] = field(default_factory=Counter)

    def fill(self, tables: Sequence[RawTable | UnreadTable]) -> LoadResult:
        """Load the tables of a call into the draft; the counts stand only where no error does."""
        draft, load_id = self.draft, self.draft.load_id
        first_file_id: int = draft.rows("load/next_file_id")[0]["file_id"]
        loaded = {each.table.name for each in tables}
        self.progress.expect(len(tables) + 2)
        sources = self._clean(tables, first_file_id, loaded)
        survey = Survey(draft, Sources(sources, first_file_id), load_id, most_together=_MOST_LISTED)
        self.progress.step("Kiểm tra chéo")
        draft.run("scope_all")
        draft.relate()
        draft.unsettle_targets()
        survey.begin()
        survey.check_records()
        draft.run("load/touched_nothing")
        if loaded & _MASTERS:
            draft.run("load/touched_by_masters", load_id=load_id)
        draft.begin()
        found = self._write_records(loaded)
        draft.keep()
        if ACTUALS.name in loaded:
            found += self._write_reports(survey)
        counts = counts_of(sources, first_file_id, found)
        write_files(draft, counts, first_file_id)
        written = {each.table for each in counts if each.new or each.changed}
        self._settle(survey, written)
        survey.close()
        everything = once([*self.problems, *survey.problems])
        if has_errors(everything):
            return LoadResult(everything, [])
        draft.keep()
        keep_tallies(
            draft,
            of_everything=bool(written & SHARED_MASTERS),
            is_tree_changed="organisations" in written,
            each_review=self._tell_of_review,
        )
        return LoadResult(everything, counts)

    def _clean(
        self, tables: Sequence[RawTable | UnreadTable], first_file_id: int, loaded: Set[str]
    ) -> list[SourceTable]:
        """Clean and gather every table; the masters are merged before the reports' turn comes."""
        cleaner = Cleaner(self.draft)
        sources = [SourceTable(each.file, None, each.table, {}, 0) for each in tables]
        for names in (*ORDER[:-1], ORDER[-1] - {ACTUALS.name}, {ACTUALS.name}):
            if ACTUALS.name in names:
                self.progress.step("Đối chiếu với kho")
                merge_masters(self.draft, self.draft.load_id, loaded)
                merge_remarks(self.draft, self.draft.load_id, loaded)
            for index, each in enumerate(tables):
                if each.table.name in names:
                    self.progress.step(f"Đọc và kiểm tra {each.file}")
                    cleaned = self._cleaned(cleaner, each)
                    if cleaned is not None:
                        sources[index] = cleaned.source
                        self._gather(cleaned, first_file_id + index)
        return sources

    def _cleaned(self, cleaner: Cleaner, table: RawTable | UnreadTable) -> CleanTable | None:
        raw: RawTable | None
        raw, found = table.read() if isinstance(table, UnreadTable) else (table, [])
        self.problems += found
        if raw is None:
            return None
        cleaned, found = cleaner.clean(raw)
        self.problems += found
        return cleaned

    def _gather(self, table: CleanTable, file_id: int) -> None:
        """Add a clean table to the scratch file: reports by their keys, the rest as staged."""
        name = table.table.name
        part = numbered(typed(table, file_id), self.staged[name] + 1)
        self.staged[name] += part.num_rows
        if table.table == ACTUALS:
            self.draft.lend("staged_actuals", part)
            self.draft.gather("keyed_actual", "load/keyed_actual", load_id=self.draft.load_id)
        else:
            self.draft.lend("staged_part", part)
            self.draft.gather(name, "load/staged_part")
            self.draft.run("load/staged_whole", {"table": name})

    def _write_records(self, loaded: Set[str]) -> list[FoundRows]:
        """Write masters and remarks, and the numbers of new ids."""
        found: list[FoundRows] = []
        for table in TABLES:
            if table.name in loaded and table != ACTUALS:
                mine = counted(self.draft, table)
                found += mine
                if any(each["rows_new"] or each["rows_changed"] for each in mine):
                    write_table(self.draft, table)
        write_keys(self.draft, loaded)
        return found

    def _write_reports(self, survey: Survey) -> list[FoundRows]:
        """Merge and write the reports of a range of organisations after the other."""
        found: list[FoundRows] = []
        turns = self.draft.rows("load/keyed_turns", reports=_REPORTS_AT_ONCE)
        self.progress.expect(len(turns))
        for number, turn in enumerate(turns, 1):
            self.progress.step(f"Ghi kết quả, phần {number}/{len(turns)}")
            self.draft.materialise("keyed_actual", "load/keyed_turn", **turn)
            merge_reports(self.draft, self.draft.materialise)
            survey.check_merged_reports()
            found += counted(self.draft, ACTUALS)
            write_table(self.draft, ACTUALS)
            self.draft.keep()
            self.draft.run("load/touched_by_actuals")
        return found

    def _settle(self, survey: Survey, written: Set[str]) -> None:
        """Check and settle a range of the organisations that the load touches after the other."""
        turns = len(self.draft.rows("session/scope_ranges", organisations=SETTLED_AT_ONCE))
        self.progress.expect(turns + 1)

        def look() -> None:
            self.progress.step("Kiểm tra và chốt từng phần")
            survey.check_range()
            survey.check_figures()

        settle(self.draft, of_everything=bool(written & SHARED_MASTERS), each_turn=look)
        self.progress.step("Kiểm tra giữa các tổ chức")
        with self.draft.in_force(of_everything=False):
            survey.see_ratings()
            survey.check_across()

    def _tell_of_review(self, day: date) -> None:
        self.progress.expect(1)
        self.progress.step(f"Kiểm đếm kỳ rà soát {day:%d/%m/%Y}")
