"""Show the parts of one delivery: units, trainers, remarks on its data."""

import polars as pl
import streamlit as st

from app.components.facts import show_empty_part
from app.components.page import Page
from app.components.tables import show_table
from app.metrics.delivery_finding import units_finding
from app.metrics.delivery_parts import remarks_finding, trainers_finding
from app.metrics.hidden_remarks import read_promises, say_remarks
from app.translations.gettext import _, ngettext
from app.translations.labels import code_label, code_labels, rows
from data.vocabulary import OwnerRole


def show_units(units: pl.DataFrame) -> None:
    """Draw the units with how far each has come, and the way to each workplace."""
    if units.is_empty():
        show_empty_part(_("Units"), _("No unit of this delivery is known on this day."))
        return
    st.header(units_finding(units), anchor=False)
    show_table(
        units.select("workplace_name", pl.exclude("workplace_name")),
        key="delivery-units",
        name=_("units"),
        title=_("Units"),
        noun=lambda count: ngettext("unit", "units", count),
        table="delivery_units",
    )


def show_trainers(trainers: pl.DataFrame, sessions: pl.DataFrame) -> None:
    """Draw the trainers and what each has held; then every session."""
    if trainers.is_empty():
        show_empty_part(_("Trainers"), _("No trainer is recorded as trained."))
        return
    st.header(trainers_finding(trainers), anchor=False)
    show_table(
        trainers.drop("has_held_session"),
        key="delivery-trainers",
        name=_("trainers"),
        title=_("Trainers"),
        noun=lambda count: ngettext("trainer", "trainers", count),
        labels={
            "workplace_name": _("Home workplace"),
            "session_count": _("Sessions held"),
            "workplace_count": _("Workplaces"),
            "last_held_on": _("Last session"),
            "elsewhere_count": _("Sessions in other deliveries"),
        },
        table="trainers",
    )
    show_table(
        sessions.drop("session_id", "workplace_id"),
        key="delivery-sessions",
        name=_("sessions"),
        title=_("Sessions"),
        noun=lambda count: ngettext("session", "sessions", count),
        labels={
            "workplace_name": _("Reached"),
            "is_repeat": _("Reached before"),
            "is_alongside": _("Same day as the first"),
        },
        table="trainer_sessions",
        empty=_("No trainer has held a session."),
    )


def show_remarks(page: Page, remarks: pl.DataFrame) -> None:
    """Draw the warnings and rows set aside that concern the delivery."""
    if remarks.is_empty():
        show_empty_part(
            _("Remarks on the data"),
            _("No warning and no row set aside concerns this delivery."),
        )
        return
    st.header(remarks_finding(remarks), anchor=False)
    promises = read_promises(page.fetch_unfiltered("check_results"), page.language)
    show_table(
        remarks.select(
            pl.when("is_set_aside")
            .then(pl.lit(_("Set aside")))
            .otherwise(pl.lit(_("Warning")))
            .alias("sort"),
            say_remarks(remarks, promises, page.language),
            pl.col("table_name").replace(code_labels("table_name", page.language)),
            "row_key",
            "source_file",
            "source_sheet",
            "source_row",
            _owners(remarks),
        ),
        key="delivery-remarks",
        name=_("remarks"),
        title=_("Remarks on the data"),
        noun=rows,
        labels={"sort": _("Kind"), "sentence": _("What is wrong")},
    )


def _owners(remarks: pl.DataFrame) -> pl.Series:
    return pl.Series(
        "owner",
        [code_label(OwnerRole, owner) for owner in remarks["owner"]],
        dtype=pl.String,
    )
