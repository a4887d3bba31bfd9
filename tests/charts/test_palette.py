"""The palette can be told apart by every eye and on paper, and its words can be read."""

import re
import tomllib
from itertools import combinations, pairwise
from pathlib import Path

import pytest

from scorecard.labels import words
from scorecard.labels.words import STATUSES
from scorecard.model.vocabulary import Status
from tests.charts.colours import VISIONS, contrast, difference, seen

ROOT = Path(__file__).resolve().parents[2]
QUIET_STATUSES = {Status.NOT_DUE, Status.NOT_APPLICABLE}
"""Nothing to look at yet: white and near white, told apart by border, icon and word alone."""

LOUD = [code for code in STATUSES if code not in QUIET_STATUSES]


def test_the_colour_arithmetic_agrees_with_published_figures() -> None:
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    sample = difference((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485))
    assert sample == pytest.approx(2.0425, abs=1e-4)  # Sharma, Wu, Dalal 2005, pair 1
    far = difference((50.0, 2.5, 0.0), (61.0, -5.0, 29.0))
    assert far == pytest.approx(22.8977, abs=1e-4)  # pair 18


@pytest.mark.parametrize("code", Status)
def test_words_on_a_chip_can_be_read(code: Status) -> None:
    assert contrast(STATUSES[code].background, STATUSES[code].text) >= 4.5


@pytest.mark.parametrize("colour", [words.INK, words.QUIET, words.ACCENT])
@pytest.mark.parametrize("ground", [words.GROUND, words.WHITE, words.TRACK, "#F0EFEA", "#F5F3EE"])
def test_words_on_a_page_can_be_read(colour: str, ground: str) -> None:
    assert contrast(colour, ground) >= 4.5


@pytest.mark.parametrize("vision", VISIONS)
def test_any_two_statuses_differ_for_every_eye(vision: str) -> None:
    looks = {code: seen(STATUSES[code].background, vision) for code in LOUD}
    nearest = min(difference(looks[one], looks[other]) for one, other in combinations(LOUD, 2))
    assert nearest >= 14


@pytest.mark.parametrize("vision", VISIONS)
def test_neighbours_in_the_headline_differ_for_every_eye(vision: str) -> None:
    looks = [seen(STATUSES[code].background, vision) for code in LOUD]
    assert min(difference(one, other) for one, other in pairwise(looks)) >= 14


def test_on_grey_paper_any_two_statuses_differ_by_lightness_or_hatching() -> None:
    for one, other in combinations(LOUD, 2):
        lighter = abs(seen(STATUSES[one].background)[0] - seen(STATUSES[other].background)[0])
        hatched = STATUSES[one].pattern != STATUSES[other].pattern
        # Vượt and Không đạt are both dark and plain; they stand at the two ends, and the icon
        # and the word are always there.
        assert lighter >= 10 or hatched or {one, other} == {Status.EXCEEDED, Status.MISSED}


def test_every_status_has_a_label_an_icon_and_a_pattern_of_the_stylesheet() -> None:
    assert set(STATUSES) == set(Status)
    assert len({look.icon for look in STATUSES.values()}) == len(Status)
    assert len({look.label for look in STATUSES.values()}) == len(Status)
    css = (ROOT / "scorecard/ui/style.css").read_text("utf-8")
    for look in STATUSES.values():
        assert look.pattern in ("solid", "plain") or f".sc-hatch-{look.pattern}" in css


def test_theme_stylesheet_and_words_name_the_same_colours() -> None:
    theme = tomllib.loads((ROOT / ".streamlit/config.toml").read_text("utf-8"))["theme"]
    css = dict(
        re.findall(r"--(\w+): (#\w{6});", (ROOT / "scorecard/ui/style.css").read_text("utf-8"))
    )
    assert theme["backgroundColor"].lower() == css["ground"] == words.GROUND.lower()
    assert theme["textColor"].lower() == css["ink"] == words.INK.lower()
    assert theme["primaryColor"].lower() == css["accent"] == words.ACCENT.lower()
    assert theme["borderColor"].lower() == css["rule"] == words.RULE.lower()
    assert css["quiet"] == words.QUIET.lower()
    assert css["track"] == words.TRACK.lower()


def test_the_typeface_is_served_from_the_project_itself() -> None:
    theme = tomllib.loads((ROOT / ".streamlit/config.toml").read_text("utf-8"))["theme"]
    for face in theme["fontFaces"]:
        path = ROOT / face["url"].removeprefix("app/")
        assert path.read_bytes()[:4] == b"wOF2"
    assert "SIL Open Font License" in (ROOT / "static/fonts/OFL.txt").read_text("utf-8")
