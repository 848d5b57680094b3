"""A name is read as it is written, whatever is in it."""

import pytest

from app.translations.markdown import plain


@pytest.mark.parametrize(
    ("name", "written"),
    [
        pytest.param("Ås sykehjem, 2. etasje: post-B", None, id="an ordinary name"),
        pytest.param("12,5\u00a0% av 3", None, id="a number keeps its space"),
        pytest.param("[x](javascript:1)", r"\[x\](javascript\:1)", id="a link"),
        pytest.param("<script>", r"\<script\>", id="html"),
        pytest.param("$x$ | `y`", r"\$x\$ \| \`y\`", id="formula, cell, code"),
        pytest.param(":red[a]", r"\:red\[a\]", id="colour"),
        pytest.param("# A", r"\# A", id="heading"),
        pytest.param("1. A", r"1\. A", id="numbered list"),
        pytest.param("- A", r"\- A", id="list"),
        pytest.param("A\n\n# B", "A # B", id="lines become one"),
    ],
)
def test_a_name_is_never_markdown(name, written):
    assert plain(name) == (written or name)
