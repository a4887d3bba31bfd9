"""Disk, folder, clock and files: a clear sentence, and the last sound generation to go on with."""

import os
import re
import resource
import shutil
import stat
import subprocess
from datetime import datetime
from pathlib import Path

import duckdb
import pytest
from streamlit.testing.v1 import AppTest

from etl.__main__ import main
from etl.load import load_sources
from scorecard.warehouse import DamagedGenerationError, StorageError
from scorecard.warehouse.connections import _spill_folder
from scorecard.warehouse.folder import GenerationFolder
from tests.faults.ledger import Ledger
from tests.faults.nursery import ROOT

VIETNAMESE = re.compile(r"[ăâđêôơưạảấầậặếềểệịọộớờợủứừựỳ]")


def typed(ledger: Ledger, *words: str) -> list[str]:
    return [*words, "--warehouse", str(ledger.directory)]


def load(ledger: Ledger, number: int) -> None:
    assert load_sources([ledger.source(number)], ledger.warehouse, "người thử").generation


def filled(folder: Path, leave: int) -> None:
    """Leave so many free bytes on the file system of a folder."""
    room = os.statvfs(folder)
    with (folder / "đầy").open("wb") as file:
        file.write(bytes(max(0, room.f_bavail * room.f_frsize - leave)))


@pytest.mark.parametrize("leave", [0, 100_000, 6_000_000])
def test_a_full_disk_is_told_and_the_former_generation_stays(
    ledger: Ledger, small_disk: Path, leave: int, capsys: pytest.CaptureFixture[str]
) -> None:
    load(ledger, 0)
    there = ledger.copy(small_disk / "so")
    filled(small_disk, leave)
    assert main(typed(there, "load", str(ledger.source(1)))) == 1
    said = capsys.readouterr().err
    assert "đĩa đầy" in said
    assert "Phiên bản đang dùng không đổi" in said
    assert there.loads() == 1
    assert there.leftovers() == []
    (small_disk / "đầy").unlink()
    assert main(typed(there, "load", str(ledger.source(1)))) == 0
    assert there.loads() == 2


@pytest.mark.parametrize("kilobytes", [4, 700, 8_000])
def test_a_file_that_may_not_grow_is_told_and_the_former_generation_stays(
    ledger: Ledger, kilobytes: int
) -> None:
    load(ledger, 0)
    rows = [
        f"cb1,flow,{1940 + number % 100}-Q{1 + number % 4},1,2099-12-{1 + number // 400:02d},"
        + os.urandom(1_000).hex()
        for number in range(1_200)
    ]
    head = "organisation_id,indicator_id,period,value,recorded_on,note"
    path = ledger.folder / "lớn" / "actuals.csv"
    path.parent.mkdir()
    path.write_text("\n".join([head, *rows, ""]), "utf-8")
    size = ledger.warehouse.current().path.stat().st_size
    limit = size + 100_000 if kilobytes == 8_000 else kilobytes * 1024
    done = subprocess.run(
        [*ledger.command(0)[:4], str(path), "--warehouse", str(ledger.directory)],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )
    assert done.returncode == 1, done.stdout
    assert "Phiên bản đang dùng không đổi" in done.stderr
    assert "Traceback" not in done.stderr
    assert ledger.loads() == 1
    assert ledger.leftovers() == []


def test_a_folder_that_may_not_be_written_is_told(ledger: Ledger, small_disk: Path) -> None:
    load(ledger, 0)
    there = ledger.copy(small_disk / "so")
    source = ledger.source(1)
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with pytest.raises(StorageError, match="quyền ghi thư mục"):
        load_sources([source], there.warehouse, "người thử")
    assert there.loads() == 1
    subprocess.run(["mount", "-o", "remount,rw", str(small_disk)], check=True)


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_folder_without_the_right_to_write_is_told(ledger: Ledger) -> None:
    load(ledger, 0)
    source = ledger.source(1)
    ledger.directory.chmod(0o500)
    with pytest.raises(StorageError, match="không có quyền"):
        load_sources([source], ledger.warehouse, "người thử")
    ledger.directory.chmod(0o700)
    assert ledger.loads() == 1


