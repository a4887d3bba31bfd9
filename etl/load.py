"""From sources to the next generation: read, clean, check, load all or nothing (contract §1)."""

from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path, PurePath
from typing import Final

from etl.checks import Sources, ask, check
from etl.clean import CleanTable
from etl.cleaning import ORDER, Cleaner
from etl.counting import FoundRows, TableCount, counts_of
from etl.expectations import Expectation, conflicts
from etl.large import check_large, load_large
from etl.merging import counted, merge, see_reports, write, write_files
from etl.preview import Preview, changes, preview
from etl.problems import Problem, has_errors, has_warnings
from etl.progress import Progress, Silence
from etl.raw import RawTable, UnreadTable
from etl.readers import Origin, open_source
from etl.results import LoadResult, Questions, once
from etl.staging import stage
from scorecard.model.tables import ACTUALS, MASTER_TABLES, TABLES
from scorecard.settling import SHARED_MASTERS, settle, settle_verdicts, unsettle_verdicts
from scorecard.tallying import keep_tallies
from scorecard.warehouse import Draft, Extent, Session, Warehouse, Workbench

__all__ = [
    "LoadResult",
    "Questions",
    "Source",
    "TableCount",
    "check_sources",
    "load_sources",
    "load_tables",
]

_SILENCE: Final = Silence()


Source = Path | Origin
"""What is loaded: a path, or one that its users know by another name."""


def check_sources(
    sources: Sequence[Source], warehouse: Warehouse, progress: Progress = _SILENCE
) -> LoadResult:
    """Check sources against each other and the warehouse; nothing is written."""
    tables, problems = _open(sources, progress)
    if _are_large(tables):
        return check_large(tables, problems, warehouse, progress)
    raws, found = _read(tables, progress)
    return check_tables(raws, [*problems, *found], warehouse, progress)


def check_tables(
    raws: Sequence[RawTable],
    problems: Sequence[Problem],
    warehouse: Warehouse,
    progress: Progress = _SILENCE,
) -> LoadResult:
    """Check tables as they were read, with what reading found; nothing is written."""
    with warehouse.workbench() as workbench:
        return _checked(workbench, raws, problems, progress)


def load_sources(
    sources: Sequence[Source],
    warehouse: Warehouse,
    loaded_by: str,
    progress: Progress = _SILENCE,
    agreed: Preview | None = None,
) -> LoadResult:
    """Check sources, and where there is no error publish them as the next generation.

    ``agreed`` is the preview of a check that somebody agreed to: where the sources would change
    anything else by now, nothing is written and the result ``is_outdated``. Of sources too large
    for memory there is no preview to agree to.
    """
    tables, problems = _open(sources, progress)
    if _are_large(tables):
        return load_large(tables, problems, warehouse, loaded_by, progress)
    raws, found = _read(tables, progress)
    return load_tables(raws, [*problems, *found], warehouse, loaded_by, progress, agreed=agreed)


def load_tables(
    raws: Sequence[RawTable],
    problems: Sequence[Problem],
    warehouse: Warehouse,
    loaded_by: str,
    progress: Progress = _SILENCE,
    expected: Sequence[Expectation] = (),
    agreed: Preview | None = None,
    questions: Questions = Questions.TOLD,
) -> LoadResult:
    """Check tables as they were read, with what reading found; publish them without an error.

    ``expected``: the reports that the new ones are meant to follow; where one is not in force any
    more nothing is written, and the result names the conflicts. The result's preview is whole where
    one was ``agreed``; else it tells the changes alone. ``questions``: what becomes of a load of
    which something is asked.
    """
    if has_errors(problems):
        return check_tables(raws, problems, warehouse, progress)
    are_few = agreed is None and _are_few_reports(raws)
    with warehouse.publish(loaded_by, Extent.FEW if are_few else Extent.MANY) as draft:
        merged = _merge(draft, draft.load_id, raws, problems, progress)
        progress.step("So với số liệu đang dùng")
        counts = _counts(draft, merged.sources)
        rows = sum(each.new + each.changed for each in counts)
        progress.step("Kiểm tra chéo")
        find = partial(
            _find, merged=merged, look=changes if agreed is None else preview, expected=expected
        )
        asks = questions is not Questions.ANSWERED
        is_beside = are_few and rows > 0 and not has_errors(merged.problems)
        if is_beside:
            finding = draft.aside(lambda session: find(see_reports(session)))
            asking = (
                draft.aside(lambda session: _ask(see_reports(session), merged)) if asks else None
            )
            progress.step("Ghi vào kho")
            _write(draft, counts, merged.sources.first_file_id)
            draft.finish()
            result = _together(finding.result(), asking.result() if asking else [])
        else:
            result = _together(find(draft), _ask(draft, merged) if asks else [])
        if result.is_refused:
            draft.abandon()
            return result
        result = replace(result, counts=counts)
        if questions is Questions.FIRST and has_warnings(result.problems):
            draft.abandon()
            return replace(result, is_asking=True)
        if agreed is not None and result.preview.fingerprint != agreed.fingerprint:
            return replace(result, is_outdated=True)
        if not rows:
            return result
        if not is_beside:
            progress.step("Ghi vào kho")
            _write(draft, counts, merged.sources.first_file_id)
    return replace(result, generation=draft.number)


def _open(
    sources: Sequence[Source], progress: Progress
) -> tuple[list[RawTable | UnreadTable], list[Problem]]:
    tables: list[RawTable | UnreadTable] = []
    problems: list[Problem] = []
    progress.expect(len(sources))
    for source in sources:
        progress.step(f"Đọc {PurePath(Origin.of(source).name).name}")
        opened, found = open_source(source)
        tables += opened
        problems += found
    return tables, problems


