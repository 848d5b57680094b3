import pytest

from tests.pipelines.mapping.sheets_written import (
    DELIVERIES,
    notes_of,
    read,
    write_csv,
)

HEADINGS = ["Sak", "Enhet", "Status"]
CODED = DELIVERIES.replace(
    '"Status"', '{ column = "Status", codes = { "På gang" = "ongoing" } }'
)


def said_of(tmp_path, *values):
    rows = [[f"L-{at}", "V", value] for at, value in enumerate(values)]
    path = write_csv(tmp_path / "a.csv", HEADINGS, *rows)
    note = notes_of(read(path, CODED))["Status", "deliveries.status"]
    return note.removeprefix("Verdiene er oversatt med kodelisten. ")


START = "Verdier som listen mangler, og som står som de er: "


@pytest.mark.parametrize(
    "value",
    ["kanskje", "Ikke aktuelt", "IA-avtale", "A2", "vet ikke ennå", "Én-til-én"],
)
def test_a_value_like_a_code_is_quoted(tmp_path, value):
    assert said_of(tmp_path, value) == f"{START}«{value}» (1)."


@pytest.mark.parametrize(
    "value",
    [
        pytest.param("Nei, Kari Nordmann er langtidssykmeldt", id="a text"),
        pytest.param("nei, hun er syk", id="four words"),
        pytest.param("Kari Nordmann", id="a name"),
        pytest.param("Nei,Kari", id="a name without a space before"),
        pytest.param("langtidssykmeldt fra januar", id="too long"),
        pytest.param("ring 99 88 77 66", id="a telephone"),
        pytest.param("x@myrvang.example", id="an address"),
    ],
)
def test_what_somebody_has_written_is_only_counted(tmp_path, value):
    assert said_of(tmp_path, value) == (
        "1 verdi som listen mangler, står som den er, og vises ikke her."
    )


def test_a_text_is_not_quoted_however_often_it_stands(tmp_path):
    text = "Nei, Kari Nordmann er langtidssykmeldt"

    assert said_of(tmp_path, text, text, "nei, hun er syk") == (
        "2 verdier som listen mangler, står som de er, og vises ikke her."
    )


def test_a_short_value_with_capitals_is_a_code_when_it_stands_twice(tmp_path):
    assert said_of(tmp_path, "Ikke Aktuelt", "Ikke Aktuelt") == (
        f"{START}«Ikke Aktuelt» (2)."
    )


def test_those_not_quoted_are_counted_after_those_that_are(tmp_path):
    one = said_of(tmp_path, "b", "a", "b", "Kari Nordmann")
    two = said_of(tmp_path, "a", "Kari Nordmann", "Ola Nordmann")

    assert one == f"{START}«b» (2), «a» (1) og 1 verdi til som ikke vises her."
    assert two == f"{START}«a» (1) og 2 verdier til som ikke vises her."


def test_only_ten_values_are_listed(tmp_path):
    said = said_of(tmp_path, *"abcdefghijkl")

    assert said.endswith("«j» (1) og 2 verdier til som ikke vises her.")
