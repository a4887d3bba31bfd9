"""The narrative of a retrospective: read on the page, rewritten by hand, put back to the rule.

What people write is published as rows of their own and taken by the next export; every passage
keeps the targets that its sentences speak of.
"""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Final

import streamlit as st

from scorecard.board import Retrospective
from scorecard.board.narratives import NarrativeEdit, subject_of
from scorecard.charts.marks import isolated, safe_href
from scorecard.labels import dates
from scorecard.labels.fields import text
from scorecard.labels.narrative import Passage, apply_edits, narrative
from scorecard.labels.plain import as_written
from scorecard.reports import contents
from scorecard.ui import components, data, drafting, entering
from scorecard.ui.choices import Choice, today
from scorecard.ui.html import draw

LONGEST: Final = 20_000
_OUTCOME: Final = "narrative-outcome"


def passages(choice: Choice, found: Retrospective) -> tuple[Passage, ...]:
    """The passages of a retrospective as they stand: for the page and for the export."""
    written = narrative(
        found.mandate,
        contents.records(found.rows),
        contents.records(found.years),
        contents.records(found.former),
    )
    edits = _edits(choice, found.mandate)
    return apply_edits(written, {key: edit.text for key, edit in edits.items()})


def section(found: Retrospective, choice: Choice) -> None:
    """Draw the passages, and below them the form to rewrite them."""
    standing = passages(choice, found)
    if not standing:
        return
    edits = _edits(choice, found.mandate)
    components.section_title("Thuyết minh", "Viết từ số liệu theo quy tắc; sửa được trước khi xuất")
    for passage in standing:
        draw(_read_html(passage, edits.get(passage.key)))
    if not choice.is_past:
        rows = contents.records(found.rows) + contents.records(found.former)
        titles = {text(row, "target_id"): text(row, "title") for row in rows}
        titles |= {text(row, "former_target_id"): text(row, "former_title") for row in rows}
        organisation_id = text(found.mandate, "organisation_id")
        _form(choice, organisation_id, subject_of(found.mandate), standing, titles)


@st.fragment
def _form(
    choice: Choice,
    organisation_id: str,
    subject: str,
    standing: Sequence[Passage],
    titles: Mapping[str, str],
) -> None:
    """A field a passage, each with its reset, the targets of its sentences, and one button."""
    outcome: entering.Outcome | None = st.session_state.get(_OUTCOME)
    if outcome and not outcome.is_refused:
        _say_done(outcome)
        del st.session_state[_OUTCOME]
        outcome = None
    edits = data.narrative_edits(choice.generation, organisation_id, subject, None)
    sheet = entering.own_sheet(
        f"narrative/{subject}/{organisation_id}",
        {each.key: f"narrative-{subject}-{organisation_id}-{each.key}" for each in standing},
        {each.key: each.text for each in standing},
    )
    is_open = outcome is not None or not sheet.is_empty
    with st.expander("Sửa câu chữ", expanded=is_open, key="rewrite"):
        entering.say_others(sheet)
        typed = {passage.key: _field(sheet, passage, titles, choice) for passage in standing}
        author = entering.name_field()
        entering.say_beside(outcome, *(outcome.told if outcome else ()))
        if st.button("Ghi các đoạn đã sửa", type="primary", key="publish-narrative"):
            changed = _changed(standing, typed, edits)
            kept = {"organisation_id": organisation_id, "subject": subject, "author": author}
            rows = [{**kept, **row, "recorded_on": today()} for row in changed]
            found = entering.Outcome({"": ["Chưa đoạn nào được sửa so với bản đang dùng."]})
            if rows:
                found = entering.publish({"narratives": rows}, author, entering.RETROSPECTIVE)
            if not found.is_refused:
                drafting.give_up(sheet, sheet.keys)
            st.session_state[_OUTCOME] = found
            st.rerun()
        sheet.done()


def _field(
    sheet: drafting.Sheet, passage: Passage, titles: Mapping[str, str], choice: Choice
) -> str:
    """One passage to rewrite; what is typed is kept as a draft until it is published.

    A field that nobody has touched follows the passage when figures or another's edit change it.
    """
    key = sheet.keys[passage.key]
    typed = sheet.text_area(
        passage.key, as_written(passage.heading), max_chars=LONGEST, height=150
    ).strip()
    if typed != passage.written:
        st.button(
            "Khôi phục câu chữ tự động",
            key=f"reset-{key}",
            type="tertiary",
            help=f"Đoạn: {as_written(passage.heading)}",
            on_click=_put_back,
            args=(key, passage.written),
        )
    draw(_targets_html(passage, titles, choice))
    return typed


def _put_back(key: str, written: str) -> None:
    st.session_state[key] = written


def _changed(
    standing: Sequence[Passage], typed: Mapping[str, str], edits: Mapping[str, NarrativeEdit]
) -> list[dict[str, object]]:
    """A row for each passage that reads otherwise than it stands; the rule's own text is none."""
    rows: list[dict[str, object]] = []
    for passage in standing:
        words = typed[passage.key]
        if words != passage.text and (words or passage.edited):
            version = edits[passage.key].version + 1 if passage.key in edits else 1
            own = words if words != passage.written else None
            rows.append({"passage": passage.key, "version": version, "text": own or None})
    return rows


def _edits(choice: Choice, mandate: Mapping[str, object]) -> dict[str, NarrativeEdit]:
    return data.narrative_edits(
        choice.generation, text(mandate, "organisation_id"), subject_of(mandate), choice.known_at
    )


def _read_html(passage: Passage, edit: NarrativeEdit | None) -> str:
    by = ""
    if passage.edited and edit is not None:
        who = f" bởi {edit.author}" if edit.author else ""
        by = f'<p class="sc-source">Sửa ngày {dates.day(edit.recorded_on)}{isolated(who)}</p>'
    paragraphs = "".join(
        f'<p class="sc-lead">{isolated(line)}</p>' for line in passage.text.splitlines() if line
    )
    return f'<h3 class="sc-card-title">{isolated(passage.heading)}</h3>{paragraphs}{by}'


def _targets_html(passage: Passage, titles: Mapping[str, str], choice: Choice) -> str:
    """The sentences written by rule with the way to their targets, one line for those in a row."""
    lines = []
    before: tuple[str, ...] = ()
    for sentence in passage.sentences:
        if sentence.target_ids == before:
            continue
        before = sentence.target_ids
        links = ", ".join(
            f'<a href="{safe_href(choice.target_link(key))}">{isolated(titles.get(key, key))}</a>'
            for key in sentence.target_ids
        )
        words = sentence.text if len(sentence.text) <= 60 else f"{sentence.text[:59]}…"
        lines.append(f"<li>{isolated(words)} <b>→</b> {links}</li>")
    label = escape("Từng câu lấy số từ chỉ tiêu nào")
    return f'<ul class="sc-changes sc-quiet" aria-label="{label}">{"".join(lines)}</ul>'


def _say_done(outcome: entering.Outcome) -> None:
    if outcome.generation is None:
        components.note_box("Các đoạn đúng như vậy đã có trong kho, nên không ghi thêm.")
        return
    components.note_box(
        f"Đã ghi các đoạn đã sửa vào bản số liệu số {outcome.generation}; lần xuất sau dùng câu "
        "chữ này. Các bản trước vẫn giữ."
    )
