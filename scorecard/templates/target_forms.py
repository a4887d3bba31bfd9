"""The sheets of a new resolution's targets: what each asks, by which indicator, year by year."""

from typing import Final

from etl.template import template_table
from scorecard.board import Setting
from scorecard.labels.fields import text
from scorecard.labels.plain import plain
from scorecard.labels.sorting import vietnamese_key
from scorecard.labels.words import CADENCES, COMPARATORS, MEASURES, YEAR_BASES
from scorecard.model.vocabulary import Cadence, YearBasis
from scorecard.reports import contents
from scorecard.templates.forms import Form, FormColumn, FormRow, Mandate
from scorecard.templates.sheets import YES_NO

TARGETS: Final = 60
"""Rows for targets; a congress sets 15 to 30."""
NEW_INDICATORS: Final = 20
ROADMAP: Final = 60


def targets_form(known: Setting, mandate: Mandate, resolution_id: str) -> Form:
    """A row a target."""
    return Form(
        template_table("targets"),
        "Mỗi dòng một chỉ tiêu. Chỉ số chọn trong danh sách; chưa có thì thêm ở sheet Chỉ số rồi "
        "chọn «Chỉ số mới»."
        + " Chỉ tiêu theo lộ trình để trống mức ở đây, ghi từng năm ở sheet Lộ trình."
        * (mandate.year is None),
        (*_promise(known, mandate, resolution_id), *_details(mandate)),
        tuple(
            FormRow(
                (("id", _target_id(resolution_id, line)), ("resolution_id", resolution_id)),
                str(line),
            )
            for line in range(1, TARGETS + 1)
        ),
    )


def _promise(known: Setting, mandate: Mandate, resolution_id: str) -> tuple[FormColumn, ...]:
    """What a target is and asks."""
    indicators = _indicator_list(known, resolution_id)
    cadences = tuple(CADENCES.values()) if mandate.year is None else (CADENCES[Cadence.EACH_YEAR],)
    level = "Chỉ với xếp loại: bậc thấp nhất được coi là đạt."
    return (
        FormColumn("ordinal", "STT", 6, "Số thứ tự trong nghị quyết."),
        FormColumn("group", "Nhóm", 14, "Như: Xây dựng Đảng; Chuyên môn."),
        FormColumn("title", "Tên chỉ tiêu", 34, "Bắt buộc. Ghi như trong nghị quyết."),
        FormColumn("indicator_id", "Chỉ số", 28, "Bắt buộc. Chọn trong danh sách.", indicators),
        FormColumn(
            "comparator",
            "So sánh",
            12,
            "Số trần trong nghị quyết (chiêu sinh 300 học viên) là «ít nhất». «Không có …» là "
            "«không quá» với mức 0. Xếp loại chọn «ít nhất»; có hoặc không chọn «đúng».",
            tuple(COMPARATORS.values()),
        ),
        FormColumn(
            "value",
            "Mức phải đạt",
            10,
            "Số theo đơn vị của chỉ số. Chỉ tiêu có hoặc không: ghi có. Xếp loại, hoặc theo lộ "
            "trình: để trống.",
        ),
        FormColumn(
            "upper", "Mức trên", 9, "Chỉ với «từ … đến …» và «trong khoảng».", kind="number"
        ),
        FormColumn("level", "Bậc phải đạt", 16, level, _rung_names(known)),
        FormColumn("cadence", "Nhịp đánh giá", 14, "Bắt buộc. Chọn trong danh sách.", cadences),
    )


def _details(mandate: Mandate) -> tuple[FormColumn, ...]:
    """What may be said of a target besides."""
    is_school = mandate.year is not None and "-" in mandate.year.code
    bases = (YEAR_BASES[YearBasis.SCHOOL],) if is_school else tuple(YEAR_BASES.values())
    baseline = FormColumn(
        "baseline",
        "Mức đầu nhiệm kỳ",
        12,
        "Chỉ với chỉ tiêu đến cuối nhiệm kỳ của mức tại thời điểm hoặc tỷ lệ.",
        kind="number",
    )
    return (
        FormColumn("year_basis", "Loại năm", 11, "Để trống là năm dương lịch.", bases),
        *((baseline,) if mandate.year is None else ()),
        FormColumn(
            "profile",
            "Tiến độ quý",
            14,
            "Phần trăm lũy kế đến hết từng quý của năm, như 10 30 70 100. Để trống là chia đều "
            "theo tháng.",
        ),
        FormColumn("weight", "Trọng số", 9, "Để trống là 1.", kind="number"),
        FormColumn("source_locator", "Vị trí trong văn bản", 14, "Như: mục II, chỉ tiêu 3."),
        FormColumn("note", "Ghi chú", 16),
    )


