"""Invent staff surveys: ForBedring in hospitals, 10-FAKTOR in municipalities.

Grain: one row per workplace_id, instrument, year and theme. Scores are invented.
"""

from datetime import date

import polars as pl

from data.sample.dice import Dice, dice_for
from data.sample.period import DATA_DATE

FORBEDRING_THEMES = (
    "Engasjement",
    "Teamarbeidsklima",
    "Arbeidsforhold",
    "Sikkerhetsklima",
    "Opplevd lederatferd",
    "Fysisk arbeidsmiljø",
)
"""Themes of ForBedring, scored from 0 to 100."""

TEN_FACTOR_THEMES = (
    "Indre motivasjon",
    "Mestringstro",
    "Selvstendighet",
    "Bruk av kompetanse",
    "Mestringsorientert ledelse",
    "Rolleklarhet",
    "Relevant kompetanseutvikling",
    "Fleksibilitetsvilje",
    "Mestringsklima",
    "Prososial motivasjon",
)
"""The ten factors, scored from 1 to 5."""

FORBEDRING_YEARS = range(2019, 2027)
"""Every year."""

TEN_FACTOR_YEARS = range(2020, 2027, 2)
"""Every second year."""

MOST_WORKPLACES = 4000
"""Enough for every size of sample: a benchmark is about deliveries and activities."""


def invent_surveys(workplaces: pl.DataFrame, *, seed: int) -> pl.DataFrame:
    """Invent the survey results of some units in hospitals and municipalities."""
    dice = dice_for("surveys", seed)
    units = workplaces.filter(level="unit")
    hospital = units.filter(sector="state").head(MOST_WORKPLACES)
    municipal = units.filter(sector="municipal")
    some = municipal.filter(dice.chance(municipal.height, 0.35)).head(MOST_WORKPLACES)
    results = [
        _asked(hospital, "ForBedring", FORBEDRING_YEARS, FORBEDRING_THEMES),
        _asked(some, "10-FAKTOR", TEN_FACTOR_YEARS, TEN_FACTOR_THEMES),
    ]
    scored = _with_scores(pl.concat(results), dice)
    return scored.sort("workplace_id", "instrument", "year", "theme")


def _asked(
    units: pl.DataFrame, instrument: str, years: range, themes: tuple[str, ...]
) -> pl.DataFrame:
    occasions = pl.DataFrame(
        [
            (instrument, year, theme, date(year, 5, 15))
            for year in years
            for theme in themes
            if date(year, 5, 15) <= DATA_DATE
        ],
        schema={
            "instrument": pl.String,
            "year": pl.Int32,
            "theme": pl.String,
            "usual_on": pl.Date,
        },
        orient="row",
    )
    known = units.select("workplace_id", "z", "closed_on", employees="people")
    is_open = pl.col("closed_on").is_null() | (pl.col("usual_on") < pl.col("closed_on"))
    return known.join(occasions, how="cross").filter(is_open)


def _with_scores(rows: pl.DataFrame, dice: Dice) -> pl.DataFrame:
    count = rows.height
    lean = 0.4 * pl.col("z") + dice.normal(count, 0, 0.6)
    hundred = (72 + 7 * lean).clip(0, 100).round()
    five = (4.1 + 0.25 * lean).clip(1, 5).round(1)
    occasion = ["workplace_id", "year"]
    is_hundred = pl.col("instrument") == "ForBedring"
    return rows.with_columns(
        drawn_share=0.6 + 0.3 * dice.share(count), drawn_days=dice.whole(count, 0, 60)
    ).with_columns(
        score=pl.when(is_hundred).then(hundred).otherwise(five),
        respondents_count=(
            pl.col("employees") * pl.col("drawn_share").first().over(occasion)
        )
        .round()
        .clip(1)
        .cast(pl.Int32),
        published_on=pl.col("usual_on")
        + pl.duration(days=pl.col("drawn_days").first().over(occasion)),
    )
