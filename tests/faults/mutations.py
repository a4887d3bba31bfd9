"""Real sources made wrong, or merely odd: the same for the same seed.

A mutation answers what must become of the file: ``SAME`` (every row is read as before), ``REFUSED``
or ``EITHER`` (refused, or read; never a fault).
"""

import csv
import io
import random
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

import openpyxl

SAME, REFUSED, EITHER = "same", "refused", "either"

HEAD: Final = ["organisation_id", "indicator_id", "period", "value", "recorded_on", "note"]
ROWS: Final = [
    ["cb1", "flow", f"{year}-Q{quarter}", str(10 * quarter), f"{year + 1}-02-0{quarter}", "ổn"]
    for year in (2022, 2023, 2024)
    for quarter in (1, 2, 3, 4)
]

_CELLS: Final = [
    "=1+1", "=HYPERLINK(1)", "#REF!", "1.66", "−5", "1e400", "nan", "∞", "9" * 400, "<script>",
    "\u202e1", "🎉", "\x07", "a" * 70_000, "31/02/2023", "0", "--", "1,2,3", "1 668", "2,0 tỷ",
    "cb1\u200b",
]  # fmt: skip
_FOREIGN: Final = ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1258", "cp037")
_HEADINGS: Final = ["", "value", "Giá trị", "lạ", "organisation_id", "=A1", "\u202e", "x" * 9_000]


def _csv(rows: list[list[str]], separator: str = ",") -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=separator, lineterminator="\n").writerows(rows)
    return text.getvalue()


def _xlsx(rows: list[list[str]]) -> bytes:
    book = openpyxl.Workbook()
    page = book.active
    page.title = "Kết quả"
    for number, row in enumerate(rows, 1):
        for column, cell in enumerate(row, 1):
            held = page.cell(number, column)
            clean = "".join(letter for letter in cell if letter >= " ")[:32_000]
            held.value = clean
            if not clean.startswith("="):
                held.data_type = "s"
    held_bytes = io.BytesIO()
    book.save(held_bytes)
    return held_bytes.getvalue()


def _bytes(data: bytes, chance: random.Random) -> bytes:
    body = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        if not body:
            break
        at = chance.randrange(len(body))
        match chance.randrange(4):
            case 0:
                body[at] = chance.randrange(256)
            case 1:
                del body[at : at + chance.randint(1, 40)]
            case 2:
                body[at:at] = chance.randbytes(chance.randint(1, 40))
            case _:
                del body[max(at, 1) :]
    return bytes(body)


