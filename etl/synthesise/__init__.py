"""Makes up a believable Đảng bộ of any size as contract sources, marked as made up.

The flow: `catalogue` (what is counted) → `organisations` (the tree) → `targets` (who promises
what) → `figures` (what happens) → `reports`, `oddities`, `commentaries` (what is said of it) →
`mandates`, `masters`, `actuals` (columns) → `write`; `run` calls them batch by batch. `story` holds
the scripted figures of the small Đảng bộ in `data/demo`, `rollup` those of the Đảng bộ above.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Literal

from etl.synthesise.masters import MARK
from etl.synthesise.run import run
from etl.synthesise.write import table_files

LAST_YEAR = 2024
MARKER = "README.md"
"""A text in the folder that says what it is; only folders that hold it are written over."""


def synthesise(
    cells: int,
    *,
    targets: int = 30,
    years: int = 3,
    seed: int = 1,
    fmt: Literal["csv", "parquet"] = "csv",
    out: Path,
    progress: Callable[[int, int], None] | None = None,
) -> None:
    """Write a made-up Đảng bộ of `cells` cells, `targets` targets each, into the folder `out`.

    Reports are by quarter for the most part and cover `years` judged years up to `LAST_YEAR`;
    the same arguments give the same CSV files byte for byte. `progress` is called after each
    batch with the cells done and all cells. A former made-up Đảng bộ in `out` is replaced.

    Raises `ValueError` where an argument is out of range, `FileExistsError` where `out` holds
    tables that were not made up here.
    """
    bounds = {"cells": (cells, 1_000_000), "targets": (targets, 500), "years": (years, 20)}
    for name, (number, most) in bounds.items():
        if not 1 <= number <= most:
            raise ValueError(f"{name}: {number}, phải từ 1 đến {most}")
    if fmt not in ("csv", "parquet"):
        raise ValueError(f"format: {fmt}, phải là csv hoặc parquet")
    _clear(out)
    text = f"# {MARK}\n\n" + _DESCRIPTION.format(
        cells=cells, targets=targets, years=years, seed=seed, fmt=fmt
    )
    (out / MARKER).write_text(text, encoding="utf-8")
    run(cells, targets, range(LAST_YEAR - years + 1, LAST_YEAR + 1), seed, fmt, out, progress)


_DESCRIPTION = """\
Một Đảng bộ không có thật, dùng để xem thử và đo tốc độ. Mọi tổ chức, chỉ tiêu và con số trong
thư mục này đều do máy tính đặt ra; mã tổ chức bắt đầu bằng `minh-hoa-`.

Tạo lại bằng lệnh:

    python -m etl synthesise --cells {cells} --targets {targets} --years {years} \
--seed {seed} --format {fmt} -o DIR
"""


def _clear(out: Path) -> None:
    """Make the folder, or empty it of the tables of a former made-up Đảng bộ."""
    out.mkdir(parents=True, exist_ok=True)
    former = table_files(out)
    marker = out / MARKER
    is_ours = marker.is_file() and MARK in marker.read_text(encoding="utf-8")
    if not is_ours and (former or marker.exists()):
        raise FileExistsError(f"{out}: thư mục đã có dữ liệu khác; hãy chọn thư mục trống")
    for path in former:
        path.unlink()
