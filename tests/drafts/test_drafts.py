"""Typed and not published: kept on disk cell by cell, whoever types, whatever is killed."""

import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from threading import Timer

import pytest

from scorecard.drafts import FILE, DraftError, Drafts
from scorecard.warehouse.folder import GenerationFolder

ROOT = Path(__file__).resolve().parents[2]
NOW = datetime(2024, 10, 5, 8, 30, tzinfo=UTC)
FORM = "figures/cb1/2024-Q3"


@pytest.fixture
def drafts(tmp_path: Path) -> Drafts:
    return Drafts(tmp_path / "kho")


def contents(drafts: Drafts, name: str = "An", form: str = FORM) -> dict[str, str]:
    return {cell: kept.content for cell, kept in drafts.cells(form, name).items()}


def test_a_cell_is_found_again_by_form_and_name_with_what_it_was_typed_over(drafts: Drafts) -> None:
    drafts.keep(FORM, "Trần  An", {"a/value": "1.668"}, at=NOW, base={"a/value": "7@x"})
    drafts.keep(FORM, "trần an", {"a/value": "1.669", "b/value": "0"}, at=NOW)
    kept = Drafts(drafts.path.parent).cells(FORM, "TRẦN AN")
    assert {name: (cell.content, cell.base) for name, cell in kept.items()} == {
        "a/value": ("1.669", "7@x"),
        "b/value": ("0", None),
    }
    assert kept["a/value"].typed_at == NOW
    assert contents(drafts, "Bình") == contents(drafts, "Trần An", "figures/cb2/2024-Q3") == {}
    drafts.rebase(FORM, "Trần An", {"a/value": "8@y"})
    assert drafts.cells(FORM, "Trần An")["a/value"].base == "8@y"


def test_whoever_is_first_to_write_is_waited_for(drafts: Drafts) -> None:
    """SQLite does not wait by itself where the file is made durable, whatever its timeout."""
    drafts.path.parent.mkdir()
    first = sqlite3.connect(drafts.path, isolation_level=None, check_same_thread=False)
    first.execute("begin immediate")
    first.execute("create table other (x)")
    with (
        pytest.raises(sqlite3.OperationalError, match="locked"),
        closing(sqlite3.connect(drafts.path, timeout=10)) as second,
    ):
        second.execute("pragma journal_mode = wal")
    ends = Timer(0.3, first.close)
    ends.start()
    drafts.keep(FORM, "An", {"a": "1"}, at=NOW)
    ends.join()
    assert contents(drafts) == {"a": "1"}


def test_an_emptied_cell_is_none(drafts: Drafts) -> None:
    drafts.keep(FORM, "An", {"a": "1", "b": "2"}, at=NOW)
    drafts.keep(FORM, "An", {"a": ""}, at=NOW)
    assert contents(drafts) == {"b": "2"}


def test_each_is_told_who_else_is_typing_and_where_own_drafts_wait(drafts: Drafts) -> None:
    drafts.keep(FORM, "An", {"a": "1", "b": "2"}, at=NOW)
    drafts.keep(FORM, "Bình", {"a": "3"}, at=NOW.replace(minute=45))
    drafts.keep("figures/cb2/2024-Q3", "An", {"a": "9"}, at=NOW.replace(hour=9))
    assert [(each.name, each.cells) for each in drafts.owners(FORM)] == [("Bình", 1), ("An", 2)]
    assert [each.form for each in drafts.forms("AN")] == ["figures/cb2/2024-Q3", FORM]


def test_what_another_window_typed_is_put_aside_only_with_a_word(drafts: Drafts) -> None:
    drafts.keep(FORM, "An", {"a": "15"}, at=NOW)
    assert drafts.keep(FORM, "An", {"a": "12"}, at=NOW, known={}) == {"a": "15"}
    assert drafts.keep(FORM, "An", {"a": "13"}, at=NOW, known={"a": "12"}) == {}
    assert drafts.keep(FORM, "An", {"a": "13"}, at=NOW, known={"a": "1"}) == {}


def test_what_is_published_is_let_go_unless_it_was_typed_into_again(drafts: Drafts) -> None:
    drafts.keep(FORM, "An", {"a": "1", "b": "2"}, at=NOW)
    published = contents(drafts)
    drafts.keep(FORM, "An", {"b": "3"}, at=NOW)
    drafts.discard(FORM, "An", published)
    assert contents(drafts) == {"b": "3"}


def test_texts_handed_to_a_name_that_has_some_are_joined(drafts: Drafts) -> None:
    drafts.keep(FORM, "nhap-1", {"cause": "mới", "remedy": "chung", "c": "riêng"}, at=NOW)
    drafts.keep(FORM, "An", {"cause": "cũ", "remedy": "chung"}, at=NOW)
    drafts.hand_over(FORM, "nhap-1", "An", at=NOW)
    assert contents(drafts) == {"cause": "cũ\n\nmới", "remedy": "chung", "c": "riêng"}
    assert contents(drafts, "nhap-1") == {}


def test_the_file_is_its_owners_alone_and_publishers_leave_it_be(drafts: Drafts) -> None:
    drafts.keep(FORM, "An", {"a": "1"}, at=NOW)
    assert drafts.path.stat().st_mode & 0o777 == 0o600
    with drafts._open():
        neighbours = [path for path in drafts.path.parent.iterdir() if path.name != FILE]
        assert all(path.stat().st_mode & 0o777 == 0o600 for path in neighbours)
    folder = GenerationFolder(drafts.path.parent)
    folder.clear_leftovers()
    assert (folder.generations(), folder.next_number()) == ([], 1)
    assert contents(drafts) == {"a": "1"}


def test_a_torn_file_is_told_with_its_remedy_and_left_as_it_is(drafts: Drafts) -> None:
    drafts.path.parent.mkdir()
    drafts.path.write_bytes(b"no database at all" * 100)
    with pytest.raises(DraftError, match=r"đổi tên tệp drafts\.sqlite3"):
        drafts.keep(FORM, "An", {"a": "1"}, at=NOW)
    assert drafts.path.read_bytes().startswith(b"no database")


TYPIST = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from scorecard.drafts import Drafts
drafts, name = Drafts(Path(sys.argv[1])), sys.argv[2]
for number in range(10_000):
    drafts.keep("form", name, {f"{sys.argv[3]}-{number}": str(number)}, at=datetime.now(UTC))
    print(number, flush=True)
"""


@pytest.mark.slow
def test_what_was_kept_outlives_killed_processes(drafts: Drafts) -> None:
    people = (("An", "một"), ("An", "hai"))
    typists = [
        subprocess.Popen(
            [sys.executable, "-c", TYPIST, str(drafts.path.parent), name, window],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        for name, window in people
    ]
    said: list[list[str]] = []
    for typist in typists:
        assert typist.stdout
        first = typist.stdout.readline()
        typist.send_signal(signal.SIGKILL)
        rest, _ = typist.communicate()
        said.append([first.strip(), *rest.split()])
    for (name, window), numbers in zip(people, said, strict=True):
        kept = contents(drafts, name, "form")
        assert {f"{window}-{number}" for number in numbers} <= set(kept)
        own = [cell for cell in kept if cell.startswith(window)]
        assert len(numbers) <= len(own) <= len(numbers) + 1
    drafts.keep("form", "An", {"sau": "còn ghi được"}, at=NOW)
    assert contents(drafts, "An", "form")["sau"] == "còn ghi được"
