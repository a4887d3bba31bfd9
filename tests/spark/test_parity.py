"""Spark answers what DuckDB answers: on random data sets, and on a Đảng bộ of 1,000 cells."""

import importlib.util
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from etl.load import load_sources
from etl.synthesise import synthesise
from scorecard.spark import SparkReader
from scorecard.verdicts import subtree
from scorecard.warehouse import Reader, Warehouse
from tests.oracle.strategies import Case
from tests.spark.parity import answers, differences, exported
from tests.support.batches import compare_together
from tests.support.combining import combined
from tests.support.loading import load_dataset

if importlib.util.find_spec("pyspark") is None:
    pytest.skip("Spark is not installed here; make test-spark runs these", allow_module_level=True)

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(0),
    # Only Arrow passes between Spark and us; pytest does not hear the product say so.
    pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas"),
    # Spark leaves its sockets to be closed when the process ends.
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]

TOGETHER = 50  # data sets that share a load and its reviews: Spark is slow to begin with a question
MOMENTS = 3

REVIEW = date(2024, 9, 30)


@pytest.mark.property
def test_random_data_sets_are_judged_alike(spark: Any) -> None:
    def compare(together: Sequence[Case]) -> None:
        data = combined([case.data for case in together])
        moments = sorted({case.moments[0] for case in together}, key=str)
        with tempfile.TemporaryDirectory() as folder:
            warehouse = load_dataset(data, Path(folder))
            facts = exported(spark, warehouse, Path(folder, "facts"))
            with warehouse.read() as reader:
                for moment in moments[:: max(1, len(moments) // MOMENTS)]:
                    found = answers(facts, *moment)
                    assert not differences(found, answers(reader, *moment)), moment
                _trees_are_alike(facts, reader, sorted({row["id"] for row in data.organisations}))

    compare_together(compare, settings.default.max_examples // 2, part=0, at_once=TOGETHER)


def _trees_are_alike(facts: SparkReader, reader: Reader, organisation_ids: list[str]) -> None:
    for organisation_id in organisation_ids[:3]:
        mine, other = (subtree(each, organisation_id, as_of=REVIEW) for each in (facts, reader))
        assert mine == other


@pytest.fixture(scope="module")
def thousand(tmp_path_factory: pytest.TempPathFactory) -> Warehouse:
    folder = tmp_path_factory.mktemp("thousand")
    synthesise(1000, targets=30, years=3, seed=1, fmt="parquet", out=folder / "source")
    warehouse = Warehouse(folder / "warehouse")
    assert not load_sources([folder / "source"], warehouse, "test").is_refused
    return warehouse


@pytest.fixture(scope="module")
def both(
    spark: Any, thousand: Warehouse, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[SparkReader, Reader]]:
    facts = exported(spark, thousand, tmp_path_factory.mktemp("bản xuất") / "số liệu")
    with thousand.read() as reader:
        yield facts, reader


@pytest.mark.parametrize("known_at", [None, date(2024, 7, 1)])
def test_a_thousand_cells_are_judged_alike(
    both: tuple[SparkReader, Reader], known_at: date | None
) -> None:
    facts, reader = both
    found = answers(facts, REVIEW, known_at)
    assert len(found) > 90_000
    assert not differences(found, answers(reader, REVIEW, known_at))[:10]


def test_a_part_of_the_tree_is_judged_alike(both: tuple[SparkReader, Reader]) -> None:
    facts, reader = both
    below = subtree(facts, "minh-hoa-cs005", as_of=REVIEW)
    assert below == subtree(reader, "minh-hoa-cs005", as_of=REVIEW)
    with (
        facts.narrowed(frozenset(below)) as mine,
        reader.narrowed(frozenset(below)) as other,
    ):
        found = answers(mine, REVIEW)
        assert {row["organisation_id"] for row in found} <= set(below)
        assert found
        assert not differences(found, answers(other, REVIEW))
        with mine.narrowed(frozenset({"không có"})) as nobody:
            assert answers(nobody, REVIEW) == []
