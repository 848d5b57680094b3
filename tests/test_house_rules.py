"""Rules of the house that a machine can check; each failure says how to mend it."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("app", "pipelines", "data", "expectations")
MODULES = sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))
QUERIES = sorted((ROOT / "app/queries").rglob("*.sql"))

FORBIDDEN_NAMES = {"utils.py", "helpers.py", "common.py", "shared.py", "misc.py"}

LONGEST_MODULE = 200
LONGEST_FUNCTION = 40


def relative(path):
    return str(path.relative_to(ROOT))


def functions(tree):
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return [node for node in ast.walk(tree) if isinstance(node, kinds)]


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_a_module_says_what_it_is_for(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))

    assert ast.get_docstring(tree), f"{relative(path)} needs a docstring that says why"


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_a_long_module_gives_its_reason(path):
    text = path.read_text(encoding="utf-8")
    docstring = ast.get_docstring(ast.parse(text)) or ""

    is_short = text.count("\n") <= LONGEST_MODULE
    assert is_short or "is long because" in docstring, (
        f"{relative(path)} has over {LONGEST_MODULE} lines: split it by idea, or say "
        "in its docstring 'This module is long because ...'"
    )


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_functions_fit_in_view(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    long = [
        node.name for node in functions(tree) if _code_lines(node) > LONGEST_FUNCTION
    ]

    assert not long, f"{relative(path)}: split {', '.join(long)} by step"


def _code_lines(node):
    docstring = ast.get_docstring(node, clean=False)
    lines = (node.end_lineno or node.lineno) - node.lineno + 1
    return lines - (docstring.count("\n") + 1 if docstring else 0)


def test_no_module_is_a_drawer():
    drawers = [relative(path) for path in MODULES if path.name in FORBIDDEN_NAMES]

    assert not drawers, f"{drawers}: name the one idea of the module instead"


def test_an_init_holds_one_docstring_and_nothing_else():
    crowded = [
        relative(path)
        for path in MODULES
        if path.name == "__init__.py"
        and len(ast.parse(path.read_text(encoding="utf-8")).body) != 1
    ]

    assert not crowded, f"{crowded}: move the code to a module with a name"


@pytest.mark.parametrize("path", QUERIES, ids=relative)
def test_a_query_says_its_question_and_grain(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    head = "\n".join(line for line in lines if line.startswith("--"))

    asks = lines[0].startswith("-- ") and "?" in lines[0] + lines[1]
    assert asks, f"{relative(path)}: line 1 is the question, ending in ?"
    assert "grain" in head, f"{relative(path)}: say the grain under the question"


@pytest.mark.parametrize("path", QUERIES, ids=relative)
def test_every_query_is_asked(path):
    name = path.stem
    asked = any(
        re.search(rf"[\"']{name}[\"']", module.read_text(encoding="utf-8"))
        for module in MODULES
    )

    # Rows may be made for other questions only.
    asked = asked or any(
        path.parent.name == "rows"
        and other != path
        and re.search(rf"\b{name}\b", other.read_text(encoding="utf-8"))
        for other in QUERIES
    )
    # The questions of the follow-up rules are asked by the codes of their catalogue.
    # Those of a door and of a scope are run one after the other, by their folder.
    by_folder = path.parent.name in ("door", "scope", "area", "follow_up")
    by_prefix = by_folder or name.startswith("export_")
    assert asked or by_prefix, f"nothing asks {relative(path)}: delete it"


def test_every_view_is_in_the_menu():
    menu = (ROOT / "app/translations/screen_words.py").read_text(encoding="utf-8")
    missing = [
        path.name
        for path in (ROOT / "app/views").glob("[!_]*.py")
        if path.stem not in menu
    ]

    assert not missing, f"{missing}: name the view in screen_words.py, or delete it"


def test_every_table_has_a_suite_and_a_cleaner():
    from data.tables import TABLES

    missing = [
        table.name
        for table in TABLES
        if not (ROOT / f"expectations/core_{table.name}.json").is_file()
        or not (ROOT / f"pipelines/clean/{table.name}.py").is_file()
    ]

    assert not missing, f"{missing}: the path is the address, add the file"


def test_the_lock_file_has_hashes_and_no_address():
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")

    assert "--hash=sha256:" in lock
    assert "://" not in lock, "run `make lock`: it leaves addresses out"
    assert "index" not in lock.replace("importlib", ""), "no index in the lock"


@pytest.mark.parametrize("path", sorted((ROOT / "app").rglob("*.py")), ids=relative)
def test_no_frame_calls_back_into_python(path):
    text = path.read_text(encoding="utf-8")

    found = re.findall(r"\.(map_elements|map_batches|map_groups)\(", text)

    assert not found, (
        f"{relative(path)}: a Polars thread that waits for Python hangs the server "
        "when a session that holds Python waits for Polars. Make a list of values first"
    )
