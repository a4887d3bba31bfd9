"""The desk of a session: files in a private folder, one work at a time, gone with the session."""

import stat
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from etl.load import load_sources
from scorecard.ui.desk import NAME_LENGTH, Desk, Work, file_name
from scorecard.ui.desks import Desks
from scorecard.warehouse import Warehouse, WarehouseSettings
from tests.load.sources import ACTUALS, BASE
from tests.support.loading import write_source

pytestmark = pytest.mark.slow

CSV = b"organisation_id,indicator_id,period,value,recorded_on\ncb1,flow,2023-Q1,%d,2023-04-05\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "kho"


@pytest.fixture
def desk(folder: Path) -> Iterator[Desk]:
    settings = WarehouseSettings(threads=1, lock_timeout_seconds=60)
    made = Desk(
        lambda work: Warehouse(folder, settings, on_wait=work.say, gives_up=work.is_stopping)
    )
    for name, text in (*BASE.items(), ("actuals", ACTUALS)):
        lines = "\n".join(line.strip() for line in text.strip().splitlines())
        made.take(f"{name}.csv", lines.encode())
    yield made
    made.empty()


def settled(desk: Desk) -> Desk:
    assert desk.work is not None
    assert desk.work.wait(60)
    desk.settle()
    return desk


def test_files_are_checked_published_and_gone(desk: Desk, folder: Path) -> None:
    desk.check()
    checked = settled(desk).checked
    assert checked is not None
    assert checked.problems == []
    places = [origin.path for origin in desk.chosen]
    assert {each.file for each in checked.preview.contents} == set(desk.origins)
    assert stat.S_IMODE(places[0].parent.stat().st_mode) == 0o700
    assert Warehouse(folder).current() is None
    desk.publish("An")
    published = settled(desk).published
    assert published is not None
    assert published.generation == 1
    assert not places[0].parent.exists()
    assert desk.origins == {}


def test_a_file_of_the_same_name_takes_the_place_of_the_former(desk: Desk) -> None:
    (former,) = [each.path for each in desk.chosen if each.name == "actuals.csv"]
    count = len(desk.origins)
    assert desk.take("C:\\Thư mục\\actuals.csv", CSV % 7)
    assert (len(desk.origins), former.exists()) == (count, False)
    assert desk.origins["actuals.csv"].path.read_bytes() == CSV % 7


def test_a_file_that_is_left_out_is_not_looked_at(desk: Desk) -> None:
    desk.left_out = {"actuals.csv"}
    desk.check()
    checked = settled(desk).checked
    assert checked is not None
    assert "actuals" not in {each.table for each in checked.preview.contents}


def test_a_check_that_is_stopped_is_left_at_once(desk: Desk) -> None:
    desk.check()
    work = desk.work
    assert work is not None
    desk.stop()
    assert desk.work is None
    assert work.wait(60)
    assert (work.result, work.fault, desk.checked) == (None, "", None)


def test_a_publication_that_waits_for_another_is_stopped_and_writes_nothing(
    desk: Desk, folder: Path
) -> None:
    desk.check()
    settled(desk)
    is_held, may_go = threading.Event(), threading.Event()

    def hold() -> None:
        with Warehouse(folder).publish("người khác"):
            is_held.set()
            may_go.wait(60)

    other = threading.Thread(target=hold)
    other.start()
    assert is_held.wait(60)
    desk.publish("An")
    assert desk.work is not None
    deadline = time.monotonic() + 30
    while "đang chờ" not in desk.work.words and time.monotonic() < deadline:
        time.sleep(0.02)
    assert "Một lần nạp khác đang ghi" in desk.work.words
    desk.stop()
    settled(desk)
    may_go.set()
    other.join()
    assert (desk.published, desk.fault) == (None, "")
    assert desk.checked is not None  # what was looked at is still there to be published
    assert Warehouse(folder).current() is None


def test_what_another_loaded_meanwhile_is_shown_before_anything_is_written(
    desk: Desk, folder: Path, tmp_path: Path
) -> None:
    desk.check()
    settled(desk)
    desk.publish("An")
    settled(desk)
    desk.take("actuals.csv", CSV % 85)
    desk.check()
    former = settled(desk).checked
    row = {"organisation_id": "cb1", "indicator_id": "flow", "period": "2023-Q1", "value": 83}
    source = write_source(tmp_path / "khác", {"actuals": [{**row, "recorded_on": "2023-04-04"}]})
    assert load_sources([source], Warehouse(folder), "Bình").generation == 2
    other = write_source(tmp_path / "nữa", {"actuals": [{**row, "recorded_on": "2023-04-06"}]})
    assert load_sources([other], Warehouse(folder), "Bình").generation == 3
    desk.publish("An")
    settled(desk)
    assert desk.published is None
    assert desk.former is former
    assert desk.checked is not None
    (figure,) = desk.checked.preview.figures
    assert (figure["former_value"], figure["is_in_force"]) == (83, False)
    desk.publish("An")
    published = settled(desk).published
    assert published is not None
    assert published.generation == 4


def test_a_fault_of_the_warehouse_is_told_and_the_files_stay(desk: Desk, folder: Path) -> None:
    folder.mkdir()
    (folder / "CURRENT").write_text("?")
    desk.check()
    settled(desk)
    assert "hỏng" in desk.fault
    assert "actuals.csv" in desk.origins


def test_a_fault_of_the_program_is_told_calmly() -> None:
    def fail(_: Work) -> None:
        raise ZeroDivisionError

    work = Work(fail, is_publishing=False)  # type: ignore[arg-type]
    assert work.wait(10)
    assert "Kho số liệu giữ nguyên" in work.fault


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\x\\kết quả.xlsx", "kết quả.xlsx"),
        ("a\nb\u202e.csv", "a b.csv"),
        ("", "tệp"),
        ("x" * 400 + ".xlsx", "x" * (NAME_LENGTH - 6) + "….xlsx"),
    ],
)
def test_names_are_told_as_names_and_lead_nowhere(given: str, told: str) -> None:
    assert file_name(given) == told


def test_a_session_that_comes_back_in_time_finds_its_desk() -> None:
    desks = Desks(kept_seconds=0.3)
    desk = desks.enter("a")
    desk.take("x.csv", b"1")
    desks.leave("a")
    assert desks.enter("a") is desk
    time.sleep(0.5)
    assert desk.chosen[0].path.exists()


def test_a_session_that_stays_away_leaves_nothing_behind() -> None:
    desks = Desks(kept_seconds=0.05)
    desk = desks.enter("a")
    desk.take("x.csv", b"1")
    place = desk.chosen[0].path
    desks.leave("a")
    deadline = time.monotonic() + 10
    while place.parent.exists() and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not place.parent.exists()
    assert desks.enter("a") is not desk
