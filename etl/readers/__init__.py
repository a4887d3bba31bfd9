"""Readers: one a source format (contract §1)."""

from etl.raw import RawTable
from etl.readers.source import read_source

__all__ = ["RawTable", "read_source"]
