"""One Spark for all tests of this folder; `make test-spark` runs them where it is installed."""

from collections.abc import Iterator
from typing import Any

import pytest

from scorecard.spark.cluster import spark_session

MASTER = "local[2]"


@pytest.fixture(scope="session")
def spark() -> Iterator[Any]:
    with spark_session(MASTER) as session:
        yield session
