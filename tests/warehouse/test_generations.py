"""Generations: published whole, never changed, never reused, pruned, restored (architecture §4)."""

import errno
import shutil
import stat
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest

from scorecard.warehouse import (
    DamagedGenerationError,
    DamagedPointerError,
    Draft,
    EmptyWarehouseError,
    LockedWarehouseError,
    OtherSchemaError,
    Reader,
    StorageError,
    UnknownGenerationError,
    Warehouse,
    WarehouseSettings,
    directory_from,
)
from scorecard.warehouse.folder import GenerationFolder

ROOT = Path(__file__).resolve().parents[2]


def add(draft: Draft, key: int) -> None:
    draft.begin()
    draft.run_text(f"insert into draft.store.organisation_key values ({key}, 'o{key}')")  # noqa: S608 - keys of ours


def publish(warehouse: Warehouse, key: int) -> None:
    with warehouse.publish("người thử") as draft:
        add(draft, key)


def keys(warehouse: Warehouse) -> list[int]:
    with warehouse.read() as reader:
        return keys_of(reader)


def keys_of(reader: Reader) -> list[int]:
    rows = reader._execute("select organisation_key from scope order by 1").fetchall()
    return [key for (key,) in rows]


@pytest.fixture
def warehouse(tmp_path: Path) -> Warehouse:
    return Warehouse(tmp_path / "kho", WarehouseSettings(threads=1))


@pytest.fixture(scope="module")
def first_generation(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kho") / "kho"
    publish(Warehouse(folder, WarehouseSettings(threads=1)), 1)
    return folder


@pytest.fixture
def published(warehouse: Warehouse, first_generation: Path) -> Warehouse:
    shutil.copytree(first_generation, warehouse.directory)
    return warehouse


def numbers(warehouse: Warehouse) -> list[int]:
    return [generation.number for generation in warehouse.generations()]


def test_an_empty_warehouse_says_how_to_load(warehouse: Warehouse) -> None:
    assert warehouse.current() is None
    with pytest.raises(EmptyWarehouseError, match="python -m etl load"), warehouse.read():
        pass
    assert not warehouse.directory.exists()


def test_each_publication_is_a_new_file_and_the_former_stays(published: Warehouse) -> None:
    before = (published.directory / "g000001.duckdb").read_bytes()
    publish(published, 2)
    assert numbers(published) == [1, 2]
    assert keys(published) == [1, 2]
    assert (published.directory / "g000001.duckdb").read_bytes() == before


def test_folder_and_files_are_for_their_owner_alone(published: Warehouse) -> None:
    assert stat.S_IMODE(published.directory.stat().st_mode) == 0o700
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in published.directory.iterdir()}
    assert modes == {"CURRENT": 0o600, "LOCK": 0o600, "g000001.duckdb": 0o600}


def test_an_error_or_an_abandoned_draft_publishes_nothing(published: Warehouse) -> None:
    with pytest.raises(RuntimeError), published.publish("x") as draft:
        add(draft, 2)
        raise RuntimeError
    with published.publish("x") as draft:
        add(draft, 3)
        draft.abandon()
    with published.publish("x"):
        pass
    assert numbers(published) == [1]
    assert keys(published) == [1]
    assert {path.name for path in published.directory.iterdir()} == {
        "CURRENT",
        "LOCK",
        "g000001.duckdb",
    }


def test_a_reader_keeps_its_generation_while_others_are_published(published: Warehouse) -> None:
    warehouse = Warehouse(published.directory, WarehouseSettings(keep_generations=2, threads=1))
    with warehouse.open_current() as opened, opened.reader() as reader:
        for key in range(2, 5):
            publish(warehouse, key)
        assert not opened.path.exists()
        assert keys_of(reader) == [1]
        with opened.reader() as second:
            assert keys_of(second) == [1]
    assert keys(published) == [1, 2, 3, 4]


