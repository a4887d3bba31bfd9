"""What was missed and nobody explained."""

import pandas as pd

from scorecard.model.vocabulary import Status


def unexplained(rows: pd.DataFrame) -> pd.DataFrame:
    """The missed targets of a review without a cause (columns: status, cause), in their order."""
    has_cause = rows["cause"].fillna("").astype(str).str.strip() != ""
    return rows[(rows["status"] == Status.MISSED) & ~has_cause]
