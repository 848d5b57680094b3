"""Rows and rules of follow-up are said in whole sentences, in both languages."""

import re
from dataclasses import replace
from datetime import date

import pytest

from app.translations.follow_up_words import (
    basis_label,
    basis_title,
    changes_in_words,
    days_in_words,
    fact_in_words,
    interval_words,
    limits_in_words,
    owner_in_words,
    part_label,
    rule_subject,
    rule_title,
    severity_badge,
    source_in_words,
    source_label,
    state_label,
)
from app.translations.gettext import speaking
from data.follow_up import standard_rules
from data.sentence import Sentence
from data.vocabulary import Basis, GapSeverity

RULES = standard_rules()


def fact(code, detail=None, from_on=date(2025, 12, 4)):
    return fact_in_words({"from_on": from_on, "detail": detail}, RULES.named(code))


@pytest.mark.parametrize(
    ("code", "detail", "said"),
    [
        ("end_evaluation", None, "Avsluttet 04.12.2025, ingen sluttevaluering"),
        ("refresher", "leader", "Ny i rollen som leder 04.12.2025"),
        (
            "new_role_untrained",
            "union_representative",
            "Ny i rollen som tillitsvalgt 04.12.2025",
        ),
        (
            "group_incomplete",
            "union_representative safety_representative",
            "Mangler tillitsvalgt og verneombud siden 04.12.2025",
        ),
        (
            "group_incomplete",
            "leader union_representative safety_representative",
            "Mangler leder, tillitsvalgt og verneombud siden",
        ),
        ("new_role_untrained", "hr", "Ny i rollen som HR 04.12.2025"),
        ("advisor_dependence", "85", "rådgiver med på 85\N{NO-BREAK SPACE}% av"),
        ("action_overdue", "Støy {dag}", "«Støy {dag}» hadde frist 04.12.2025"),
        ("yearly_survey_follow_up", "10-FAKTOR 2025", "10-FAKTOR 2025 lagt fram"),
        ("yearly_survey_follow_up", "other 2025", "Annen undersøkelse 2025 lagt fram"),
    ],
)
def test_a_fact_names_what_a_reader_knows(code, detail, said):
    assert said in fact(code, detail)


def test_a_postponed_activity_is_named_by_its_kind():
    said = fact("postponed_not_replanned", "party_group_meeting")

    assert "party_group_meeting" not in said
    assert "var planlagt 04.12.2025" in said


def test_a_fact_is_said_in_english():
    with speaking("en"):
        assert fact("group_incomplete", "leader") == "Without leader since 4 Dec 2025"


def test_a_day_that_is_not_known_says_so():
    assert fact("over_plan", from_on=None).startswith("Planlagt slutt var på en ukjent")


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (161, "161 dager"),
        (1, "1 dag"),
        (0, "samme dag"),
        (-1, "om 1 dag"),
        (-5, "om 5"),
    ],
)
def test_days_are_said_as_over_or_left(days, said):
    assert days_in_words(days).startswith(said)


@pytest.mark.parametrize(
    ("months", "days", "said"),
    [
        (6, 0, "6 måneder"),
        (0, 90, "90 dager"),
        (1, 1, "1 måned og 1 dag"),
        (0, 0, "på dagen"),
    ],
)
def test_an_interval_is_said_in_months_and_days(months, days, said):
    rule = replace(RULES.named("quiet"), months=months, days=days)

    assert interval_words(rule) == said


def test_an_advisor_is_named_by_the_pseudonym_and_others_by_their_role():
    assert owner_in_words("advisor", "R-7") == "IA-rådgiver R-7"
    assert owner_in_words("advisor", None) == "IA-rådgiver"
    assert owner_in_words("unit_leader", "R-7") == "Leder i enheten"


def test_a_source_says_if_its_number_is_printed_there():
    printed = source_in_words(RULES.named("end_evaluation"))
    ours = source_in_words(RULES.named("quiet"))

    assert printed == "Kilde: Oslo Economics 2022, 5.7.3; fristen er vanlig praksis."
    assert ours == "Kilde: sykehjemsrapporten; fristen er vår antakelse."


