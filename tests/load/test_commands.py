"""The commands: what they print and with which code they leave (contract §2)."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import etl.__main__ as command
from tests.load.sources import ACTUALS, BASE, Desk

ROOT = Path(__file__).resolve().parents[2]


def run(*arguments: object) -> int:
    try:
        return command.main([str(argument) for argument in arguments])
    except SystemExit as leave:
        return int(leave.code or 0)


def test_load_prints_a_line_a_table_and_leaves_with_0(
    desk: Desk, warehouse_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = desk.source(**BASE, actuals=ACTUALS)
    assert run("load", source) == 0
    out = capsys.readouterr().out
    assert "Tổ chức: đọc 3, mới 3, thay đổi 0, không đổi 0\n" in out
    assert "Kết quả: đọc 2, mới 2, thay đổi 0, không đổi 0\n" in out
    assert "phiên bản 1" in out
    assert run("load", source) == 0
    again = capsys.readouterr().out
    assert "Kết quả: đọc 2, mới 0, thay đổi 0, không đổi 2\n" in again
    assert "kho giữ nguyên" in again
    assert sorted(path.name for path in warehouse_dir.glob("g*")) == ["g000001.duckdb"]


def test_problems_are_told_and_leave_with_1(
    desk: Desk, warehouse_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = desk.source(actuals=ACTUALS.replace("80", "tám mươi"))
    assert run("load", source) == 1
    told = capsys.readouterr()
    assert "not_a_number: 1" in told.err
    assert "actuals.csv, dòng 2, cột value" in told.err
    assert "Chưa nạp gì" in told.err
    assert not list(warehouse_dir.glob("g*"))


def test_check_json_is_the_contracts_list(
    desk: Desk, warehouse_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = desk.source(**BASE, actuals=ACTUALS.replace("cb1,flow,2023-Q2", "cb9,flow,2023-Q2"))
    assert run("check", source, "--json") == 1
    (record,) = json.loads(capsys.readouterr().out)
    assert list(record) == [
        "file",
        "sheet",
        "row",
        "column",
        "value",
        "code",
        "severity",
        "message",
    ]
    assert record["file"].endswith("actuals.csv")
    assert (record["row"], record["column"], record["value"]) == (3, "organisation_id", "cb9")
    assert (record["code"], record["severity"]) == ("unknown_reference", "error")
    assert not warehouse_dir.exists()


def test_warnings_alone_leave_with_0(
    desk: Desk, warehouse_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = desk.source(**BASE, actuals=ACTUALS.replace("2023-04-05", "2023-03-05"))
    assert run("check", source, "--json") == 0
    (record,) = json.loads(capsys.readouterr().out)
    assert (record["code"], record["severity"]) == ("recorded_early", "warning")
    assert run("check", source) == 0
    assert "Nạp được" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["load"],
        ["load", "không-có.csv"],
        ["nạp", "x"],
        ["restore", "một"],
        ["synthesise", "--cells", "0", "-o", "x"],
    ],
)
def test_wrong_usage_leaves_with_2(
    arguments: list[str], warehouse_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*arguments) == 2
    assert "Lệnh chưa đúng" in capsys.readouterr().err


def test_an_unreadable_source_is_a_problem_not_wrong_usage(
    desk: Desk, warehouse_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = desk.folder / "hỏng.xlsx"
    path.write_bytes(b"PK\x03\x04" + b"\0" * 50)
    assert run("check", path, "--json") == 1
    (record,) = json.loads(capsys.readouterr().out)
    assert record["code"] == "unreadable_file"


def test_generations_are_listed_and_restored(
    desk: Desk, warehouse_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("generations") == 0
    assert "chưa có phiên bản nào" in capsys.readouterr().out
    run("load", desk.source(**BASE), "--by", "Chị An")
    run("load", desk.source(actuals=ACTUALS))
    capsys.readouterr()
    assert run("generations") == 0
    first, second = capsys.readouterr().out.splitlines()
    assert "bởi Chị An" in first
    assert second.endswith("đang dùng")
    assert run("restore", 1) == 0
    assert "Phiên bản 1 đang được dùng" in capsys.readouterr().out
    (warehouse_dir / "CURRENT").write_text("hỏng", encoding="utf-8")
    assert run("generations") == 1
    assert "restore N" in capsys.readouterr().err
    assert run("restore", 7) == 1
    assert run("restore", 2) == 0
    assert run("generations") == 0


def test_what_nobody_foresaw_is_a_sentence_not_a_traceback(
    desk: Desk,
    warehouse_dir: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def fail(*arguments: object, **options: object) -> None:
        raise ZeroDivisionError("chia cho không")

    monkeypatch.setattr(command, "load_sources", fail)
    assert run("load", desk.source(**BASE)) == 1
    told = capsys.readouterr().err
    assert "ZeroDivisionError" in told
    assert "Traceback" not in told


def test_the_module_runs_in_a_terminal_that_knows_no_vietnamese(desk: Desk) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "etl", "check", str(desk.source(**BASE)), "--warehouse", "kho"],
        check=False,
        cwd=ROOT,
        capture_output=True,
        timeout=60,
        env={**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii"},
    )
    assert done.returncode == 0
    assert "Nạp được" in done.stdout.decode("utf-8")
    assert not (ROOT / "kho").exists()
