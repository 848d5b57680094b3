"""What can be told from records is said in words, with the numbers it is counted by."""

import re

import pytest

from app.metrics.conventions import CONVENTIONS
from app.questions import QUERIES, named_params, read_sql
from data.factors import factor_codes
from data.follow_up import standard_rules
from data.recorded_factors import factor_limits, recorded_factors

FACTORS = recorded_factors()
QUESTIONS = sorted(path.stem for path in (QUERIES / "rows").glob("recorded_*_rows.sql"))

of_each = pytest.mark.parametrize("factor", FACTORS, ids=lambda factor: factor.code)


def test_every_factor_is_in_the_catalogue_and_stands_once():
    codes = [factor.code for factor in FACTORS]

    assert set(codes) <= factor_codes()
    assert len(codes) == len(set(codes)) == 19


@of_each
def test_a_factor_says_in_words_what_the_records_must_say(factor):
    for words in factor.definition:
        assert words.strip() == words
        assert words.endswith(".")
        assert not re.search(r"[{}_]", words), "numbers are filled in"
    assert factor.definition.nb != factor.definition.en


@of_each
def test_the_words_have_the_numbers_of_the_factor_and_no_others(factor):
    written = {
        f"{value * 100:g}" if name.endswith("_share") else f"{value:g}"
        for name, value in factor.limits
    }

    for words in factor.definition:
        assert set(re.findall(r"\d+", words)) == written


def test_shares_are_written_as_percent():
    (said,) = [each.definition for each in FACTORS if each.code == "advisor_dependence"]

    assert "80\N{NO-BREAK SPACE}% av møtene" in said.nb
    assert "80% of the" in said.en


def test_the_questions_count_by_these_numbers():
    asked = set().union(*(named_params(read_sql(f"rows/{name}")) for name in QUESTIONS))

    assert asked == set(factor_limits())
    assert {name: CONVENTIONS[name] for name in asked} == factor_limits()


def test_each_number_is_of_one_factor():
    names = [name for factor in FACTORS for name, _ in factor.limits]

    assert len(names) == len(set(names))


def test_numbers_of_the_follow_up_rules_are_borrowed_from_them():
    rules, limits = standard_rules(), factor_limits()

    advisor_share = rules.named("advisor_dependence").params["advisor_share"]
    assert limits["dependence_share"] == advisor_share
    assert limits["contact_closes_months"] == rules.named("follow_up_contact").months


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_head_names_the_params_that_the_question_has(name):
    sql = read_sql(f"rows/{name}")
    head = [line for line in sql.splitlines() if line.startswith("--")]

    assert set(re.findall(r"\$(\w+)", "\n".join(head))) == named_params(sql)


def test_every_factor_is_read_from_the_records():
    sql = read_sql("rows/recorded_factor_rows")

    assert set(re.findall(r"as '(\w+)'", sql)) == {factor.code for factor in FACTORS}
