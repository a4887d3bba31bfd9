"""Small pictures are well-formed, speak, stay inside their frame and escape what others wrote."""

from decimal import Decimal as D
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.charts.bullet import bullet_svg
from scorecard.charts.headline import headline_html
from scorecard.charts.marks import chip_html, escaped, icon_svg, isolated, safe_href
from scorecard.charts.spark import spark_svg
from scorecard.model.vocabulary import Comparator, Status
from tests.labels.rows import at_risk, row

HOSTILE = "<script>alert('x')</script> **đậm** =1+1 \u202egnourt\u202c & \"x\" \x00"


def parsed(markup: str) -> ET.Element:
    return ET.fromstring(f"<root>{markup}</root>")  # noqa: S314 our own markup


def percents(picture: ET.Element) -> list[float]:
    names = ("x", "x1", "x2")
    return [
        float(node.attrib[name].removesuffix("%"))
        for node in picture.iter()
        for name in names
        if node.attrib.get(name, "").endswith("%")
    ]


def test_a_bullet_shows_actual_due_promise_and_projection() -> None:
    markup = bullet_svg(at_risk())
    picture = parsed(markup)
    texts = [node.text for node in picture.iter("text")]
    assert texts == ["đến hạn 225", "chỉ tiêu 300"]
    label = picture[0].attrib["aria-label"]
    assert picture[0].attrib["role"] == "img"
    assert label.startswith("Có 141, đến hạn 225; chỉ tiêu ít nhất 300")
    assert "Dự kiến cả năm 198 (170–226)" in label


def test_ratings_and_targets_without_a_level_have_no_bullet() -> None:
    assert bullet_svg(row(measure="rating", value=None)) == ""
    assert bullet_svg(row(value=None)) == ""


FEW = settings(max_examples=40)  # each example draws and parses a picture

amounts = st.none() | st.decimals(min_value=-(10**12), max_value=10**12, places=6)


@FEW
@given(
    actual=amounts,
    value=st.decimals(min_value=-(10**9), max_value=10**12, places=6),
    upper=amounts,
    expected=amounts,
    projection=st.tuples(amounts, amounts, amounts),
    comparator=st.sampled_from(Comparator),
    status=st.sampled_from(Status),
    measure=st.sampled_from(["flow", "stock", "ratio"]),
)
def test_a_bullet_never_leaves_its_frame(
    actual: D | None,
    value: D,
    upper: D | None,
    expected: D | None,
    projection: tuple[D | None, D | None, D | None],
    comparator: Comparator,
    status: Status,
    measure: str,
) -> None:
    made = row(
        actual, value=value, upper=upper, comparator=comparator, status=status, measure=measure,
        expected=None if expected is None else float(expected), unit="%" if measure == "ratio"
        else "đồng", projection=projection[0], projection_low=projection[1],
        projection_high=projection[2],
    )  # fmt: skip
    picture = parsed(bullet_svg(made))
    assert all(0 <= place <= 100 for place in percents(picture))
    for box in picture.iter("rect"):
        start, width = (float(box.attrib[name].removesuffix("%")) for name in ("x", "width"))
        assert width >= 0 and start + width <= 100.01


def test_a_range_is_a_band_with_both_bounds_named() -> None:
    made = row(79, value=D(80), upper=D(90), comparator="between", measure="ratio", unit="%")
    assert [node.text for node in parsed(bullet_svg(made)).iter("text")] == ["chỉ tiêu 80% đến 90%"]


def test_the_headline_is_in_proportion_and_leaves_nothing_out() -> None:
    counts = {Status.MET: 16, Status.MISSED: 3, Status.AT_RISK: 1, Status.BEHIND: 0}
    picture = parsed(headline_html(counts))
    parts = picture.findall(".//span[@title]")
    assert [part.attrib["style"] for part in parts] == [
        "flex-grow:16", "flex-grow:1", "flex-grow:3",
    ]  # fmt: skip
    keys = ["".join(item.itertext()) for item in picture.iter("li")]
    assert keys == ["16 Đạt", "1 Nguy cơ không đạt", "3 Không đạt"]
    assert headline_html({}) == headline_html({Status.MET: 0}) == ""


def test_a_spark_tells_zero_from_not_reported() -> None:
    picture = parsed(spark_svg([0, None, 5.0, -2], "behind", "học viên"))
    assert len(list(picture.iter("rect"))) == 3
    assert len(list(picture.iter("circle"))) == 1
    assert "Chưa có số liệu" in picture[0].attrib["aria-label"]
    assert spark_svg([None, None], "behind") == spark_svg([], "behind") == ""


@FEW
@given(st.lists(st.none() | st.floats(allow_nan=True, allow_infinity=True), max_size=12))
def test_a_spark_stays_inside_its_frame(values: list[float | None]) -> None:
    for bar in parsed(spark_svg(values, "met")).iter("rect"):
        top, height = float(bar.attrib["y"]), float(bar.attrib["height"])
        assert top >= 0 and top + height <= 24.01


@pytest.mark.parametrize("code", Status)
def test_icons_and_chips_are_well_formed(code: Status) -> None:
    assert parsed(icon_svg(code))[0].attrib["aria-hidden"] == "true"
    assert "".join(parsed(chip_html(code)).itertext())


def test_what_others_wrote_is_escaped_and_kept_in_its_place() -> None:
    shown = isolated(HOSTILE)
    assert "<script" not in shown and "\u202e" not in shown and "\x00" not in shown
    assert "".join(parsed(shown).itertext()).startswith("<script>alert('x')</script> **đậm** =1+1")


@given(st.text())
def test_any_text_is_well_formed_once_escaped(text: str) -> None:
    parsed(f'<b title="{escaped(text)}">{isolated(text)}</b>')


@pytest.mark.parametrize(
    ("address", "href"),
    [
        ("/chi-tieu?ma=a&b=1", "/chi-tieu?ma=a&amp;b=1"),
        ("javascript:alert(1)", "#"),
        (" JavaScript:alert(1)", "#"),
        ("java\x00script:alert(1)", "#"),
        ("data:text/html,x", "#"),
        ('"><script>', "&quot;&gt;&lt;script&gt;"),
    ],
)
def test_a_link_leads_only_inside(address: str, href: str) -> None:
    assert safe_href(address) == href
