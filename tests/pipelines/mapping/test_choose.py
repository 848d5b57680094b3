import pytest

from pipelines.mapping.choose import (
    file_fits,
    mapping_named,
    mapping_of,
    refuse_unused,
)
from pipelines.mapping.mapping import FoundIn, Mapping, MappingError, headings_in
from pipelines.sources.listing import NamedFile
from tests.pipelines.mapping.sheets_written import DELIVERIES, mapping

ANY = Mapping("any", "any.toml")
GIVEN = Mapping("given", "given.toml", files=("*.xlsx",))
HOME = Mapping("home", "home.toml", files=("a*",), found_in=FoundIn.HOME)
SHIPPED = Mapping("shipped", "shipped.toml", files=("*",), found_in=FoundIn.SHIPPED)


@pytest.mark.parametrize(
    ("file", "name"),
    [
        pytest.param("a.xlsx", "given", id="one that is given and names the file"),
        pytest.param("a.csv", "home", id="one of the installation"),
        pytest.param("b.csv", "shipped", id="one that is shipped"),
        pytest.param("mappe/A.CSV", "home", id="the folder and capitals do not matter"),
    ],
)
def test_the_nearest_mapping_is_used(file, name):
    assert mapping_of(file, [SHIPPED, HOME, ANY, GIVEN]).name == name


def test_a_given_mapping_without_files_is_for_what_no_other_fits():
    assert mapping_of("b.csv", [ANY, GIVEN, HOME]).name == "any"
    assert mapping_of("a.csv", [ANY, GIVEN, HOME]).name == "home"


def test_a_mapping_of_the_installation_without_files_is_for_none():
    assert mapping_of("a.csv", [Mapping("x", found_in=FoundIn.HOME)]) is None


def test_two_mappings_that_fit_are_refused_with_both_named():
    other = Mapping("other", "other.toml", files=("a.*",))

    with pytest.raises(MappingError) as caught:
        mapping_of("a.xlsx", [GIVEN, other])

    (fault,) = caught.value.faults
    assert "given.toml (given), other.toml (other)" in fault.nb


def test_a_given_mapping_that_fits_no_file_is_refused():
    refuse_unused(["a.xlsx", "b.csv"], [GIVEN, ANY, HOME])

    with pytest.raises(MappingError, match=r"given.toml.*\(\*.xlsx\).*b.csv"):
        refuse_unused(["b.csv"], [GIVEN, ANY, HOME])


def test_a_mapping_is_found_by_the_source_it_made():
    assert mapping_named("mapping:home", [GIVEN, HOME]) is HOME
    assert mapping_named("mapping:gone", [GIVEN, HOME]) is None


@pytest.mark.parametrize(
    ("file", "pattern", "is_fit"),
    [
        ("svar (1-3).xlsx", "svar (?-3)*", True),
        ("svar [1].xlsx", "svar [1]*", True),
        ("svar.xlsx", "sva", False),
        ("Åpen.csv", "åpen*", True),
        ("svar.xlsx", "svar.xls", False),
    ],
)
def test_only_the_star_and_the_question_mark_are_special(file, pattern, is_fit):
    assert file_fits(file, pattern) is is_fit


def test_the_headings_of_a_mapping_settle_how_a_csv_file_is_parted(tmp_path):
    read = mapping(DELIVERIES + '[drop]\n"Navn" = "x"\n')

    headings = headings_in(NamedFile(tmp_path / "a.csv", "a.csv"), [read])

    assert headings == {"sak", "enhet", "status", "navn"}
