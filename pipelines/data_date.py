"""Which day are the data from?

Given with the load, or the latest event in the rows. It never moves backwards: an
older file sent in later does not make the rest younger.
"""

from collections.abc import Mapping
from datetime import date

import polars as pl

from data.columns import Kind
from data.sentence import Sentence
from data.tables import TABLES
from expectations.period import FIRST_DAY
from pipelines.errors import LoadError


class DataDateError(LoadError):
    """The data date is impossible, or there is nothing to read it from."""


def choose_data_date(
    given: date | None,
    rows: Mapping[str, pl.DataFrame],
    *,
    last: date | None,
    today: date,
) -> date:
    """Settle the data date of a load.

    Args:
        given: What the person who loads says, if anything.
        rows: Typed rows of the load by table.
        last: The data date of the last build, if there is one.
        today: An event after today has not happened: a slip must not set the date.

    Raises:
        DataDateError: The given day is before the programme's or the last build's, or
            in the future, or nothing is given and no row holds an event.
    """
    if given is not None:
        return _checked(given, last=last, today=today)
    latest = latest_event(rows, today=today)
    days = [day for day in (latest, last) if day is not None]
    if not days:
        raise DataDateError((_NOTHING_DATED,))
    return max(days)


def latest_event(rows: Mapping[str, pl.DataFrame], *, today: date) -> date | None:
    """Find the latest event in any table, from the programme's first day to today."""
    found: list[date] = []
    for table in TABLES:
        for column in table.columns:
            if column.kind is Kind.DATE and column.is_event and table.name in rows:
                days = rows[table.name][column.name]
                latest = days.filter(days.is_between(FIRST_DAY, today)).max()
                if isinstance(latest, date):
                    found.append(latest)
    return max(found, default=None)


def _checked(given: date, *, last: date | None, today: date) -> date:
    if given > today:
        raise DataDateError((_in_the_future(given, today),))
    if given < FIRST_DAY:
        raise DataDateError((_before_the_first(given),))
    if last is not None and given < last:
        raise DataDateError((_before_the_last(given, last),))
    return given


def _in_the_future(given: date, today: date) -> Sentence:
    return Sentence(
        f"Datadato {given:%d.%m.%Y} er etter i dag, {today:%d.%m.%Y}. "
        "Gi dagen dataene er hentet ut.",
        f"The data date {given} is after today, {today}. "
        "Give the day the data were taken out.",
    )


def _before_the_first(given: date) -> Sentence:
    return Sentence(
        f"Datadato {_in_norwegian(given)} er før {_in_norwegian(FIRST_DAY)}, som er "
        "den første dagen Varig regner med. Gi dagen dataene er hentet ut.",
        f"The data date {given} is before {FIRST_DAY}, which is the first day that "
        "Varig reckons with. Give the day the data were taken out.",
    )


def _in_norwegian(day: date) -> str:
    # Years before 1000 are written without zeros by strftime.
    return f"{day.day:02}.{day.month:02}.{day.year:04}"


def _before_the_last(given: date, last: date) -> Sentence:
    return Sentence(
        f"Datadato {given:%d.%m.%Y} er før datadatoen som alt er lastet, "
        f"{last:%d.%m.%Y}. Gi den dagen eller en senere, eller gå tilbake til en "
        "eldre versjon med «varig builds use» først.",
        f"The data date {given} is before the one already loaded, {last}. Give that "
        "day or a later one, or go back to an older build with `varig builds use`.",
    )


_NOTHING_DATED = Sentence(
    "Ingen rad har en hendelse med dato, så datadatoen kan ikke leses av filene. "
    "Gi den med --data-date ÅÅÅÅ-MM-DD.",
    "No row holds a dated event, so the data date cannot be read from the files. "
    "Give it with --data-date YYYY-MM-DD.",
)
