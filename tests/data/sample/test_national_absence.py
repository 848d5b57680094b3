"""The invented country is read as a table of Statbank, with the season of the units."""

from datetime import date
from pathlib import Path

import pytest

from data.sample.absence_season import Quarter, height_of, past_quarters
from data.sample.earlier import as_written_on
from data.sample.national_absence import (
    NATIONAL_FILE,
    national_percent,
    write_national_absence,
)
from data.sample.write import INVENTED_MARKER, write_sample
from pipelines.sources.arrive import open_file
from pipelines.sources.listing import NamedFile
from pipelines.sources.own import headings_of
from pipelines.sources.ssb_12440.source import claim_absence, read_absence


def read(path: Path):
    arrived = open_file(NamedFile(path, path.name), headings_of)
    assert claim_absence(arrived)
    (source,) = read_absence([arrived])
    return source


@pytest.fixture
def source(tmp_path):
    (tmp_path / INVENTED_MARKER).write_text("Oppdiktet", encoding="utf-8")
    write_national_absence(tmp_path, past_quarters())
    return read(tmp_path / NATIONAL_FILE)


def test_it_has_total_self_and_doctor_certified_of_every_quarter(source):
    figures = source.figures

    assert figures.height == 3 * len(past_quarters())
    assert figures["industry_code"].unique().to_list() == ["00-99"]
    assert figures["sector_name"].null_count() == figures.height
    wide = figures.pivot("measure", index=["year", "quarter"], values="absence_share")
    parts = wide["self_certified"] + wide["doctor_certified"]
    assert (parts - wide["total"]).abs().max() < 1e-9


def test_it_says_that_it_is_invented(source):
    assert source.is_invented
    assert "Oppdiktet" in source.figures["title"][0]


def test_it_has_the_season_and_the_pandemic_of_the_workplaces():
    usual = national_percent(Quarter(2025, 2))[0] / height_of(Quarter(2025, 2))

    for quarter in past_quarters():
        expected = pytest.approx(usual * height_of(quarter), abs=1.1)
        assert national_percent(quarter)[0] == expected


def test_what_was_written_on_an_earlier_day_has_no_later_quarter(sample, tmp_path):
    write_sample(as_written_on(sample, date(2026, 8, 31), seed=1), tmp_path)

    figures = read(tmp_path / NATIONAL_FILE).figures
    assert figures.select("year", "quarter").row(-1) == (2026, 2)


def test_no_quarter_is_no_file(tmp_path):
    write_national_absence(tmp_path, [])

    assert not (tmp_path / NATIONAL_FILE).exists()
