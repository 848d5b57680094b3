"""List the days lost in four quarters, by the name of the workplace."""

import polars as pl

from app.components.absence_signal_list import by_name
from app.components.tables import show_table
from app.translations.gettext import _
from app.translations.labels import workplaces as workplaces_noun
from app.translations.portfolio_words import county_label, labelled


def show_lost_days_list(shown: pl.DataFrame) -> None:
    """Draw the list, with the days above what the national share would give.

    Args:
        shown: Rows of `lost_days` with a figure.
    """
    rows = by_name(shown)
    show_table(
        rows.select(
            "workplace_name",
            labelled(rows["county_code"], county_label).alias("county_name"),
            programme_industry="industry",
            persons_count="persons_count",
            man_years="man_years",
            absence_share="absence_share",
            lost_days=pl.col("lost_days").round(0),
            national_share=pl.col("national_share").round(3),
            potential_days=pl.col("potential_days").round(0),
            quarters_count="quarters_count",
            workplace_id="workplace_id",
        ),
        key="absence-lost-days-list",
        name=_("lost days"),
        title=_("Lost days of four quarters"),
        noun=workplaces_noun,
        labels={
            "persons_count": _("Persons"),
            "absence_share": _("Absence"),
            "lost_days": _("Lost days"),
            "national_share": _("The country"),
            "potential_days": _("Potential (ours)"),
            "quarters_count": _("Quarters with figures"),
        },
    )