def test_a_clock_set_back_loses_nothing_and_the_later_load_wins(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    load(ledger, 0)
    former = ledger.warehouse.current()
    monkeypatch.setattr("scorecard.warehouse.workbench.now", lambda: datetime(1970, 1, 1))  # noqa: DTZ001 (as the warehouse keeps it)
    correction = ledger.source(0).read_text("utf-8").replace(",1,", ",7,")
    again = ledger.folder / "lại" / "actuals.csv"
    again.parent.mkdir()
    again.write_text(correction, "utf-8")
    assert load_sources([again], ledger.warehouse, "người thử").generation == former.number + 1
    with ledger.warehouse.read() as reader:
        kept = reader._execute(
            "select value::int, count(*) from store.actuals group by 1 order by 1"
        ).fetchall()
        in_force = reader._execute(
            "select distinct value::int from store.actuals where superseded_on is null"
        ).fetchall()
    assert kept == [(1, 2), (7, 2)]
    assert in_force == [(7,)]
    assert main(typed(ledger, "generations")) == 0
    assert "đang dùng" in capsys.readouterr().out.splitlines()[-1]


@pytest.mark.parametrize("text", ["", "\x00\x00", "rác", "g000099.duckdb 5", "../x 1", "none x"])
def test_a_damaged_pointer_is_mended_by_the_commands_it_names(
    ledger: Ledger, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    load(ledger, 0)
    good = ledger.warehouse.current()
    (ledger.directory / "CURRENT").write_text(text, "utf-8")
    _mended(ledger, good.number, "CURRENT hỏng", capsys)


@pytest.mark.parametrize("harm", ["cut", "emptied", "torn", "noise", "newer", "older"])
def test_a_damaged_generation_gives_way_to_the_last_sound_one(
    ledger: Ledger, harm: str, capsys: pytest.CaptureFixture[str]
) -> None:
    load(ledger, 0)
    good = ledger.warehouse.current()
    load(ledger, 1)
    path = ledger.warehouse.current().path
    _harm(path, harm)
    word = {"newer": "bản chương trình mới hơn", "older": "nạp lại"}.get(harm, path.name)
    _mended(ledger, good.number, word, capsys)


def _harm(path: Path, harm: str) -> None:
    size = path.stat().st_size
    if harm in ("newer", "older"):
        with duckdb.connect(str(path)) as connection:
            version = 99 if harm == "newer" else 0
            connection.execute("update store.about set schema_version = ?", [version])
        found = next(
            each for each in GenerationFolder(path.parent).generations() if each.path == path
        )
        GenerationFolder(path.parent).point_to(found)
    elif harm in ("cut", "emptied"):
        os.truncate(path, size // 2 if harm == "cut" else 0)
    elif harm == "torn":  # every block of the middle, at its length
        with path.open("rb+") as file:
            file.seek(20_000)
            file.write(os.urandom(size - 40_000))
    else:
        path.write_bytes(os.urandom(size))


def _mended(ledger: Ledger, good: int, word: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Loading says what is wrong; `generations` and `restore N` put it right."""
    source = str(ledger.source(5))
    before = sorted(path.name for path in ledger.directory.glob("g*.duckdb"))
    assert main(typed(ledger, "load", source)) == 1
    said = capsys.readouterr().err
    assert word in said
    assert VIETNAMESE.search(said)
    assert "Traceback" not in said
    assert "ngoài dự kiến" not in said
    assert sorted(path.name for path in ledger.directory.glob("g*.duckdb")) == before
    main(typed(ledger, "generations"))
    assert f"{good:>6}  nạp" in capsys.readouterr().out
    assert main(typed(ledger, "restore", str(good))) == 0
    assert ledger.loads() == 1
    assert main(typed(ledger, "load", source)) == 0
    assert ledger.loads() == 2
    assert ledger.leftovers() == []


def test_a_block_torn_under_a_reader_is_told_as_damage(ledger: Ledger) -> None:
    load(ledger, 0)
    path = ledger.warehouse.current().path
    with ledger.warehouse.open_current() as opened, opened.reader() as reader:
        with path.open("rb+") as file:
            file.seek(20_000)
            file.write(os.urandom(path.stat().st_size - 40_000))
        with pytest.raises(DamagedGenerationError, match="python -m etl restore N"):
            for name in ("generation_summary", "load/next_file_id", "store_tables"):
                reader.rows(name)
            opened.read_whole()


def test_everything_in_the_folder_is_for_its_owner_alone(ledger: Ledger) -> None:
    shutil.rmtree(ledger.directory)
    before = os.umask(0)
    try:
        with ledger.warehouse.publish("người thử") as draft:
            draft.begin()
    finally:
        os.umask(before)
    assert stat.S_IMODE(ledger.directory.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in ledger.directory.iterdir()} == {0o600}


def test_what_does_not_fit_in_memory_is_for_its_owner_alone(ledger: Ledger) -> None:
    before = os.umask(0)
    try:
        _spill_folder.cache_clear()
        assert stat.S_IMODE(_spill_folder(os.getpid()).stat().st_mode) == 0o700
    finally:
        os.umask(before)
    folder = GenerationFolder(ledger.directory)
    assert folder.spill_path().parent == ledger.directory


@pytest.mark.parametrize("harm", ["pointer", "cut", "emptied"])
def test_an_open_page_tells_of_damage_and_goes_on_once_it_is_mended(
    ledger: Ledger, harm: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(ledger, 0)
    good = ledger.warehouse.current().number
    load(ledger, 1)
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("SCORECARD_WAREHOUSE", str(ledger.directory))
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60).run()
    assert f"số {good + 1}" in app.main.get("html")[-1].value
    if harm == "pointer":
        (ledger.directory / "CURRENT").write_text("rác", "utf-8")
    else:
        _harm(ledger.warehouse.current().path, harm)
    told = " ".join(block.value for block in app.run().main.get("html"))
    assert not app.exception
    assert "python -m etl restore N" in told
    assert VIETNAMESE.search(told)
    assert main(typed(ledger, "restore", str(good))) == 0
    assert f"số {good}<" in app.run().main.get("html")[-1].value
