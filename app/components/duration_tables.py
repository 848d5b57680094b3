"""Draw durations as tables: per type and module, and what is published."""

from collections.abc import Sequence

import polars as pl
import streamlit as st

from app.components.charts import show_twin
from app.components.quiet import say_quietly
from app.metrics.duration_findings import interval_words, published_finding
from app.metrics.duration_groups import FEWEST_AT_RISK, Group
from app.translations.gettext import _
from app.translations.labels import code_label
from app.translations.markdown import plain
from app.translations.numbers import NOT_KNOWN, format_number
from app.translations.portfolio_words import count_words
from data.reference.published_durations import Band, interviewed_durations


def show_quartiles(
    everything: Group, types: Sequence[Group], modules: Sequence[Group]
) -> None:
    """Draw median and quartiles of all, of each type and of each module."""
    heading = _("Median and quartiles by type and module, in months")
    st.header(heading, anchor=False)
    named = [
        (_("All"), everything),
        *((code_label("delivery_type", group.code), group) for group in types),
        *((code_label("module", group.code), group) for group in modules),
    ]
    show_twin(
        pl.DataFrame([_row(name or NOT_KNOWN, group) for name, group in named]),
        alt=heading,
        labels={
            "group": _("Type or module"),
            "begun": _("Started"),
            "completed": _("Completed"),
            "stopped": _("Stopped"),
            "ongoing": _("Ongoing"),
            "q25": _("A quarter ended"),
            "median": _("Half ended (median)"),
            "q75": _("Three quarters ended"),
            "naive_mean": _("Mean without the ongoing"),
        },
    )
    say_quietly(
        _(
            "In brackets: 95% interval. Not reached: too few have ended so far to say. "
            "Quartiles take the ongoing ones in; the mean leaves them out, and is too "
            "short."
        )
    )


def show_published() -> None:
    """Draw the published table of durations, with what it can be used for."""
    table = interviewed_durations()
    finding = published_finding(table)
    st.header(plain(finding), anchor=False)
    rows = [(_band_words(band), band.workplace_count) for band in table.bands]
    rows.append((_("Not settled"), table.not_settled_count))
    show_twin(
        pl.DataFrame(rows, schema=["band", "workplaces"], orient="row"),
        alt=finding,
        labels={"band": _("Duration"), "workplaces": _("Workplaces")},
    )
    say_quietly(
        _(
            "{source}: {total}. The {ended} that had ended told the actual duration, "
            "the others the expected one. The table mixes the two, so it cannot be set "
            "beside the curve as it is."
        ).format(
            source=table.source,
            total=count_words("workplaces", table.workplace_count),
            ended=table.ended_count,
        )
    )


def _row(name: str, group: Group) -> dict[str, object]:
    survival = group.survival
    is_few = group.begun_count < FEWEST_AT_RISK
    said = {
        "median": interval_words(
            survival.median, survival.median_lower, survival.median_upper
        ),
        "q25": interval_words(survival.q25, survival.q25_lower, survival.q25_upper),
        "q75": interval_words(survival.q75, survival.q75_lower, survival.q75_upper),
        "naive_mean": format_number(group.naive_mean_months),
    }
    return {
        "group": name,
        **(dict.fromkeys(said, _("too few")) if is_few else said),
        "begun": group.begun_count,
        "completed": group.completed_count,
        "stopped": group.stopped_count,
        "ongoing": group.ongoing_count,
    }


def _band_words(band: Band) -> str:
    if band.to_months is None:
        return _("over {months} months").format(months=band.from_months)
    return _("{first}–{last} months").format(
        first=band.from_months, last=band.to_months
    )
