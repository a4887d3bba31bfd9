"""The tables of the pages as neutral descriptions: which columns, what they are called, whence.

Frames are those of ``scorecard.board``; each function names the one it takes. Nothing is computed
here but words.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from scorecard.board import Retrospective
from scorecard.labels import dates, promises
from scorecard.labels.fields import Row, text
from scorecard.reports import columns
from scorecard.reports import congress as congress_table
from scorecard.reports.columns import Field
from scorecard.reports.tables import ColumnSpec, Table


@dataclass(frozen=True, slots=True)
class Source:
    """Where the figures of a table come from: what every file says of itself."""

    organisation: str
    as_of: date
    generation: int
    is_made_up: bool = False
    known_at: date | None = None
    closed: str = ""

    def notes(self) -> tuple[tuple[str, str], ...]:
        """The same as name and text."""
        known = dates.day(self.known_at) if self.known_at else "tất cả số liệu đã nạp"
        if self.closed:
            known = f"{known}, kỳ rà soát {self.closed}"
        return (
            ("Tổ chức", self.organisation),
            ("Kỳ rà soát", f"{dates.review(self.as_of)} (số liệu đến {dates.day(self.as_of)})"),
            ("Như đã biết", known),
            ("Phiên bản số liệu", str(self.generation)),
        )


def review(rows: pd.DataFrame, source: Source) -> Table:
    """``QuarterReview.rows``: every target under review, worst first."""
    return _table("Rà soát chỉ tiêu", columns.REVIEW, rows, source)


def standing(frame: pd.DataFrame, source: Source) -> Table:
    """``QuarterReview.standing``: how many targets of each organisation stand where."""
    return _table("Tình hình theo tổ chức", columns.STANDING, frame, source)


def branches(frame: pd.DataFrame, source: Source) -> Table:
    """``TreeReview.branches``: how the targets of each branch stand, all under it counted."""
    return _table("Tình hình theo đơn vị trực thuộc", columns.BRANCHES, frame, source)


def unreported(frame: pd.DataFrame, source: Source) -> Table:
    """``QuarterReview.unreported``: targets that wait for reports, longest wait first."""
    return _table("Chưa báo cáo", columns.UNREPORTED, frame, source)


def changes(frame: pd.DataFrame, source: Source) -> Table:
    """``QuarterReview.changes``: verdicts that moved since the previous review."""
    return _table("Đánh giá thay đổi", columns.CHANGES, frame, source)


def corrections(frame: pd.DataFrame, source: Source) -> Table:
    """``QuarterReview.corrections``: figures replaced since the previous review."""
    return _table("Số liệu đính chính", columns.CORRECTIONS, frame, source)


def verdicts_since(frame: pd.DataFrame, source: Source) -> Table:
    """``Since.verdicts``: how targets stand otherwise than on a review of an earlier state."""
    return _table("Đánh giá thay đổi từ đó", columns.VERDICTS_SINCE, frame, source)


def figures_since(frame: pd.DataFrame, source: Source) -> Table:
    """``Since.figures``: figures that came after an earlier state of a review."""
    return _table("Số liệu đến sau", columns.FIGURES_SINCE, frame, source)


def facts(frame: pd.DataFrame, source: Source) -> Table:
    """``facts_without_target``: results on which no target is set."""
    return _table("Kết quả ngoài chỉ tiêu", columns.FACTS, frame, source)


def resolutions(frame: pd.DataFrame, source: Source) -> Table:
    """``board.resolutions``."""
    return _table("Nghị quyết", columns.RESOLUTIONS, frame, source)


def resolution_targets(frame: pd.DataFrame, source: Source, roadmaps: Mapping[str, str]) -> Table:
    """``board.resolution_targets``; ``roadmaps`` words the promise of targets by year."""
    promised: Field = (
        ColumnSpec("promise", "Nghị quyết giao", width=44),
        lambda row: roadmaps.get(text(row, "target_id")) or promises.promise(row),
    )
    fields = (*columns.TARGET_NAMES, promised, *columns.TARGET_SOURCE)
    return _table("Chỉ tiêu của nghị quyết", fields, frame, source)


def years(frame: pd.DataFrame, target: Row, source: Source) -> Table:
    """``TargetDetail.years``; ``target`` is ``TargetDetail.target``."""
    return _table("Kết quả từng năm", columns.YEARS, _with_target(frame, target), source)


def reports(frame: pd.DataFrame, target: Row, source: Source) -> Table:
    """``TargetDetail.reports``: every version of every report; ``target`` may be an indicator."""
    full = _with_target(frame, target).assign(as_of=[source.as_of] * len(frame))
    return _table("Báo cáo và các lần đính chính", columns.REPORTS, full, source)


def commentaries(frame: pd.DataFrame, source: Source) -> Table:
    """``TargetDetail.commentaries``."""
    return _table("Giải trình", columns.COMMENTARIES, frame, source)


def congress(retrospective: Retrospective, source: Source) -> Table:
    """``Retrospective``: the table that the congress expects, a row a target."""
    fields = congress_table.fields(retrospective)
    return _table("Kết quả thực hiện chỉ tiêu nghị quyết", fields, retrospective.rows, source)


def late(frame: pd.DataFrame, source: Source) -> Table:
    """``telling.late`` of ``Retrospective.rows``: what was reported late, the worst first."""
    return _table("Chỉ tiêu báo cáo muộn", columns.LATE, frame, source)


def still_open(frame: pd.DataFrame, source: Source) -> Table:
    """``telling.still_open`` of ``Retrospective.rows``: what can still be reached."""
    return _table("Còn đạt được gì", columns.STILL_OPEN, frame, source)


def former(frame: pd.DataFrame, source: Source) -> Table:
    """``Retrospective.former``: this mandate and the one before, indicator by indicator."""
    return _table("So với nhiệm kỳ trước", columns.FORMER, frame, source)


def records(frame: pd.DataFrame) -> list[dict[str, object]]:
    """The rows of a frame as mappings from column to cell."""
    return [{str(name): cell for name, cell in row.items()} for row in frame.to_dict("records")]


def _table(title: str, fields: Sequence[Field], frame: pd.DataFrame, source: Source) -> Table:
    return described(title, fields, frame, source.notes(), source.is_made_up)


def described(
    title: str,
    fields: Sequence[Field],
    frame: pd.DataFrame,
    notes: Sequence[tuple[str, str]],
    is_made_up: bool,
) -> Table:
    """The rows of a frame as a table: a column a field; ``notes`` say where it comes from."""
    rows = records(frame)
    cells = {spec.name: pd.Series([get(row) for row in rows], dtype=object) for spec, get in fields}
    return Table(
        title=title,
        columns=tuple(spec for spec, _ in fields),
        frame=pd.DataFrame(cells),
        notes=tuple(notes),
        is_made_up=is_made_up,
    )


def _with_target(frame: pd.DataFrame, target: Row) -> pd.DataFrame:
    """The frame with those of the target's own columns that it lacks."""
    own = {name: cell for name, cell in target.items() if name not in frame.columns}
    return frame.assign(**{name: [cell] * len(frame) for name, cell in own.items()})
