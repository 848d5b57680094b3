"""The strip on every page that says what the figures rest on."""

from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl
import streamlit as st

from app.components.trust_line import trust_line
from app.metrics.hidden_remarks import Promises, say_remarks
from app.translations.gettext import _, current_language, ngettext
from app.translations.labels import code_label, table_label
from app.translations.markdown import plain
from app.translations.numbers import format_count, format_time
from app.translations.places import without_place
from app.warehouse import Build
from data.vocabulary import Severity

OLD_AFTER_DAYS = 45
"""Data older than this are said to be old; ours: one monthly load may be missed."""

SHOWN_RULES = 5
"""The strip shows the rules with the most rows; the Data screen shows all of them."""


def show_trust_strip(
    build: Build,
    counts: pl.DataFrame,
    rules: pl.DataFrame,
    promises: Promises,
    *,
    as_of: date,
    today: date,
    show_way_to_rows: Callable[[], None],
    area: str = "",
    names_sources: bool = True,
) -> None:
    """Draw the strip: one line when closed; sentences, rules and build when opened.

    Args:
        build: The build of this rerun.
        counts: The row of `trust_counts.sql`.
        rules: Rows of `trust_rules.sql`.
        promises: What each rule promises; it stands for the rows that break it.
        as_of: The day the page is about.
        today: The day it is read, to say how old the data are.
        show_way_to_rows: Draws the link to the rows behind the counts.
        area: Which part of the programme the reader sees; empty for all of it.
        names_sources: Whether the reader may know of files and their rows.
    """
    row = counts.row(0, named=True)
    said = trust_line(build, row, as_of, area=area)
    with st.expander(said, icon=":material/fact_check:"):
        st.subheader(_("What you can trust"), anchor=False)
        st.markdown(f":small[{' '.join(_sentences(build, row, today))}]")
        st.subheader(_("Rows set aside and warnings"), anchor=False)
        _show_rules(rules, promises, names_sources=names_sources)
        show_way_to_rows()
        st.markdown(
            ":small[:gray["
            + _("Data set {build}, published {time}.").format(
                build=build.id, time=format_time(build.built_at)
            )
            + "]]"
        )


def _sentences(build: Build, row: dict[str, int], today: date) -> list[str]:
    return [
        sentence
        for sentence in (
            _about_view(row),
            _about_rows(row),
            _about_warnings(row),
            _about_age(build, today),
        )
        if sentence
    ]


def _about_view(row: dict[str, int]) -> str:
    if row["in_view_count"] == row["delivery_count"]:
        return ngettext(
            "The one delivery in the data is in view.",
            "All {count} deliveries in the data are in view.",
            row["delivery_count"],
        ).format(count=format_count(row["delivery_count"]))
    return _(
        "{count} of {total} deliveries are in view; the others are left out by the "
        "filters or by the day."
    ).format(
        count=format_count(row["in_view_count"]),
        total=format_count(row["delivery_count"]),
    )


def _about_rows(row: dict[str, int]) -> str:
    if not row["set_aside_count"]:
        return _("No row is set aside.")
    return ngettext(
        "{count} of {total} rows read is set aside because it breaks a rule. Nothing "
        "is corrected in silence.",
        "{count} of {total} rows read are set aside because they break a rule. "
        "Nothing is corrected in silence.",
        row["set_aside_count"],
    ).format(
        count=format_count(row["set_aside_count"]),
        total=format_count(row["read_count"]),
    )


def _about_warnings(row: dict[str, int]) -> str:
    if not row["warning_count"]:
        return ""
    return ngettext(
        "{count} warning is about a row that is in, but should be looked at.",
        "{count} warnings are about rows that are in, but should be looked at.",
        row["warning_count"],
    ).format(count=format_count(row["warning_count"]))


def _about_age(build: Build, today: date) -> str:
    days = (today - build.data_date).days
    if days <= OLD_AFTER_DAYS:
        return ""
    return _("The data are {count} days old.").format(count=format_count(days))


def _show_rules(
    rules: pl.DataFrame, promises: Promises, *, names_sources: bool
) -> None:
    if rules.is_empty():
        st.markdown(f":small[{_('None in this data set.')}]")
        return
    top = rules.head(SHOWN_RULES)
    sentences = say_remarks(top, promises, current_language())
    shown = [
        {
            _("State"): _badge(rule["state"]),
            _("Rule"): plain(
                promises.get((rule["table_name"], rule["rule"]))
                or without_place(sentence)
            ),
            **({_("Source"): _source(rule)} if names_sources else {}),
            _("Rows"): format_count(rule["row_count"]),
            _("Owner"): code_label("owner", rule["owner"]),
        }
        for rule, sentence in zip(top.iter_rows(named=True), sentences, strict=True)
    ]
    st.table(
        pl.DataFrame(shown),
        border="horizontal",
        hide_index=True,
        alt=_("Rows set aside and warnings, by rule"),
    )
    left_out = rules.height - SHOWN_RULES
    if left_out > 0 and names_sources:
        more = ngettext(
            "{count} more rule on the Data screen.",
            "{count} more rules on the Data screen.",
            left_out,
        ).format(count=format_count(left_out))
        st.markdown(f":small[:gray[{more}]]")


def _badge(state: str) -> str:
    word = code_label(Severity, state)
    if state == Severity.SET_ASIDE:
        return f":orange-badge[▲ {word}]"
    return f":gray-badge[● {word}]"


def _source(rule: dict[str, Any]) -> str:
    numbers = [str(row) for row in rule["first_rows"] if row is not None]
    place = plain(rule["source_file"] or table_label(str(rule["table_name"])))
    if not numbers:
        return place
    dots = " …" if rule["row_count"] > len(numbers) else ""
    return _("{file}, row {rows}").format(file=place, rows=", ".join(numbers) + dots)
