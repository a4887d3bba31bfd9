"""What a cell's reader answers where a cell is wrong or worth a word."""

from dataclasses import dataclass

from etl.problems import Wording


class CellError(ValueError):
    """A cell that cannot be taken; ``facts`` fill the wording."""

    def __init__(self, wording: Wording, **facts: object) -> None:
        super().__init__(wording.code)
        self.wording = wording
        self.facts = facts


@dataclass(frozen=True, slots=True)
class Noted:
    """A value that is taken, with a warning beside it."""

    value: object
    wording: Wording
    facts: dict[str, object]
