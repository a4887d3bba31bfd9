"""The annex of a report as each file holds it: rows of texts, and of a workbook's numbers."""

from typing import Any

import docx
import openpyxl
import pdfplumber

from tests.reports.cases import Shelf
from tests.reports.figures import squeezed

FIRST = "STT"


def of_word(shelf: Shelf, name: str) -> list[list[str]]:
    document = docx.Document(shelf.file(name, ".docx"))
    table = next(t for t in document.tables if _texts(t.rows[0])[:2] == [FIRST, "Chỉ tiêu"])
    return [texts for row in table.rows if len(set(texts := _texts(row))) > 1]


def of_pdf(shelf: Shelf, name: str) -> list[list[str]]:
    lines: list[list[str]] = []
    with pdfplumber.open(shelf.file(name, ".pdf")) as pdf:
        for page in pdf.pages:
            for table in page.extract_tables():
                texts = [[squeezed(cell) for cell in row] for row in table]
                if texts[0][:2] != [FIRST, "Chỉ tiêu"]:
                    continue
                lines += texts[0:1] if not lines else []
                lines += [row for row in texts[1:] if len([cell for cell in row if cell]) > 1]
    return lines


def of_workbook(shelf: Shelf, name: str) -> list[list[Any]]:
    book = openpyxl.load_workbook(shelf.file(name, ".xlsx"))
    sheet = book.worksheets[1]
    rows = list(sheet.iter_rows())
    head = next(place for place, row in enumerate(rows) if row[0].value == FIRST)
    return [list(row) for row in rows[head:] if row[1].value]


def _texts(row: Any) -> list[str]:
    return [
        squeezed("".join(node.text or "" for node in cell.iter() if node.tag.endswith("}t")))
        for cell in row._tr.tc_lst
    ]
