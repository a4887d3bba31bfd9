"""The relations that a session may see, each shown when a statement first names it.

DuckDB binds a view when it is created, half a millisecond each: a page that asks for ten of them
does not wait for the other thirty.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final

from scorecard.warehouse.sqlfiles import sql_text

_CREATED: Final = re.compile(r"\btemp view (\w+)")
_READ: Final = re.compile(r"\b(?:from|join)\s+(\w+)\b(?!\.)")
_MOST_TEXTS: Final = 2_048


@cache
def statements() -> Mapping[str, str]:
    """The statement that shows each relation."""
    texts = sql_text("relations").split(";\n")
    return {name: text for text in texts for name in created(text)}


@lru_cache(_MOST_TEXTS)
def needed(text: str) -> tuple[str, ...]:
    """The relations that a text reads, each after those that its own statement reads."""
    found: dict[str, None] = {}
    for name in _READ.findall(text):
        if name in statements() and name not in found:
            found |= dict.fromkeys(needed(statements()[name]))
            found[name] = None
    return tuple(found)


@lru_cache(_MOST_TEXTS)
def created(text: str) -> tuple[str, ...]:
    """The temporary views that a text shows."""
    return tuple(_CREATED.findall(text))
