"""Say which data the figures rest on: day, data set, files, and whether invented."""

from datetime import datetime

from app.door import MADE_EARLIER
from app.sections.captions import caption
from app.sections.content import Column, Finding, Table
from app.sections.occasion import Moment
from app.translations.data_words import source_label
from app.translations.figure_words import counted_words
from app.translations.gettext import _, ngettext
from app.translations.numbers import NOT_KNOWN, format_count, format_day, format_time


def source_finding(now: Moment) -> Finding:
    """Show data date, data set, files and their sources as a table of two columns."""
    build = now.build
    counts = now.fetch("trust_counts").row(0, named=True)
    in_view = counted_words("deliveries", counts["in_view_count"])
    return Finding(
        "source",
        _("The figures rest on data as of {day}").format(
            day=format_day(build.data_date)
        ),
        (_origin(now), _earlier(now)),
        tables=(
            Table(
                _("What the figures rest on"),
                (Column(_("What"), width=1.0), Column(_("Value"), width=2.2)),
                (
                    (_("Data date"), format_day(build.data_date)),
                    (_("Seen from"), format_day(now.as_of)),
                    (
                        _("Deliveries in view"),
                        _("{in_view} of {all}").format(
                            in_view=format_count(counts["in_view_count"]),
                            all=format_count(counts["delivery_count"]),
                        ),
                    ),
                    (_("Data set"), build.id),
                    (_("Published"), format_time(build.built_at)),
                    (_("Files read"), _files(now)),
                    (_("Sources of the files"), _sources(now)),
                ),
            ),
        ),
        caption=caption(now, in_view),
        screen="loaded_data",
    )


def _origin(now: Moment) -> str:
    if now.build.is_invented:
        return _("Invented data, made up to show Varig. Not official statistics.")
    return _("From the sources loaded into Varig. Not official statistics.")


def _earlier(now: Moment) -> str:
    if now.as_of < now.build.data_date:
        return _(
            "Seen from {day}: what is dated later is not counted. What has no day of "
            "its own is as the data have it on {data_date}."
        ).format(day=format_day(now.as_of), data_date=format_day(now.build.data_date))
    return _("What has happened after that day is in none of the figures.")


def _files(now: Moment) -> str:
    loads = now.fetch("loads")
    if loads.is_empty():
        return NOT_KNOWN
    newest: datetime = loads["loaded_at"][0]
    files = loads.select("load_id", "file_name").n_unique()
    times = loads["load_id"].n_unique()
    counted = ngettext("{count} file", "{count} files", files).format(
        count=format_count(files)
    )
    loaded = ngettext("{count} load", "{count} loads", times).format(
        count=format_count(times)
    )
    return _("{files} in {loads}, the newest {time}").format(
        files=counted, loads=loaded, time=format_time(newest)
    )


def _sources(now: Moment) -> str:
    try:
        sources = now.fetch("load_sources")
    except MADE_EARLIER:
        return _("This data set was made before sources were told apart.")
    by_source = (
        sources["source"]
        .value_counts(sort=True)
        .sort("count", "source", descending=[True, False])
    )
    named = [
        f"{source_label(source)} ({format_count(count)})"
        for source, count in by_source.iter_rows()
    ]
    return ", ".join(named) or NOT_KNOWN
