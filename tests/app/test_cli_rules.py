"""What `varig rules` says of the rules of an installation."""

import json

import pytest

from app.cli_rules import say_rules
from data.follow_up import FILE_NAME, standard_rules
from data.home import Home


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path)


def write(home, text):
    (home.root / FILE_NAME).write_text(text, encoding="utf-8")


def paragraph(said, code):
    return next(part for part in said.split("\n\n") if part.startswith(f"{code} "))


def test_without_a_file_every_rule_is_said_as_it_is(home):
    said, code = say_rules(home, "en", as_json=False)

    assert code == 0
    assert said.startswith("22 rules, as Varig has them: there is no file ")
    assert "Due soon: within 30 days." in said
    assert paragraph(said, "end_evaluation") == (
        "end_evaluation  End evaluation not held\n"
        "    6 months\n"
        "    severity: High, owner: Advisor, per: Delivery\n"
        "    usual practice (Oslo Economics 2022, 5.7.3)"
    )
    assert "our assumption (the nursing-home report)" in paragraph(said, "quiet")
    assert "Set here" not in said


def test_every_rule_is_said_in_norwegian_too(home):
    said, _code = say_rules(home, "nb", as_json=False)

    assert said.startswith("22 regler, slik Varig har dem: det er ingen fil ")
    assert paragraph(said, "end_evaluation") == (
        "end_evaluation  Sluttevaluering er ikke holdt\n"
        "    6 måneder\n"
        "    alvorlighet: Høy, eier: IA-rådgiver, per: Leveranse\n"
        "    vanlig praksis (Oslo Economics 2022, 5.7.3)"
    )


def test_what_the_file_changes_is_said_at_each_rule(home):
    write(
        home,
        "due_soon_days = 1\n"
        '[[rule]]\ncode = "end_evaluation"\nmonths = 8\nowner = "centre"\n'
        '[[rule]]\ncode = "quiet"\nis_used = false\n',
    )

    said, code = say_rules(home, "en", as_json=False)

    assert code == 0
    assert said.startswith(f"22 rules; {home.root / FILE_NAME} changes 2 of them.")
    assert (
        "Due soon: within 1 day. "
        "Set here: due_soon_days = 1, in the standard 30." in said
    )
    evaluation = paragraph(said, "end_evaluation")
    assert "8 months" in evaluation
    assert "set here (Oslo Economics 2022, 5.7.3)" in evaluation
    assert "Set here: months = 8, in the standard 6." in evaluation
    assert 'Set here: owner = "centre", in the standard "advisor".' in evaluation
    assert "off: not looked at" in paragraph(said, "quiet")
    assert "Set here" not in paragraph(said, "over_plan")


def test_a_bad_file_gives_every_fault_and_is_no_success(home):
    write(home, 'soon = 1\n[[rule]]\ncode = "quiet"\ndays = -1\n')

    said, code = say_rules(home, "nb", as_json=False)

    assert code == 1
    assert said.splitlines() == [
        f"{home.root / FILE_NAME} kan ikke brukes. "
        "Skjermbildene følger standardreglene til den er rettet.",
        "- «soon» er ikke noe som kan settes. Her kan stå: due_soon_days, rule.",
        "- quiet: «days» er -1. Skriv et helt tall fra 0 til 3650.",
    ]


def test_a_script_gets_codes_and_numbers(home):
    write(home, '[[rule]]\ncode = "refresher"\n[rule.limits]\nuntil_months = 24\n')

    text, code = say_rules(home, "en", as_json=True)

    said = json.loads(text)
    assert code == 0
    assert said["file"] == str(home.root / FILE_NAME)
    assert said["due_soon_days"] == 30
    assert said["changes"] == []
    assert [rule["code"] for rule in said["rules"]] == [
        rule.code for rule in standard_rules().all_rules
    ]
    refresher = said["rules"][3]
    assert refresher["limits"] == {"until_months": 24}
    assert refresher["basis"] == "set_here"
    assert refresher["interval"] == "3 months"
    assert refresher["changes"] == [
        {"key": "limits.until_months", "standard": 36, "here": 24}
    ]


def test_a_script_gets_no_file_when_there_is_none(home):
    text, _code = say_rules(home, "nb", as_json=True)

    assert json.loads(text)["file"] is None


def test_a_script_gets_every_fault(home):
    write(home, "soon = 1\nlater = 2\n")

    text, code = say_rules(home, "en", as_json=True)

    said = json.loads(text)
    assert code == 1
    assert said["is_refused"]
    assert said["file"] == str(home.root / FILE_NAME)
    assert len(said["faults"]) == 2
