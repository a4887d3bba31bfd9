"""Verdicts on Apache Spark, over exported facts: the same SQL files, on many machines or one.

An optional extra (requirements-spark.txt); the only package that knows Spark, and it asks for it
only when somebody does. What runs where: docs/scale.md.
"""

from scorecard.spark.errors import SparkError
from scorecard.spark.facts import Facts
from scorecard.spark.reader import SparkReader, read_facts

__all__ = ["Facts", "SparkError", "SparkReader", "read_facts"]
