"""The catalogue of follow-up rules, and what an installation may change in it."""

from datetime import date
from pathlib import Path
from string import Formatter

import polars as pl
import pytest

from app.door import open_door, read_build
from app.filters import Filters
from app.identity import LOCAL_MANAGER
from app.metrics.follow_up import find_records
from app.questions import QUERIES, named_params, read_sql
from data.follow_up import (
    CATALOGUE,
    FILE_NAME,
    RulesError,
    read_rules,
    rules_path,
    standard_rules,
)
from data.follow_up_changes import common_changes, rule_changes
from data.home import Home
from data.vocabulary import Basis
from tests.tiny_build import write_tiny_build

RULES = standard_rules()
CODES = [rule.code for rule in RULES.all_rules]

AS_DESIGNED = {
    # code: interval, severity, owner, per (design/follow-up-rules.md)
    "end_evaluation": ("6 months", "high", "advisor", "delivery"),
    "evaluation_plan": ("3 months", "medium", "advisor", "delivery"),
    "follow_up_contact": ("12 months", "high", "advisor", "delivery"),
    "refresher": ("3 months", "medium", "advisor", "unit"),
    "new_role_untrained": ("3 months", "medium", "unit_leader", "unit"),
    "over_plan": ("0 days", "medium", "advisor", "delivery"),
    "no_end_date": ("1 months", "low", "advisor", "delivery"),
    "no_project_plan": ("1 months", "medium", "advisor", "delivery"),
    "quiet": ("90 days", "high", "advisor", "delivery"),
    "postponed_not_replanned": ("30 days", "medium", "advisor", "activity"),
    "group_incomplete": ("0 days", "high", "unit_leader", "unit"),
    "unit_not_started": ("3 months", "high", "advisor", "unit"),
    "single_participant": ("0 days", "medium", "advisor", "unit"),
    "silent_trainer": ("90 days", "medium", "centre", "trainer"),
    "closer_follow_up_open": ("60 days", "medium", "advisor", "unit"),
    "advisor_dependence": ("24 months", "low", "centre", "delivery"),
    "staff_not_involved": ("6 months", "medium", "party_group", "unit"),
    "superior_follow_up": ("3 months", "medium", "superior_leader", "unit"),
    "action_without_owner": ("14 days", "medium", "unit_leader", "action"),
    # Whoever is responsible for the action; the leader where nobody is.
    "action_overdue": ("0 days", "high", "unit_leader", "action"),
    "staff_evaluation": ("4 months", "medium", "party_group", "unit"),
    "yearly_survey_follow_up": ("3 months", "medium", "unit_leader", "unit"),
}

SOURCES = {
    "end_evaluation": "OE 5.7.3",
    "evaluation_plan": "OE 5.7.3",
    "follow_up_contact": "OE 5.7.4, 6.2.2",
    "refresher": "OE 6.2.2, 8.2",
    "new_role_untrained": "OE 6.2.2",
    "over_plan": "OE 5.7.1",
    "no_end_date": "OE 5.7.1, 8.3",
    "no_project_plan": "OE 8.3, 3.3",
    "quiet": "004 L448",
    "postponed_not_replanned": "OE 5.2.2",
    "group_incomplete": "OE 3.4.1, 2.2.2; 004 L118",
    "unit_not_started": "OE 8.3",
    "single_participant": "OE 5.2.2, 8.3",
    "silent_trainer": "OE 8.3; 004 L877",
    "closer_follow_up_open": "OE 5.2.1",
    "advisor_dependence": "OE 8.3",
    "staff_not_involved": "OE 6.1.5, 6.2.2",
    "superior_follow_up": "000 L50",
    "action_without_owner": "000 L34",
    "action_overdue": "000 L38",
    "staff_evaluation": "000 L52",
    "yearly_survey_follow_up": "001 L16, L28; 000 L52",
}

USUAL_PRACTICE = {"end_evaluation", "follow_up_contact"}
"""What follow-up-rules.md says the sources print a number for."""


def home_with(folder, text):
    (folder / FILE_NAME).write_text(text, encoding="utf-8")
    return Home(folder)


