"""A template with a mistake in it, as a copy in which the mistake is marked."""

from io import BytesIO

import openpyxl
import pytest

from etl.load import check_sources
from etl.marking import ERROR_COLOUR, marked
from etl.readers import Origin
from tests.load.sources import Desk
from tests.templates.filling import fill, headings, make, rows_of

pytestmark = pytest.mark.slow


def test_mistakes_above_in_and_beside_the_cells_to_fill_are_marked(desk: Desk) -> None:
    figures = {"flow": {"Kết quả": "nhiều", "Kỳ trước": 12}}
    path = fill(make(desk, "2023-Q3", "cb1"), figures, recorded_on=None)
    origin = Origin(path, path.name)
    result = check_sources([origin], desk.warehouse)
    copy = marked(origin, result.problems)
    assert copy is not None
    page = openpyxl.load_workbook(BytesIO(copy))["Kết quả"]
    columns, row = headings(page)[1], rows_of(page)["flow"]
    places = [(row, columns["Kết quả"]), (row, columns["Kỳ trước"]), (3, 2)]
    assert [page.cell(*place).fill.start_color.rgb for place in places] == [ERROR_COLOUR] * 3
