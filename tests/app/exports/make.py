"""Make an extract of a few rows, for the tests of every format."""

from datetime import date, datetime

import polars as pl

from app.exports.extract import Checks, Conditions, Extract, make_extract
from app.translations.gettext import speaking

CONDITIONS = Conditions(
    build_id="20261113T041000Z-7c1e9a00",
    data_date=date(2026, 10, 31),
    as_of=date(2026, 6, 30),
    is_invented=True,
    taken_at=datetime(2026, 11, 13, 8, 5),
    filters=("Sektor: Kommunal, Privat",),
    narrowed=("Rader som har «åsen» i seg",),
    way_back="http://varig/uttrekk?sector=Kommunal",
    checks=Checks(
        checked_count=271, broken_count=19, set_aside_count=13, warning_count=83
    ),
)


def deliveries() -> pl.DataFrame:
    """Give two deliveries, with a value of every kind and one that is not known."""
    return pl.DataFrame(
        {
            "delivery_id": ["0012", "=1+1"],
            "module": ["party_cooperation", "change"],
            "has_project_plan": [True, None],
            "started_on": [date(2024, 2, 29), None],
            "source_updated_at": [datetime(2024, 3, 1, 13, 45), None],
            "phase": [3, None],
            "advisor_hours": [-1234.5, None],
            "absence_share": [0.075, None],
        }
    )


def extract_of(rows: pl.DataFrame, language: str = "nb") -> Extract:
    """Make the extract a reader of this language would get."""
    with speaking(language):
        return make_extract(
            rows,
            CONDITIONS,
            slug="leveranser",
            title="Leveranser",
            language=language,
            definitions=[("Verdi", "57,8 %")],
        )
