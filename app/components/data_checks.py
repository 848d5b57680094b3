"""Show the checks over time: how much was faulty, load by load, and which rules."""

from datetime import datetime

import polars as pl
import streamlit as st

from app.charts.fault_shares import LoadMark, fault_shares_chart
from app.components.charts import show_chart
from app.components.data_rules import show_rule_changes, show_rules, split_rules
from app.components.data_source_choice import choose_among, sources_in_words
from app.components.empty import show_nothing
from app.components.page import Page
from app.components.quiet import say_quietly
from app.components.tables import show_table
from app.metrics.fault_history import shares_by_file, shares_by_load, with_load_files
from app.translations.data_words import source_label
from app.translations.gettext import _, ngettext
from app.translations.local_time import on_the_clock
from app.translations.numbers import format_count, format_number, format_time
from app.warehouse import fetch_if_kept

_DIGITS = 1


def show_checks(page: Page) -> None:
    """Show the course of the faults, what is new since last, and all the rules."""
    rules, idle_count = split_rules(page.fetch("check_results"))
    broken = rules.filter(pl.col("failed_count") > 0).height
    page.title(
        _("{broken} of {count} rules are broken by some row").format(
            broken=format_count(broken), count=format_count(rules.height)
        )
    )
    loads = fetch_if_kept(page.build, "load_history", page.reader)
    faults = fetch_if_kept(page.build, "faults_by_load", page.reader)
    if loads is None or faults is None:
        show_nothing(
            _(
                "This data set was made before Varig counted faults load by load. The "
                "next load starts the count."
            )
        )
    else:
        _show_course(page, loads, faults)
    show_rules(page, rules, idle_count)


def _show_course(page: Page, loads: pl.DataFrame, faults: pl.DataFrame) -> None:
    faults = with_load_files(loads, faults)
    words = sources_in_words(loads["source"].to_list())
    source = choose_among(_("Source"), "source", words)
    if source is not None:
        loads, faults = (
            rows.filter(pl.col("source") == source) for rows in (loads, faults)
        )
    _show_shares(page, shares_by_load(loads, faults))
    show_rule_changes(loads, faults)
    _show_files(shares_by_file(loads, faults))


def _show_shares(page: Page, shares: pl.DataFrame) -> None:
    if shares.height < 2:
        st.header(_only_one(shares), anchor=False)
        say_quietly(_("From the second load on, the course is drawn here."))
        return
    marks = [_mark(row["loaded_at"], row) for row in shares.iter_rows(named=True)]
    show_chart(
        fault_shares_chart(
            marks,
            (_("Set aside"), _("Warnings")),
            page.theme,
            measure=_("Per 100 rows read"),
        ),
        finding=_course(shares),
        caption=_caption(shares),
        table=shares.select(
            *("loaded_at", "read_count", "set_aside_count", "warning_count"),
            *("set_aside_per_100", "warnings_per_100"),
        ).with_columns(pl.col("set_aside_per_100", "warnings_per_100").round(_DIGITS)),
        key="fault-shares",
        labels=_labels(),
    )


def _show_files(files: pl.DataFrame) -> None:
    count = files["file_name"].n_unique()
    finding = ngettext(
        "{count} file, load by load", "{count} files, load by load", count
    )
    st.header(finding.format(count=format_count(count)), anchor=False)
    show_table(
        files.select(
            "file_name",
            on_the_clock("loaded_at"),
            *("read_count", "set_aside_count", "set_aside_per_100"),
            *("warning_count", "warnings_per_100"),
            source=pl.Series(
                [source_label(each) for each in files["source"]], dtype=pl.String
            ),
        ).with_columns(pl.col("set_aside_per_100", "warnings_per_100").round(_DIGITS)),
        key="file-history",
        name=_("checks-over-time"),
        title=_("Checks over time"),
        labels=_labels(),
        widths={"file_name": 240},
    )


def _labels() -> dict[str, str]:
    return {
        "loaded_at": _("Loaded"),
        "source": _("Source"),
        "read_count": _("Read"),
        "set_aside_count": _("Set aside"),
        "set_aside_per_100": _("Set aside per 100"),
        "warning_count": _("Warnings"),
        "warnings_per_100": _("Warnings per 100"),
    }


def _mark(loaded_at: datetime, row: dict[str, object]) -> LoadMark:
    when = format_time(loaded_at)
    aside, warnings = (row[name] for name in ("set_aside_per_100", "warnings_per_100"))
    of = _("of {count} rows read").format(
        count=format_count(int(str(row["read_count"])))
    )
    return LoadMark(
        name=when,
        set_aside=float(str(aside)),
        warnings=None if warnings is None else float(str(warnings)),
        hover=(
            f"{when}: {_count_aside(int(str(row['set_aside_count'])))} {of}",
            f"{when}: {_count_warnings(row['warning_count'])} {of}",
        ),
    )


def _count_aside(count: int) -> str:
    said = ngettext("{count} row is set aside", "{count} rows are set aside", count)
    return said.format(count=format_count(count))


def _count_warnings(count: object) -> str:
    number = 0 if count is None else int(str(count))
    said = ngettext("{count} warning", "{count} warnings", number)
    return said.format(count=format_count(number))


def _only_one(shares: pl.DataFrame) -> str:
    if shares.is_empty():
        return _("No load has been read from this source")
    row = shares.row(0, named=True)
    return _("{aside} of 100 rows were set aside in the one load there is").format(
        aside=_per_100(row["set_aside_per_100"])
    )


def _course(shares: pl.DataFrame) -> str:
    before, now = (_per_100(value) for value in shares["set_aside_per_100"].tail(2))
    if before == now:
        said = _("{now} of 100 rows were set aside, as in the load before")
    else:
        said = _("{now} of 100 rows were set aside, {before} in the load before")
    return said.format(now=now, before=before)


def _per_100(value: float) -> str:
    least = 10**-_DIGITS
    if 0 < value < least:
        said = _("less than {number}")
        return said.format(number=format_number(least, digits=_DIGITS))
    is_whole = round(value, _DIGITS).is_integer()
    return format_number(value, digits=0 if is_whole else _DIGITS)


def _caption(shares: pl.DataFrame) -> str:
    said = ngettext(
        "n = {rows} rows read in {count} load. A row may have several warnings, and "
        "two loads need not hold the same files.",
        "n = {rows} rows read in {count} loads. A row may have several warnings, and "
        "two loads need not hold the same files.",
        shares.height,
    )
    return said.format(
        rows=format_count(int(shares["read_count"].sum())),
        count=format_count(shares.height),
    )