def fields(text):
    return {name for _words, name, _form, _how in Formatter().parse(text) if name}


def test_every_rule_of_the_design_is_in_the_catalogue():
    assert list(AS_DESIGNED) == CODES


def test_every_rule_has_a_question_and_every_question_a_rule():
    questions = {path.stem for path in (QUERIES / "follow_up").glob("*.sql")}

    assert questions == set(CODES)


@pytest.mark.parametrize("code", CODES)
def test_a_question_takes_every_number_of_its_rule(code):
    taken = named_params(read_sql(f"follow_up/{code}"))

    assert set(RULES.named(code).params) <= taken, (
        f"follow_up/{code}.sql: an installation may set months and days of every rule"
    )


@pytest.mark.parametrize("code", CODES)
def test_the_numbers_are_those_of_the_design(code):
    rule = RULES.named(code)

    interval = f"{rule.months} months" if rule.months else f"{rule.days} days"
    said = (interval, rule.severity.value, rule.owner.value, rule.per.value)
    assert said == AS_DESIGNED[code]
    assert not (rule.months and rule.days)
    assert rule.source == SOURCES[code]
    assert rule.is_used


def test_the_other_limits_are_those_of_the_design():
    limits = {rule.code: dict(rule.limits) for rule in RULES.all_rules if rule.limits}

    assert limits == {
        "follow_up_contact": {"opens_months": 3, "until_months": 36},
        "refresher": {"until_months": 36},
        "advisor_dependence": {"advisor_share": 0.8},
        # Ours: without them the list fills with what nobody can do anything about.
        "unit_not_started": {"until_months": 12},
        "closer_follow_up_open": {"until_months": 12},
        "action_without_owner": {"until_months": 12},
        "action_overdue": {"until_months": 12},
        "yearly_survey_follow_up": {"until_months": 36},
    }
    assert RULES.due_soon_days == 30


def test_only_what_a_source_prints_is_usual_practice():
    printed = {rule.code for rule in RULES.all_rules if rule.basis == Basis.PRINTED}
    ours = {rule.code for rule in RULES.all_rules if rule.basis == Basis.OURS}

    assert printed == USUAL_PRACTICE
    assert printed | ours == set(CODES)


def test_only_rules_whose_facts_all_have_a_day_have_a_history():
    assert [rule.code for rule in RULES.dated.all_rules] == [
        "end_evaluation",
        "follow_up_contact",
        "refresher",
        "new_role_untrained",
        "group_incomplete",
        "unit_not_started",
        "silent_trainer",
        "advisor_dependence",
        "staff_not_involved",
    ]


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("name", ["title", "why", "closes", "fact"])
def test_every_text_is_said_in_both_languages(code, name):
    sentence = getattr(RULES.named(code), name)

    assert sentence.nb.strip()
    assert sentence.en.strip()
    assert sentence.nb != sentence.en


@pytest.mark.parametrize("code", CODES)
def test_only_the_facts_are_filled_in_and_alike_in_both_languages(code):
    rule = RULES.named(code)

    for sentence in (rule.title, rule.why, rule.closes):
        assert fields(sentence.nb) == fields(sentence.en) == set()
    assert fields(rule.fact.nb) == fields(rule.fact.en) <= {"from_on", "detail"}
    assert "from_on" in fields(rule.fact.nb)


def test_a_title_is_short_and_a_sentence_ends():
    for rule in RULES.all_rules:
        for words in rule.title:
            assert len(words) <= 50
            assert not words.endswith(".")
        for words in (*rule.why, *rule.closes):
            assert words.endswith(".")


def test_no_two_rules_have_the_same_title():
    for language in ("nb", "en"):
        titles = {rule.title.in_language(language) for rule in RULES.all_rules}
        assert len(titles) == len(CODES)


