"""Does each industry code lead to its prioritised industry?"""

import csv

import pytest

from data.reference.industries import industry_codes, programme_industry_of
from data.vocabulary import IndustryStandard, ProgrammeIndustry


@pytest.mark.parametrize(
    ("code", "standard", "expected"),
    [
        ("87.102", "SN2007", "nursing_home"),
        ("87102", "SN2007", "nursing_home"),
        ("88.911", "SN2007", "kindergarten"),
        ("85.100", "SN2007", "other"),
        ("85.100", "SN2025", "kindergarten"),
        ("10.110", "SN2025", "food_industry"),
        ("88.101", "SN2007", "other"),
    ],
)
def test_a_code_leads_to_its_industry(code, standard, expected):
    assert programme_industry_of(code, IndustryStandard(standard)) == expected


def test_every_prioritised_industry_has_codes_in_both_standards():
    found = {(known.industry, known.standard) for known in industry_codes()}
    industries = set(ProgrammeIndustry) - {ProgrammeIndustry.OTHER}

    assert found == {(i, s) for i in industries for s in IndustryStandard}


def test_every_code_stands_in_the_published_standard(fixtures_folder):
    for standard in IndustryStandard:
        path = fixtures_folder / "norway" / f"{standard.lower()}_codes.csv"
        with path.open(encoding="utf-8-sig", newline="") as lines:
            published = {row["code"] for row in csv.DictReader(lines)}

        ours = {
            known.code_start for known in industry_codes() if known.standard == standard
        }

        assert ours - published == set()
