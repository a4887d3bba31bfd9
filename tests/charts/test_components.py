"""Parts of a page as text: complete, well-formed, in Vietnamese, escaped."""

from datetime import date, datetime
from decimal import Decimal as D
from xml.etree import ElementTree as ET

import pandas as pd

from scorecard.ui.components import provenance_text
from scorecard.ui.components.cards import decision_card_html
from scorecard.ui.components.headings import page_title_html, status_html, style_html
from scorecard.ui.components.lists import changes_html
from scorecard.ui.components.tables import plain_table_html, review_table_html
from tests.labels.rows import NB, at_risk, row

HOSTILE = "<img src=x onerror=alert(1)> =cmd|' /C' \u202egnourt"


def parsed(markup: str) -> ET.Element:
    return ET.fromstring(f"<root>{markup}</root>")  # noqa: S314 our own markup


def words(node: ET.Element) -> str:
    return " ".join(text.strip() for text in node.itertext() if text.strip())


def link(target_id: str) -> str:
    return f"/chi-tieu?ma={target_id}&x=1"


def frame(*rows: dict[str, object]) -> pd.DataFrame:
    return pd.DataFrame(list(rows)).convert_dtypes(dtype_backend="pyarrow")


def test_a_card_says_all_that_a_decision_takes() -> None:
    card = parsed(decision_card_html(at_risk(cause="chưa mở lớp huyện"), href=link("t1")))
    text = words(card)
    for part in (
        "Chiêu sinh lớp tiếng Khmer",
        f"Mỗi năm, ít nhất 300{NB}học viên",
        "Nguy cơ không đạt",
        "Nguyên nhân: chưa mở lớp huyện",
        "Có 141, đến hạn 225",
        f"Cần 159{NB}học viên trong quý còn lại · quý cao nhất từng đạt: 88 (quý II/2023)",
        "Khó đạt. Dự kiến cả năm 198 (170–226), theo nhịp năm 2022, 2023",
    ):
        assert part in text
    anchor = card.find(".//a")
    assert anchor is not None and anchor.attrib["href"] == "/chi-tieu?ma=t1&x=1"


def test_a_card_without_explanation_says_so_and_escapes_what_others_wrote() -> None:
    made = at_risk(title=HOSTILE, organisation_name=HOSTILE, is_stale=True)
    markup = decision_card_html(made, show_organisation=True)
    assert "Chưa có giải trình" in words(parsed(markup))
    assert "số liệu cũ" in words(parsed(markup))
    assert "<img" not in markup and "\u202e" not in markup


def test_the_review_table_is_grouped_and_complete() -> None:
    rows = frame(
        row(112, target_id="a", status="exceeded", attainment=1.12, ordinal=2),
        row(
            80, target_id="b", status="met", measure="ratio", unit="%", value=D(80), ordinal=3,
            numerator=D(8), denominator=D(10), attainment=1.0,
        ),
        row(target_id="c", status="no_data", ordinal=1, group_name="Xây dựng Đảng"),
        row(target_id="d", status="not_applicable", ordinal=1, group_name="Xây dựng Đảng"),
        row(0, target_id="e", status="on_track", comparator="<=", value=D(0), ordinal=4),
    )  # fmt: skip
    quarters = frame(*({"target_id": "a", "value": float(value)} for value in range(8)))
    table = parsed(review_table_html(rows, quarters, link, "Các chỉ tiêu khác"))
    groups = [words(cell) for cell in table.iter("th") if cell.attrib.get("scope") == "rowgroup"]
    assert groups == ["Xây dựng Đảng", "Công tác chuyên môn"]
    lines = [[words(cell) for cell in line.findall("td")] for line in table.iter("tr")]
    cells = {line[0] + line[-1]: line for line in lines if line}
    actuals = [line[2] for line in cells.values()]
    assert actuals == ["Chưa có số liệu", "—", "112", "80% (8/10)", "0"]
    assert len(table.findall(".//svg[@class='sc-spark']")) == 1
    assert [head.attrib["scope"] for head in table.findall(".//thead//th")] == ["col"] * 6
    assert all(cell.attrib["data-label"] for cell in table.iter("td"))


def test_several_resolutions_are_named_before_their_groups() -> None:
    rows = frame(row(1), row(2, resolution_id="r2", resolution_title="Nghị quyết năm 2024"))
    text = words(parsed(review_table_html(rows, frame({"target_id": "x"}), link, "")))
    assert "Nghị quyết năm 2024 · Công tác chuyên môn" in text


def test_changes_and_corrections_are_told_apart() -> None:
    changes = frame(
        row(141, status="at_risk", previous_status="behind", pace=0.55, previous_pace=0.71)
    )
    corrections = frame(
        row(
            period="2024-Q1", old_value=52.0, new_value=47.0, note="đếm trùng",
            recorded_on=date(2024, 7, 12), recorded_by="văn phòng", is_withdrawn=False,
        )
    )  # fmt: skip
    text = words(parsed(changes_html(changes, corrections, link)))
    assert "chậm thêm: 55% tiến độ, kỳ trước 71%" in text
    assert "Đính chính" in text and "52 → 47" in text
    empty = pd.DataFrame()
    assert "Không có thay đổi" in changes_html(empty, empty, link)


def test_a_plain_table_writes_each_kind_of_cell_the_vietnamese_way() -> None:
    cells = frame(
        {"period": "2024-Q1", "value": D("1234.5"), "on": date(2024, 4, 2), "status": "met"},
        {"period": "2023", "value": None, "on": None, "status": "no_data"},
    )
    headings = {"period": "Kỳ", "value": "Giá trị", "on": "Ngày ghi", "status": "Đánh giá"}
    table = parsed(
        plain_table_html(cells, headings, "Báo cáo", {"period": ["/a", ""]}, ["status"], ["value"])
    )
    lines = [[words(cell) for cell in line.findall("td")] for line in table.iter("tr")][1:]
    assert lines == [
        ["Quý I/2024", "1.234,5", "02/04/2024", "Đạt"],
        ["Năm 2023", "Chưa có số liệu", "—", "Chưa có số liệu"],
    ]
    assert len(table.findall(".//a")) == 1


def test_made_up_data_is_marked_in_the_title() -> None:
    assert "Số liệu minh họa" in page_title_html("Rà soát", is_made_up=True)
    assert "Số liệu minh họa" not in page_title_html("Rà soát")
    assert "số liệu cũ" in status_html("behind", is_stale=True)


def test_a_figure_says_where_it_comes_from() -> None:
    made = {
        "file": "ket_qua.xlsx", "sheet": "Kết quả", "row_number": 14, "recorded_by": "Lan",
        "recorded_on": date(2024, 10, 2), "loaded_at": datetime(2024, 10, 3, 8, 5),  # noqa: DTZ001
    }  # fmt: skip
    assert provenance_text(made) == (
        "nguồn: ket_qua.xlsx, sheet Kết quả, dòng 14; người ghi: Lan 02/10/2024;"
        " nạp lúc 03/10/2024 15:05"
    )
    assert provenance_text({}) == "Không rõ nguồn của số liệu này"


def test_the_stylesheet_brings_colours_paper_and_focus() -> None:
    css = style_html()
    for part in ("background-color:#DA7722", "@media print", ":focus-visible", "@page"):
        assert part in css
    # Streamlit throws a sheet away that holds an opening angle bracket.
    assert "<" not in css.removeprefix("<style>").removesuffix("</style>")
    assert "http" not in css
