"""The words that people pick in a template in place of the contract's codes; the words are data."""

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from etl.words import fold

CODE_WORDS: Final = Path(__file__).resolve().parent.parent / "data" / "code_words.csv"
"""Columns table, column, code, word."""


def code_of(table: str, column: str, word: str) -> str | None:
    """The code that a word means in a column; None where it means none."""
    return _codes().get((table, column), {}).get(fold(word))


@cache
def _codes() -> Mapping[tuple[str, str], Mapping[str, str]]:
    codes: dict[tuple[str, str], dict[str, str]] = {}
    with CODE_WORDS.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            column = codes.setdefault((row["table"], row["column"]), {})
            if column.setdefault(fold(row["word"]), row["code"]) != row["code"]:
                raise ValueError(f"code words: {row['word']} has two meanings")
    return codes
