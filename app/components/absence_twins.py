"""The numbers of the absence charts as tables: what is hidden says why."""

import polars as pl

from app.charts.absence_gaps import gap_label, why_no_point
from app.charts.absence_time import quarter_label
from app.translations.absence_words import (
    points_words,
    signal_label,
    special_cause_label,
)
from app.translations.gettext import _
from app.translations.numbers import NOT_KNOWN, format_share


def curves_twin(differences: pl.DataFrame) -> pl.DataFrame:
    """Write the raw figures: measure, quarter, the share, and the country's.

    Args:
        differences: Rows of `absence_differences`.
    """
    return differences.select(
        "measure",
        _quarters(differences),
        _shares(differences),
        "national_share",
    )


def control_twin(signals: pl.DataFrame) -> pl.DataFrame:
    """Write the points, the lines and the signals, in percentage points.

    Args:
        signals: Rows of `absence_signals` of one measure.
    """
    return signals.select(
        _quarters(signals),
        _shares(signals),
        "national_share",
        *(
            _points(signals[name])
            for name in ("difference", "mean", "lower_limit", "upper_limit")
        ),
        _said(signals),
    )


def twin_labels() -> dict[str, str]:
    """Give the headings of both tables."""
    return {
        "named_quarter": _("Quarter"),
        "written_share": _("Absence"),
        "national_share": _("The country"),
        "difference": _("Percentage points from the country"),
        "mean": _("Mean"),
        "lower_limit": _("Lower limit"),
        "upper_limit": _("Upper limit"),
        "said": _("Signal"),
    }


def _quarters(rows: pl.DataFrame) -> pl.Series:
    names = [quarter_label(number) for number in rows["quarter_number"]]
    return pl.Series("named_quarter", names, dtype=pl.String)


def _shares(rows: pl.DataFrame) -> pl.Series:
    gaps = why_no_point(rows, against_country=False)
    cells = [
        format_share(share) if gap is None else gap_label(gap)
        for share, gap in gaps.select("absence_share", "gap").iter_rows()
    ]
    return pl.Series("written_share", cells, dtype=pl.String)


def _points(values: pl.Series) -> pl.Series:
    cells = [NOT_KNOWN if value is None else points_words(value) for value in values]
    return pl.Series(values.name, cells, dtype=pl.String)


def _said(signals: pl.DataFrame) -> pl.Series:
    cells = []
    for signal, cause in signals.select("signal", "special_cause").iter_rows():
        if signal is None:
            cells.append(NOT_KNOWN)
        elif signal == "common":
            cells.append(signal_label(signal))
        else:
            cells.append(f"{signal_label(signal)}: {special_cause_label(cause)}")
    return pl.Series("said", cells, dtype=pl.String)