def test_every_source_is_spelled_out_and_no_line_of_our_notes_is_in_it():
    sources = " ".join(source_label(rule) for rule in RULES.all_rules)

    assert not re.search(r"\b(OE|00\d|L\d+)\b", sources)
    assert (
        source_label(RULES.named("yearly_survey_follow_up"))
        == "siden for verneombud; metodebeskrivelsen"
    )
    assert (
        source_label(RULES.named("silent_trainer"))
        == "Oslo Economics 2022, 8.3; sykehjemsrapporten"
    )


def test_only_where_the_parties_set_the_day_is_the_deadline_theirs():
    on_the_day = [
        rule.code for rule in RULES.all_rules if not rule.months and not rule.days
    ]

    theirs = [
        rule.code
        for rule in RULES.all_rules
        if source_in_words(rule).endswith("fristen er den partene har satt.")
    ]

    assert theirs == ["over_plan", "action_overdue"]
    # At the start, and at the second gathering: that is our assumption.
    assert set(on_the_day) - set(theirs) == {"group_incomplete", "single_participant"}
    with speaking("en"):
        assert source_in_words(RULES.named("over_plan")).endswith(
            "the deadline is the one the parties have set."
        )


def test_a_deadline_that_is_set_here_is_not_the_parties():
    changed = replace(RULES.named("action_overdue"), days=7, basis=Basis.SET_HERE)

    assert basis_label(changed) == "satt her"
    assert basis_title(changed) == "Satt her"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nb", "Ingen kontakt registrert siden 04.12.2025"),
        ("en", "No contact recorded since 4 Dec 2025"),
    ],
)
def test_contact_after_the_end_is_said_as_what_is_not_recorded(language, said):
    with speaking(language):
        assert fact("follow_up_contact") == said


@pytest.mark.parametrize(
    "claim",
    [
        *("gjør at", "vet ikke rådgiveren", "er det vanskelig", "blir de lett"),
        *("er det lett", "easily lost", "does not know whether a unit", "it is hard"),
    ],
)
def test_no_rule_claims_more_than_its_source(claim):
    told = [
        words
        for rule in RULES.all_rules
        for words in (rule.why.nb, rule.why.en)
        if claim in words and "er nevnt" not in words and "is named" not in words
    ]

    assert told == []


@pytest.mark.parametrize("language", ["nb", "en"])
def test_every_rule_has_a_short_name_and_words_for_its_limits(language):
    with speaking(language):
        for rule in RULES.all_rules:
            assert rule_subject(rule) != rule_title(rule), rule.code
            assert not any("_" in said for said in limits_in_words(rule)), rule.code


def test_what_an_installation_has_changed_is_said():
    standard = RULES.named("end_evaluation")
    changed = replace(
        standard,
        months=0,
        days=200,
        severity=GapSeverity.LOW,
        basis=Basis.SET_HERE,
        title=Sentence("Evaluer", "Evaluate"),
        is_used=False,
    )

    assert changes_in_words(standard, standard) == []
    assert changes_in_words(changed, standard) == [
        "fristen var 6 måneder i standarden",
        "alvorligheten var Høy i standarden",
        "teksten er en annen enn i standarden",
        "slått av",
    ]


def test_open_is_a_state_of_the_screen_beside_those_of_the_records():
    assert state_label("open") == "Åpne"
    assert state_label("overdue") == "Forfalt"


def test_a_severity_has_its_own_mark_beside_its_colour():
    assert severity_badge("high") == ":orange-badge[▲ Høy]"
    assert severity_badge("medium") == ":yellow-badge[◆ Middels]"
    assert severity_badge("low") == ":gray-badge[● Lav]"


def test_the_lists_beside_the_rules_are_called_by_what_they_hold():
    assert part_label("beside") == "Ikke nådd og for få svar"
    with speaking("en"):
        assert part_label("beside") == "Not reached and too few answers"
