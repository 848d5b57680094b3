"""What the head of a follow-up question says that it needs is what it needs."""

import re
from itertools import takewhile

import pytest

from app.questions import QUERIES, named_params, read_sql

QUESTIONS = sorted(path.stem for path in (QUERIES / "follow_up").glob("*.sql"))
LONGEST_LINE = 100


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_head_names_the_params_that_the_question_has(name):
    sql = read_sql(f"follow_up/{name}")
    head = list(takewhile(lambda line: line.startswith("--"), sql.splitlines()))

    assert set(re.findall(r"\$(\w+)", "\n".join(head))) == named_params(sql)
    assert not [line for line in head if len(line) > LONGEST_LINE]
