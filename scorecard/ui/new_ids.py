"""Ids of what is entered by hand: readable, and so that two people never make the same."""

from secrets import token_hex
from typing import Final

from scorecard.model.folding import words

_LONGEST: Final = 60
_PLAIN: Final = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-.")


def new_id(*parts: str) -> str:
    """An id of those words, plain letters alone, and a few that nobody else has drawn."""
    said = "-".join(word for part in parts for word in words(part))
    plain = "".join(letter for letter in said if letter in _PLAIN)[:_LONGEST].strip("-.")
    return f"{plain}-{token_hex(3)}"
