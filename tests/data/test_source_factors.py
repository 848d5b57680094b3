"""Is every factor that a document names in the catalogue, or left out with a reason?"""

from collections import Counter

import pytest

from data.factors import factor_codes, factors
from data.source_factors import documents, place_words, source_factors

RESTS_ON_WHAT_A_GROUP_CONSISTS_OF = {"group_incomplete": ("004:L118",)}
"""Factors that no document names as one, and the place each rests on."""


def of_list(prefixes, kind):
    return [
        each.id
        for each in source_factors()
        if each.id.partition(" ")[0] in prefixes and each.kind == kind
    ]


def numbers(ids):
    return [each.rpartition(" ")[2] for each in ids]


def test_every_source_factor_is_there_once():
    ids = [each.id for each in source_factors()]

    assert len(set(ids)) == len(ids) == 35 + 16 + 8 + 31 + 25


def test_the_lists_of_the_documents_are_whole():
    collected = ("004", "000", "001")

    assert len(of_list(("OE",), "success")) == 19
    assert len(of_list(("OE",), "risk")) == 16
    assert numbers(of_list(("SINTEF",), "success")) == [
        f"S{number:02}" for number in range(1, 17)
    ]
    assert numbers(of_list(("SINTEF",), "risk")) == [
        f"B{number:02}" for number in range(1, 9)
    ]
    assert numbers(of_list(collected, "success")) == [f"S{n}" for n in range(1, 32)]
    assert numbers(of_list(collected, "risk")) == [f"B{n}" for n in range(1, 26)]


def test_every_source_factor_has_a_factor_or_a_reason_why_not():
    for each in source_factors():
        assert all(each.name), each.id
        assert each.places, each.id
        assert (each.factor is None) == (each.left_out is not None), each.id
        assert each.factor is None or each.factor in factor_codes(), each.id
        assert each.left_out is None or all(each.left_out), each.id


def test_six_source_factors_are_not_of_a_unit_and_are_left_out():
    left_out = [each.id for each in source_factors() if each.left_out]

    assert left_out == [
        "004 S17",
        "004 B13",
        "004 B20",
        "004 B21",
        "004 B22",
        "004 B25",
    ]


def test_a_source_factor_is_of_the_kind_of_its_factor_unless_it_names_its_absence():
    kinds = {factor.code: factor.kind for factor in factors()}

    for each in source_factors():
        if each.factor:
            assert (each.kind != kinds[each.factor]) == each.is_opposite, each.id


def test_every_factor_comes_from_a_source_factor():
    named = {each.factor for each in source_factors() if each.factor}

    assert factor_codes() - named == RESTS_ON_WHAT_A_GROUP_CONSISTS_OF.keys()


def test_the_sources_of_a_factor_are_the_places_of_its_source_factors():
    for factor in factors():
        places = {
            place
            for each in source_factors()
            if each.factor == factor.code
            for place in each.places
        }
        places.update(RESTS_ON_WHAT_A_GROUP_CONSISTS_OF.get(factor.code, ()))
        assert set(factor.sources) == places, factor.code


def test_a_source_factor_of_the_survey_is_numbered_within_its_section():
    survey = [each for each in source_factors() if each.id.startswith("OE ")]
    seen = Counter()

    for each in survey:
        section = each.places[0]
        seen[section] += 1
        assert each.id == f"{section}/{seen[section]}"


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("OE 6.2.2", "Oslo Economics 2022, 6.2.2"),
        ("003:L898", "SINTEF 2018, L898"),
        ("000:L50", "Metodikk og prosess, L50"),
    ],
)
def test_a_place_is_said_with_its_document(place, words):
    assert place_words(place) == words


def test_every_place_is_in_a_known_document_and_every_document_is_cited():
    cited = {place for factor in factors() for place in factor.sources}

    said = {place_words(place).rpartition(", ")[0] for place in cited}
    assert said == {document.short for document in documents()}


def test_a_place_in_no_known_document_is_refused():
    with pytest.raises(KeyError):
        place_words("999:L1")
