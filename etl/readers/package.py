"""A workbook as a zip package: is it safe to read, and what must be looked at more closely.

The fast reader gives values alone, and reserves memory for the whole rectangle that a sheet's cells
span. So before it is asked, every XML part is read through once: its size and checksum must be what
the package declares, the rectangle must be small enough, and failed formulas, formulas and
percentage formats are noticed, for which the slower reader is asked.
"""

import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc
from openpyxl.xml.functions import fromstring

from etl import wordings
from etl.problems import Place, Problem, problem
from etl.readers.encoding import what_it_is
from etl.readers.layout import column_letter
from etl.template import MARK

MAX_UNPACKED: Final = 600 << 20
"""Bytes of a workbook's XML; a million rows of twelve columns are 450 MB."""

MAX_CELLS: Final = 16_000_000
"""Cells of the rectangle from A1 to a sheet's last cell: half a gigabyte in the fast reader."""

_USUAL_COLUMNS: Final = 26

_MARK: Final = re.compile(
    "".join(
        letter if letter.isascii() else f"(?:{letter}|&#(?:{ord(letter)}|x0*(?i:{ord(letter):x}));)"
        for letter in MARK
    ).encode()
)
"""The mark of a template in XML, its letters written out or as references."""

_CHUNK: Final = 4 << 20
_OVERLAP: Final = 64 << 10
"""Bytes at most that two chunks share; usually it is the last row."""

_BUILT_IN_PERCENTAGES: Final = frozenset({"9", "10"})

_FAR: Final = r"""\br\s*=\s*["'](?:[A-Za-z]{2,3}\d|[A-Za-z]?\d{7})"""
"""A cell to the right of column Z or below row 999,999."""

_RESULTLESS: Final = (
    r"(?:</(?:\w+:)?f>|<(?:\w+:)?f\b[^>]*/>)\s*"
    r"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
"""A formula whose cell ends without a value."""

_EMPTY_TEXT: Final = (
    r"""<(?:\w+:)?c\b[^>]*\bt\s*=\s*["']str["'][^>]*>\s*(?:<(?:\w+:)?f\b[^>]*>[^<]*)?"""
    + _RESULTLESS
)
"""A formula whose result is a text without letters: that is a result."""

_ERROR: Final = r"""\bt\s*=\s*["']e["']"""
_RESERVED: Final = r"""[cC]ount\s*=\s*["']\s*\+?\d{8}"""
"""A count of tens of millions, for which the fast reader would reserve memory unseen."""

_TRAPS: Final = rf"<!DOCTYPE|<!ENTITY|{_RESERVED}"

_PLACE: Final = re.compile(rb"""\br\s*=\s*["']([A-Za-z]{0,3})(\d+)["']""")
_ROW: Final = re.compile(rb"""[<:]row\b[^>]*?\br\s*=\s*["'](\d+)""")
_QUOTED: Final = re.compile(r'"[^"]*"|\\.')

READING_ERRORS: Final = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    OSError,
    EOFError,
    ValueError,
    LookupError,
    SyntaxError,  # what the XML parser raises
    RuntimeError,  # a part with a password, a compression that is not known
    ArithmeticError,
)
"""What a damaged package may raise while it is read."""


@dataclass(frozen=True, slots=True)
class SheetScan:
    """What a sheet's XML tells before it is read: its rectangle and what the values hide."""

    rows: int = 0
    columns: int = 0
    has_resultless_formulas: bool = False
    has_errors: bool = False
    has_percentages: bool = False

    @property
    def is_too_wide(self) -> bool:
        """Whether the rectangle is more than is read."""
        return self.rows * self.columns > MAX_CELLS

    @property
    def last_cell(self) -> str:
        """Name of the cell in which the rectangle ends."""
        return f"{column_letter(max(self.columns, 1) - 1)}{self.rows}"

    @property
    def needs_a_closer_look(self) -> bool:
        """Whether the values alone do not tell what people see."""
        return self.has_resultless_formulas or self.has_errors or self.has_percentages


@dataclass(frozen=True, slots=True)
class Package:
    """A workbook that is safe to open: sheet name → part, and the styles that show percentages.

    ``parts`` stay open while its sheets are read, as finding them anew takes long where there are
    many; close it when done. ``has_mark``: whether the mark of a template stands among the texts
    that its sheets share.
    """

    path: Path
    parts: zipfile.ZipFile
    sheets: dict[str, str]
    percentage_styles: frozenset[int]
    has_mark: bool


def open_package(place: Place, path: Path) -> Package | Problem:
    """Check a workbook's package as a whole."""
    with path.open("rb") as file:
        kind = what_it_is(file.read(4_096))
    if kind is None or "zip" not in kind:
        return _not_a_package(place, kind)
    try:
        with ExitStack() as opened:
            parts = opened.enter_context(zipfile.ZipFile(path))
            too_big = _too_big(place, parts)
            if too_big is not None:
                return too_big
            package = _package(path, parts)
            opened.pop_all()
            return package
    except READING_ERRORS as error:
        return problem(wordings.DAMAGED, place, reason=_reason(error))


def _not_a_package(place: Place, kind: str | None) -> Problem:
    if kind is not None and "Office" in kind:
        return problem(wordings.PASSWORD, place)
    found = kind or "văn bản hoặc dữ liệu khác"
    return problem(wordings.NOT_WHAT_IT_SAYS, place, ending=".xlsx", found=found)


def _too_big(place: Place, package: zipfile.ZipFile) -> Problem | None:
    size = sum(part.file_size for part in package.infolist())
    if size <= MAX_UNPACKED:
        return None
    facts = {"size": f"{size >> 20} MB", "limit": f"{MAX_UNPACKED >> 20} MB"}
    return problem(wordings.TOO_BIG, place, **facts)