def test_old_generations_are_pruned_but_never_the_one_in_force(published: Warehouse) -> None:
    warehouse = Warehouse(published.directory, WarehouseSettings(keep_generations=2, threads=1))
    publish(warehouse, 2)
    publish(warehouse, 3)
    assert numbers(warehouse) == [2, 3]
    until = time.monotonic() + 10
    while any(warehouse.directory.glob("*.pruned")) and time.monotonic() < until:
        time.sleep(0.01)
    assert not any(warehouse.directory.glob("*.pruned"))
    warehouse.restore(2)
    publish(warehouse, 4)
    assert numbers(warehouse) == [3, 4]
    assert keys(warehouse) == [1, 2, 4]


def test_what_was_pruned_and_not_yet_removed_is_cleared_by_the_next(published: Warehouse) -> None:
    left = published.directory / "g000000.pruned"
    left.write_bytes(b"x")
    publish(published, 2)
    assert not left.exists()


def test_a_number_is_never_reused(published: Warehouse) -> None:
    publish(published, 2)
    publish(published, 3)
    published.restore(1)
    publish(published, 4)
    assert numbers(published) == [1, 2, 3, 4]
    assert keys(published) == [1, 4]
    (published.directory / "draft_g000009.duckdb").write_bytes(b"")
    publish(published, 5)
    assert numbers(published) == [1, 2, 3, 4, 10]


def test_what_a_killed_publisher_left_is_cleared_by_the_next(published: Warehouse) -> None:
    leftovers = ["draft_g000002.duckdb", "draft_g000002.duckdb.wal", "CURRENT.new"]
    for name in leftovers:
        (published.directory / name).write_bytes(b"torn")
    assert keys(published) == [1]
    publish(published, 2)
    assert not {path.name for path in published.directory.iterdir()} & set(leftovers)
    assert keys(published) == [1, 2]


