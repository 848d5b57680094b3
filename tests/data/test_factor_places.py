"""Is every place that a factor cites really there?

Reads the texts of the documents, which are not in this repository: they lie beside the
fixtures, in `seeds`.
"""

import re
from functools import cache

import pytest

from data.factors import factors
from data.source_factors import source_factors
from data.work_environment_risks import WorkEnvironmentRisk

FILES = {"OE": "002", "003": "003", "004": "004", "000": "000", "001": "001"}
"""Document of a place, and how the file with its text begins."""

HEADING = re.compile(r"^(\d+(?:\.\d+)+) \S.*?(?<!\d)$")
"""A numbered heading; a line of the contents ends in a page number."""

END = re.compile(r"^(\d+\. \S|Del \d|Referanser$|Vedlegg [A-Z])")
"""A section also ends where a chapter or an appendix begins."""


@pytest.fixture(scope="module")
def texts(fixtures_folder):
    folder = fixtures_folder.parent / "seeds"
    if not folder.is_dir():
        pytest.skip(f"no texts of the documents in {folder}")
    return {
        document: tuple(read(next(folder.glob(f"{start}_*.txt"))))
        for document, start in FILES.items()
    }


def read(path):
    return path.read_text(encoding="utf-8").splitlines()


@cache
def sections(lines):
    found = {}
    section = None
    for line in lines:
        heading = HEADING.match(line)
        if heading:
            section = heading.group(1)
            found[section] = [line]
        elif END.match(line):
            section = None
        elif section:
            found[section].append(line)
    return {section: " ".join(part) for section, part in found.items()}


def text_at(texts, place):
    if place.startswith("OE "):
        return sections(texts["OE"])[place.removeprefix("OE ")]
    document, number = place.split(":L")
    lines = texts[document]
    at = int(number)
    assert 1 <= at <= len(lines)
    return lines[at - 1]


def test_every_section_that_is_cited_is_a_heading_of_the_survey(texts):
    known = sections(texts["OE"])

    cited = {
        place.removeprefix("OE ")
        for factor in factors()
        for place in factor.sources
        if place.startswith("OE ")
    }
    assert "6.2.2" in cited
    assert cited <= known.keys()


def test_the_words_of_every_source_factor_stand_where_it_says(texts):
    for each in source_factors():
        for place, key in zip(each.places, each.keys, strict=True):
            text = text_at(texts, place).casefold()
            assert key.casefold() in text, f"{each.id}: no {key!r} at {place}"


def test_a_group_consists_of_the_three_roles_where_that_is_cited(texts):
    text = text_at(texts, "004:L118")

    assert "leder, en tillitsvalgt og verneombud" in text


def test_the_groups_of_work_environment_risk_are_the_five_of_the_report(texts):
    headings = [line.strip().strip(":*") for line in texts["004"][305:334]]

    named = [risk.nb for risk in WorkEnvironmentRisk]
    assert [line for line in headings if line in named] == named


@pytest.mark.parametrize("place", ["OE 9.9.9", "004:L0", "001:L4000"])
def test_a_place_that_is_not_there_is_found_out(texts, place):
    with pytest.raises((KeyError, AssertionError)):
        text_at(texts, place)