def _package(path: Path, package: zipfile.ZipFile) -> Package:
    sheets = _sheet_parts(package)
    worksheets = set(sheets.values())
    has_mark = False
    for part in package.namelist():
        if part.endswith((".xml", ".rels")) and part not in worksheets:
            for chunk in _chunks(package, part):
                _refuse_traps(chunk)
                has_mark = has_mark or _MARK.search(chunk) is not None
    return Package(path, package, sheets, _percentage_styles(package), has_mark)


def _sheet_parts(package: zipfile.ZipFile) -> dict[str, str]:
    """Sheet name → part of the package."""
    book = PurePosixPath("xl/workbook.xml")
    targets = {
        element.attrib["Id"]: element.attrib["Target"]
        for element in fromstring(package.read("xl/_rels/workbook.xml.rels"))
    }
    sheets = {}
    for element in fromstring(package.read(str(book))).iter():
        if _local(element.tag) == "sheet":
            key = next(value for name, value in element.attrib.items() if _local(name) == "id")
            target = targets.get(key, "")
            part = target.lstrip("/") if target.startswith("/") else str(book.parent / target)
            if element.attrib["name"] in sheets or package.namelist().count(part) != 1:
                raise ValueError(part)
            sheets[element.attrib["name"]] = part
    return sheets


def _percentage_styles(package: zipfile.ZipFile) -> frozenset[int]:
    """Numbers of the cell styles that show a percentage."""
    if "xl/styles.xml" not in package.namelist():
        return frozenset()
    formats = set(_BUILT_IN_PERCENTAGES)
    styles: list[str] = []
    for element in fromstring(package.read("xl/styles.xml")).iter():
        if _local(element.tag) == "numFmt" and is_percentage(element.get("formatCode", "")):
            formats.add(element.get("numFmtId", ""))
        elif _local(element.tag) == "cellXfs":
            styles = [style.get("numFmtId", "0") for style in element]
    return frozenset(index for index, number in enumerate(styles) if number in formats)


def is_percentage(number_format: str) -> bool:
    """Whether a number format multiplies by a hundred and shows a percent sign."""
    return "%" in _QUOTED.sub("", number_format)


def may_be_marked(package: Package, sheet: str) -> bool:
    """Whether a sheet may bear the mark of a template, near its top; False where it is damaged."""
    if package.has_mark:
        return True
    try:
        with package.parts.open(package.sheets[sheet]) as stream:
            return _MARK.search(stream.read(_CHUNK)) is not None
    except READING_ERRORS:
        return False


def scan_sheet(place: Place, package: Package, sheet: str) -> SheetScan | Problem:
    """Read a sheet's XML through once."""
    try:
        scan = _scan(package, package.sheets[sheet])
    except READING_ERRORS as error:
        return problem(wordings.DAMAGED, place, reason=_reason(error))
    if scan.is_too_wide:
        return problem(wordings.TOO_WIDE, place, cell=scan.last_cell)
    return scan


def _scan(package: Package, part: str) -> SheetScan:
    """One quick search a chunk for anything unusual; only what it finds is looked at closer."""
    percentage = _style_pattern(package.percentage_styles)
    unusual = "|".join(filter(None, (_FAR, _RESULTLESS, _ERROR, percentage, _TRAPS)))
    scan = SheetScan(columns=_USUAL_COLUMNS)
    for chunk in _chunks(package.parts, part):
        last = _ROW.search(chunk, max(chunk.rfind(b"row "), 1) - 1)
        scan = replace(scan, rows=max(scan.rows, int(last[1]) if last else 0))
        if _occurs(unusual, chunk):
            scan = _looked_at_closer(scan, chunk, percentage)
    return scan


def _looked_at_closer(scan: SheetScan, chunk: bytes, percentage: str) -> SheetScan:
    _refuse_traps(chunk)
    rows, columns = scan.rows, scan.columns
    if _occurs(_FAR, chunk):
        for letters, row in _PLACE.findall(chunk):
            rows, columns = max(rows, int(row)), max(columns, _column_number(letters))
    return SheetScan(
        rows,
        columns,
        scan.has_resultless_formulas or _times(_RESULTLESS, chunk) > _times(_EMPTY_TEXT, chunk),
        scan.has_errors or _occurs(_ERROR, chunk),
        scan.has_percentages or (bool(percentage) and _occurs(percentage, chunk)),
    )


def _refuse_traps(chunk: bytes) -> None:
    if _occurs(_TRAPS, chunk):
        raise ValueError("DOCTYPE, ENTITY, count")


def _occurs(pattern: str, chunk: bytes) -> bool:
    """Whether a pattern occurs; Arrow's search takes one pass whatever the pattern."""
    found = pc.match_substring_regex(pa.array([chunk], type=pa.large_binary()), pattern)
    return bool(found[0].as_py())


def _times(pattern: str, chunk: bytes) -> int:
    found = pc.count_substring_regex(pa.array([chunk], type=pa.large_binary()), pattern)
    return int(found[0].as_py())


def _style_pattern(styles: frozenset[int]) -> str:
    numbers = "|".join(str(style) for style in sorted(styles))
    return rf"""\bs\s*=\s*["'](?:{numbers})["']""" if numbers else ""


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number


def _chunks(package: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    """A part's bytes; each chunk begins with the last one's end, so that no pattern is cut in two.

    The checksum is verified on the way.
    """
    rest = b""
    with package.open(part) as stream:
        while block := stream.read(_CHUNK):
            chunk = rest + block
            yield chunk
            rest = chunk[max(chunk.rfind(b"<row"), len(chunk) - _OVERLAP) :]


def _local(tag: object) -> str:
    return str(tag).rpartition("}")[2]


def _reason(error: Exception) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__
