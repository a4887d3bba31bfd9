"""The rules of the house that no linter knows: where things stand, and how large they grow."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE_LINES = 80
MODULE_LINES = 350
PAGES_MAY_IMPORT = {
    "__future__",
    "scorecard.board",
    "scorecard.charts",
    "scorecard.labels",
    "scorecard.ui",
    "streamlit",
}
ORACLE_MAY_NOT_IMPORT = {"duckdb", "etl", "pandas", "pyarrow", "scorecard"}
SQL = re.compile(
    r"\s*(select\s+[\w*\"'(]|insert\s+into\s|with\s+(recursive\s+)?\w+\s+as\s*\("
    r"|create\s+(or\s+replace\s+)?(temp\w*\s+)?(table|view|macro|schema|index|sequence)\s"
    r"|update\s+\w+\s+set\s|delete\s+from\s)",
    re.IGNORECASE,
)

Place = tuple[str, int]


def python_files(*folders: str) -> Iterator[Path]:
    for folder in folders:
        yield from sorted((ROOT / folder).rglob("*.py"))


def product() -> Iterator[Path]:
    yield from python_files("scorecard", "etl", "pages")
    yield from sorted(ROOT.glob("*.py"))


def nodes(path: Path) -> Iterator[ast.AST]:
    return ast.walk(ast.parse(path.read_text("utf-8"), str(path)))


def place(path: Path, node: ast.AST) -> Place:
    return path.relative_to(ROOT).as_posix(), getattr(node, "lineno", 1)


def length(path: Path) -> int:
    return len(path.read_text("utf-8").splitlines())


def belongs_to(path: Path, module: str) -> bool:
    """Whether the file is this module or lies in this package."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    wanted = tuple(module.split("."))
    return parts[: len(wanted)] == wanted


def imports(path: Path) -> Iterator[tuple[str, Place]]:
    """Names of imported modules; `from a import b` gives `a.b`, which may be a module or a name."""
    for node in nodes(path):
        if isinstance(node, ast.Import):
            yield from ((alias.name, place(path, node)) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = "." * node.level + (f"{node.module}." if node.module else "")
            yield from ((start + alias.name, place(path, node)) for alias in node.names)


def is_in(name: str, modules: set[str]) -> bool:
    return any(name == module or name.startswith(f"{module}.") for module in modules)


def docstrings(path: Path) -> set[int]:
    """Lines on which a docstring begins."""
    owners = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    return {
        node.body[0].lineno
        for node in nodes(path)
        if isinstance(node, owners) and node.body and isinstance(node.body[0], ast.Expr)
    }


def test_a_page_fits_on_a_screen():
    assert [(p.name, length(p)) for p in python_files("pages") if length(p) > PAGE_LINES] == []


def test_a_page_defines_nothing():
    definitions = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    found = [
        place(p, n) for p in python_files("pages") for n in nodes(p) if isinstance(n, definitions)
    ]
    assert found == []


def test_a_page_leaves_session_state_to_ui():
    found = [
        place(path, node)
        for path in [*python_files("pages"), ROOT / "dashboard.py"]
        if path.exists()
        for node in nodes(path)
        if "session_state" in (getattr(node, "attr", ""), getattr(node, "id", ""))
    ]
    assert found == []


def test_a_page_imports_only_what_it_draws_with():
    found = [
        (name, where)
        for path in python_files("pages")
        for name, where in imports(path)
        if not is_in(name, PAGES_MAY_IMPORT)
    ]
    assert found == []


def test_the_dashboard_is_the_list_of_pages_and_nothing_else():
    dashboard = ROOT / "dashboard.py"
    if dashboard.exists() or (ROOT / "pages").exists():
        foreign = [n for n, _ in imports(dashboard) if not is_in(n, PAGES_MAY_IMPORT)]
        assert (foreign, length(dashboard) <= PAGE_LINES) == ([], True)


def test_only_the_warehouse_imports_duckdb():
    found = [
        where
        for path in product()
        if not belongs_to(path, "scorecard.warehouse")
        for name, where in imports(path)
        if is_in(name, {"duckdb"})
    ]
    assert found == []


def test_sql_stands_in_sql_files():
    found = [
        place(path, node)
        for path in product()
        for node in nodes(path)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if SQL.match(node.value) and node.lineno not in docstrings(path)
    ]
    assert found == []


def test_a_sql_file_begins_with_its_grain():
    found = [
        path.name
        for path in sorted((ROOT / "scorecard" / "sql").rglob("*.sql"))
        if not re.match(r"-- \S", path.read_text("utf-8"))
    ]
    assert found == []


def test_nobody_edits_the_import_path():
    found = [
        place(path, node)
        for path in [*product(), *python_files("tests")]
        for node in nodes(path)
        if isinstance(node, ast.Attribute) and node.attr == "path"
        if isinstance(node.value, ast.Name) and node.value.id == "sys"
    ]
    assert found == []


def test_a_module_stays_readable():
    assert [
        (place(p, ast.Pass())[0], length(p)) for p in product() if length(p) > MODULE_LINES
    ] == []


def test_rules_are_told_the_date_instead_of_reading_the_clock():
    """The reader's today enters through ui, the day of a load through the warehouse."""
    found = [
        place(path, node)
        for path in python_files("scorecard")
        if not belongs_to(path, "scorecard.ui") and not belongs_to(path, "scorecard.warehouse")
        for node in nodes(path)
        if isinstance(node, ast.Attribute) and node.attr in {"now", "today", "utcnow"}
    ]
    assert found == []


def test_the_plain_reading_of_the_rules_knows_nothing_of_the_product():
    found = [
        (name, where)
        for path in python_files("tests/oracle")
        for name, where in imports(path)
        if is_in(name, ORACLE_MAY_NOT_IMPORT)
    ]
    assert found == []


def test_every_module_of_the_core_has_its_line_in_the_import_order():
    with (ROOT / "pyproject.toml").open("rb") as file:
        contracts = tomllib.load(file)["tool"]["importlinter"]["contracts"]
    listed = set(re.findall(r"scorecard\.(\w+)", " ".join(contracts[0]["layers"])))
    modules = {
        path.stem
        for path in (ROOT / "scorecard").glob("*")
        if (path.suffix == ".py" and path.stem != "__init__") or any(path.glob("*.py"))
    }
    assert modules - listed == set()
