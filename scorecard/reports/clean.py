"""Texts that every file format bears: a line each, composed, without hidden marks."""

import dataclasses
import re
import unicodedata
from functools import cache
from typing import Any, Final, TypeVar

from scorecard.labels.plain import plain

Described = TypeVar("Described")

_BREAKS: Final = re.compile("[\t\v\f\r\n\x85\u2028\u2029]+")
_NO_CHARACTERS: Final = re.compile("[\ufdd0-\ufdef]")


def clean(text: str) -> str:
    """A text on one line, composed, without what XML or a printer cannot bear."""
    told = unicodedata.normalize("NFC", _NO_CHARACTERS.sub("", plain(_BREAKS.sub(" ", text))))
    return text if told == text else told


def cleaned(described: Described) -> Described:
    """A frozen description with each of its texts cleaned, however deep."""
    result: Described = _cleaned(described)
    return result


def _cleaned(value: Any) -> Any:
    """The value itself where nothing in it had to be cleaned, as is nearly always the case."""
    kind: Any = type(value)
    if kind is str:  # a status and its like are words of ours
        return value if value.isascii() and value.isprintable() else clean(value)
    if kind is tuple:
        parts = [_cleaned(each) for each in value]
        is_same = all(new is old for new, old in zip(parts, value, strict=True))
        return value if is_same else tuple(parts)
    changes = {
        name: new
        for name in _fields(kind)
        if (new := _cleaned(old := getattr(value, name))) is not old
    }
    return dataclasses.replace(value, **changes) if changes else value


@cache
def _fields(kind: object) -> tuple[str, ...]:
    """The fields of a description; none of anything else."""
    if not isinstance(kind, type) or not dataclasses.is_dataclass(kind):
        return ()
    return tuple(field.name for field in dataclasses.fields(kind))
