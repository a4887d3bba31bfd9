"""Why a report could not be written, in Vietnamese: what happened and what to do."""

from pathlib import Path

from scorecard.labels import numbers


class ReportError(Exception):
    """A report cannot be written; its text is Vietnamese and names the remedy."""


class TemplateError(ReportError):
    """The Word template cannot be filled."""

    def __init__(self, template: Path, why: str) -> None:
        super().__init__(
            f"Không dùng được mẫu Word {template}: {why}. Mở mẫu bằng Word và sửa lại, hoặc làm "
            "mới mẫu: python -m scorecard.reports.word_template"
        )


class UnknownEndingError(ReportError):
    """No writer is known for the ending of a file."""

    def __init__(self, path: Path, known: str) -> None:
        super().__init__(
            f"Tên tệp {path} không cho biết định dạng; dùng một trong các đuôi: {known}."
        )


class UnwritableFileError(ReportError):
    """The file or its folder cannot be written."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(
            f"Không ghi được tệp {path}: {why}. Chưa có gì bị thay đổi; đóng tệp nếu đang mở, kiểm "
            "tra thư mục và quyền ghi rồi chạy lại."
        )


class NothingToReportError(ReportError):
    """The organisation has nothing that the report could be about."""


class TooManyOrganisationsError(ReportError):
    """More organisations than a report takes target by target."""

    def __init__(self, organisation_id: str, number: int, most: int, remedy: str) -> None:
        super().__init__(
            f"{organisation_id} có {numbers.number(number)} tổ chức trực thuộc, nhiều hơn "
            f"{numbers.number(most)} mà một báo cáo xét được từng chỉ tiêu. {remedy}"
        )


class UnknownOrganisationError(ReportError):
    """No organisation of that id is known."""

    def __init__(self, organisation_id: str) -> None:
        super().__init__(f"Không có tổ chức nào mang mã {organisation_id}.")


class UnknownTermError(ReportError):
    """The organisation has no term of that id."""

    def __init__(self, term_id: str, organisation: str) -> None:
        super().__init__(
            f"{organisation} không có nhiệm kỳ nào mang mã {term_id} trong kho. Bỏ --term để làm "
            "mẫu của một nhiệm kỳ mới, hoặc nạp bảng Nhiệm kỳ trước."
        )