def _repacked(data: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return packed.getvalue()


def _table(chance: random.Random) -> tuple[str, list[list[str]]]:
    """The rows with something done to a cell, a heading, or the order of columns."""
    rows = [list(row) for row in (HEAD, *ROWS)]
    match chance.randrange(4):
        case 0:
            rows[chance.randrange(1, len(rows))][chance.randrange(6)] = chance.choice(_CELLS)
            return EITHER, rows
        case 1:
            rows[0][chance.randrange(6)] = chance.choice(_HEADINGS)
            return EITHER, rows
        case 2:
            order = chance.sample(range(6), 6)
            return SAME, [[row[index] for index in order] for row in rows]
        case _:
            rows.insert(chance.randrange(1, len(rows)), ["rác"] * chance.randint(7, 300))
            return REFUSED, rows


def _text(chance: random.Random) -> tuple[str, str, bytes]:
    fate, rows = _table(chance)
    return fate, "actuals.csv", _csv(rows, chance.choice(",;\t")).encode()


def _encoding(chance: random.Random) -> tuple[str, str, bytes]:
    # A note that every one of these encodings can write: in cp1258 other letters come apart.
    text = _csv([HEAD, *([*row[:-1], "Đã có"] for row in ROWS)])
    fates = {"utf-8-sig": SAME, "utf-8": SAME} | dict.fromkeys(_FOREIGN, REFUSED)
    name = chance.choice(sorted(fates))
    text = text.replace("\n", chance.choice(["\n", "\r\n"]))
    return fates[name], "actuals.csv", text.encode(name, "replace")


def _scratched_text(chance: random.Random) -> tuple[str, str, bytes]:
    return EITHER, "actuals.csv", _bytes(_csv([HEAD, *ROWS]).encode(), chance)


def _book(chance: random.Random) -> tuple[str, str, bytes]:
    fate, rows = _table(chance)
    return fate, "so.xlsx", _xlsx(rows)


def _scratched_book(chance: random.Random) -> tuple[str, str, bytes]:
    return EITHER, "so.xlsx", _bytes(_xlsx([HEAD, *ROWS]), chance)


def _scratched_part(chance: random.Random) -> tuple[str, str, bytes]:
    """A package that is sound, around a part that is not."""

    def change(name: str, data: bytes) -> bytes:
        return _bytes(data, chance) if chance.random() < 0.3 else data

    return EITHER, "so.xlsx", _repacked(_xlsx([HEAD, *ROWS]), change)


def _deep(chance: random.Random) -> tuple[str, str, bytes]:
    part = chance.choice(["sheet1.xml", "styles.xml", "sharedStrings.xml", "workbook.xml"])
    depth = chance.choice([1_000, 100_000, 400_000])

    def change(name: str, data: bytes) -> bytes:
        if not name.endswith(part):
            return data
        end = data.rindex(b"</")
        return data[:end] + b"<a>" * depth + b"</a>" * depth + data[end:]

    return EITHER, "so.xlsx", _repacked(_xlsx([HEAD, *ROWS]), change)


def _padded(chance: random.Random) -> tuple[str, str, bytes]:
    """Megabytes of nothing in a few kilobytes."""
    size = chance.choice([1, 20, 60]) << 20

    def change(name: str, data: bytes) -> bytes:
        return data + b" " * size if name.endswith("sheet1.xml") else data

    return EITHER, "so.xlsx", _repacked(_xlsx([HEAD, *ROWS]), change)


def _part_encoding(chance: random.Random) -> tuple[str, str, bytes]:
    """A part in another encoding than the one it declares, or rightly in UTF-16."""
    name = chance.choice(["utf-16", "cp1258", "utf-16-le"])
    declared = chance.choice([b"UTF-8", b"UTF-16", b"x-unknown"])

    def change(part: str, data: bytes) -> bytes:
        if not part.endswith(("sheet1.xml", "workbook.xml", "sharedStrings.xml")):
            return data
        head = b'<?xml version="1.0" encoding="' + declared + b'"?>'
        return (head.decode() + data.decode()).encode(name, "replace")

    return EITHER, "so.xlsx", _repacked(_xlsx([HEAD, *ROWS]), change)


def _size(chance: random.Random) -> tuple[str, str, bytes]:
    """Blank lines at the end, very many rows or columns, very long lines."""
    match chance.randrange(4):
        case 0:
            blank = b"\n" * chance.choice([1, 100_000])
            return EITHER, "actuals.csv", _csv([HEAD, *ROWS]).encode() + blank
        case 1:
            return EITHER, "actuals.csv", _csv([HEAD, *ROWS * 500]).encode()
        case 2:
            wide = [*HEAD, *(f"cột {number}" for number in range(20_000))]
            return REFUSED, "actuals.csv", _csv([wide, *ROWS]).encode()
        case _:
            return EITHER, "actuals.csv", _csv([HEAD, *ROWS]).replace("ổn", "x" * 900_000).encode()


def _far_cell(chance: random.Random) -> tuple[str, str, bytes]:
    """A cell at the far end of the sheet, and rectangles and counts that are not so."""
    place = chance.choice(["XFD1048576", "A1048576", "XFD1", "ZZZ9999999", "A0", "99"])
    cell = f'<row r="99"><c r="{place}"><v>1</v></c></row></sheetData>'.encode()
    size = chance.choice([b"A1:XFD1048576", b"A1:A1", b"A0:ZZZZ9"])

    def change(name: str, data: bytes) -> bytes:
        if not name.endswith("sheet1.xml"):
            return data
        return data.replace(b"</sheetData>", cell).replace(b"A1:F13", size)

    return EITHER, "so.xlsx", _repacked(_xlsx([HEAD, *ROWS]), change)


def _formula(chance: random.Random) -> tuple[str, str, bytes]:
    """Formulas with and without results, failed, shared, as arrays, calling out of the book."""
    body = chance.choice(
        [
            "<c r='D2'><f>1+1</f></c>",
            "<c r='D2'><f>1+1</f><v>10</v></c>",
            "<c r='D2' t='e'><f>1/0</f><v>#DIV/0!</v></c>",
            "<c r='D2' t='str'><f>HYPERLINK(\"http://x\")</f><v>10</v></c>",
            "<c r='D2'><f t='shared' ref='D2:D9' si='0'>A1</f><v>10</v></c>",
            "<c r='D2'><f t='array' ref='D2:XFD99'>A1:A9</f><v>10</v></c>",
            "<c r='D2'><f>[1]Sheet1!A1+cmd|'/C calc'!A0</f><v>nan</v></c>",
            "<c r='D2'><f>" + "SUM(" * 5_000 + "1" + ")" * 5_000 + "</f><v>1e999</v></c>",
        ]
    ).encode()

    def change(name: str, data: bytes) -> bytes:
        if not name.endswith("sheet1.xml"):
            return data
        begin = data.index(b'<c r="D2"')
        return data[:begin] + body + data[data.index(b'<c r="E2"') :]

    return EITHER, "so.xlsx", _repacked(_xlsx([HEAD, *ROWS]), change)


def _entities(chance: random.Random) -> tuple[str, str, bytes]:
    """Entities that grow a thousandfold, or ask for a file of the machine."""
    grown = "".join(
        f'<!ENTITY e{number} "{f"&e{number - 1};" * 10 if number else "x" * 1_000}">'
        for number in range(9)
    )
    declared = chance.choice([grown, '<!ENTITY e8 SYSTEM "file:///etc/hostname">'])
    target = chance.choice(["sheet1.xml", "workbook.xml", "styles.xml", "[Content_Types].xml"])

    def change(name: str, data: bytes) -> bytes:
        if not name.endswith(target):
            return data
        end = data.rindex(b"</")
        return f"<!DOCTYPE x [{declared}]>".encode() + data[:end] + b"&e8;" + data[end:]

    return EITHER, "so.xlsx", _repacked(_xlsx([HEAD, *ROWS]), change)


def _bomb(chance: random.Random) -> tuple[str, str, bytes]:
    """Many parts, parts that lie about their size, a book inside a book."""
    data = _xlsx([HEAD, *ROWS])
    match chance.randrange(3):
        case 0:
            packed = io.BytesIO(data)
            with zipfile.ZipFile(packed, "a", zipfile.ZIP_DEFLATED) as book:
                for number in range(5_000):
                    book.writestr(f"xl/media/{number}.xml", b" " * 1_000)
            return EITHER, "so.xlsx", packed.getvalue()
        case 1:
            at = data.rindex(b"PK\x01\x02") + 24  # the unpacked size in the last directory entry
            size = chance.choice([0, 7, 0xFFFFFFFE]).to_bytes(4, "little")
            return EITHER, "so.xlsx", data[:at] + size + data[at + 4 :]
        case _:
            return EITHER, chance.choice(["so.xlsx", "actuals.csv"]), data + data


_KINDS: Final = [
    *[_part_encoding, _size, _far_cell, _formula, _entities, _bomb] * 2,
    *[_text] * 6,
    *[_encoding] * 3,
    *[_scratched_text] * 6,
    *[_book] * 5,
    *[_scratched_book] * 5,
    *[_scratched_part] * 6,
    *[_deep] * 2,
    _padded,
]


def mutant(seed: int, folder: Path) -> tuple[str, str, Path]:
    """Write one mutant: what must become of it, how it was made, its file."""
    chance = random.Random(seed)
    make = chance.choice(_KINDS)
    fate, name, data = make(chance)
    path = folder / name
    path.write_bytes(data)
    return fate, make.__name__.strip("_"), path


def giant(kind: str, folder: Path) -> Path:
    """A file that is too much: a cell of 100 MB, or a bomb that unpacks to a gigabyte."""
    if kind == "cell.csv":
        path = folder / "actuals.csv"
        with path.open("w", encoding="utf-8") as file:
            file.write(_csv([HEAD, *ROWS]) + 'cb1,flow,2023,1,2024-01-01,"')
            for _ in range(100):
                file.write("a" * 1_000_000)
            file.write('"\n')
        return path
    size = 100_000_000 if kind == "cell.xlsx" else 1 << 30
    path = folder / "so.xlsx"
    row = '<row r="99"><c r="F99" t="inlineStr"><is><t>{}</t></is></c></row></sheetData>'
    with (
        zipfile.ZipFile(io.BytesIO(_xlsx([HEAD, *ROWS]))) as old,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new,
    ):
        for name in old.namelist():
            data = old.read(name)
            if not name.endswith("sheet1.xml"):
                new.writestr(name, data)
                continue
            head, tail = row.split("{}")
            before, after = data.split(b"</sheetData>")
            with new.open(name, "w", force_zip64=True) as part:
                part.write(before + head.encode())
                for _ in range(size // 1_000_000):
                    part.write(b"a" * 1_000_000)
                part.write(tail.encode() + after)
    return path
