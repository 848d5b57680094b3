"""Show the staff surveys of a group of units: the programme, a centre or a county.

A group is hidden for few units, and says so, not few persons as elsewhere: it holds
only results that each unit shows by itself, so it is units that could be told from it.
"""

import polars as pl
import streamlit as st

from app.components.facts import show_empty_part
from app.components.page import Page
from app.components.quiet import say_quietly
from app.components.survey_chart import show_survey
from app.components.tables import show_table
from app.filters import FixedGroup
from app.metrics.hidden_answers import MINIMUM_GROUP
from app.metrics.prevalence_shares import MINIMUM_UNITS
from app.metrics.survey_groups import survey_groups
from app.metrics.survey_trends import survey_trend
from app.protected_groups import protected_cells
from app.translations.gettext import _, ngettext
from app.translations.numbers import format_count, format_number


def show_group_surveys(page: Page) -> None:
    """Draw the mean of each theme for the group that the filters leave.

    Another group, or another day than that of the data set, would be one more table to
    subtract from those that are protected together: it is not shown.
    """
    group = page.filters.fixed_group(page.reader.area)
    if group is None or page.as_of != page.build.data_date:
        show_empty_part(_("Staff surveys"), _not_shown())
        return
    # Through no filter: what may be shown of one place is told by all of them.
    results = page.fetch_unfiltered("survey_group_results")
    cells = protected_cells(page.build.path, "withheld_survey_results")
    points = _of_group(survey_groups(results, cells), group)
    if points.is_empty():
        show_empty_part(
            _("Staff surveys"),
            _("No result of a staff survey is recorded for the units of this group."),
        )
        return
    hidden = _("hidden (few units)")
    for instrument in points["instrument"].unique(maintain_order=True):
        show_survey(
            page,
            survey_trend(points.filter(instrument=instrument)),
            hidden=hidden,
            key="group-survey",
        )
    say_quietly(_how_to_read())
    _list_points(points, hidden)


def _of_group(points: pl.DataFrame, group: FixedGroup) -> pl.DataFrame:
    return points.filter(
        pl.col("group_kind") == group.kind,
        pl.col("group_code").eq_missing(pl.lit(group.code, pl.String)),
    )


def _list_points(points: pl.DataFrame, hidden: str) -> None:
    written = {
        "mean_score": [format_number(value, digits=2) for value in points["score"]],
        "answers_count": [format_count(value) for value in points["respondents_count"]],
        "answering_units": [format_count(value) for value in points["unit_count"]],
    }
    with st.expander(_("All results of staff surveys")):
        show_table(
            points.select(
                "instrument",
                "theme",
                "year",
                *(
                    pl.when("is_hidden")
                    .then(pl.lit(hidden))
                    .otherwise(pl.Series(name, values, dtype=pl.String))
                    .alias(name)
                    for name, values in written.items()
                ),
            ),
            key="group-surveys",
            name=_("surveys"),
            title=_("Staff surveys"),
            noun=lambda count: ngettext("result", "results", count),
            table="survey_results",
            labels={
                "mean_score": _("Mean score"),
                "answers_count": _("Answers"),
                "answering_units": _("Units with answers"),
            },
        )


def _not_shown() -> str:
    return _(
        "Not shown: survey results above the unit are shown only for the whole "
        "programme, one centre or one county, on the day of the data set. Two free "
        "selections that differ by one unit would tell what its persons have answered. "
        "Take away the other filters, or open a workplace to see its own results."
    )


def _how_to_read() -> str:
    return _(
        "Results belong to the unit. Here they are means weighted by answers, over "
        "units of deliveries that have started, each under the centre of its latest "
        "delivery, where its own result is not hidden and has the usual themes. A "
        "mean takes {minimum} units or more (our setting), and some groups are hidden "
        "although they have more, so that few units elsewhere cannot be worked out "
        "from the rest. Not the same units answer each year, and the curves show a "
        "development, not what the deliveries did. A change is called clear only when "
        "it is larger than chance gives with units this different, all themes taken "
        "together, and from {fewest} units."
    ).format(minimum=MINIMUM_GROUP, fewest=MINIMUM_UNITS)
