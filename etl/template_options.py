"""The options of ``python -m etl template``: what it is for, and the file it goes to."""

import argparse
from pathlib import Path

from scorecard.model.periods import Period, parse_period


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of a template for results, and of one for a new resolution."""
    parser.add_argument("--organisation", required=True, metavar="MÃ", help="mã tổ chức đảng")
    kind = parser.add_mutually_exclusive_group(required=True)
    kind.add_argument(
        "--period", type=_period, metavar="KỲ", help="mẫu kết quả của kỳ này, như 2024-Q3"
    )
    kind.add_argument(
        "--resolution", action="store_true", help="mẫu chỉ tiêu của một nghị quyết mới"
    )
    parser.add_argument(
        "--subtree",
        action="store_true",
        help="với --period: cả các tổ chức trực thuộc, mỗi tổ chức một sheet",
    )
    mandate = parser.add_mutually_exclusive_group()
    mandate.add_argument(
        "--term",
        metavar="MÃ",
        help="với --resolution: nhiệm kỳ đã có trong kho (mặc định: một nhiệm kỳ mới)",
    )
    mandate.add_argument(
        "--year", type=_year, metavar="NĂM", help="với --resolution: nghị quyết của một năm"
    )
    parser.add_argument(
        "-o", "--output", type=Path, required=True, metavar="TỆP", help="tệp .xlsx ghi ra"
    )


def _period(text: str) -> Period:
    try:
        return parse_period(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"'{text}' không phải mã kỳ; viết như 2024-Q3, 2024-M07, 2024, 2023-2024-HK1"
        ) from None


def _year(text: str) -> str:
    period = _period(text)
    if period.months != 12:
        raise argparse.ArgumentTypeError(f"'{text}' không phải năm; viết như 2025 hoặc 2024-2025")
    return period.code
