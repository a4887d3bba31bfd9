"""Names of made-up organisations; all of them say so: "(minh họa)"."""

from dataclasses import dataclass

MARK = "(minh họa)"
PREFIX = "minh-hoa-"
"""Every organisation's id begins with it; the interface knows made-up data by it."""


@dataclass(frozen=True)
class Named:
    """A cell of the small Đảng bộ: id without its prefix, name, kind of work, members."""

    slug: str
    name: str
    sector: str
    members: int


ROOT_OF_NAMED = ("so-gd", "Đảng bộ Sở Giáo dục tỉnh Minh Họa", "Đảng bộ Sở GD Minh Họa")

NAMED = (
    Named("mam-non", "Phòng Giáo dục mầm non", "room", 8),
    Named("tieu-hoc", "Phòng Giáo dục tiểu học", "room", 11),
    Named("trung-hoc", "Phòng Giáo dục trung học", "room", 14),
    Named("van-phong", "Văn phòng Sở", "office", 19),
    Named("thanh-tra", "Thanh tra Sở", "office", 6),
    Named("to-chuc", "Phòng Tổ chức cán bộ", "office", 9),
    Named("tai-chinh", "Phòng Kế hoạch – Tài chính", "office", 10),
    Named("khao-thi", "Phòng Khảo thí và Quản lý chất lượng", "room", 7),
    Named("boi-duong", "Trung tâm Bồi dưỡng", "training", 24),
    Named("cong-doan", "Công đoàn ngành", "office", 8),
    Named("truong-chuyen", "Trường Trung học phổ thông chuyên", "school", 52),
    Named("dan-toc-noi-tru", "Trường Phổ thông Dân tộc nội trú", "school", 41),
)
"""The twelve cells of `data/demo`; up to twelve cells these names are used."""

_PLACES = (
    "An Bình", "Bình Minh", "Cẩm Sơn", "Đồng Tâm", "Hoa Sen", "Hòa Thuận", "Hương Lúa",
    "Lộc An", "Mỹ Thạnh", "Ngọc Lâm", "Phú Xuân", "Quang Trung", "Sao Mai", "Tân Tiến",
    "Thanh Hà", "Thống Nhất", "Vĩnh Phước", "Xuân Hòa", "Yên Thịnh", "Ánh Dương",
)  # fmt: skip
_PATTERNS = {
    "village": ("Thôn {n}", "Ấp {n}", "Khu phố {n}", "Tổ dân phố {n}"),
    "school": (
        "Trường Mầm non {p}",
        "Trường Tiểu học {p}",
        "Trường Trung học cơ sở {p}",
        "Trường Trung học phổ thông {p}",
    ),
    "office": ("Văn phòng {p}", "Phòng Nội vụ {p}", "Phòng Tài chính {p}", "Trạm Y tế {p}"),
    "enterprise": ("Công ty {p}", "Xí nghiệp {p}", "Hợp tác xã {p}", "Phân xưởng {n} {p}"),
    "room": ("Phòng Giáo dục {p}", "Phòng Văn hóa {p}"),
    "training": ("Trung tâm Giáo dục thường xuyên {p}", "Trường Trung cấp nghề {p}"),
}


def cell_name(sector: str, number: int, variant: int) -> str:
    """Name of a cell without "Chi bộ": `number` tells neighbours apart, `variant` varies it."""
    patterns = _PATTERNS[sector]
    place = f"{_PLACES[variant % len(_PLACES)]} {number}"
    return patterns[variant // len(_PLACES) % len(patterns)].format(n=number, p=place)


def unit_name(tier: str, number: int) -> str:
    """Name of an intermediate Đảng bộ, marked."""
    place = _PLACES[number % len(_PLACES)]
    names = {
        "province": f"Đảng bộ tỉnh Minh Họa {number:02d}",
        "offices": f"Đảng bộ Các cơ quan tỉnh Minh Họa {number:02d}",
        "commune": f"Đảng bộ xã {place} {number:03d}",
        "base": f"Đảng bộ cơ sở {place} {number:03d}",
    }
    return f"{names[tier]} {MARK}"
