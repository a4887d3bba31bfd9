"""From a report to a file: its ending names the writer; it appears whole or not at all."""

import os
import tempfile
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from threading import Lock
from typing import Final

from scorecard.reports.clean import cleaned
from scorecard.reports.faults import UnknownEndingError, UnwritableFileError
from scorecard.reports.report import Report

Writer = Callable[[Report], bytes]

# Imported when first used: a command that writes one file need not wait for the libraries of all.
_WRITERS: Final = {
    ".docx": ("scorecard.reports.word", "to_docx"),
    ".xlsx": ("scorecard.reports.workbook", "to_xlsx"),
    ".pdf": ("scorecard.reports.pdf", "to_pdf"),
    ".pptx": ("scorecard.reports.slides", "to_pptx"),
}

# Many reports asked for at once take turns: together they would be no sooner done, and whoever only
# turns a page would wait behind all of them instead of one.
_IN_TURN: Final = Lock()

MEDIA_TYPES: Final = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pdf": "application/pdf",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}
"""What a browser is told of a file, by its ending."""


def check_target(path: Path) -> None:
    """Say before the work begins that a file cannot become one: ending, folder."""
    if path.suffix.lower() not in _WRITERS:
        raise UnknownEndingError(path, ", ".join(_WRITERS))
    check_folder(path)


def check_folder(path: Path) -> None:
    """Say before the work begins that no file can stand there."""
    if not path.parent.is_dir():
        raise UnwritableFileError(path, f"không có thư mục {path.parent}")
    if path.is_dir():
        raise UnwritableFileError(path, "đó là một thư mục")


def render(report: Report, ending: str) -> bytes:
    """The report in the format of an ending such as ``.docx``, from cleaned texts."""
    module, name = _WRITERS[ending.lower()]
    writer: Writer = getattr(import_module(module), name)
    with _IN_TURN:
        return writer(cleaned(report))


def write(report: Report, path: Path) -> None:
    """Write the report to a file; a ``ReportError`` where that cannot be."""
    check_target(path)
    put(render(report, path.suffix), path)


def put(content: bytes, path: Path) -> None:
    """Make a file of its content, whole or not at all; ``UnwritableFileError`` where not."""
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".new")
    except OSError as error:
        raise UnwritableFileError(path, error.strerror or str(error)) from error
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError as error:
        raise UnwritableFileError(path, error.strerror or str(error)) from error
    finally:
        draft.unlink(missing_ok=True)
