"""How long do deliveries go on past their planned end?"""

import polars as pl

from app.metrics.duration_findings import delay_finding
from app.metrics.duration_groups import PAST_PLAN, all_of
from app.sections.captions import caption
from app.sections.content import Finding
from app.sections.durations_curves import (
    Named,
    curve_note,
    curves,
    too_few_for_a_curve,
)
from app.sections.occasion import Moment
from app.sections.shown_figures import definitions, tell
from app.translations.gettext import _
from app.translations.portfolio_words import count_words


def curve_past_plan(moment: Moment, rows: pl.DataFrame) -> Finding:
    """Say how far past the planned end half of the deliveries go.

    Args:
        moment: What is looked at.
        rows: COLUMNS of `duration_rows.sql`.
    """
    late = all_of(rows, PAST_PLAN[0])
    if not late.is_drawn:
        return Finding(
            code="past_plan",
            heading=_("Past the planned end"),
            sentences=(too_few_for_a_curve(),),
            caption=caption(moment, count_words("deliveries", late.begun_count)),
            screen="portfolio",
            is_empty=True,
        )
    median = tell(moment, "delay_median")
    return Finding(
        code="past_plan",
        heading=delay_finding(late),
        sentences=(
            median.sentence,
            _("Those that ended by the plan count as 0."),
        ),
        chart=curves(
            [Named(_("All"), late.survival)],
            months_since=_("Months since the planned end"),
        ),
        caption=caption(moment, count_words("deliveries", late.begun_count)),
        notes=(curve_note(late), *definitions(("delay_median",))),
        figures=(median.shown,),
        screen="portfolio",
    )
