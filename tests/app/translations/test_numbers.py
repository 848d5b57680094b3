"""Numbers and days are written as the reader writes them."""

from datetime import date, datetime

import pytest

from app.translations.gettext import _, ngettext, speaking
from app.translations.numbers import (
    format_count,
    format_day,
    format_number,
    format_share,
    format_time,
)
from app.translations.sorting import norwegian_key


@pytest.mark.parametrize(
    ("written", "nb", "en"),
    [
        pytest.param(lambda: format_count(1234), "1\u00a0234", "1,234", id="count"),
        pytest.param(
            lambda: format_number(1234.5), "1\u00a0234,5", "1,234.5", id="number"
        ),
        pytest.param(lambda: format_share(0.123), "12,3\u00a0%", "12.3%", id="share"),
        pytest.param(lambda: format_share(0), "0,0\u00a0%", "0.0%", id="no share"),
        pytest.param(
            lambda: format_day(date(2026, 11, 3)), "03.11.2026", "3 Nov 2026", id="day"
        ),
        pytest.param(
            lambda: format_time(datetime(2026, 7, 1, 6)),
            "01.07.2026 08:00",
            "1 Jul 2026, 08:00",
            id="summer time",
        ),
        pytest.param(lambda: format_day(None), "–", "–", id="not known"),
        pytest.param(lambda: _("Filters"), "Filtre", "Filters", id="a word"),
        pytest.param(
            lambda: ngettext("row", "rows", 1), "rad", "row", id="one of a thing"
        ),
        pytest.param(
            lambda: ngettext("row", "rows", 2), "rader", "rows", id="two of a thing"
        ),
    ],
)
def test_each_language_writes_in_its_own_way(written, nb, en):
    with speaking("nb"):
        assert written() == nb
    with speaking("en"):
        assert written() == en


def test_an_unknown_language_is_norwegian():
    with speaking("tlh"):
        assert _("Filters") == "Filtre"


def test_names_are_sorted_with_the_last_three_letters_last():
    names = ["Øst", "Zoo", "Åse", "Ærlig", "adam"]

    assert sorted(names, key=norwegian_key) == ["adam", "Zoo", "Ærlig", "Øst", "Åse"]


def test_a_half_is_rounded_up_as_people_do():
    assert format_share(0.625, digits=0, language="en") == "63%"
    assert format_number(2.25, language="en") == "2.3"
    assert format_number(-0.5, digits=0, language="en") == "-1"
