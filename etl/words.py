"""When two written words are the same word (contract §1, domain notes on spelling)."""

import re
import unicodedata
from typing import Final

_SPACES: Final = re.compile(r"\s+")

_OLD_TONES: Final = {
    "òa": "oà", "óa": "oá", "ỏa": "oả", "õa": "oã", "ọa": "oạ",
    "òe": "oè", "óe": "oé", "ỏe": "oẻ", "õe": "oẽ", "ọe": "oẹ",
    "ùy": "uỳ", "úy": "uý", "ủy": "uỷ", "ũy": "uỹ", "ụy": "uỵ",
}  # fmt: skip
"""Tone marks on the first vowel (hòa, ủy) and on the second (hoà, uỷ) spell the same words."""

_OLD_TONE: Final = re.compile("|".join(_OLD_TONES))

_I_TO_Y: Final = str.maketrans("iìíỉĩị", "yỳýỷỹỵ")
_FINAL_I: Final = re.compile(r"\b(?:[hklmst]|qu)[ìíỉĩị]\b")
"""Syllables written with i or y alike: kì/kỳ, tỉ/tỷ, lí/lý, quí/quý."""


def tidy(text: str) -> str:
    """NFC, without spaces at the ends, each run of spaces (no-break ones too) as one space."""
    return _SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip()


def fold(text: str) -> str:
    """What is compared of a heading or word: tidy, without regard to case and spelling variants."""
    folded = tidy(text).casefold()
    folded = _OLD_TONE.sub(lambda match: _OLD_TONES[match[0]], folded)
    return _FINAL_I.sub(lambda match: match[0].translate(_I_TO_Y), folded)
