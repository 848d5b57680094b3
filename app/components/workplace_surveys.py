"""Show what a workplace has answered in the staff surveys, one survey at a time."""

import polars as pl
import streamlit as st

from app.components.facts import show_empty_part
from app.components.page import current_page
from app.components.quiet import say_quietly
from app.components.survey_chart import show_survey
from app.components.tables import show_table
from app.metrics.hidden_answers import MINIMUM_GROUP
from app.metrics.survey_trends import survey_trend, unit_points
from app.permits import may_see_answers
from app.translations.gettext import _, ngettext
from app.translations.numbers import format_count, format_number


def show_survey_results(results: pl.DataFrame) -> None:
    """Draw the trend of each theme, and list the scores as the surveys have them.

    Args:
        results: Rows of workplace_survey_results.sql.
    """
    if not may_see_answers(current_page().reader):
        show_empty_part(_("Staff surveys"), _to_units_only())
        return
    if results.is_empty():
        show_empty_part(
            _("Staff surveys"), _("No result of a staff survey is recorded here.")
        )
        return
    points = unit_points(results)
    for instrument in points["instrument"].unique(maintain_order=True):
        show_survey(
            current_page(),
            survey_trend(points.filter(instrument=instrument)),
            hidden=_("hidden (few persons)"),
            key="workplace-survey",
        )
    say_quietly(_how_to_read())
    if results["is_hidden"].any():
        say_quietly(_why_hidden())
    _list_results(results)


def _list_results(results: pl.DataFrame) -> None:
    hidden = _("hidden (few persons)")
    written = {
        "score": [format_number(value) for value in results["score"]],
        "respondents_count": [
            format_count(value) for value in results["respondents_count"]
        ],
    }
    with st.expander(_("All results of staff surveys")):
        show_table(
            results.with_columns(
                pl.when("is_hidden")
                .then(pl.lit(hidden))
                .otherwise(pl.Series(name, values, dtype=pl.String))
                .alias(name)
                for name, values in written.items()
            ).drop("is_hidden", "hidden_why"),
            key="workplace-surveys",
            name=_("surveys"),
            title=_("Staff surveys"),
            noun=lambda count: ngettext("result", "results", count),
            table="survey_results",
        )


def _to_units_only() -> str:
    return _(
        "The results of a staff survey belong to the unit. To you they are shown only "
        "for groups of units."
    )


def _how_to_read() -> str:
    return _(
        "The curves show how the answers have developed, not what the delivery did: "
        "much else changes meanwhile, and not the same persons answer each time. A "
        "change is called clear only when it is larger than chance gives with so many "
        "answers, all themes taken together, when persons lie a fifth of the scale "
        "from each other (our choice). Every survey has a scale of its own, and "
        "scores of two surveys are not compared."
    )


def _why_hidden() -> str:
    # One sentence for all reasons: one each would tell of few that they are few.
    return _(
        "Where fewer than {count} have answered a theme, all themes of that year are "
        "hidden: the same persons have answered them. So is a year when fewer than "
        "{count} have answered in a sub-unit, or in all that is outside the sub-units: "
        "what the others have answered would else tell what they have."
    ).format(count=MINIMUM_GROUP)
