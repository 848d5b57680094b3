"""Say which risk factors the ongoing deliveries have now, counted over all of them."""

import polars as pl

from app.metrics.factor_risk_words import MANY_FACTORS, risks_finding
from app.metrics.factor_risks import LEAST_OF_UNITS, codes_of, sort_risks
from app.metrics.prevalence_shares import FEWEST_DELIVERIES
from app.sections.captions import caption
from app.sections.content import Bars, Finding, Series
from app.sections.occasion import Moment
from app.translations.factor_words import factor_label
from app.translations.gettext import _
from app.translations.numbers import format_count, format_share
from app.translations.portfolio_words import count_words

MOST_DRAWN = 8
"""So many bars can be read from afar; the page of factors has all of them."""


def risks_now(now: Moment) -> Finding:
    """Count the ongoing deliveries that each risk factor is found in.

    Of a handful of deliveries nothing is counted, and of the others records alone,
    whoever makes the pack: it goes to a steering group, which may not see what one unit
    has answered.

    Args:
        now: The moment of the meeting.
    """
    deliveries = now.fetch("factor_risk_deliveries")
    if deliveries.height < FEWEST_DELIVERIES:
        return _too_few(now, deliveries.height)
    found = now.fetch(
        "factor_risks",
        risk_factors=codes_of("risk"),
        success_factors=codes_of("success"),
        is_joint_shown=False,
    )
    risks = sort_risks(deliveries, found)
    common = (
        risks.rows.filter(pl.col("is_counted"), pl.col("severity") != "low")
        .group_by("factor_code")
        .agg(delivery_count=pl.col("delivery_id").n_unique())
        .sort("delivery_count", "factor_code", descending=[True, False])
        .head(MOST_DRAWN)
    )
    return Finding(
        "risks_now",
        risks_finding(risks.deliveries),
        (_("This rests on what is recorded alone, not on what is answered."),),
        chart=None if common.is_empty() else _chart(common, deliveries.height),
        caption=caption(now, count_words("deliveries", deliveries.height)),
        notes=_notes(),
        screen="factors",
        is_empty=common.is_empty(),
    )


def _too_few(now: Moment, count: int) -> Finding:
    if count:
        heading = _("Too few deliveries are ongoing to count their risk factors")
        why = _(
            "At least {fewest} must be ongoing, so that a count tells of them together."
        ).format(fewest=FEWEST_DELIVERIES)
    else:
        heading = _("No delivery is ongoing")
        why = _("So there is no risk factor to follow.")
    return Finding(
        "risks_now",
        heading,
        (why,),
        caption=caption(now, count_words("deliveries", count)),
        screen="factors",
        is_empty=True,
    )


def _chart(common: pl.DataFrame, whole: int) -> Bars:
    names = tuple(map(factor_label, common["factor_code"]))
    labels = tuple(
        f"{format_count(count)} · {format_share(count / whole, digits=0)}"
        for count in common["delivery_count"]
    )
    said = "; ".join(
        f"{name}: {label}" for name, label in zip(names, labels, strict=True)
    )
    return Bars(
        _("Bars of the ongoing deliveries that have each risk factor. {rows}.").format(
            rows=said
        ),
        names,
        (
            Series(
                _("Deliveries"),
                tuple(map(float, common["delivery_count"])),
                labels,
                colour="orange",
            ),
        ),
        _("Ongoing deliveries"),
    )


def _notes() -> tuple[str, ...]:
    return (
        _(
            "Counted: ongoing deliveries with a risk factor in {share} of their units "
            "or more (our limit). {many} or more is our limit for the heading; it is "
            "not a score, and not a forecast."
        ).format(share=format_share(LEAST_OF_UNITS, digits=0), many=MANY_FACTORS),
    )
