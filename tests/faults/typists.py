"""People who type at once, each as the page does it: drafts first, then what was seen."""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from etl.entry import enter
from etl.expectations import Expectation
from scorecard.drafts import Drafts
from scorecard.warehouse import Warehouse, WarehouseSettings

DAY = date(2024, 10, 5)

Figure = tuple[str, str, str]
"""Organisation, indicator, period."""


@dataclass(frozen=True)
class Typist:
    """Somebody with figures to type; what is in force there counts as seen when it is told."""

    name: str
    figures: Mapping[Figure, str]

    def work(self, directory: Path) -> int:
        """Type and publish; how often another was first, and the figure became a correction."""
        warehouse = Warehouse(directory, WarehouseSettings(threads=1))
        drafts, form = Drafts(directory), f"results/{self.name}"
        cells = {"/".join(figure): value for figure, value in self.figures.items()}
        drafts.keep(form, self.name, cells, at=datetime.now(UTC))
        seen: dict[Figure, str | None] = dict.fromkeys(self.figures)
        for corrections in range(1_000):
            result = enter(
                {"actuals": [self._row(figure, seen) for figure in self.figures]},
                warehouse,
                self.name,
                "Trang Nhập kết quả",
                [Expectation(*figure, False, version) for figure, version in seen.items()],
            )
            if not result.is_refused:
                drafts.discard(form, self.name, cells)
                return corrections
            assert result.problems == []
            for told in result.conflicts:
                seen[told.organisation_id, told.indicator_id, told.period] = told.version
        raise AssertionError("never published")

    def _row(self, figure: Figure, seen: Mapping[Figure, str | None]) -> dict[str, object]:
        organisation_id, indicator_id, period = figure
        return {
            "organisation_id": organisation_id,
            "indicator_id": indicator_id,
            "period": period,
            "value": self.figures[figure],
            "recorded_on": DAY,
            "recorded_by": self.name,
            "note": "đếm lại" if seen[figure] else None,
        }


def type_at_once(directory: Path, typists: Sequence[Typist]) -> int:
    """All of them at the same time; how often one was told of another's figure."""
    with ThreadPoolExecutor(len(typists)) as people:
        return sum(people.map(lambda typist: typist.work(directory), typists))


def published(warehouse: Warehouse) -> list[tuple[Figure, str, str]]:
    """Every figure that somebody typed: what, by whom, how much."""
    text = (
        "select o.organisation_id, i.indicator_id, c.period_code, a.recorded_by, a.value "
        "from actual as a join load as l using (load_id) "
        "join organisation as o using (organisation_key) "
        "join indicator as i using (indicator_key) join calendar as c using (period_key) "
        "where l.loaded_by = a.recorded_by and a.value is not null"
    )
    with warehouse.read() as reader:
        rows = reader._execute(text).fetchall()
    return [((row[0], row[1], row[2]), row[3], f"{row[4]:.0f}") for row in rows]