def roadmap_form(known: Setting, mandate: Mandate, resolution_id: str) -> Form:
    """A row a year of a target that asks for more each year."""
    lines = tuple(
        f"Dòng {line} [{_target_id(resolution_id, line)}]" for line in range(1, TARGETS + 1)
    )
    return Form(
        template_table("target_years"),
        "Chỉ với chỉ tiêu theo lộ trình từng năm: mỗi năm một dòng. Cột Chỉ tiêu chọn số dòng của "
        "chỉ tiêu ấy ở sheet Chỉ tiêu.",
        (
            FormColumn("target_id", "Chỉ tiêu", 34, "Chọn dòng của sheet Chỉ tiêu.", lines),
            FormColumn("year", "Năm", 14, "Như 2026, hoặc năm học 2026-2027.", mandate.years),
            FormColumn("value", "Mức phải đạt", 14, "Số theo đơn vị của chỉ số."),
            FormColumn(
                "upper", "Mức trên", 14, "Chỉ với «từ … đến …» và «trong khoảng».", kind="number"
            ),
            FormColumn("level", "Bậc phải đạt", 30, "Chỉ với xếp loại.", _rung_names(known)),
        ),
        tuple(FormRow(()) for _ in range(ROADMAP)),
    )


def indicators_form(known: Setting, resolution_id: str) -> Form:
    """A row an indicator that nobody has yet."""
    return Form(
        template_table("indicators"),
        "Chỉ số mới mà danh sách ở sheet Chỉ tiêu chưa có. Trước khi thêm, tìm kỹ trong danh sách: "
        "dùng chung chỉ số thì mới so sánh được giữa các chi bộ.",
        (
            FormColumn("name", "Tên chỉ số", 40, "Bắt buộc."),
            FormColumn("unit", "Đơn vị tính", 14, "Bắt buộc: người, học viên, tỷ đồng, %…"),
            FormColumn(
                "measure",
                "Loại đo",
                20,
                "Cộng dồn: cộng các kỳ (học viên, doanh thu). Mức tại thời điểm: lấy số cuối. Tỷ "
                "lệ: tử số trên mẫu số.",
                tuple(MEASURES.values()),
            ),
            FormColumn("scale_id", "Thang bậc", 34, "Chỉ với xếp loại.", _scale_list(known)),
            FormColumn("can_be_negative", "Có thể âm", 11, "Để trống là không.", YES_NO),
            FormColumn("definition", "Diễn giải", 50, "Đếm cái gì; tỷ lệ thì tính trên số nào."),
        ),
        tuple(
            FormRow((("id", _indicator_id(resolution_id, line)),), str(line))
            for line in range(1, NEW_INDICATORS + 1)
        ),
    )


def _target_id(resolution_id: str, line: int) -> str:
    return f"{resolution_id}-ct{line:02d}"


def _indicator_id(resolution_id: str, line: int) -> str:
    return f"{resolution_id}-cs{line:02d}"


def _indicator_list(known: Setting, resolution_id: str) -> tuple[str, ...]:
    """Those that the organisation uses first, each by name and unit, and the new ones last."""
    rows = sorted(
        contents.records(known.indicators),
        key=lambda row: (not row["is_used"], vietnamese_key(text(row, "name"))),
    )
    return (
        *(
            _named(f"{text(row, 'name')} ({text(row, 'unit')})", text(row, "indicator_id"))
            for row in rows
        ),
        *(
            _named(f"Chỉ số mới, dòng {line}", _indicator_id(resolution_id, line))
            for line in range(1, NEW_INDICATORS + 1)
        ),
    )


def _scale_list(known: Setting) -> tuple[str, ...]:
    scales: dict[str, list[str]] = {}
    for row in contents.records(known.rungs):
        scales.setdefault(text(row, "scale_id"), []).append(text(row, "name"))
    return tuple(_named(" › ".join(names), scale_id) for scale_id, names in scales.items())


def _rung_names(known: Setting) -> tuple[str, ...]:
    names = [plain(text(row, "name")) for row in contents.records(known.rungs)]
    return tuple(dict.fromkeys(names))


def _named(name: str, key: str) -> str:
    """A name with the id behind it, as the reader takes it."""
    return key if set(key) & set("[]") else f"{' '.join(plain(name).split())} [{key}]"
