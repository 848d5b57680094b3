"""Let the reader choose what to take out: a table or a figure, and which columns.

The address says which: `?table=activities`, or `?metric=coverage`, which wins. A word
that neither list has is left out and said.
"""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from app.exports.content import (
    ALL_METRICS,
    METRIC,
    Content,
    metric_title,
    table_names,
    table_title,
)
from app.metrics.registry import METRICS, metric_named
from app.translations.figure_words import subject_label
from app.translations.gettext import _
from app.translations.markdown import plain
from app.translations.words import headings

FIRST_TABLE = "deliveries"

_TABLE = "table"
_METRIC = "metric"
_CHOICE = "export-choice"


def choose_content(notices: DeltaGenerator) -> str:
    """Draw the choice, and give its name as `app.exports.content` has it.

    The address is what decides, by codes that are the same in both languages; the
    choices below only show it and write it.

    Args:
        notices: Where to say which words of the address are left out.
    """
    tables, metrics = table_names(), [ALL_METRICS, *(each.code for each in METRICS)]
    table = _read_address(_TABLE, tables, table_title)
    metric = _read_address(_METRIC, metrics, metric_title)
    _say_left_out({_TABLE: table, _METRIC: metric}, notices)
    st.session_state[_CHOICE] = _METRIC if metric else _TABLE
    st.segmented_control(
        _("What to take out"),
        [_TABLE, _METRIC],
        format_func=lambda each: _("Table") if each == _TABLE else _("Figure"),
        key=_CHOICE,
        required=True,
        on_change=_change_choice,
    )
    if metric:
        return METRIC + _choose(_("Figure"), _METRIC, metrics, metric, _option)
    return _choose(_("Table"), _TABLE, tables, table or FIRST_TABLE, table_title)


def _option(code: str) -> str:
    """Name a figure with its subject, since there are many to look among."""
    if code == ALL_METRICS:
        return metric_title(code)
    return f"{subject_label(metric_named(code).subject)}: {metric_title(code)}"


def choose_columns(content: Content, *, key: str) -> list[str]:
    """Draw the choice of columns, and give the chosen ones in their own order."""
    columns = content.rows.columns
    words = headings(content.rows, content.labels, table=content.table)
    with st.popover(_("Columns"), icon=":material/view_column:"):
        st.markdown(f":small[:gray[{_('Choose none to take all of them.')}]]")
        chosen = st.pills(
            _("Columns"),
            columns,
            selection_mode="multi",
            format_func=lambda name: words.get(name, name),
            key=f"columns-{key}",
            label_visibility="collapsed",
        )
    return [name for name in columns if not chosen or name in chosen]


def columns_in_words(chosen: Sequence[str], content: Content) -> tuple[str, ...]:
    """Say that columns are left out, for the sheet that follows a file."""
    count = content.rows.width
    if len(chosen) == count:
        return ()
    return (_("{chosen} of {count} columns").format(chosen=len(chosen), count=count),)


def _choose(
    label: str,
    key: str,
    codes: Sequence[str],
    chosen: str,
    name_of: Callable[[str], str],
) -> str:
    st.session_state[key] = chosen
    return st.selectbox(
        label,
        codes,
        format_func=name_of,
        key=key,
        width=420,
        on_change=_write_address,
        args=(key,),
    )


def _change_choice() -> None:
    if st.session_state[_CHOICE] == _METRIC:
        st.query_params[_METRIC] = ALL_METRICS
    else:
        st.query_params.pop(_METRIC, None)


def _write_address(key: str) -> None:
    if (key, st.session_state[key]) == (_TABLE, FIRST_TABLE):
        st.query_params.pop(key, None)
    else:
        st.query_params[key] = st.session_state[key]


def _read_address(
    key: str, codes: Sequence[str], name_of: Callable[[str], str]
) -> str | None:
    word = st.query_params.get(key)
    if word is None or word in codes:
        return word
    # An address of before may have the word that the reader saw.
    for code in codes:
        if name_of(code) == word:
            return code
    return None


def _say_left_out(read: Mapping[str, str | None], notices: DeltaGenerator) -> None:
    unknown = [
        plain(st.query_params[key])
        for key, code in read.items()
        if code is None and key in st.query_params
    ]
    if unknown:
        notices.info(
            _("The address asks for “{words}”, which Varig does not have.").format(
                words=", ".join(unknown)
            ),
            icon=":material/filter_alt_off:",
        )
