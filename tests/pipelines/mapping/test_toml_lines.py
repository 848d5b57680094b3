import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.mapping.toml_lines import find_lines


def test_every_key_has_the_line_it_stands_on():
    text = """# a comment = "no key"
name = "a"  # another = "comment"

[drop]
"Navn på den som svarte" = "grunn"
'E-post' = 'sitat = "x"'

[codes.answer]
Ja = "yes"
"""

    lines = find_lines(text)

    assert lines == {
        ("name",): 2,
        ("drop",): 4,
        ("drop", "Navn på den som svarte"): 5,
        ("drop", "E-post"): 6,
        ("codes", "answer"): 8,
        ("codes", "answer", "Ja"): 9,
    }


def test_each_table_of_a_list_has_its_number():
    text = """[[tables]]
table = "a"
[tables.columns]
x = "X"

[[ tables ]]
table = "b"
[ tables . "columns" ]
y = "Y"
"""

    lines = find_lines(text)

    assert lines["tables", 0, "table"] == 2
    assert lines["tables", 0, "columns", "x"] == 4
    assert lines["tables", 1] == 6
    assert lines["tables", 1, "columns", "y"] == 9


def test_lists_and_inline_tables_are_walked_through():
    text = """files = [
  "a.xlsx", # the first, ] and }
  "b.xlsx",
]
kind = { constant = "x", codes = { "Ja, [nei]" = "yes" } }
split.column = "A"
"""

    lines = find_lines(text)

    assert lines["files", 1] == 3
    assert lines["kind", "constant"] == 5
    assert lines["kind", "codes", "Ja, [nei]"] == 5
    assert lines["split", "column"] == 6


@pytest.mark.parametrize(
    "value",
    [
        '"""\nfirst = 1\n[no.table]\n"""',
        "'''\nfirst = 1\n\"\"\" '''",
        '"""\nends with quotes\n\n"""',
        '"""\n\\"""\n\n"""',
        '"""\n\ntwo more at the end"""""',
    ],
)
def test_a_text_over_several_lines_holds_no_keys(value):
    text = f"a = {value}\nb = 1979-05-27 07:32:00 # time\n"

    lines = find_lines(text)

    assert lines == {("a",): 1, ("b",): text.count("\n")}


def test_windows_line_ends_count_once():
    assert find_lines("a = 1\r\n\r\nb = 2\r\n")[("b",)] == 3


def test_the_last_line_may_lack_its_end():
    assert find_lines("a = 1 # end") == {("a",): 1}


NAMES = st.sampled_from(["a", "b-c", "Ø = [", "#", 'he said "x"', "d.e", "\\"])
VALUES = st.recursive(
    st.sampled_from(["1", '"x # y"', "'a]b'", "true", "2024-01-31", '"""a\n"""']),
    lambda inner: st.lists(inner, max_size=3).map(
        lambda parts: "[\n" + ",\n".join(parts) + "]"
    ),
    max_leaves=5,
)


@given(
    st.dictionaries(NAMES, VALUES, max_size=4),
    st.lists(st.dictionaries(NAMES, VALUES, max_size=3), max_size=3),
)
def test_any_text_that_python_reads_has_a_line_for_every_key(top, tables):
    written = [f"{quote(key)} = {value}" for key, value in top.items()]
    for table in tables:
        written += ["[[tables]]"]
        written += [f"{quote(key)} = {value} # why" for key, value in table.items()]
    text = "\n".join(written)

    read = tomllib.loads(text)
    lines = find_lines(text)

    keys = text.split("\n")
    for path in paths(read):
        assert path in lines
        if isinstance(path[-1], str) and path != ("tables",):
            assert keys[lines[path] - 1].startswith(quote(path[-1]))


def quote(key):
    return '"' + key.replace("\\", "\\\\").replace('"', '\\"') + '"'


def paths(node, above=()):
    pairs = node.items() if isinstance(node, dict) else enumerate(node)
    for key, value in pairs:
        yield (*above, key)
        if isinstance(value, dict | list):
            yield from paths(value, (*above, key))
