"""``python -m scorecard report``: what it writes, what it says, and how it ends."""

import subprocess
import sys
from pathlib import Path

import pytest

from scorecard.__main__ import main
from scorecard.reports import kinds
from tests.reports.cases import ENDINGS, ROOT

pytestmark = pytest.mark.slow  # files are written and opened again

QUARTER = ["report", "quarter", "--organisation", "cb-pgddt-huong-tra", "--as-of", "2024-09-30"]
YEAR = ["report", "retrospective", "--organisation", "db-truong-chinh-tri-ben-tre"]


@pytest.fixture
def folder(shipped_warehouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SCORECARD_WAREHOUSE", str(shipped_warehouse))
    return tmp_path


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_ending_chooses_the_format(folder: Path, ending: str):
    path = folder / f"bao-cao{ending.upper()}"
    assert main([*QUARTER, "-o", str(path)]) == 0
    assert path.read_bytes()[:2] == (b"%P" if ending == ".pdf" else b"PK")
    assert list(folder.iterdir()) == [path]  # nothing is left beside it


def test_the_real_command_writes_and_says_so(folder: Path):
    command = [sys.executable, "-m", "scorecard", *YEAR, "--year", "2020", "-o", folder / "t.pdf"]
    done = subprocess.run(command, check=False, cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Đã viết" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([*YEAR, "--year", "1999"], "không có gì để báo cáo"),
        ([*YEAR, "--term", "khong-co"], "không có gì để báo cáo"),
        (
            [
                "report",
                "quarter",
                "--organisation",
                "db-khoi-cqdn-ben-tre",
                "--as-of",
                "2024-09-30",
            ],
            "không có gì để báo cáo",
        ),
    ],
)
def test_nothing_to_report_on_is_1_and_said(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
):
    assert main([*arguments, "-o", str(folder / "t.docx")]) == 1
    assert said in capsys.readouterr().err
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "target", "said"),
    [
        (
            [*QUARTER[:3], "khong-co", *QUARTER[4:]],
            "t.docx",
            "Không có tổ chức nào mang mã khong-co",
        ),
        (
            ["report", "retrospective", "--organisation", "khong-co", "--year", "2020"],
            "t.pdf",
            "mã",
        ),
        (QUARTER, "t.odt", ".docx, .xlsx, .pdf, .pptx"),
        (QUARTER, "khong-co/t.docx", "không có thư mục"),
        (QUARTER, ".", "đuôi"),
        (YEAR, "t.docx", "--term MÃ hoặc --year NĂM"),
        ([*YEAR, "--term", "a", "--year", "2020"], "t.docx", "--term MÃ hoặc --year NĂM"),
    ],
)
def test_wrong_usage_is_2_and_said(
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    target: str,
    said: str,
):
    assert main([*arguments, "-o", str(folder / target)]) == 2
    assert said in capsys.readouterr().err


def test_a_folder_in_the_place_of_the_file_is_refused(
    folder: Path, capsys: pytest.CaptureFixture[str]
):
    (folder / "t.docx").mkdir()
    assert main([*QUARTER, "-o", str(folder / "t.docx")]) == 2
    assert "thư mục" in capsys.readouterr().err


def test_a_file_that_cannot_be_replaced_stays_as_it_was(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    path = folder / "t.pdf"
    path.write_text("cũ")

    def refuse(self: Path, target: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    assert main([*QUARTER, "-o", str(path)]) == 2
    assert "Không ghi được tệp" in capsys.readouterr().err
    assert path.read_text() == "cũ"
    assert list(folder.iterdir()) == [path]


def test_an_empty_warehouse_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    options = ["--warehouse", str(tmp_path / "kho"), "-o", str(tmp_path / "t.pdf")]
    assert main([*QUARTER, *options]) == 2
    assert "chưa có số liệu" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["report"], ["report", "thang"], ["report", "quarter"]])
def test_argparse_refuses_with_2(arguments: list[str], capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    capsys.readouterr()


def test_the_knowledge_date_and_the_tree_are_heeded(folder: Path):
    tree = ["report", "quarter", "--organisation", "minh-hoa-so-gd", "--as-of", "2024-09-30"]
    assert main([*tree, "--subtree", "-o", str(folder / "cay.xlsx")]) == 0
    assert main([*tree, "--known-at", "2022-01-01", "-o", str(folder / "cu.xlsx")]) == 0
    assert (folder / "cay.xlsx").stat().st_size > 2 * (folder / "cu.xlsx").stat().st_size


def test_a_tree_too_large_is_refused_with_what_to_do_instead(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setattr(kinds, "MOST_TOGETHER", 3)
    monkeypatch.setattr(kinds, "MOST_OF_A_FAMILY", 5)
    path = folder / "cay.docx"
    tree = ["--organisation", "minh-hoa-so-gd", "--as-of", "2024-09-30", "-o", str(path)]
    assert main(["report", "quarter", "--subtree", *tree]) == 2
    assert "11 tổ chức trực thuộc, nhiều hơn 3" in capsys.readouterr().err
    assert main(["report", "compare", *tree]) == 2
    assert "Chọn một đơn vị trực thuộc" in capsys.readouterr().err
    assert not path.exists()
