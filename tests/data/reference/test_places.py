"""Are the places of 2024 all there, each in a county and a centre?"""

from data.reference.places import (
    centre_of,
    centres,
    counties,
    county_name,
    county_of,
    municipalities,
    municipality_name,
)


def test_there_are_15_counties_357_municipalities_and_12_centres():
    assert len({county.code for county in counties()}) == 15
    assert len({municipality.code for municipality in municipalities()}) == 357
    assert len({centre.id for centre in centres()}) == 12


def test_every_municipality_lies_in_a_known_county_and_centre():
    county_codes = {county.code for county in counties()}
    centre_ids = {centre.id for centre in centres()}

    assert {place.county_code for place in municipalities()} == county_codes
    assert {place.centre_id for place in municipalities()} == centre_ids


def test_akershus_lies_in_two_centres():
    baerum, lillestrom = "3201", "3205"

    assert county_of(baerum) == county_of(lillestrom) == "32"
    assert centre_of(baerum) == "vest-viken"
    assert centre_of(lillestrom) == "ost-viken"


def test_every_county_belongs_to_a_centre():
    in_centres = {code for centre in centres() for code in centre.county_codes}

    assert in_centres == {county.code for county in counties()}


def test_an_unknown_code_has_no_name_and_no_county():
    assert municipality_name("9999") is None
    assert county_of("9999") is None
    assert county_name("30") is None
