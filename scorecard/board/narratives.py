"""What people wrote in place of a retrospective's own sentences."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from scorecard.warehouse import Reader


@dataclass(frozen=True, slots=True)
class NarrativeEdit:
    """The version of a passage in force: its text ("" where put back), who wrote it, and when.

    ``version`` counts the edits of the passage; the next one bears the number after it.
    """

    text: str
    author: str
    recorded_on: date
    version: int


def subject_of(mandate: Mapping[str, object]) -> str:
    """What a narrative of this mandate is filed under: ``term:<id>`` or ``year:<code>``."""
    if mandate.get("year_code"):
        return f"year:{mandate['year_code']}"
    return f"term:{mandate['term_id']}"


def narrative_edits(
    reader: Reader, organisation_id: str, subject: str, known_at: date | None = None
) -> dict[str, NarrativeEdit]:
    """By passage, the latest version up to ``known_at``; of one day the one loaded last."""
    rows = reader.rows(
        "board/narrative_texts",
        organisation_id=organisation_id,
        subject=subject,
        known_at=known_at or date.max,
    )
    return {
        row["passage"]: NarrativeEdit(
            row["text"] or "", row["author"] or "", row["recorded_on"], row["version"] or 0
        )
        for row in rows
    }


def narrative_texts(
    reader: Reader, organisation_id: str, subject: str, known_at: date | None = None
) -> dict[str, str]:
    """By passage, the text in force; passages that were put back are left out."""
    edits = narrative_edits(reader, organisation_id, subject, known_at)
    return {passage: edit.text for passage, edit in edits.items() if edit.text}
