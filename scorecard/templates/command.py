"""``python -m etl template``: makes a template and puts it into a file."""

import argparse
from pathlib import Path
from typing import Final

from etl.progress import Progress
from scorecard.reports.faults import NothingToReportError, ReportError, UnknownEndingError
from scorecard.reports.write import check_folder, put
from scorecard.templates.make import Made, make_resolution, make_results
from scorecard.warehouse import Warehouse

ENDING: Final = ".xlsx"
_DONE, _NOTHING, _MISUSED = 0, 1, 2


def run(options: argparse.Namespace, warehouse: Warehouse, progress: Progress) -> tuple[int, str]:
    """Make what the options ask for; the exit code, and what to say.

    0 written, 1 nothing to fill in, 2 wrong usage.
    """
    misused = _misused(options)
    if misused:
        return _MISUSED, misused
    output: Path = options.output
    try:
        if output.suffix.lower() != ENDING:
            raise UnknownEndingError(output, ENDING)
        check_folder(output)
        made = _make(options, warehouse, progress)
        put(made.content, output)
    except NothingToReportError as error:
        return _NOTHING, str(error)
    except ReportError as error:
        return _MISUSED, str(error)
    return _DONE, f"Đã viết {output}: {made.sheets} sheet để điền, {made.rows} dòng."


def _misused(options: argparse.Namespace) -> str:
    """What of the options does not go together; empty where all does."""
    if options.resolution and options.subtree:
        return "--subtree chỉ đi với --period: mỗi nghị quyết là của một tổ chức."
    if not options.resolution and (options.term or options.year):
        return "--term và --year chỉ đi với --resolution."
    return ""


def _make(options: argparse.Namespace, warehouse: Warehouse, progress: Progress) -> Made:
    with warehouse.read() as reader:
        if options.resolution:
            return make_resolution(
                reader, options.organisation, term_id=options.term, year=options.year
            )
        return make_results(
            reader,
            options.organisation,
            options.period,
            with_subtree=options.subtree,
            progress=progress,
        )
