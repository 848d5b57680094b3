"""List the workplaces that have a signal, by name: nothing here ranks them."""

import polars as pl

from app.charts.absence_time import quarter_label
from app.components.empty import show_nothing
from app.components.tables import show_table
from app.metrics.absence_standing import SIGNALS
from app.translations.absence_words import signal_label, special_cause_label
from app.translations.gettext import _, ngettext
from app.translations.portfolio_words import county_label, labelled
from app.translations.sorting import norwegian_key


def show_signal_list(quarters: pl.DataFrame, standings: pl.DataFrame) -> None:
    """Draw the list: since when, why, the share, the country's, and for trial or not.

    Args:
        quarters: Rows of absence_quarters.sql.
        standings: Rows of `absence_standings` of them.
    """
    with_signal = standings.filter(pl.col("standing").is_in(SIGNALS))
    if with_signal.is_empty():
        show_nothing(_("No workplace in view has a signal in the latest quarter."))
        return
    rows = by_name(with_signal.join(_workplaces(quarters), on="workplace_id"))
    show_table(
        _columns(rows),
        key="absence-signals",
        name=_("signals of absence"),
        title=_("Signals of absence"),
        noun=lambda count: ngettext("signal", "signals", count),
        labels=_labels(),
        widths={"signal_word": 104, "why_signal": 236, "limits_kind": 150},
    )


def offered_names(quarters: pl.DataFrame) -> dict[str, str]:
    """Give the names of the workplaces by id, sorted by name.

    Args:
        quarters: Rows of absence_quarters.sql.
    """
    rows = by_name(_workplaces(quarters))
    return dict(rows.select("workplace_id", "workplace_name").iter_rows())


def by_name(rows: pl.DataFrame) -> pl.DataFrame:
    """Sort workplaces by name, by Norwegian rules."""
    names = rows["workplace_name"].to_list()
    keys = pl.Series("key", [norwegian_key(name or "") for name in names], pl.String)
    return rows.with_columns(keys).sort("key", "workplace_id").drop("key")


def _workplaces(quarters: pl.DataFrame) -> pl.DataFrame:
    return quarters.select("workplace_id", "workplace_name", "county_code").unique(
        "workplace_id"
    )


def _columns(rows: pl.DataFrame) -> pl.DataFrame:
    trial = [
        _("for trial, {n} quarters").format(n=count) if is_trial else _("settled")
        for is_trial, count in rows.select("is_trial", "known_count").iter_rows()
    ]
    since = [quarter_label(number) for number in rows["since_quarter_number"]]
    return rows.select(
        "workplace_name",
        labelled(rows["county_code"], county_label).alias("county_name"),
        labelled(rows["standing"], signal_label).alias("signal_word"),
        labelled(rows["special_cause"], special_cause_label).alias("why_signal"),
        pl.Series("since_quarter", since, dtype=pl.String),
        pl.col("absence_share", "national_share").round(3),
        difference_points=(pl.col("difference") * 100).round(1),
        limits_kind=pl.Series(trial, dtype=pl.String),
        workplace_id="workplace_id",
    )


def _labels() -> dict[str, str]:
    return {
        "signal_word": _("Signal"),
        "why_signal": _("Why in the latest quarter"),
        "since_quarter": _("Signal since"),
        "absence_share": _("Absence"),
        "national_share": _("The country"),
        "difference_points": _("Percentage points from the country"),
        "limits_kind": _("Limits"),
    }
