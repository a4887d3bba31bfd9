"""The SQL of the product by name: ``checks/jump`` is ``scorecard/sql/checks/jump.sql``."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

SQL_FOLDER = Path(__file__).resolve().parent.parent / "sql"

_NAME = re.compile(r"[a-z][a-z0-9_]*(/[a-z][a-z0-9_]*)*")
_IDENTIFIERS = re.compile(r'"?[a-z][a-z0-9_]*"?(, "?[a-z][a-z0-9_]*"?)*')


@cache
def sql_text(name: str) -> str:
    """Text of ``scorecard/sql/<name>.sql``; ``ValueError`` where the name is no file of ours."""
    if not _NAME.fullmatch(name):
        raise ValueError(name)
    return (SQL_FOLDER / f"{name}.sql").read_text(encoding="utf-8")


def with_identifiers(text: str, identifiers: Mapping[str, str]) -> str:
    """The text with each ``{name}`` replaced by a table's name or a list of columns.

    They come from the program's own description of tables, never from a user's text;
    ``ValueError`` where one is neither.
    """
    for name, identifier in identifiers.items():
        if not _IDENTIFIERS.fullmatch(identifier):
            raise ValueError(identifier)
        text = text.replace(f"{{{name}}}", identifier)
    return text


def sql_names(folder: str) -> tuple[str, ...]:
    """Names of all SQL files of a folder (``"checks"``), sorted."""
    return tuple(f"{folder}/{path.stem}" for path in sorted((SQL_FOLDER / folder).glob("*.sql")))
