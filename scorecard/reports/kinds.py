"""The kinds of reports: what each asks for on the command line, and how it is built from a reader.

A kind is one entry of ``KINDS``, with a function of its own here.
"""

import argparse
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any, Final

from scorecard import board
from scorecard.board.closings import closings, in_force
from scorecard.board.compare import compare as compare_members
from scorecard.board.narratives import narrative_texts, subject_of
from scorecard.board.sources import figure_sources
from scorecard.board.tree import MOST_OF_A_FAMILY, MOST_TOGETHER, below, entered
from scorecard.board.tree import family as register_family
from scorecard.labels import dates
from scorecard.labels.closings import closed_by
from scorecard.reports.build_compare import build_compare
from scorecard.reports.build_quarter import build_quarter
from scorecard.reports.build_retrospective import build_retrospective
from scorecard.reports.faults import (
    NothingToReportError,
    TooManyOrganisationsError,
    UnknownOrganisationError,
)
from scorecard.reports.parts import Basis
from scorecard.reports.report import Report
from scorecard.rollup import Level
from scorecard.verdicts import subtree
from scorecard.warehouse import Reader

MOST_NAMED_SOURCES: Final = 60
"""Of so many compared members a report names where each figure comes from."""

AddOption = Callable[..., Any]
"""``argparse``'s ``add_argument`` of the kind's own command."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of report: its words in the help, its options, and its builder.

    ``build`` takes the reader, the number of its generation and the options of the command line;
    it raises a ``ReportError`` where there is nothing to report on.
    """

    help: str
    add_options: Callable[[AddOption], None]
    build: Callable[[Reader, int, argparse.Namespace], Report]


def quarter(
    reader: Reader, organisation_id: str, organisation_ids: Iterable[str], basis: Basis
) -> Report:
    """The review of some organisations, in the name of one."""
    chosen = frozenset(organisation_ids)
    if len(chosen) > MOST_TOGETHER:
        remedy = "Bỏ --subtree, hoặc viết báo cáo của từng đơn vị trực thuộc."
        raise TooManyOrganisationsError(organisation_id, len(chosen) - 1, MOST_TOGETHER, remedy)
    as_of, known_at = basis.as_of, basis.known_at
    report = build_quarter(
        board.quarter_review(reader, chosen, as_of=as_of, known_at=known_at),
        board.facts_without_target(reader, chosen, as_of=as_of, known_at=known_at),
        figure_sources(reader, chosen, as_of=as_of, known_at=known_at),
        board.organisations(reader, as_of=as_of, organisation_ids=[organisation_id]),
        organisation_id,
        basis,
    )
    if report is None:
        raise NothingToReportError(
            f"{organisation_id} chưa có chỉ tiêu và kết quả nào đến ngày {dates.day(as_of)}: không "
            "có gì để báo cáo. Nạp nghị quyết, chỉ tiêu và kết quả rồi chạy lại."
        )
    return report


def retrospective(
    reader: Reader,
    organisation_id: str,
    basis: Basis,
    *,
    term_id: str | None = None,
    year: str | None = None,
) -> Report:
    """The retrospective of a term or a year, with the texts that people wrote for it."""
    own, as_of, known_at = frozenset({organisation_id}), basis.as_of, basis.known_at
    found = board.retrospective(
        reader, organisation_id, term_id=term_id, year=year, as_of=as_of, known_at=known_at
    )
    report = None
    if found is not None:
        report = build_retrospective(
            found,
            board.facts_without_target(reader, own, as_of=as_of, known_at=known_at),
            figure_sources(reader, own, as_of=as_of, known_at=known_at),
            board.organisations(reader, as_of=as_of, organisation_ids=[organisation_id]),
            basis,
            narrative_texts(reader, organisation_id, subject_of(found.mandate), known_at),
        )
    if report is None:
        what = f"nhiệm kỳ {term_id}" if term_id else f"năm {year}"
        raise NothingToReportError(
            f"{organisation_id} không có chỉ tiêu hay kết quả nào của {what}: không có gì để báo "
            "cáo. Kiểm tra mã nhiệm kỳ hoặc năm, hoặc nạp nghị quyết của tổ chức này."
        )
    return report


