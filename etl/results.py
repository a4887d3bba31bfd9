"""What became of a call: its problems, its counts, and what it changes."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum

from etl.counting import TableCount
from etl.expectations import Conflict
from etl.preview import NO_PREVIEW, Preview
from etl.problems import Problem, has_errors, in_reading_order


class Questions(Enum):
    """What becomes of a load about which the checks on data ask something; none refuses it."""

    TOLD = "told"
    """They are told beside what was published."""
    FIRST = "first"
    """They are to be answered first: nothing is written."""
    ANSWERED = "answered"
    """They were asked before, and are not asked again."""


@dataclass(frozen=True, slots=True)
class LoadResult:
    """What became of a call: problems in reading order, counts a table of a file.

    ``generation`` is the number of the new generation; None where nothing changed, nothing was
    to be loaded, or an error stands among the problems (then the counts are empty). ``conflicts``
    are the reports that others published since they were looked at; they stop a load too.
    ``preview``: what would change, or what was changed; ``is_outdated``: another preview had been
    agreed to, so nothing was written. ``is_asking``: nor was it because there are questions first.
    """

    problems: list[Problem]
    counts: list[TableCount]
    generation: int | None = None
    conflicts: list[Conflict] = field(default_factory=list)
    preview: Preview = NO_PREVIEW
    is_outdated: bool = False
    is_asking: bool = False

    @property
    def is_refused(self) -> bool:
        """Whether an error or a conflict stops the load."""
        return has_errors(self.problems) or bool(self.conflicts)


def once(problems: Sequence[Problem]) -> list[Problem]:
    """The problems in reading order; of two that say the same of one cell, the first."""
    kept: dict[tuple[object, ...], Problem] = {}
    for each in problems:
        place = (each.file, each.sheet, each.row, each.column, each.code)
        is_of_a_cell = each.row is not None and each.column is not None
        kept.setdefault(place if is_of_a_cell else (*place, each.text), each)
    return in_reading_order(kept.values())
