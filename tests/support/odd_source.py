"""A source of what pages must bear: hostile texts, a dissolved organisation, one bare."""

from pathlib import Path

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)> **đậm** [nối](javascript:1) 🎉"
TURNED = "a‮đảo‬ ngược"
FORMULA = "=HYPERLINK(1)"
LONG = "dài " * 300

DISSOLVED = "odd-giai-the"
BARE = "odd-khong-chi-tieu"
HOSTILE_ID = "odd-doc"
HOSTILE_TARGET = "odd-doc-ct1"

_TABLES = {
    "organisations": [
        "id;name;kind;parent_id;valid_from;valid_to;successor_id;note",
        "odd-goc;Đảng bộ thử;dang_bo;;;;;",
        f"{DISSOLVED};Chi bộ đã giải thể;chi_bo;odd-goc;2020-01-01;2023-06-30;odd-goc;",
        f"{BARE};Chi bộ không chỉ tiêu;chi_bo;odd-goc;;;;",
        f'{HOSTILE_ID};"{HOSTILE}";chi_bo;odd-goc;;;;"{TURNED}"',
    ],
    "resolutions": [
        "id;organisation_id;kind;year;title;source",
        f"odd-nq-1;{DISSOLVED};year;2022;Nghị quyết năm 2022;",
        f'odd-nq-2;{HOSTILE_ID};year;2024;"{HOSTILE}";"{HOSTILE}"',
    ],
    "indicators": [
        "id;name;unit;measure;definition",
        f'odd.flow;"{HOSTILE}";"<b>người</b>";flow;"{HOSTILE}"',
    ],
    "targets": [
        "id;resolution_id;ordinal;group;title;indicator_id;comparator;value;cadence;note",
        "odd-gt-ct1;odd-nq-1;1;Nhóm;Chỉ tiêu cũ;odd.flow;>=;10;each_year;",
        f'{HOSTILE_TARGET};odd-nq-2;1;"{HOSTILE}";"{HOSTILE}";odd.flow;>=;100;each_year;"{LONG}"',
        f'odd-doc-ct2;odd-nq-2;2;"{TURNED}";"{FORMULA}";odd.flow;>=;1;each_year;"{FORMULA}"',
    ],
    "actuals": [
        "organisation_id;indicator_id;period;value;recorded_on;recorded_by;source;note",
        f"{DISSOLVED};odd.flow;2022;12;2023-01-05;Văn phòng;;",
        f'{HOSTILE_ID};odd.flow;2024-Q1;3;2024-04-05;"{HOSTILE}";"{HOSTILE}";"{FORMULA}"',
        f'{HOSTILE_ID};odd.flow;2024-Q1;4;2024-05-05;"{TURNED}";;"{HOSTILE}"',
    ],
    "commentaries": [
        "target_id;review_date;cause;remedy;author;recorded_on",
        f'{HOSTILE_TARGET};2024-09-30;"{HOSTILE}";"{LONG}";"{FORMULA}";2024-10-01',
    ],
}


def write_odd_source(folder: Path) -> Path:
    """Write the source as a folder of CSV files."""
    folder.mkdir(parents=True)
    for name, lines in _TABLES.items():
        (folder / f"{name}.csv").write_text("\n".join(lines) + "\n", "utf-8")
    return folder