def test_without_a_file_the_rules_are_the_standard(tmp_path):
    assert read_rules(Home(tmp_path)) == RULES


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing yet\n"])
def test_an_empty_file_changes_nothing(tmp_path, text):
    assert read_rules(home_with(tmp_path, text)) == RULES


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(CATALOGUE.read_bytes(), id="as it is"),
        pytest.param(
            CATALOGUE.read_bytes().replace(b"\n", b"\r\n"), id="Windows line ends"
        ),
        pytest.param(b"\xef\xbb\xbf" + CATALOGUE.read_bytes(), id="saved by Notepad"),
    ],
)
def test_a_copy_of_the_catalogue_changes_nothing(tmp_path, text):
    (tmp_path / FILE_NAME).write_bytes(text)

    assert read_rules(Home(tmp_path)) == RULES


def test_a_file_of_one_rule_leaves_all_others(tmp_path):
    home = home_with(
        tmp_path, '[[rule]]\ncode = "quiet"\nseverity = "low"\nowner = "centre"\n'
    )

    rules = read_rules(home)

    quiet = rules.named("quiet")
    assert (quiet.severity.value, quiet.owner.value) == ("low", "centre")
    assert (quiet.days, quiet.basis) == (90, Basis.OURS)
    others = [rule for rule in rules.all_rules if rule.code != "quiet"]
    assert others == [rule for rule in RULES.all_rules if rule.code != "quiet"]


def test_the_order_of_the_file_is_not_the_order_of_the_rules(tmp_path):
    text = '[[rule]]\ncode = "quiet"\n\n[[rule]]\ncode = "end_evaluation"\n'

    assert [r.code for r in read_rules(home_with(tmp_path, text)).all_rules] == CODES


@pytest.mark.parametrize(
    ("line", "basis"),
    [
        pytest.param("months = 8", Basis.SET_HERE, id="months"),
        pytest.param("days = 200", Basis.SET_HERE, id="days"),
        pytest.param("months = 6", Basis.PRINTED, id="the same number"),
        pytest.param('severity = "low"', Basis.PRINTED, id="severity only"),
    ],
)
def test_a_number_that_is_changed_is_no_longer_usual_practice(tmp_path, line, basis):
    home = home_with(tmp_path, f'[[rule]]\ncode = "end_evaluation"\n{line}\n')

    assert read_rules(home).named("end_evaluation").basis == basis


def test_days_take_the_place_of_months(tmp_path):
    text = '[[rule]]\ncode = "end_evaluation"\ndays = 200\n'

    rule = read_rules(home_with(tmp_path, text)).named("end_evaluation")

    assert (rule.months, rule.days) == (0, 200)


def test_months_and_days_together_are_added(tmp_path):
    text = '[[rule]]\ncode = "end_evaluation"\nmonths = 6\ndays = 14\n'

    rule = read_rules(home_with(tmp_path, text)).named("end_evaluation")

    assert (rule.months, rule.days) == (6, 14)


def test_one_limit_is_changed_and_the_other_stays(tmp_path):
    text = '[[rule]]\ncode = "follow_up_contact"\n[rule.limits]\nuntil_months = 24\n'

    rule = read_rules(home_with(tmp_path, text)).named("follow_up_contact")

    assert dict(rule.limits) == {"opens_months": 3, "until_months": 24}
    assert rule.basis == Basis.SET_HERE


def test_a_rule_that_is_switched_off_is_not_used(tmp_path):
    home = home_with(tmp_path, '[[rule]]\ncode = "quiet"\nis_used = false\n')

    rules = read_rules(home)

    assert "quiet" not in [rule.code for rule in rules.used]
    assert len(rules.used) == len(CODES) - 1
    assert not rules.named("quiet").is_used


def test_the_file_is_read_again_when_it_is_changed(tmp_path):
    read_rules(home_with(tmp_path, "due_soon_days = 14\n"))

    assert read_rules(home_with(tmp_path, "due_soon_days = 7\n")).due_soon_days == 7


