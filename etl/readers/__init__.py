"""Readers: one a source format (contract §1)."""

from etl.raw import RawTable
from etl.readers.source import Origin, read_source

__all__ = ["Origin", "RawTable", "read_source"]
