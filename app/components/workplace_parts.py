"""Show where a workplace stands in its tree, and the deliveries that concern it."""

import polars as pl
import streamlit as st

from app.components.facts import show_empty_part
from app.components.tables import show_table
from app.metrics.workplace_finding import deliveries_finding, subunits_finding
from app.translations.gettext import _
from app.translations.labels import deliveries as deliveries_noun
from app.translations.labels import workplaces as workplaces_noun


def show_deliveries(deliveries: pl.DataFrame) -> None:
    """Draw the deliveries of the workplace and of what lies below it.

    Args:
        deliveries: Rows of workplace_deliveries.sql.
    """
    if deliveries.is_empty():
        show_empty_part(
            _("Deliveries"),
            _(
                "No delivery has this workplace, or a sub-unit of it, as a unit, and "
                "none has been agreed by it."
            ),
        )
        return
    st.header(deliveries_finding(deliveries), anchor=False)
    show_table(
        deliveries.select(
            "delivery_id",
            "module",
            "delivery_type",
            "state",
            "started_on",
            "planned_end_on",
            "ended_on",
            "is_unit",
            "subunit_count",
            "is_agreed",
            "agreed_by_name",
        ),
        key="workplace-deliveries",
        name=_("deliveries"),
        title=_("Deliveries"),
        noun=deliveries_noun,
        labels={
            "is_unit": _("Reached as a unit"),
            "subunit_count": _("Sub-units in it"),
            "is_agreed": _("Agreed here"),
            "agreed_by_name": _("Agreed by"),
        },
        table="deliveries",
    )


def show_subunits(subunits: pl.DataFrame) -> None:
    """Draw what lies below the workplace, and how many deliveries reached each.

    Args:
        subunits: Rows of workplace_subunits.sql.
    """
    if subunits.is_empty():
        show_empty_part(_("Sub-units"), _("Nothing lies below this workplace."))
        return
    st.header(subunits_finding(subunits), anchor=False)
    show_table(
        subunits.select(
            "workplace_name",
            "workplace_id",
            "level",
            "parent_name",
            "employees_count",
            "delivery_count",
            "closed_on",
        ),
        key="workplace-subunits",
        name=_("sub-units"),
        title=_("Sub-units"),
        noun=workplaces_noun,
        labels={"parent_name": _("Part of"), "delivery_count": _("Deliveries")},
        table="workplaces",
    )
