"""Where Spark is not installed, nothing but Spark is missed."""

import subprocess
import sys

import pytest

import scorecard.__main__
from tests.conftest import ROOT

QUESTION = ("verdicts", "--as-of", "2024-09-30")


def test_spark_is_asked_for_by_nobody_who_does_not_want_it() -> None:
    program = (
        "import sys, scorecard.__main__, etl.__main__\n"
        "sys.exit(any(name.split('.')[0] in ('pyspark', 'py4j') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False, cwd=ROOT).returncode == 0


def test_a_missing_spark_is_said_with_its_remedy(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("py4j", "py4j.protocol", "pyspark"):
        monkeypatch.setitem(sys.modules, name, None)
    code = scorecard.__main__.main([*QUESTION, "--engine", "spark", "--facts", "đâu đó"])
    told = capsys.readouterr()
    assert (code, told.out) == (2, "")
    assert "Chưa cài Apache Spark" in told.err
    assert "requirements-spark.txt" in told.err


def test_a_missing_java_is_said_with_its_remedy(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("py4j", reason="Spark is not installed here; make test-spark runs this")
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", "")
    code = scorecard.__main__.main([*QUESTION, "--engine", "spark", "--facts", "đâu đó"])
    assert (code, "Java 17" in capsys.readouterr().err) == (2, True)


@pytest.mark.parametrize("arguments", [("--engine", "spark"), ("--facts", "đâu đó")])
def test_spark_and_its_facts_go_together(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    with pytest.raises(SystemExit) as left:
        scorecard.__main__.main([*QUESTION, *arguments])
    assert left.value.code == 2
    assert "--facts" in capsys.readouterr().err
