"""Ratings over the years: an organisation's own rung, its cells', its members' (semantics §8)."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

import pandas as pd

from scorecard.verdicts import review, value
from scorecard.warehouse import Reader

GOOD_OR_BETTER: Final = "tot_tro_len"
BELOW_GOOD: Final = "duoi_tot"
"""Levels of members where shares are all that is reported: they are no rungs of the scale."""

_SHARES: Final[dict[str, Any]] = {
    # Indicators that count members by rung, whatever catalogue they come from.
    "good_pattern": r"(.*\.)?members\.good_or_better",
    "excellent_pattern": r"(.*\.)?members\.excellent(_share|_of_good)?",
    "good_level": GOOD_OR_BETTER,
    "good_name": "Hoàn thành tốt nhiệm vụ trở lên",
    "below_level": BELOW_GOOD,
    "below_name": "Dưới mức hoàn thành tốt nhiệm vụ",
}


def ratings(
    reader: Reader, mandate: Mapping[str, Any], *, as_of: date, known_at: date | None
) -> pd.DataFrame:
    """``Retrospective.ratings`` of a mandate; the cells are those that the reader may see."""
    organisation_id = mandate["organisation_id"]
    span = {
        "first_day": mandate["first_day"] or mandate["start_date"],
        "last_day": mandate["last_day"] or mandate["end_date"],
    }
    found = reader.rows("board/retrospective_family", organisation_id=organisation_id)
    with reader.narrowed(frozenset(row["organisation_id"] for row in found)) as family:
        review(family, as_of=as_of, known_at=known_at)
        family.materialise(
            "valued_period",
            "board/retrospective_rated_period",
            organisation_id=organisation_id,
            **span,
            **_SHARES,
        )
        value(family)
        return family.query("board/retrospective_ratings", **_SHARES)
