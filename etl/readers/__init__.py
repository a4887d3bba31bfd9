"""Readers: one a source format (contract §1)."""

from etl.raw import RawTable, UnreadTable
from etl.readers.source import Origin, open_source, read_source

__all__ = ["Origin", "RawTable", "UnreadTable", "open_source", "read_source"]
