"""A cell of any column is written as a reader would read it."""

import pytest

from app.translations.cell_words import cell_in_words
from app.translations.gettext import speaking


@pytest.mark.parametrize(
    ("table", "column", "text", "nb", "en"),
    [
        ("deliveries", "status", "ongoing", "Pågår", "Ongoing"),
        ("actions", "is_sensitive", "true", "ja", "yes"),
        ("deliveries", "ended_on", "2026-06-30", "30.06.2026", "30 Jun 2026"),
        ("evaluations", "usefulness_mean", "3.125", "3,125", "3.125"),
        ("absence", "absence_share", "0.0543", "5,43\N{NO-BREAK SPACE}%", "5.43%"),
        ("absence", "year", "2026", "2026", "2026"),
        ("deliveries", "ended_on", None, None, None),
        ("deliveries", "ended_on", "never", "never", "never"),
    ],
)
def test_a_cell_is_written_by_the_kind_of_its_column(table, column, text, nb, en):
    for language, said in (("nb", nb), ("en", en)):
        with speaking(language):
            assert cell_in_words(table, column, text) == said