def compare(
    reader: Reader, organisation_id: str, basis: Basis, *, level: Level = Level.CELLS
) -> Report:
    """The members of an organisation compared; sources are named of as many as a paper holds.

    Of a tree with more organisations than are judged together, those directly under its top.
    """
    as_of, known_at = basis.as_of, basis.known_at
    with reader.sibling() as apart:
        register = entered(apart)
        size = below(register, organisation_id, as_of=as_of, most=0).size
        is_deep = size <= MOST_TOGETHER
        family = frozenset(register_family(register, organisation_id, is_deep=is_deep))
    if len(family) > MOST_OF_A_FAMILY:
        remedy = "Chọn một đơn vị trực thuộc."
        raise TooManyOrganisationsError(organisation_id, len(family) - 1, MOST_TOGETHER, remedy)
    with reader.narrowed(family) as near:
        found = compare_members(
            near,
            organisation_id,
            as_of=as_of,
            known_at=known_at,
            level=level if is_deep else Level.DIRECT,
        )
    members = frozenset(found.members["organisation_id"])
    named = members if len(members) <= MOST_NAMED_SOURCES else frozenset()
    report = build_compare(
        found,
        figure_sources(reader, named | {organisation_id}, as_of=as_of, known_at=known_at),
        board.organisations(reader, as_of=as_of, organisation_ids=[organisation_id]),
        basis,
    )
    if report is None:
        raise NothingToReportError(
            f"{organisation_id} không có tổ chức trực thuộc vào ngày {dates.day(as_of)}: không có "
            "gì để so sánh. Chọn một Đảng bộ, hoặc nạp bảng Tổ chức có cột cấp trên."
        )
    return report


def day(text: str) -> date:
    """A day as typed on a command line: 2024-09-30."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' không phải ngày; viết như 2024-09-30") from None


def _quarter_options(add: AddOption) -> None:
    add("--as-of", type=day, required=True, metavar="NGÀY", help="ngày rà soát, như 2024-09-30")
    add("--subtree", action="store_true", help="cả các tổ chức trực thuộc vào ngày rà soát")


def _quarter(reader: Reader, generation: int, options: argparse.Namespace) -> Report:
    with _state(reader, generation, options, options.as_of) as (state, basis):
        below = subtree(state, options.organisation, as_of=options.as_of)
        if not below:
            raise UnknownOrganisationError(options.organisation)
        chosen = below if options.subtree else [options.organisation]
        return quarter(state, options.organisation, chosen, basis)


def _retrospective_options(add: AddOption) -> None:
    add("--term", metavar="MÃ", help="mã nhiệm kỳ")
    add("--year", metavar="NĂM", help="năm của một nghị quyết năm, như 2020 hoặc 2022-2023")
    add("--as-of", type=day, metavar="NGÀY", help="ngày rà soát; mặc định là ngày nạp số liệu")


def _retrospective(reader: Reader, generation: int, options: argparse.Namespace) -> Report:
    if (options.term is None) == (options.year is None):
        raise argparse.ArgumentTypeError("chọn một trong hai: --term MÃ hoặc --year NĂM")
    # The day of the last load: how things stand by what the warehouse knows.
    as_of = options.as_of or reader.rows("generation_summary")[0]["loaded_at"].date()
    with _state(reader, generation, options, as_of) as (state, basis):
        if not subtree(state, options.organisation, as_of=as_of):
            raise UnknownOrganisationError(options.organisation)
        return retrospective(
            state, options.organisation, basis, term_id=options.term, year=options.year
        )


def _compare_options(add: AddOption) -> None:
    add("--as-of", type=day, required=True, metavar="NGÀY", help="ngày rà soát, như 2024-09-30")
    add(
        "--direct",
        action="store_true",
        help="so các tổ chức trực thuộc trực tiếp, không phải chi bộ",
    )


def _compare(reader: Reader, generation: int, options: argparse.Namespace) -> Report:
    level = Level.DIRECT if options.direct else Level.CELLS
    with _state(reader, generation, options, options.as_of) as (state, basis):
        if not subtree(state, options.organisation, as_of=options.as_of):
            raise UnknownOrganisationError(options.organisation)
        return compare(state, options.organisation, basis, level=level)


@contextmanager
def _state(
    reader: Reader, generation: int, options: argparse.Namespace, as_of: date
) -> Iterator[tuple[Reader, Basis]]:
    """What is reported on: a review that the organisation closed as it was closed.

    Unless the command line asks for a knowledge date, or for the latest figures.
    """
    basis = Basis(as_of, generation, options.known_at, options.place, options.date)
    closing = None
    if options.known_at is None and not options.latest:
        found = closings(reader, options.organisation, review_date=as_of)
        closing = in_force(found, options.organisation)
    if closing is None:
        yield reader, basis
        return
    with reader.until(closing.load_id) as limited:
        closed = closed_by(asdict(closing))
        yield limited, replace(basis, known_at=closing.known_at, closed=closed)


KINDS: Final[dict[str, Kind]] = {
    "quarter": Kind("rà soát quý", _quarter_options, _quarter),
    "compare": Kind("so sánh các chi bộ", _compare_options, _compare),
    "retrospective": Kind("tổng kết nhiệm kỳ hoặc năm", _retrospective_options, _retrospective),
}
