"""Reports and remarks as columns of the tables `actuals` and `commentaries`."""

from collections.abc import Sequence

import numpy as np

from etl.synthesise.catalogue import Entry
from etl.synthesise.commentaries import ALL_TEXTS, AUTHORS, Remarks
from etl.synthesise.mandates import Mandates
from etl.synthesise.masters import Columns, same
from etl.synthesise.reports import AUTHORS as REPORTERS
from etl.synthesise.reports import NOTES, SOURCE, Rows
from etl.synthesise.story import REMARKS
from etl.synthesise.targets import Plan
from etl.synthesise.write import Amounts, Words
from scorecard.model.vocabulary import Measure


def actual_columns(
    rows: Rows, ids: Sequence[str], entries: Sequence[Entry], codes: Sequence[str]
) -> Columns:
    """The rows as contract columns; `ids` are the organisations' and `codes` the periods'."""
    flag = np.array([entry.measure is Measure.FLAG for entry in entries])
    rungs = sorted({rung for entry in entries for rung in entry.rungs})
    place = np.full((len(entries), 5), -1)  # the last place stands for rung -1: none
    for number, entry in enumerate(entries):
        place[number, : len(entry.rungs)] = [rungs.index(rung) for rung in entry.rungs]
    millions = np.int64(1_000_000)
    return {
        "organisation_id": Words(rows.organisation, ids),
        "indicator_id": Words(rows.entry, [entry.id for entry in entries]),
        "period": Words(rows.period, codes),
        "value": Amounts(rows.value, rows.has_value, flag[rows.entry]),
        "numerator": Amounts(rows.numerator * millions, rows.numerator >= 0),
        "denominator": Amounts(rows.denominator * millions, rows.denominator >= 0),
        "level": Words(place[rows.entry, rows.rung], rungs),
        "estimate": rows.estimate,
        "recorded_on": rows.recorded,
        "recorded_by": Words(rows.author, REPORTERS),
        "source": same(SOURCE, len(rows)),
        "note": Words(rows.note, NOTES),
        "withdrawn": rows.withdrawn,
    }


def commentary_columns(remarks: Sequence[Remarks], plans: Sequence[Plan], m: Mandates) -> Columns:
    """The remarks as contract columns, by target and review date."""
    ids: list[str] = []
    for remark in remarks:
        if len(remark.plan):
            own = m.target_ids(plans[remark.plan[0]])
            ids.extend(own[k] for k in remark.target.tolist())
    pairs = (*ALL_TEXTS, *REMARKS.values())
    empty = np.zeros(0, np.int64)
    text = np.concatenate([empty, *(r.text for r in remarks)])
    author = np.concatenate([empty, *(r.author for r in remarks)])
    review, recorded = (
        np.concatenate([empty.astype("datetime64[D]"), *days])
        for days in ([r.review for r in remarks], [r.recorded for r in remarks])
    )
    order = np.lexsort([review, np.array(ids, dtype=str)]) if ids else empty
    return {
        "target_id": Words(order, ids),
        "review_date": review[order],
        "cause": Words(text[order], [cause for cause, _ in pairs]),
        "remedy": Words(text[order], [remedy for _, remedy in pairs]),
        "author": Words(author[order], AUTHORS),
        "recorded_on": recorded[order],
    }
