"""``python -m scorecard report KIND …``: the options of every kind, and its exit codes."""

import argparse
import sys
from pathlib import Path
from typing import Any

from scorecard.reports.faults import NothingToReportError, ReportError
from scorecard.reports.kinds import KINDS, day
from scorecard.reports.write import check_target, write
from scorecard.warehouse import Warehouse, WarehouseError, directory_from


def add_command(commands: Any) -> None:
    """Add ``report`` with its kinds to the subcommands of a parser."""
    command = commands.add_parser("report", help="viết báo cáo ra tệp .docx, .xlsx, .pdf, .pptx")
    kinds = command.add_subparsers(dest="kind", required=True, metavar="LOẠI")
    for name, kind in KINDS.items():
        parser = kinds.add_parser(name, help=kind.help)
        parser.add_argument("--organisation", required=True, metavar="MÃ", help="mã tổ chức đảng")
        kind.add_options(parser.add_argument)
        parser.add_argument(
            "--known-at", type=day, metavar="NGÀY", help="chỉ dùng số liệu ghi nhận đến ngày này"
        )
        parser.add_argument(
            "--latest",
            action="store_true",
            help="số liệu mới nhất, dù kỳ rà soát đã chốt (mặc định: theo bản đã chốt)",
        )
        parser.add_argument("--warehouse", type=Path, metavar="THƯ_MỤC", help="thư mục kho số liệu")
        parser.add_argument("--place", default="", metavar="NƠI", help="nơi ký, để trống thì chừa")
        parser.add_argument("--date", type=day, metavar="NGÀY", help="ngày ký, để trống thì chừa")
        parser.add_argument(
            "-o", "--output", type=Path, required=True, metavar="TỆP", help="tệp báo cáo"
        )


def run(options: argparse.Namespace) -> int:
    """Write a report; 0 written, 1 nothing to report on, 2 wrong usage."""
    try:
        check_target(options.output)
        with (
            Warehouse(directory_from(options.warehouse)).open_current() as opened,
            opened.reader() as reader,
        ):
            report = KINDS[options.kind].build(reader, opened.number, options)
        write(report, options.output)
    except NothingToReportError as error:
        print(error, file=sys.stderr)  # noqa: T201 - a command speaks to a terminal
        return 1
    except (ReportError, WarehouseError, argparse.ArgumentTypeError) as error:
        print(error, file=sys.stderr)  # noqa: T201 - as above
        return 2
    if report.closed:
        print(f"Kỳ rà soát {report.closed}: báo cáo theo bản đã chốt")  # noqa: T201 - as above
    print(f"Đã viết {options.output}")  # noqa: T201 - as above
    return 0