def test_what_is_changed_is_listed_as_the_file_names_it(tmp_path):
    home = home_with(
        tmp_path,
        "due_soon_days = 14\n"
        '[[rule]]\ncode = "end_evaluation"\ndays = 200\nowner = "centre"\n'
        '[[rule]]\ncode = "refresher"\n[rule.limits]\nuntil_months = 24\n'
        '[[rule]]\ncode = "quiet"\nis_used = false\ntitle_en = "Silent"\n',
    )

    rules = read_rules(home)

    assert common_changes(rules) == (("due_soon_days", 30, 14),)
    assert rule_changes(rules.named("end_evaluation")) == (
        ("months", 6, 0),
        ("days", 0, 200),
        ("owner", "advisor", "centre"),
    )
    assert rule_changes(rules.named("refresher")) == (("limits.until_months", 36, 24),)
    assert rule_changes(rules.named("quiet")) == (
        ("title_en", "Quiet: nothing held and nothing planned", "Silent"),
        ("is_used", True, False),
    )
    assert rule_changes(rules.named("over_plan")) == ()
    assert common_changes(RULES) == ()


def test_a_folder_in_the_place_of_the_file_is_said(tmp_path):
    (tmp_path / FILE_NAME).mkdir()

    with pytest.raises(RulesError) as refused:
        read_rules(Home(tmp_path))

    assert refused.value.path == rules_path(Home(tmp_path))
    assert refused.value.faults[0].nb.startswith("Filen kan ikke leses")


@pytest.fixture
def build(tmp_path) -> Path:
    """One delivery that ended on 1 October 2025, seen on 30 June 2026."""
    return write_tiny_build(
        tmp_path / "tiny.duckdb",
        workplaces=[{"workplace_id": "w1"}],
        deliveries=[
            {
                "delivery_id": "d1",
                "workplace_id": "w1",
                "status": "completed",
                "started_on": date(2024, 1, 1),
                "ended_on": date(2025, 10, 1),
            }
        ],
        delivery_units=[{"delivery_id": "d1", "workplace_id": "w1"}],
    )


@pytest.mark.parametrize(
    ("text", "due_on", "state"),
    [
        pytest.param("", date(2026, 4, 1), "overdue", id="standard"),
        pytest.param("months = 8", date(2026, 6, 1), "overdue", id="8 months"),
        pytest.param("months = 9", date(2026, 7, 1), "due_soon", id="9 months"),
        pytest.param("days = 400", date(2026, 11, 5), "not_due", id="400 days"),
        pytest.param("months = 8\ndays = 29", date(2026, 6, 30), "due_soon", id="both"),
    ],
)
def test_a_changed_interval_changes_the_day_something_is_due(
    tmp_path, build, text, due_on, state
):
    home = home_with(tmp_path, f'[[rule]]\ncode = "end_evaluation"\n{text}\n')

    row = records(build, home).row(
        by_predicate=pl.col("rule_code") == "end_evaluation", named=True
    )

    assert (row["due_on"], row["state"]) == (due_on, state)


@pytest.mark.parametrize(
    ("days", "state"),
    [pytest.param(14, "not_due", id="14"), pytest.param(15, "due_soon", id="15")],
)
def test_changed_days_change_what_is_due_soon(tmp_path, build, days, state):
    home = home_with(
        tmp_path,
        f"due_soon_days = {days}\n"
        # Due on 15 July, which is 15 days after the data date.
        '[[rule]]\ncode = "end_evaluation"\nmonths = 9\ndays = 14\n',
    )

    found = records(build, home).filter(pl.col("rule_code") == "end_evaluation")

    assert found["state"].item() == state


def test_a_rule_that_is_switched_off_finds_nothing(tmp_path, build):
    home = home_with(tmp_path, '[[rule]]\ncode = "end_evaluation"\nis_used = false\n')

    assert "end_evaluation" not in records(build, home)["rule_code"].to_list()


def test_a_changed_owner_owns_what_the_rule_finds(tmp_path, build):
    home = home_with(tmp_path, '[[rule]]\ncode = "end_evaluation"\nowner = "centre"\n')

    found = records(build, home).filter(pl.col("rule_code") == "end_evaluation")

    assert found["owner_role"].item() == "centre"


def records(path, home):
    build = read_build(path)
    with open_door(build, Filters(), LOCAL_MANAGER) as door:
        return find_records(
            door.fetch, read_rules(home), build.data_date, build.data_date
        )
