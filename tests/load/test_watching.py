"""A watched folder: loaded or put aside, never half, never twice, never overwritten."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import openpyxl
import pytest

from etl.__main__ import main
from etl.watching import LOADED, REFUSED, AlreadyWatchedError, Watcher, WatchSettings
from tests.load.sources import ACTUALS, BASE, Desk

ROOT = Path(__file__).resolve().parents[2]
QUICK = WatchSettings(rest_seconds=0.05)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "gửi về đây"
    made.mkdir()
    return made


def watcher(desk: Desk, folder: Path, said: list[str] | None = None, **settings) -> Watcher:
    told = said if said is not None else []
    chosen = WatchSettings(**settings) if settings else QUICK
    return Watcher(folder, desk.warehouse, "máy canh", told.append, chosen)


def put(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text("\n".join(line.strip() for line in text.strip().splitlines()) + "\n", "utf-8")
    return path


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir()) if folder.is_dir() else []


def stems(folder: Path) -> list[str]:
    return sorted({each.partition("--")[0] for each in names(folder)})


def test_a_file_at_rest_is_loaded_and_put_away_with_its_date(masters: Desk, folder: Path):
    said: list[str] = []
    put(folder, "actuals.csv", ACTUALS)
    assert watcher(masters, folder, said).once()
    (moved,) = names(folder / LOADED)
    assert moved.startswith("actuals--20")
    assert moved.endswith(".csv")
    assert masters.warehouse.current().number == 2
    assert "actuals.csv: đã nạp, phiên bản 2: 2 mới, 0 đính chính" in said[0]
    (row,) = masters.rows("select distinct file from store.load_file where load_id = 2")
    assert row == ("actuals.csv",)


def test_a_file_with_mistakes_lies_beside_its_list_and_its_marked_copy(masters: Desk, folder: Path):
    put(folder, "actuals.csv", ACTUALS.replace("90", "1.66"))
    put(folder, "ghi chú.docx", "x")
    assert watcher(masters, folder).once()
    assert masters.warehouse.current().number == 1
    (list_of_it,) = (folder / REFUSED).glob("actuals--*.csv.json")
    (problem,) = json.loads(list_of_it.read_text("utf-8"))
    assert (problem["file"], problem["row"], problem["code"]) == (
        "actuals.csv",
        3,
        "ambiguous_number",
    )
    text = Path(f"{list_of_it}".removesuffix(".json") + ".txt").read_text("utf-8-sig")
    assert "actuals.csv, dòng 3, cột value: không rõ '1.66' là số nào" in text
    (copy,) = (folder / REFUSED).glob("actuals--*-danh-dau.xlsx")
    assert openpyxl.load_workbook(copy)["Kết quả"]["D3"].comment is not None
    assert stems(folder / REFUSED) == ["actuals", "ghi chú"]
    assert names(folder) == [".dang-canh.lock", REFUSED]


def test_a_folder_is_one_source_and_masters_go_before_reports(desk: Desk, folder: Path):
    put(folder, "actuals.csv", ACTUALS)
    time.sleep(0.01)
    inner = folder / "danh mục"
    inner.mkdir()
    for name, text in BASE.items():
        put(inner, f"{name}.csv", text)
    assert watcher(desk, folder).once()
    assert stems(folder / LOADED) == ["actuals", "danh mục"]
    assert desk.warehouse.current().number == 2


@pytest.mark.parametrize("name", ["~$so.xlsx", ".hidden.csv", "actuals.csv.part", "Thumbs.db"])
def test_what_nobody_meant_to_send_stays_where_it_is(masters: Desk, folder: Path, name: str):
    put(folder, name, ACTUALS)
    (folder / "trống").mkdir()
    assert watcher(masters, folder).once()
    assert name in names(folder)
    assert not (folder / REFUSED).exists()


def test_a_file_that_still_grows_or_is_open_in_excel_waits(masters: Desk, folder: Path):
    said: list[str] = []
    growing = put(folder, "actuals.csv", ACTUALS)
    put(folder, "~$tuals-mở.csv", "ai đó")
    put(folder, "actuals-mở.csv", ACTUALS.replace("2023-", "2022-"))
    watching = watcher(masters, folder, said, rest_seconds=0.2)
    assert watching.look() == 0
    time.sleep(0.25)
    with growing.open("a", encoding="utf-8") as file:
        file.write("cb2,flow,2023-Q1,7,2023-04-05\n")
    assert watching.look() == 0
    assert said == ["actuals-mở.csv: đang mở trong Excel; lưu và đóng lại thì được nạp."]
    time.sleep(0.25)
    assert watching.look() == 1
    assert masters.rows("select count(*) from store.actuals") == [(3,)]
    (folder / "~$tuals-mở.csv").unlink()
    assert watching.look() == 1


def test_two_files_of_one_name_and_moment_both_stay(masters: Desk, folder: Path):
    watching = watcher(masters, folder, rest_seconds=0.0)
    for value in (90, 91):
        put(folder, "actuals.csv", ACTUALS.replace("90", str(value)))
        assert watching.look() == 1
    assert len([n for n in names(folder / LOADED) if n.endswith(".csv")]) == 2


def test_a_second_watcher_leaves_the_folder_alone(masters: Desk, folder: Path):
    put(folder, "actuals.csv", ACTUALS)
    first = watcher(masters, folder)
    with first._alone(), pytest.raises(AlreadyWatchedError):
        watcher(masters, folder).once()
    assert names(folder) == [".dang-canh.lock", "actuals.csv"]


def test_while_the_warehouse_cannot_be_used_the_file_waits(masters: Desk, folder: Path):
    said: list[str] = []
    pointer = masters.warehouse.directory / "CURRENT"
    kept = pointer.read_bytes()
    pointer.write_bytes(b"?")
    put(folder, "actuals.csv", ACTUALS)
    watching = watcher(masters, folder, said)
    assert not watching.once()
    watching.look()
    assert "actuals.csv" in names(folder)
    assert len(said) == 1
    pointer.write_bytes(kept)
    assert watching.once()
    assert stems(folder / LOADED) == ["actuals"]


@pytest.mark.parametrize("poll_seconds", [None, 0.1])
def test_events_and_looking_by_oneself_both_find_a_new_file(
    masters: Desk, folder: Path, poll_seconds: float | None
):
    stop = threading.Event()
    watching = watcher(masters, folder, rest_seconds=0.1, poll_seconds=poll_seconds)
    thread = threading.Thread(target=watching.run, args=(stop,))
    thread.start()
    try:
        time.sleep(0.2)
        put(folder, "actuals.csv", ACTUALS)
        deadline = time.monotonic() + 20
        while not stems(folder / LOADED) and time.monotonic() < deadline:
            time.sleep(0.05)
    finally:
        stop.set()
        put(folder, "đánh thức.part", "")
        thread.join(20)
    assert not thread.is_alive()
    assert stems(folder / LOADED) == ["actuals"]


def arguments(folder: Path, desk: Desk, *options: str) -> list[str]:
    place = ["--warehouse", str(desk.warehouse.directory)]
    return ["watch", str(folder), "--rest", "1", *place, *options]


def test_a_killed_watcher_starts_again_and_loads_nothing_twice(
    masters: Desk, folder: Path, capsys: pytest.CaptureFixture[str]
):
    masters.load(actuals=ACTUALS)  # loaded, and killed before the file was moved
    put(folder, "actuals.csv", ACTUALS)
    (folder / REFUSED).mkdir()
    orphan = folder / REFUSED / "actuals--2026-01-02-030405.csv.txt"
    orphan.write_text("bản ghi của tệp chưa kịp chuyển")
    command = [sys.executable, "-m", "etl", *arguments(folder, masters)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()  # it watches
        os.kill(process.pid, signal.SIGKILL)
    assert main(arguments(folder, masters, "--once")) == 0
    told = capsys.readouterr()
    assert ("không có gì mới" in told.out, told.err) == (True, "")
    assert stems(folder / LOADED) == ["actuals"]
    assert not orphan.exists()
    assert masters.warehouse.current().number == 2
    assert masters.rows("select count(*) from store.actuals") == [(2,)]


def test_a_folder_that_is_none_and_a_second_watcher_are_wrong_usage(
    masters: Desk, folder: Path, capsys: pytest.CaptureFixture[str]
):
    with pytest.raises(SystemExit, match="2"):
        main(["watch", str(folder / "không có")])
    with watcher(masters, folder)._alone():
        assert main(arguments(folder, masters)) == 2
        assert main(arguments(folder, masters, "--once")) == 0
    assert "tiến trình khác đang canh" in capsys.readouterr().err
    assert main(["watch", str(folder), "--warehouse", str(folder)]) == 2
