"""The layout of exported facts: what ``etl export`` writes and Spark reads (docs/parquet.md)."""

from typing import Final

LAYOUT: Final = 3
"""Raised with every change that a program reading the former layout would stumble over."""

MARKER: Final = "export.json"
"""The file that makes a folder an export; written last."""

RELATIONS: Final = {
    "organisation": "organisation_key",
    "organisation_history": "organisation_key, valid_from",
    "term": "organisation_key, term_id",
    "resolution": "organisation_key, resolution_id",
    "scale": "scale_id, rank",
    "indicator": "indicator_key",
    "target": "organisation_key, target_key",
    "target_year": "organisation_key, target_key, year_number",
    "target_state": "target_key, state_number",
    "target_state_year": "target_key, state_number, year_number",
    "actual": "organisation_key, indicator_key, period_key, report_id",
    "commentary": "target_key, commentary_id",
    "narrative": "organisation_key, narrative_id",
    "closing": "organisation_key, closing_id",
    "acknowledgement": "organisation_key, acknowledgement_id",
    "adjustment": "target_key, adjustment_id",
    "calendar": "period_key",
    "month": "month",
    "load": "load_id",
    "load_file": "file_id",
}
"""Each relation, one folder, and the columns by which its rows are ordered."""

REPORTS: Final = "actual"
"""The one relation that is parted: by ``RANGE``."""

RANGE: Final = "organisation_range"
"""Column of the folders of ``REPORTS``: organisation_key / ORGANISATIONS_PER_RANGE, whole."""

ORGANISATIONS_PER_RANGE: Final = 4096
"""Keys are numbered in tree order, so that the cells of one Đảng bộ lie in one range or two."""
