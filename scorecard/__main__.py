"""``python -m scorecard verdicts …`` and ``report …``: the commands of contract §2."""

import argparse
import json
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

import pyarrow as pa

from scorecard.labels import dates, words
from scorecard.model.vocabulary import Measure
from scorecard.reports.command import add_command as add_report
from scorecard.reports.command import run as run_report
from scorecard.spark import SparkError, read_facts
from scorecard.verdicts import Engine, subtree, verdicts_by_range
from scorecard.warehouse import Warehouse, WarehouseError, directory_from

_ANSWER = (
    "target_id",
    "organisation_id",
    "period",
    "status",
    "actual",
    "attainment",
    "expected",
    "pace",
    "data_through",
    "stale",
    "years_reached",
    "years_closed",
    "years_judged",
)

_ROWS_AT_ONCE: Final = 20_000


class UnknownOrganisationError(LookupError):
    """No organisation of that id is known."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; 0 where it answered, 2 where it could not (contract §2)."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.command == "report":
        return run_report(options)
    if (options.engine == "spark") != (options.facts is not None):
        parser.error("--engine spark và --facts THƯ_MỤC phải đi cùng nhau")
    try:
        with _engine(options) as reader:
            _answer(reader, options)
    except (WarehouseError, SparkError) as error:
        print(error, file=sys.stderr)
        return 2
    except UnknownOrganisationError as error:
        print(f"Không có tổ chức nào mang mã {error}.", file=sys.stderr)
        return 2
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m scorecard", description="Đánh giá chỉ tiêu nghị quyết, viết báo cáo."
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="LỆNH")
    command = commands.add_parser("verdicts", help="đánh giá chỉ tiêu tại một ngày rà soát")
    command.add_argument(
        "--as-of", type=_day, required=True, metavar="NGÀY", help="ngày rà soát, như 2024-09-30"
    )
    command.add_argument(
        "--known-at", type=_day, metavar="NGÀY", help="chỉ dùng số liệu ghi nhận đến ngày này"
    )
    command.add_argument("--organisation", metavar="MÃ", help="chỉ một tổ chức đảng")
    command.add_argument(
        "--subtree", action="store_true", help="cả các tổ chức trực thuộc vào ngày rà soát"
    )
    command.add_argument("--warehouse", type=Path, metavar="THƯ_MỤC", help="thư mục kho số liệu")
    command.add_argument("--json", action="store_true", help="in JSON cho chương trình khác đọc")
    command.add_argument(
        "--engine",
        choices=("duckdb", "spark"),
        default="duckdb",
        help="tính bằng DuckDB trên kho số liệu (mặc định), hay bằng Apache Spark trên bản xuất",
    )
    command.add_argument(
        "--facts",
        metavar="THƯ_MỤC",
        help="với Spark: bản xuất của python -m etl export, thư mục hoặc địa chỉ như hdfs://…",
    )
    command.add_argument(
        "--master",
        default="local[*]",
        metavar="ĐỊA_CHỈ",
        help="với Spark: nơi chạy, như local[2], spark://máy:7077 (mặc định: mọi lõi máy này)",
    )
    add_report(commands)
    return parser


def _day(text: str) -> date:
    for form in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    raise argparse.ArgumentTypeError(f"'{text}' không phải ngày; viết như 2024-09-30")


@contextmanager
def _engine(options: argparse.Namespace) -> Iterator[Engine]:
    """Where the verdicts are worked out: over the warehouse, or by Spark over exported facts."""
    if options.engine == "spark":
        with read_facts(options.facts, options.master) as facts:
            yield facts
    else:
        with Warehouse(directory_from(options.warehouse)).read() as reader:
            yield reader


def _answer(reader: Engine, options: argparse.Namespace) -> None:
    """Print the verdicts as they are found: those of the whole country are millions."""
    rows = _verdicts(reader, options)
    if not options.json:
        for row in rows:
            print(_line(row))
        return
    between = "["
    for row in rows:
        print(between, json.dumps(_object(row), ensure_ascii=False), sep="\n", end="")
        between = ","
    print("[]" if between == "[" else "\n]")


def _verdicts(reader: Engine, options: argparse.Namespace) -> Iterator[dict[str, Any]]:
    frames = verdicts_by_range(
        reader,
        as_of=options.as_of,
        known_at=options.known_at,
        organisation_ids=_organisations(reader, options),
    )
    for frame in frames:
        for batch in pa.Table.from_pandas(frame, preserve_index=False).to_batches(_ROWS_AT_ONCE):
            yield from batch.to_pylist()


def _organisations(reader: Engine, options: argparse.Namespace) -> list[str] | None:
    if options.organisation is None:
        return None
    below = subtree(reader, options.organisation, as_of=options.as_of)
    if not below:
        raise UnknownOrganisationError(options.organisation)
    return below if options.subtree else [options.organisation]


def _object(row: dict[str, Any]) -> dict[str, Any]:
    """One object of ``verdicts --json``: a rating's actual is its rung, a flag's true or false."""
    actual = row["actual"]
    if row["measure"] == Measure.RATING:
        actual = row["actual_level"]
    elif row["measure"] == Measure.FLAG and actual is not None:
        actual = bool(actual)
    through = row["data_through"]
    return {name: row[name] for name in _ANSWER} | {
        "actual": actual,
        "data_through": through.isoformat() if through is not None else None,
        "stale": bool(row["stale"]),
    }


def _line(row: dict[str, Any]) -> str:
    known = dates.through(row["data_through"])
    label = words.status_text(row["status"])
    return f"{row['organisation_id']}  {row['target_id']}  {row['period']}  {label}  ({known})"


if __name__ == "__main__":
    if hasattr(signal, "SIGPIPE"):  # a reader that has seen enough is no error; Windows has none
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    sys.exit(main())
