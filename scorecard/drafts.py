"""What people have typed and not published: kept cell by cell, outside the generations.

One SQLite file in the warehouse's folder, its owner's alone. A write is on disk when ``keep``
returns, so that neither a killed server nor a lost connection takes a cell away. Cells are told
apart by form (which grid, which explanation), by who types, and by name.
"""

import os
import sqlite3
import time
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from scorecard.warehouse import sql_text

FILE: Final = "drafts.sqlite3"

_WAIT_SECONDS: Final = 10.0
_ASK_AGAIN_SECONDS: Final = 0.02
_DURABLE: Final = ("pragma journal_mode = wal", "pragma synchronous = full")


class DraftError(Exception):
    """Drafts cannot be kept or read; its text is Vietnamese and names the remedy."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(
            f"Chưa giữ được bản nháp ({path}: {why}). Những gì đã gõ còn trên trang này và vẫn "
            "công bố được; đừng đóng hay tải lại trang. Kiểm tra dung lượng đĩa và quyền ghi thư "
            f"mục; nếu tệp hỏng, đổi tên tệp {path.name} rồi tải lại trang."
        )


@dataclass(frozen=True, slots=True)
class Cell:
    """A typed cell; ``base`` is the version that it was typed over, ``typed_at`` is UTC."""

    content: str
    base: str | None
    typed_at: datetime


@dataclass(frozen=True, slots=True)
class Draft:
    """What one person has typed into one form: so many cells, the last of them at ``typed_at``."""

    form: str
    owner: str
    name: str
    cells: int
    typed_at: datetime


def owner_of(name: str) -> str:
    """Whose drafts a name opens: blanks, case and composition of letters do not part people."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


class Drafts:
    """The drafts of one warehouse, shared by all processes that serve it.

    Each call opens the file anew, so that a folder put in another's place is seen. Every fault is
    a ``DraftError``. An empty content is no cell.
    """

    def __init__(self, directory: Path) -> None:
        self.path = directory / FILE

    def cells(self, form: str, name: str) -> dict[str, Cell]:
        """What somebody has typed into a form, by cell."""
        with self._open() as drafts:
            rows = drafts.execute(
                sql_text("drafts/cells"), {"form": form, "owner": owner_of(name)}
            ).fetchall()
        return {
            row["cell"]: Cell(row["content"], row["base"], _moment(row["typed_at"])) for row in rows
        }

    def keep(
        self,
        form: str,
        name: str,
        typed: Mapping[str, str],
        *,
        at: datetime,
        base: Mapping[str, str | None] | None = None,
        known: Mapping[str, str] | None = None,
    ) -> dict[str, str]:
        """Keep cells as they are typed now; on disk when this returns.

        ``base``: what each was typed over, taken where the cell is new. Returned are contents that
        were put aside unseen, by cell: those that differ from ``known``, which whoever types last
        saw there (another window under the same name).
        """
        aside: dict[str, str] = {}
        seen, over = known or {}, base or {}
        with self._writing() as drafts:
            stored = _contents(drafts, form, name)
            for cell, content in typed.items():
                former = stored.get(cell, "")
                if former not in ("", content, seen.get(cell, "")):
                    aside[cell] = former
                _put(drafts, form, name, cell, content, former, over.get(cell), at)
        return aside

    def rebase(self, form: str, name: str, base: Mapping[str, str | None]) -> None:
        """Say that cells are typed over other versions from now on."""
        with self._writing() as drafts:
            for cell, version in base.items():
                key = {"form": form, "owner": owner_of(name), "cell": cell}
                drafts.execute(sql_text("drafts/rebase"), {**key, "base": version})

    def discard(self, form: str, name: str, contents: Mapping[str, str]) -> None:
        """Let go of cells that still hold these contents: published, or given up on purpose."""
        with self._writing() as drafts:
            for cell, content in contents.items():
                _drop(drafts, form, name, cell, content)

    def hand_over(self, form: str, name: str, to: str, *, at: datetime) -> None:
        """Give the cells of one owner to another, who may have typed there too: nothing is lost.

        Two texts of one cell become one, the receiver's first.
        """
        with self._writing() as drafts:
            own, others = _contents(drafts, form, name), _contents(drafts, form, to)
            for cell, content in own.items():
                former = others.get(cell, "")
                parts = [former] if former and former != content else []
                _put(drafts, form, to, cell, "\n\n".join([*parts, content]), former, None, at)
                _drop(drafts, form, name, cell, content)

    def owners(self, form: str) -> list[Draft]:
        """Who has cells in a form, latest first."""
        return self._held({"form": form, "owner": None})

    def forms(self, name: str) -> list[Draft]:
        """The forms in which somebody has cells, latest first."""
        return self._held({"form": None, "owner": owner_of(name)})

    def _held(self, whose: Mapping[str, str | None]) -> list[Draft]:
        with self._open() as drafts:
            rows = drafts.execute(sql_text("drafts/held"), whose).fetchall()
        return [_draft(row) for row in rows]

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction, on disk when the block has ended in peace."""
        with self._open() as drafts:
            drafts.execute("begin immediate")
            yield drafts
            drafts.execute("commit")

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        try:
            if not self.path.exists():
                self._make()
            connection = sqlite3.connect(self.path, timeout=_WAIT_SECONDS, isolation_level=None)
            with closing(connection):
                connection.row_factory = sqlite3.Row
                _make_durable(connection)
                connection.execute(sql_text("drafts/create"))
                yield connection
        except (sqlite3.Error, OSError) as error:
            raise DraftError(self.path, str(error)) from error

    def _make(self) -> None:
        """An empty file that nobody else reads; SQLite gives its neighbours the same mode."""
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(self.path, os.O_WRONLY | os.O_CREAT, 0o600))


def _make_durable(connection: sqlite3.Connection) -> None:
    """Have every write on disk; of several who ask at once SQLite lets one, others ask again."""
    until = time.monotonic() + _WAIT_SECONDS
    for setting in _DURABLE:
        while True:
            try:
                connection.execute(setting)
                break
            except sqlite3.OperationalError as error:
                is_busy = error.sqlite_errorname.startswith("SQLITE_BUSY")
                if not is_busy or time.monotonic() > until:
                    raise
                time.sleep(_ASK_AGAIN_SECONDS)


def _contents(drafts: sqlite3.Connection, form: str, name: str) -> dict[str, str]:
    rows = drafts.execute(sql_text("drafts/cells"), {"form": form, "owner": owner_of(name)})
    return {row["cell"]: row["content"] for row in rows}


def _put(
    drafts: sqlite3.Connection,
    form: str,
    name: str,
    cell: str,
    content: str,
    former: str,
    base: str | None,
    at: datetime,
) -> None:
    """The cell with that content, in place of ``former``; an emptied one is gone."""
    if not content:
        _drop(drafts, form, name, cell, former)
        return
    row = {"form": form, "owner": owner_of(name), "cell": cell, "name": name, "content": content}
    drafts.execute(sql_text("drafts/keep"), {**row, "base": base, "typed_at": at.isoformat()})


def _drop(drafts: sqlite3.Connection, form: str, name: str, cell: str, content: str) -> None:
    key = {"form": form, "owner": owner_of(name), "cell": cell}
    drafts.execute(sql_text("drafts/discard"), {**key, "content": content})


def _draft(row: sqlite3.Row) -> Draft:
    return Draft(row["form"], row["owner"], row["name"], row["cells"], _moment(row["typed_at"]))


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)
