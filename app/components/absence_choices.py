"""Choose a measure of absence, and a workplace to look closer at."""

from collections.abc import Mapping

import streamlit as st

from app.components.addresses import know_words
from app.components.empty import show_nothing
from app.translations.absence_words import measure_label
from app.translations.gettext import _
from app.translations.markdown import plain
from data.vocabulary import AbsenceMeasure

MEASURES = tuple(measure.value for measure in AbsenceMeasure)
_CHOSEN = "absence-workplace"


def choose_measure() -> str:
    """Let the reader choose one measure; two are never drawn as one."""
    know_words("measure", MEASURES, measure_label)
    chosen = st.segmented_control(
        _("Measure of absence"),
        list(MEASURES),
        default=MEASURES[0],
        required=True,
        format_func=measure_label,
        key="measure",
        label_visibility="collapsed",
        wrap=True,
        bind="query-params",
    )
    return str(chosen or MEASURES[0])


def choose_workplace(names: Mapping[str, str]) -> str | None:
    """Let the reader choose a workplace, and give its id; None when none is chosen.

    Args:
        names: Names by workplace_id, in the order they are offered.
    """
    asked = st.query_params.get("id") or None
    if st.session_state.get(_CHOSEN) != asked:
        st.session_state[_CHOSEN] = asked if asked in names else None
    chosen = st.selectbox(
        _("Workplace to look closer at"),
        list(names),
        index=None,
        format_func=lambda each: f"{names[each]} · {each}",
        placeholder=_("Choose or write a name"),
        key=_CHOSEN,
        on_change=_remember,
        width=520,
    )
    if chosen is None and asked:
        show_nothing(
            _(
                "No workplace in view has the id {id} and figures of this measure."
            ).format(id=plain(asked)),
        )
    return chosen


def _remember() -> None:
    chosen = st.session_state[_CHOSEN]
    if chosen is None:
        st.query_params.pop("id", None)
    else:
        st.query_params["id"] = chosen
