"""The warehouse as partitioned Parquet, for Spark and for whatever else reads it (docs/parquet.md).

Written beside its place and put there when it is whole, so that a folder of that name is always a
whole export, or the former one.
"""

import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pyarrow as pa
import pyarrow.parquet as pq

from etl.progress import Progress, Silence
from scorecard.model.facts import (
    LAYOUT,
    MARKER,
    ORGANISATIONS_PER_RANGE,
    RANGE,
    RELATIONS,
    REPORTS,
)
from scorecard.warehouse import EVERYTHING, Reader, Scope, Warehouse
from scorecard.warehouse.folder import sync, sync_folder

_FILE: Final = "part-0.parquet"
_COMPRESSION: Final = "zstd"


class NoExportError(Exception):
    """The folder cannot take an export; its text is Vietnamese and names the remedy."""


@dataclass(frozen=True, slots=True)
class Export:
    """What was written: rows of each relation, files, bytes, and the generation it is of."""

    generation: int
    rows: dict[str, int]
    files: int
    size_bytes: int


def export(
    warehouse: Warehouse,
    folder: Path,
    scope: Scope = EVERYTHING,
    progress: Progress | None = None,
) -> Export:
    """Write what a reader of that scope sees of the generation in force into ``folder``.

    A former export there is replaced; ``NoExportError`` where anything else stands there.
    """
    folder = folder.resolve()
    _refuse_another_thing(folder)
    with (
        warehouse.open_current() as opened,
        opened.reader(scope) as reader,
        _put_in_place(folder) as draft,
    ):
        rows = _write(reader, draft, progress or Silence())
        files = sorted(draft.rglob("*.parquet"))
        result = Export(opened.number, rows, len(files), sum(path.stat().st_size for path in files))
        _mark(draft, result, scope)
    return result


def _refuse_another_thing(folder: Path) -> None:
    """Nothing but a former export, or an empty folder, may stand where an export goes."""
    if not folder.exists() or (folder / MARKER).is_file():
        return
    if not folder.is_dir():
        raise NoExportError(f"'{folder}' là một tệp. Hãy chọn một thư mục khác.")
    if any(folder.iterdir()):
        raise NoExportError(
            f"Thư mục '{folder}' đang chứa thứ khác, không phải bản xuất của chương trình này. "
            "Không ghi gì. Hãy chọn một thư mục mới hoặc còn trống."
        )


@contextmanager
def _put_in_place(folder: Path) -> Iterator[Path]:
    """A folder beside, its owner's alone, that takes the place of ``folder`` when it is whole."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        draft, former = beside / "whole", beside / "former"
        draft.mkdir(mode=0o700)
        yield draft
        for path in draft.rglob("*"):
            if path.is_file():
                sync(path)
            else:
                sync_folder(path)
        sync_folder(draft)
        # Somebody else may have put something there meanwhile.
        _refuse_another_thing(folder)
        if folder.exists():
            folder.rename(former)
        try:
            draft.rename(folder)
        except OSError:
            if former.exists():
                former.rename(folder)
            raise
        sync_folder(folder.parent)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _write(reader: Reader, draft: Path, progress: Progress) -> dict[str, int]:
    """Write every relation; the rows of each."""
    ranges = _ranges(reader)
    progress.expect(len(RELATIONS) - 1 + len(ranges))
    rows = {}
    reader.run("states/relations")
    for relation, order in RELATIONS.items():
        if relation == REPORTS:
            rows[relation] = _write_reports(reader, draft / relation, ranges, progress)
        else:
            progress.step(f"Ghi {relation}")
            names = {"relation": relation, "order": order}
            with reader.batches("export/relation", names) as batches:
                rows[relation] = _write_file(batches, draft / relation / _FILE)
    return rows


def _ranges(reader: Reader) -> list[int]:
    """The ranges of organisations that have reports; one that is empty where there are none."""
    found = reader.rows("export/report_ranges", organisations_per_range=ORGANISATIONS_PER_RANGE)
    return [row["organisation_range"] for row in found] or [0]


def _write_reports(reader: Reader, folder: Path, ranges: list[int], progress: Progress) -> int:
    """Write the reports, a folder a range; a range at a time, so that memory stays bounded."""
    rows = 0
    for number in ranges:
        progress.step(f"Ghi {REPORTS}, nhóm tổ chức {number}")
        first = number * ORGANISATIONS_PER_RANGE
        with reader.batches(
            "export/reports_of_range",
            first_key=first,
            end_key=first + ORGANISATIONS_PER_RANGE,
        ) as batches:
            rows += _write_file(batches, folder / f"{RANGE}={number}" / _FILE)
    return rows


def _write_file(batches: pa.RecordBatchReader, path: Path) -> int:
    path.parent.mkdir(parents=True)
    rows = 0
    with pq.ParquetWriter(path, batches.schema, compression=_COMPRESSION) as writer:
        for batch in batches:
            writer.write_batch(batch)
            rows += batch.num_rows
    return rows


def _mark(draft: Path, result: Export, scope: Scope) -> None:
    """Say what this folder is, so that a reader knows its layout and a later export itself."""
    told = {
        "layout": LAYOUT,
        "generation": result.generation,
        "is_whole_warehouse": scope.organisation_ids is None,
        "organisations_per_range": ORGANISATIONS_PER_RANGE,
        "rows": result.rows,
    }
    text = json.dumps(told, ensure_ascii=False, indent=1)
    (draft / MARKER).write_text(f"{text}\n", encoding="utf-8")
