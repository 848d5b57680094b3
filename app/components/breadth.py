"""Draw how widely the workplaces have been reached: in how many of the layers."""

import streamlit as st

from app.charts.breadth import breadth_chart
from app.components.charts import show_chart
from app.components.page import Page
from app.components.quiet import say_quietly
from app.metrics.layers import LAYERS, breadth, reached_in
from app.translations.gettext import _
from app.translations.labels import code_label
from app.translations.numbers import format_count, format_day, format_share
from app.translations.portfolio_words import count_words, labelled, layers_label
from data.vocabulary import Layer

COLUMNS = ("is_reached", "layer_count", *(f"is_{layer}_reached" for layer in LAYERS))


def show_breadth(page: Page) -> None:
    """Draw in how many layers the workplaces have been reached."""
    workplaces = page.fetch("rows/workplace_rows", columns=COLUMNS)
    counts = breadth(workplaces)
    total = int(counts["workplace_count"].sum())
    if not total:
        st.header(_("No workplace has been reached in any layer"), anchor=False)
        say_quietly(_("A workplace is reached when its delivery has started."))
        return
    labelled_counts = counts.with_columns(
        label=labelled(counts["layer_count"], layers_label)
    )
    show_chart(
        breadth_chart(labelled_counts, page.theme),
        finding=_("{share} of the workplaces reached are reached in all layers").format(
            share=format_share(counts["workplace_share"][0])
        ),
        caption=_(
            "n = {total} reached · data as of {day}. {layers}. To be reached in one "
            "layer is not a whole programme (004)."
        ).format(
            total=count_words("workplaces", total),
            day=format_day(page.as_of),
            layers=" · ".join(
                f"{code_label(Layer, layer)} {format_count(count)}"
                for layer, count in reached_in(workplaces).items()
            ),
        ),
        table=labelled_counts.select("label", "workplace_count", "workplace_share"),
        key="breadth",
        labels={
            "label": _("Layers"),
            "workplace_count": _("Workplaces"),
            "workplace_share": _("Share"),
        },
    )