def test_a_publisher_killed_on_its_way_changes_nothing(published: Warehouse) -> None:
    script = (
        "import os, signal, sys; from pathlib import Path\n"
        "from scorecard.warehouse import Warehouse\n"
        "with Warehouse(Path(sys.argv[1])).publish('x') as draft:\n"
        "    draft.begin()\n"
        "    draft.run_text(\"insert into draft.store.organisation_key values (7, 'o7')\")\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    command = [sys.executable, "-c", script, str(published.directory)]
    killed = subprocess.run(command, check=False, cwd=ROOT, timeout=60)
    assert killed.returncode == -9
    assert (published.directory / "draft_g000002.duckdb").exists()
    assert keys(published) == [1]
    publish(published, 2)
    assert keys(published) == [1, 2]


def test_a_second_publisher_waits_and_says_so(published: Warehouse) -> None:
    script = (
        "import sys, time; from pathlib import Path\n"
        "from scorecard.warehouse import Warehouse\n"
        "with Warehouse(Path(sys.argv[1])).publish('x') as draft:\n"
        "    print('locked', flush=True)\n"
        "    time.sleep(1)\n"
        "    draft.begin()\n"
        "    draft.run_text(\"insert into draft.store.organisation_key values (2, 'o2')\")\n"
    )
    said: list[str] = []
    impatient = Warehouse(
        published.directory, WarehouseSettings(lock_timeout_seconds=0.1), said.append
    )
    patient = Warehouse(published.directory, WarehouseSettings(threads=1), said.append)
    with subprocess.Popen(
        [sys.executable, "-c", script, str(published.directory)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "locked\n"
        with pytest.raises(LockedWarehouseError, match="đã chờ"), impatient.publish("y"):
            pass
        publish(patient, 3)
    assert keys(published) == [1, 2, 3]
    assert len(said) == 2
    assert "đang chờ" in said[0]


@pytest.mark.parametrize(
    "text", ["", "g1.duckdb", "\x00\xff", "../g000001.duckdb", "g000099.duckdb"]
)
def test_a_damaged_pointer_is_told_with_its_remedy(published: Warehouse, text: str) -> None:
    (published.directory / "CURRENT").write_text(text, encoding="latin-1")
    for attempt in (published.read, lambda: published.publish("x"), published.workbench):
        with pytest.raises(DamagedPointerError, match="python -m etl restore N"), attempt():
            pass
    published.restore(1)
    assert keys(published) == [1]


def test_a_missing_pointer_beside_generations_is_damage_not_emptiness(published: Warehouse) -> None:
    (published.directory / "CURRENT").unlink()
    with pytest.raises(DamagedPointerError, match="các phiên bản còn trong kho: 1"):
        published.current()


@pytest.mark.parametrize("share", [0, 0.001, 0.3, 0.9, 0.999])
def test_a_truncated_generation_is_refused(published: Warehouse, share: float) -> None:
    publish(published, 2)
    path = published.directory / "g000002.duckdb"
    with path.open("rb+") as file:
        file.truncate(int(path.stat().st_size * share))
    with pytest.raises(DamagedGenerationError, match="g000002"), published.read():
        pass
    with pytest.raises(DamagedGenerationError), published.publish("x"):
        pass
    if share < 0.5:  # what is cut off at the very end may be free space
        with pytest.raises(DamagedGenerationError):
            published.restore(2)
    published.restore(1)
    assert keys(published) == [1]


@pytest.mark.parametrize(("version", "remedy"), [(99, "bản chương trình mới hơn"), (0, "nạp lại")])
def test_another_schema_version_is_refused(published: Warehouse, version: int, remedy: str) -> None:
    with duckdb.connect(str(published.directory / "g000001.duckdb")) as connection:
        connection.execute("update store.about set schema_version = ?", [version])
    GenerationFolder(published.directory).point_to(published.generations()[0])
    with pytest.raises(OtherSchemaError, match=remedy), published.read():
        pass
    with pytest.raises(OtherSchemaError), published.publish("x"):
        pass


def test_a_file_that_is_no_warehouse_is_refused(published: Warehouse) -> None:
    path = published.directory / "g000002.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute("create table anything as select 1 as one")
    with pytest.raises(DamagedGenerationError, match="không phải kho số liệu"):
        published.restore(2)


def test_an_unknown_generation_is_told_with_those_kept(published: Warehouse) -> None:
    with pytest.raises(UnknownGenerationError, match="hiện có: 1"):
        published.restore(7)


def test_a_full_disk_leaves_the_former_generation(
    published: Warehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*arguments: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("scorecard.warehouse.workbench.shutil.copyfile", full)
    with pytest.raises(StorageError, match="Phiên bản đang dùng không đổi"):
        publish(published, 2)
    monkeypatch.undo()
    assert keys(published) == [1]
    publish(published, 3)
    assert keys(published) == [1, 3]


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "tệp").write_text("không phải thư mục", encoding="utf-8")
    with pytest.raises(StorageError, match="quyền ghi"):
        publish(Warehouse(tmp_path / "tệp" / "kho"), 1)


def test_a_summary_says_when_by_whom_and_how_much(published: Warehouse) -> None:
    (generation,) = published.generations()
    summary = published.summary(generation)
    assert summary.loaded_by == "người thử"
    assert summary.reports == 0
    assert summary.size_bytes == generation.path.stat().st_size


def test_the_folder_comes_from_argument_environment_or_default(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("SCORECARD_WAREHOUSE", raising=False)
    assert directory_from(None) == Path("data/warehouse")
    monkeypatch.setenv("SCORECARD_WAREHOUSE", "/kho")
    assert directory_from(None) == Path("/kho")
    assert directory_from("khác") == Path("khác")


def test_opening_is_quick(published: Warehouse) -> None:
    begin = time.perf_counter()
    with published.read():
        pass
    assert time.perf_counter() - begin < 1
