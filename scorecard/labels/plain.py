"""Texts that others wrote, without the marks that hide in them or turn the writing around them."""

import re
from typing import Final

_MARKS: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters: not allowed in XML
    # What turns the text after it, and what hides in it.
    "\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
    "\ufff9-\ufffb\ufffe\uffff]"
    "|[\ud800-\udfff]"
)


_MARKDOWN: Final = re.compile(r"[\\`*_{}\[\]()<>#+.!~:$|&-]")


def as_written(text: str) -> str:
    """The text where Markdown is read: its signs stand for themselves."""
    return _MARKDOWN.sub(r"\\\g<0>", plain(text))


def plain(text: str) -> str:
    """The text as it may stand beside others; joiners stay, which emoji are made of."""
    return _MARKS.sub("", text)
