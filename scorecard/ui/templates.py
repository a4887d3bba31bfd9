"""Templates to download: results of a period, a whole tree's, and a new resolution's targets.

One organisation's are made when the button is pressed. A tree's may take long, so it is made by a
thread of its own that says how far it is; whoever asks for the same shares it. Everything kept has
the generation in its key.
"""

from dataclasses import dataclass
from functools import partial
from typing import Final

import streamlit as st

from scorecard import board
from scorecard.board import Reporting
from scorecard.labels import dates, numbers
from scorecard.labels.fields import Row, day, text
from scorecard.model.periods import KINDS, Period, parse_period, periods_of
from scorecard.reports import contents
from scorecard.reports.faults import ReportError
from scorecard.reports.write import MEDIA_TYPES
from scorecard.templates.make import Made, make_resolution, make_results
from scorecard.ui import addresses, choices, components, data, organisations, pickers
from scorecard.ui.desk import Work
from scorecard.ui.html import draw
from scorecard.ui.loading import LOOK_SECONDS, bar_html
from scorecard.ui.tree import Organisation
from scorecard.ui.warehouse import InForce, shelf

_MANY: Final = 16
_FEW: Final = 4
_ASKED: Final = "template-asked"
_MANDATE: Final = "template-mandate"
_XLSX: Final = MEDIA_TYPES[".xlsx"]
_NEW_TERM: Final = "new"
_UNEXPECTED: Final = (
    "Chương trình gặp lỗi ngoài dự kiến khi viết mẫu. Kho số liệu không bị ảnh hưởng. Thử lại, "
    "hoặc dùng lệnh python -m etl template."
)


@dataclass(frozen=True, slots=True)
class _Order:
    """What one template is about: the key by which it is kept."""

    generation: InForce
    organisation_id: str
    period: str

    @property
    def key(self) -> str:
        """The same as a text that a session can hold."""
        return (
            f"{self.generation.number}/{self.generation.stamp}/{self.organisation_id}/{self.period}"
        )


def offer(generation: InForce | None) -> None:
    """The templates of an organisation that is picked here; none of an empty warehouse."""
    if generation is None:
        return
    components.section_title("Mẫu Excel để điền")
    components.note_box(
        "Mẫu có sẵn từng chỉ tiêu, kế hoạch, kỳ trước và lũy kế; chỉ điền các ô nền vàng, lưu lại "
        "rồi thả nguyên tệp vào ô ở đầu trang này."
    )
    with st.container(key="templates"):
        row = st.container(horizontal=True, vertical_alignment="bottom", key="template-pickers")
        organisation = choices.choose_organisation(generation, choices.today(), row)
        if organisation is None:
            return
        with row:
            period = _choose_period(generation, organisation)
        if organisation.is_made_up:
            components.made_up_badge()
        if period is not None:
            _offer_results(generation, organisation, period)
        _offer_resolution(generation, organisation)


