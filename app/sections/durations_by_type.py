"""How long do deliveries of each type last? A curve each."""

from collections.abc import Sequence

import polars as pl

from app.metrics import duration_findings as said
from app.metrics.duration_groups import Group, all_of, compare_types, groups_by
from app.sections.captions import caption
from app.sections.content import Finding, Lines
from app.sections.durations_curves import (
    Named,
    curve_note,
    curves,
    too_few_for_a_curve,
)
from app.sections.occasion import Moment
from app.sections.shown_figures import definitions, tell
from app.translations.gettext import _
from app.translations.labels import code_label
from app.translations.portfolio_words import count_words
from data.reference.published_durations import guide_norm
from data.vocabulary import Module

_LOOKS = {"multi_unit": 0, "one_to_one": 1}
"""A type keeps its look when the other is filtered away."""


def curves_by_type(moment: Moment, rows: pl.DataFrame, days: str) -> Finding:
    """Say how long half of the deliveries last, in all and of each type.

    Args:
        moment: What is looked at.
        rows: COLUMNS of `duration_rows.sql`.
        days: The column of days.
    """
    everything = all_of(rows, days)
    types = groups_by(rows, days, "delivery_type")
    compared = compare_types(rows, days)
    norm = guide_norm()
    median = tell(moment, "duration_median")
    chart = _chart(types)
    return Finding(
        code="curves",
        heading=said.duration_finding(everything, norm),
        sentences=(
            said.types_finding(types, compared) + ".",
            median.sentence,
            *([too_few_for_a_curve()] if chart is None else []),
        ),
        chart=chart,
        caption=caption(moment, count_words("deliveries", everything.begun_count)),
        notes=(
            said.log_rank_sentence(compared),
            _("What the guide assumes: {source}, of the module {module}.").format(
                source=norm.source,
                module=code_label("module", Module.PARTY_COOPERATION),
            ),
            curve_note(everything),
            *definitions(("duration_median",)),
        ),
        figures=(median.shown,),
        screen="portfolio",
    )


def _chart(types: Sequence[Group]) -> Lines | None:
    drawn = sorted(
        (group for group in types if group.is_drawn), key=lambda group: str(group.code)
    )
    if not drawn:
        return None
    return curves(
        [
            Named(said.type_name(group), group.survival, _LOOKS[str(group.code)])
            for group in drawn
        ],
        months_since=_("Months since the {start}").format(start=_("first gathering")),
        guide=guide_norm(),
    )
