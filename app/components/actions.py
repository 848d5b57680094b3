"""Show the actions that may be listed; of sensitive ones only how many there are."""

import polars as pl
import streamlit as st

from app.components.facts import show_empty_part
from app.components.tables import show_table
from app.metrics.action_states import Actions, actions_finding, shielded_in_words
from app.translations.gettext import _, ngettext
from app.translations.labels import code_label
from data.vocabulary import ActionStatus


def show_actions(actions: Actions, *, key: str) -> None:
    """Draw the actions under how many are done and overdue."""
    listed = actions.listed
    if listed.is_empty():
        sentence = shielded_in_words(actions.shielded_count)
        show_empty_part(_("Actions"), sentence or _("No action is recorded."))
        return
    st.header(actions_finding(listed), anchor=False)
    show_table(
        _written(listed),
        key=key,
        name=_("actions"),
        title=_("Actions"),
        noun=_noun,
        labels={"action_state": _("State")},
        table="actions",
    )
    if actions.shielded_count:
        said = shielded_in_words(actions.shielded_count)
        st.markdown(f":small[:gray[{said}]]")


def _written(listed: pl.DataFrame) -> pl.DataFrame:
    overdue = _("Past its deadline")
    return listed.with_columns(
        action_state=pl.Series(
            [
                overdue if state == "overdue" else code_label(ActionStatus, state)
                for state in listed["action_state"]
            ],
            dtype=pl.String,
        )
    ).select(
        "title",
        "action_state",
        "area",
        "work_level",
        "responsible_role",
        "decided_on",
        "due_on",
        "done_on",
        "evaluated_on",
    )


def _noun(count: int) -> str:
    return ngettext("action", "actions", count)