def _choose_period(generation: InForce, organisation: Organisation) -> Period | None:
    """A period of the years in which something is judged or reported, latest first."""
    known = data.review_dates(generation, (organisation.organisation_id,))
    latest = choices.latest(known)
    years = range(min([latest, *known]).year - 1, max([latest, *known]).year + 1)
    options = {
        period.code: dates.period_title(period.code)
        for period in sorted(
            (each for year in years for kind in KINDS for each in periods_of(kind, year)),
            key=lambda each: (each.last_day, each.months),
            reverse=True,
        )
    }
    default = periods_of("quarter", latest.year)[(latest.month - 1) // 3].code
    wanted = addresses.given(addresses.PERIOD) or default
    try:
        period = parse_period(wanted)
        options.setdefault(period.code, dates.period_title(period.code))
    except ValueError:
        period = None
    pickers.one_of(addresses.PERIOD, "Kỳ báo cáo", options, wanted, "kỳ báo cáo nào", width=240)
    return period


def _offer_results(generation: InForce, organisation: Organisation, period: Period) -> None:
    """How much there is to fill in, and the buttons."""
    order = _Order(generation, organisation.organisation_id, period.code)
    found = _reporting(order)
    _say_how_many(found, period)
    below = organisations.below(generation, period.last_day, organisation.organisation_id)
    with st.container(horizontal=True, gap="small", key="template-results"):
        if len(found.rows):
            st.download_button(
                "Tải mẫu kết quả",
                partial(_results, order),
                file_name=_name(organisation, f"ket-qua-{period.code}"),
                mime=_XLSX,
                key="template-one",
                on_click="ignore",
                type="primary",
                help=f"{organisation.name}, {dates.period(period.code)}",
            )
        if below.size > 1:
            st.button(
                f"Soạn mẫu cho cả {numbers.number(below.size)} tổ chức",
                key="template-tree",
                on_click=_ask,
                args=(order,),
                help="Tổ chức này và các tổ chức trực thuộc, mỗi tổ chức một sheet",
            )
    if st.session_state.get(_ASKED) == order.key:
        _watch_tree(order, organisation, period)


def _say_how_many(found: Reporting, period: Period) -> None:
    named = dates.period_title(period.code)
    rows = contents.records(found.rows)
    indicators = {text(row, "indicator_id") for row in rows}
    reported = {text(row, "indicator_id") for row in rows if day(row, "reported_on")}
    told = f"{named}: {len(indicators)} dòng để điền, {len(reported)} dòng đã có số liệu."
    if not indicators:
        told = f"{named}: tổ chức này không có chỉ tiêu nào để báo cáo; chọn kỳ khác."
    if len(found.elsewhere):
        told += (
            f" {len(found.elsewhere)} chỉ tiêu tính theo năm khác không có trong mẫu này; chọn kỳ "
            "của năm ấy, như học kỳ hay năm học."
        )
    components.note_box(told, kind="info" if indicators else "warning")


def _ask(order: _Order) -> None:
    """Begin the template of a tree, anew where the last one failed or was stopped."""
    st.session_state[_ASKED] = order.key
    work = _tree(order)
    if not work.is_running() and work.result is None:
        _tree.clear(order)


def _watch_tree(order: _Order, organisation: Organisation, period: Period) -> None:
    """How far the template of the tree is; then the button, or what went wrong."""
    work = _tree(order)
    if work.is_running() and not work.wait(LOOK_SECONDS):
        _watch(order)
        return
    made = work.result
    if isinstance(made, Made):
        st.download_button(
            f"Tải mẫu của {numbers.number(made.sheets)} tổ chức",
            made.content,
            file_name=_name(organisation, f"ket-qua-{period.code}-ca-dang-bo"),
            mime=_XLSX,
            key="template-tree-file",
            on_click="ignore",
            type="primary",
        )
    elif made or work.fault:
        components.note_box(made or work.fault, kind="error")


@st.fragment(run_every=LOOK_SECONDS)
def _watch(order: _Order) -> None:
    work = _tree(order)
    if not work.is_running():
        st.rerun()
    draw(bar_html(work))
    if st.button("Dừng lại", key="template-stop", disabled=work.is_stopping()):
        work.stop()
        del st.session_state[_ASKED]
        st.rerun()


def _offer_resolution(generation: InForce, organisation: Organisation) -> None:
    """The template for the targets of a new resolution: for a term, known or new, or a year."""
    known = _setting_terms(generation, organisation.organisation_id)
    this_year = choices.today().year
    options = {
        _NEW_TERM: "Nhiệm kỳ mới",
        **{f"term={term_id}": words for term_id, words in known},
        **{f"year={year}": f"Năm {year}" for year in (this_year + 1, this_year)},
    }
    with st.container(
        horizontal=True, gap="small", vertical_alignment="bottom", key="template-resolution"
    ):
        picked = st.selectbox(
            "Nghị quyết mới của",
            list(options),
            format_func=options.__getitem__,
            key=_MANDATE,
            width=320,
            filter_mode=None,
        )
        kind, _, value = str(picked).partition("=")
        st.download_button(
            "Tải mẫu chỉ tiêu",
            partial(_resolution, generation, organisation.organisation_id, kind, value),
            file_name=_name(organisation, f"nghi-quyet-{value or 'nhiem-ky-moi'}"),
            mime=_XLSX,
            key="template-targets",
            on_click="ignore",
            help="Nghị quyết, chỉ tiêu, lộ trình của một nghị quyết mới, với danh sách để chọn",
        )


def _term_words(row: Row) -> str:
    start, end = day(row, "start_date"), day(row, "end_date")
    return f"Nhiệm kỳ {start.year}–{end.year}" if start and end else text(row, "term_id")


def _name(organisation: Organisation, what: str) -> str:
    mark = "minh-hoa-" * organisation.is_made_up
    return f"{mark}mau-{organisation.organisation_id.removeprefix(mark)}-{what}.xlsx"


@st.cache_data(max_entries=_MANY, show_spinner=False)
def _reporting(order: _Order) -> Reporting:
    with shelf().reader(order.generation) as reader:
        ids = frozenset({order.organisation_id})
        return board.reporting(reader, ids, parse_period(order.period))


@st.cache_data(max_entries=_MANY, show_spinner=False)
def _results(order: _Order) -> bytes:
    with shelf().reader(order.generation) as reader:
        period = parse_period(order.period)
        return make_results(reader, order.organisation_id, period, with_subtree=False).content


@st.cache_data(max_entries=_MANY, show_spinner=False)
def _resolution(generation: InForce, organisation_id: str, kind: str, value: str) -> bytes:
    with shelf().reader(generation) as reader:
        made = make_resolution(
            reader,
            organisation_id,
            term_id=value if kind == "term" else None,
            year=value if kind == "year" else None,
        )
        return made.content


@st.cache_data(max_entries=_MANY, show_spinner=False)
def _setting_terms(generation: InForce, organisation_id: str) -> list[tuple[str, str]]:
    """Terms of an organisation, latest first: id and words."""
    with shelf().reader(generation) as reader:
        known = board.setting(reader, organisation_id)
    terms = [] if known is None else contents.records(known.terms)
    return [(text(row, "term_id"), _term_words(row)) for row in terms]


@st.cache_resource(max_entries=_FEW, show_spinner=False)
def _tree(order: _Order) -> "Work[Made | str]":
    """The work on the template of a tree; a text says why there is none."""
    return Work(partial(_made, order), unexpected=_UNEXPECTED)


def _made(order: _Order, work: "Work[Made | str]") -> "Made | str":
    try:
        with shelf().reader(order.generation) as reader:
            return make_results(
                reader,
                order.organisation_id,
                parse_period(order.period),
                with_subtree=True,
                progress=work,
            )
    except ReportError as error:
        return str(error)
