"""Vietnamese order: a ă â b c d đ e ê …; tones ngang, huyền, hỏi, ngã, sắc, nặng."""

import re
import unicodedata
from typing import Final

_LETTERS: Final = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANKS: Final = {letter: rank for rank, letter in enumerate(_LETTERS)}
_TONES: Final = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_DIGITS: Final = re.compile(r"(\d+)")
_OTHER: Final = len(_LETTERS)

Key = tuple[tuple[tuple[int, int], ...], tuple[int, ...], str]
"""Letters and numbers first, then tones, then the text itself so that order is total."""


def vietnamese_key(text: str) -> Key:
    """Sort key of a text: ``sorted(names, key=vietnamese_key)``.

    Letters decide before tones, as in a Vietnamese dictionary; upper and lower case are equal;
    runs of digits compare as numbers, so that "Chi bộ 2" comes before "Chi bộ 10".
    """
    letters: list[tuple[int, int]] = []
    tones: list[int] = []
    for piece in _DIGITS.split(unicodedata.normalize("NFC", text).lower()):
        if _DIGITS.fullmatch(piece):
            letters.append((1, int(piece)))
            tones.append(0)
        else:
            for character in piece:
                rank, tone = _rank(character)
                letters.append(rank)
                tones.append(tone)
    return tuple(letters), tuple(tones), text


def _rank(character: str) -> tuple[tuple[int, int], int]:
    """Place of a character, signs and spaces before digits before letters, and its tone."""
    tone = 0
    base = ""
    for part in unicodedata.normalize("NFD", character):
        if part in _TONES:
            tone = _TONES[part]
        else:
            base += part
    letter = unicodedata.normalize("NFC", base)
    if letter in _RANKS:
        return (2, _RANKS[letter]), tone
    if letter.isalpha():
        return (2, _OTHER + ord(letter[0])), tone
    return (0, ord(letter[0]) if letter else 0), tone
