"""What do the charts of absence of one workplace find, in one sentence?"""

import polars as pl

from app.charts.absence_time import quarter_label
from app.metrics.absence_quarters import latest_quarter
from app.metrics.absence_signals import newest_signals
from app.metrics.absence_standing import FEWEST_QUARTERS
from app.translations.absence_words import (
    absence_label,
    points_words,
    signal_label,
    special_cause_label,
)
from app.translations.gettext import _, ngettext
from app.translations.numbers import format_count, format_share


def control_finding(signals: pl.DataFrame) -> str:
    """Say what the newest point says, and since when.

    Args:
        signals: As in `show_control_chart`.
    """
    newest = newest_signals(signals).row(0, named=True)
    absence = absence_label(newest["measure"])
    quarter = quarter_label(newest["quarter_number"])
    if newest["known_count"] < FEWEST_QUARTERS:
        return ngettext(
            "{absence}: {n} quarter is too few to say what is usual",
            "{absence}: {n} quarters are too few to say what is usual",
            newest["known_count"],
        ).format(absence=absence, n=format_count(newest["known_count"]))
    if newest["signal"] == "common" and newest["is_trial"]:
        return _(
            "{absence} is within limits for trial, of {n} quarters: {points} "
            "percentage points in {quarter}"
        ).format(
            absence=absence,
            n=format_count(newest["known_count"]),
            points=points_words(newest["difference"]),
            quarter=quarter,
        )
    if newest["signal"] == "common":
        return _(
            "{absence} varies against the country as it usually does, "
            "{points} percentage points in {quarter}"
        ).format(
            absence=absence, points=points_words(newest["difference"]), quarter=quarter
        )
    return _("{absence}: {signal} since {since}. In {quarter} {why}").format(
        absence=absence,
        quarter=quarter,
        signal=signal_label(newest["signal"]).lower(),
        since=quarter_label(newest["since_quarter_number"]),
        why=special_cause_label(newest["special_cause"]),
    )


def curves_finding(differences: pl.DataFrame) -> str:
    """Say the latest figure that may be shown, and the country's of that quarter.

    Args:
        differences: As in `show_raw_curves`.
    """
    latest = latest_quarter(differences)
    said = _("{absence} was {share} in {quarter}").format(
        absence=absence_label(latest.measure),
        share=format_share(latest.absence_share),
        quarter=quarter_label(latest.quarter_number),
    )
    national = differences.filter(
        measure=latest.measure, quarter_number=latest.quarter_number
    )["national_share"][0]
    if national is None:
        return said
    return _("{finding}, {share} in the country").format(
        finding=said, share=format_share(national)
    )