def _are_large(tables: Sequence[RawTable | UnreadTable]) -> bool:
    """Whether the tables are too many to stand in memory beside each other."""
    rows = sum(each.rows for each in tables if isinstance(each, UnreadTable))
    return rows > _MOST_ROWS_TOGETHER


def _are_few_reports(raws: Sequence[RawTable]) -> bool:
    """Whether nothing but reports is brought, and few of them."""
    rows = sum(len(each.rows) for each in raws)
    return rows <= _FEW_ROWS and all(each.table == ACTUALS for each in raws)


def _read(
    tables: Sequence[RawTable | UnreadTable], progress: Progress
) -> tuple[list[RawTable], list[Problem]]:
    raws: list[RawTable] = []
    problems: list[Problem] = []
    for table in tables:
        raw: RawTable | None
        if isinstance(table, UnreadTable):
            progress.expect(1)
            progress.step(f"Đọc {PurePath(table.file).name}")
            raw, found = table.read()
            problems += found
        else:
            raw = table
        raws += [] if raw is None else [raw]
    return raws, problems


@dataclass(frozen=True, slots=True)
class _Merged:
    """What was merged on a workbench, and what reading and cleaning found."""

    sources: Sources
    load_id: int
    problems: Sequence[Problem]


def _merge(
    workbench: Workbench,
    load_id: int,
    raws: Sequence[RawTable],
    problems: Sequence[Problem],
    progress: Progress,
) -> _Merged:
    """Clean the tables and merge them on a workbench with what is stored."""
    progress.expect(len(raws) + 4)
    tables, found = _clean_all(workbench, raws, progress)
    progress.step("Đối chiếu với kho")
    first_file_id: int = workbench.rows("load/next_file_id")[0]["file_id"]
    stage(workbench, tables, first_file_id)
    sources = Sources([each.source for each in tables], first_file_id)
    merge(workbench, load_id, sources.names)
    return _Merged(sources, load_id, [*problems, *found])


def _find(
    session: Session,
    merged: _Merged,
    look: Callable[..., Preview],
    expected: Sequence[Expectation] = (),
) -> LoadResult:
    """What may refuse a load and, where nothing does, what it changes; no counts."""
    found = conflicts(session, expected)
    if found:
        return LoadResult([], [], conflicts=found)
    across = check(session, merged.sources, merged.load_id)
    everything = once([*merged.problems, *across])
    seen = look(session, merged.sources, has_errors=has_errors(everything))
    return LoadResult(everything, [], preview=seen)


def _ask(session: Session, merged: _Merged) -> list[Problem]:
    """What the checks on data ask of a load."""
    return ask(session, merged.sources, merged.load_id)


def _together(found: LoadResult, asked: Sequence[Problem]) -> LoadResult:
    """A result with what is asked; of figures that another was faster with nothing is."""
    if found.conflicts:
        return found
    return replace(found, problems=once([*found.problems, *asked]))


def _checked(
    workbench: Workbench,
    raws: Sequence[RawTable],
    problems: Sequence[Problem],
    progress: Progress,
) -> LoadResult:
    """Check tables beside the store in force; the counts stand only where no error does."""
    load_id: int = workbench.rows("load/next_load_id")[0]["load_id"]
    merged = _merge(workbench, load_id, raws, problems, progress)
    progress.step("Kiểm tra chéo")
    result = _together(_find(workbench, merged, preview), _ask(workbench, merged))
    progress.step("So với số liệu đang dùng")
    counts = [] if result.is_refused else _counts(workbench, merged.sources)
    return replace(result, counts=counts)


def _clean_all(
    workbench: Workbench, raws: Sequence[RawTable], progress: Progress
) -> tuple[list[CleanTable], list[Problem]]:
    """Clean every table, each kind after those that it is read beside; order as in the call."""
    cleaner = Cleaner(workbench)
    cleaned: dict[int, CleanTable] = {}
    problems: list[Problem] = []
    for names in ORDER:
        for index, raw in enumerate(raws):
            if raw.table.name in names:
                progress.step(f"Kiểm tra {raw.sheet or raw.file}")
                cleaned[index], found = cleaner.clean(raw)
                problems += found
    return [cleaned[index] for index in sorted(cleaned)], problems


def _counts(workbench: Workbench, sources: Sources) -> list[TableCount]:
    found: list[FoundRows] = []
    for table in TABLES:
        if table.name in sources.names:
            found += counted(workbench, table)
    return counts_of(sources.tables, sources.first_file_id, found)


def _write(draft: Draft, counts: Sequence[TableCount], first_file_id: int) -> None:
    """Begin the draft, and write into it what the merge found new or changed."""
    draft.begin()
    write_files(draft, counts, first_file_id)
    written = {each.table for each in counts if each.new or each.changed}
    write(draft, written)
    _settle(draft, written, sum(each.new + each.changed for each in counts))
    keep_tallies(
        draft,
        of_everything=bool(written & SHARED_MASTERS),
        is_tree_changed="organisations" in written,
    )


def _settle(draft: Draft, written: Set[str], rows: int) -> None:
    """Settle what the written tables decide; a few new reports are left to their readers."""
    if written & {table.name for table in MASTER_TABLES}:
        settle(draft, of_everything=bool(written & SHARED_MASTERS))
    elif "actuals" in written and rows > _FEW_ROWS:
        settle_verdicts(draft)
    elif "actuals" in written:
        unsettle_verdicts(draft)


_MOST_ROWS_TOGETHER: Final = 3_000_000
"""Of sources with more rows one file is read after the other, and a range of organisations after
the other is merged and checked."""

_FEW_ROWS: Final = 500
"""Reports whose periods are quicker worked out at a review than settled when publishing; they are
checked while they are written, into a draft that is given up where anything refuses them."""
