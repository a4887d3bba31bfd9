"""What the checks on data find in the stored reports, and what people hold to be right as it is."""

from dataclasses import asdict, dataclass
from datetime import date

import pandas as pd
import pyarrow as pa

from scorecard import verdicts
from scorecard.verdicts import END_OF_TIME
from scorecard.warehouse import Reader

_FINDING = pa.schema(
    [
        ("finding_id", pa.int64()),
        ("place", pa.int64()),
        ("code", pa.string()),
        ("finding", pa.string()),
        ("organisation_id", pa.string()),
        ("indicator_id", pa.string()),
        ("period", pa.string()),
        ("mend_period", pa.string()),
        ("file_id", pa.int32()),
        ("row_number", pa.int64()),
    ]
)


@dataclass(frozen=True, slots=True)
class DataChecks:
    """What is to be checked (semantics §9).

    ``findings``: one row per finding (``board/findings.sql``), check by check. ``settled``: one
    row per acknowledgement of what is found no more (``board/settled_findings.sql``).
    """

    findings: pd.DataFrame
    settled: pd.DataFrame

    def about(self, organisation_ids: frozenset[str]) -> "DataChecks":
        """The part that is about some of the organisations."""
        return DataChecks(
            self.findings[self.findings["organisation_id"].isin(organisation_ids)],
            self.settled[self.settled["organisation_id"].isin(organisation_ids)],
        )


def data_checks(
    reader: Reader, organisation_ids: frozenset[str] | None = None, known_at: date | None = None
) -> DataChecks:
    """Run the checks on all reports of organisations, of all that the reader sees where None.

    An indicator's figures are held against each other within those organisations alone. Names are
    the latest; ``known_at`` leaves aside reports and acknowledgements recorded later.
    """
    # What checks also loads: a page that only reads does without it until somebody asks.
    from etl.checks import review

    with (
        reader.sibling()
        if organisation_ids is None
        else reader.narrowed(organisation_ids) as narrowed
    ):
        verdicts.review(narrowed, as_of=END_OF_TIME, known_at=known_at)
        for step in ("named_organisation", "acknowledged"):
            narrowed.materialise(step, f"board/{step}")
        codes: dict[str, int] = {}
        rows = []
        for number, found in enumerate(review(narrowed, known_at)):
            row = asdict(found)
            place = codes.setdefault(found.code, len(codes))
            rows.append({**row, "finding": row.pop("text"), "finding_id": number, "place": place})
        narrowed.stage("finding", pa.Table.from_pylist(rows, schema=_FINDING))
        return DataChecks(
            findings=narrowed.query("board/findings"),
            settled=narrowed.query("board/settled_findings"),
        )
