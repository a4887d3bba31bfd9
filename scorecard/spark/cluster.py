"""A Spark session, on this machine or on a cluster."""

import os
import shutil
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from scorecard.spark.errors import MissingJavaError, MissingSparkError, StoppedSparkError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_RULES: Final = {
    # A figure that does not fit is a fault, never a null or a rounded one.
    "spark.sql.ansi.enabled": "true",
    "spark.sql.decimalOperations.allowPrecisionLoss": "false",
    "spark.sql.session.timeZone": "UTC",
    # A chain of months over a long term has more links than Spark lets a recursion take by itself.
    "spark.sql.cteRecursionLevelLimit": "1000",
    "spark.sql.cteRecursionRowLimit": "-1",
    "spark.log.level": "ERROR",
}

_LOCAL: Final = {
    # Nothing of a review on one machine listens beyond it.
    "spark.ui.enabled": "false",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
}

_FEWEST_PARTS: Final = 8
_MOST_PARTS: Final = 200
_REPORTS_OF_A_PART: Final = 250_000


@contextmanager
def spark_session(master: str) -> Iterator["SparkSession"]:
    """A session on ``master`` (``local[2]``, ``spark://…``, ``yarn``), stopped at the end.

    Sizes are Spark's own settings (``SPARK_DRIVER_MEMORY``, ``spark-defaults.conf``).
    ``SparkError`` where Spark or Java is missing, or Spark fails inside the block.
    """
    try:
        # It warns of pandas 3, which it never meets: only Arrow passes between Spark and us.
        warnings.filterwarnings("ignore", "PySpark does not yet fully support pandas")
        from py4j.protocol import Py4JError
        from pyspark.errors import PySparkException
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise MissingSparkError from error
    if not (os.environ.get("JAVA_HOME") or shutil.which("java")):
        raise MissingJavaError
    builder = SparkSession.Builder().appName("scorecard").master(master)
    for name, value in (_RULES | (_LOCAL if _is_local(master) else {})).items():
        builder = builder.config(name, value)
    if _is_local(master):
        os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    builder = builder.config("spark.ui.showConsoleProgress", str(sys.stderr.isatty()).lower())
    try:
        spark = builder.getOrCreate()
        try:
            yield spark
        finally:
            spark.stop()
    except (PySparkException, Py4JError) as error:
        raise StoppedSparkError(master, _first_line(error)) from error


def suit(spark: "SparkSession", reports: int) -> None:
    """Part the work of a session on one machine by its size; a cluster keeps its own settings.

    The 200 parts that Spark makes of everything cost a small warehouse more than the work itself.
    """
    if _is_local(spark.sparkContext.master):
        parts = min(_MOST_PARTS, max(_FEWEST_PARTS, reports // _REPORTS_OF_A_PART))
        spark.conf.set("spark.sql.shuffle.partitions", parts)


def _is_local(master: str) -> bool:
    return master.partition("[")[0] == "local"


def _first_line(error: Exception) -> str:
    return next((line for line in str(error).splitlines() if line.strip()), type(error).__name__)
