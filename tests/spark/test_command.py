"""`verdicts --engine spark` as a user types it: the same answer, or what to do."""

import importlib.util
import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from etl.export import export
from scorecard.warehouse import Warehouse
from tests.conftest import ROOT

if importlib.util.find_spec("pyspark") is None:
    pytest.skip("Spark is not installed here; make test-spark runs these", allow_module_level=True)

pytestmark = [pytest.mark.slow, pytest.mark.timeout(0)]

QUESTION = ("--as-of", "2024-09-30", "--json")


def asked(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "scorecard", "verdicts", *map(str, arguments)],
        check=False,
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, **environment},
    )


@pytest.fixture(scope="module")
def facts(shipped_warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("xuất") / "số liệu"
    export(Warehouse(shipped_warehouse), folder)
    return folder


@pytest.mark.parametrize(
    "narrowing",
    [
        (),
        ("--organisation", "minh-hoa-so-gd", "--subtree"),
        ("--organisation", "minh-hoa-so-gd", "--known-at", "2024-08-01"),
    ],
    ids=["everything", "subtree", "one, as known earlier"],
)
def test_spark_answers_as_duckdb_does(
    facts: Path, shipped_warehouse: Path, narrowing: tuple[str, ...]
) -> None:
    on_spark = ("--engine", "spark", "--facts", facts, "--master", "local[2]")
    mine, other = (
        asked(*QUESTION, *narrowing, *place)
        for place in (on_spark, ("--warehouse", shipped_warehouse))
    )
    assert (mine.returncode, other.returncode) == (0, 0), mine.stderr
    found, wanted = json.loads(mine.stdout), json.loads(other.stdout)
    assert found
    assert [rounded(row) for row in found] == [rounded(row) for row in wanted]


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a real cluster of one worker, in processes of their own."""
    home = Path(importlib.util.find_spec("pyspark").origin).parent
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"spark://127.0.0.1:{port}"
    common = ("--host", "127.0.0.1", "--webui-port", "0")
    work = ("--cores", "1", "--memory", "1200m", "--work-dir", tmp_path_factory.mktemp("work"))
    parts = [
        ("org.apache.spark.deploy.master.Master", *common, "--port", port),
        ("org.apache.spark.deploy.worker.Worker", *common, *work, address),
    ]
    processes = [
        subprocess.Popen(
            [home / "bin" / "spark-class", *map(str, part)],
            env={**os.environ, "SPARK_LOCAL_IP": "127.0.0.1"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for part in parts
    ]
    try:
        yield address
    finally:
        for process in processes:
            process.terminate()
        for process in processes:
            process.wait(timeout=60)


def test_a_cluster_answers_as_duckdb_does(
    facts: Path, shipped_warehouse: Path, cluster: str
) -> None:
    on_cluster = ("--engine", "spark", "--facts", facts, "--master", cluster)
    mine = asked(*QUESTION, *on_cluster, SPARK_LOCAL_IP="127.0.0.1")
    assert mine.returncode == 0, mine.stderr
    other = asked(*QUESTION, "--warehouse", shipped_warehouse)
    found, wanted = json.loads(mine.stdout), json.loads(other.stdout)
    assert [rounded(row) for row in found] == [rounded(row) for row in wanted]


def rounded(row: dict[str, Any]) -> dict[str, Any]:
    return {
        name: float(f"{cell:.14g}") if isinstance(cell, float) else cell
        for name, cell in row.items()
    }


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--facts", "{empty}"), "không có tệp export.json"),
        (("--facts", "{other}"), "cấu trúc số 99"),
        (("--facts", "{facts}", "--master", "local[không]"), "Spark (local[không]) dừng"),
        (("--facts", "{facts}", "--organisation", "xa-lạ"), "Không có tổ chức nào mang mã xa-lạ"),
    ],
    ids=["no export", "another layout", "no such master", "unknown organisation"],
)
def test_what_spark_cannot_answer_is_said_with_a_remedy(
    facts: Path, tmp_path: Path, arguments: tuple[str, ...], words: str
) -> None:
    places = {"empty": tmp_path / "empty", "other": tmp_path / "other", "facts": facts}
    for name in ("empty", "other"):
        places[name].mkdir()
    (places["other"] / "export.json").write_text(
        '{"layout": 99, "rows": {"actual": 0}}', encoding="utf-8"
    )
    answer = asked(
        *QUESTION, "--engine", "spark", *(argument.format(**places) for argument in arguments)
    )
    assert (answer.returncode, answer.stdout) == (2, "")
    assert words in answer.stderr
    assert "Traceback" not in answer.stderr
