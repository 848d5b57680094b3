"""What stands under the charts of absence: signs, gaps, and the national edition."""

from collections.abc import Sequence

import polars as pl

from app.charts.absence_gaps import gaps_in_words, why_no_point
from app.charts.delivery_spans import Span
from app.components.page import Page
from app.translations.gettext import _, ngettext
from app.translations.numbers import format_count, format_day


def control_caption(page: Page, signals: pl.DataFrame, spans: Sequence[Span]) -> str:
    """Say what the points and lines are, which have none, and the day of the data.

    Args:
        page: The page that is open.
        signals: Rows of `absence_signals` of one workplace and measure.
        spans: The deliveries that are marked.
    """
    points = signals["difference"].count()
    key = _(
        ":gray[●] ordinary, :orange[▲] concern, :blue[◆] improvement. Zero is as the "
        "country; the lines are the mean of this workplace and its limits (mean ± 2.66 "
        "× mean moving range)."
    )
    return _sentences(
        ngettext(
            "n = {n} quarter, data as of {day}",
            "n = {n} quarters, data as of {day}",
            points,
        ).format(n=format_count(points), day=format_day(page.as_of)),
        key.removesuffix("."),
        _(
            "Mean and limits are made of all its quarters, so an older point may "
            "change colour when new ones come; read the newest point"
        ),
        *_gaps(signals, against_country=True),
        *_about_spans(spans),
        *_about_country(signals),
    )


def curves_caption(page: Page, differences: pl.DataFrame, spans: Sequence[Span]) -> str:
    """Say what the curves are, which quarters have no point, and the day of the data.

    Args:
        page: The page that is open.
        differences: Rows of `absence_differences` of one workplace.
        spans: The deliveries that are marked.
    """
    figures = differences["absence_share"].count()
    has_country = differences["national_share"].is_not_null().any()
    curves = (
        _(":blue[●] the workplace, :gray[╌] the country, same measure and quarter")
        if has_country
        else _(":blue[●] the workplace; the measure has no national figure here")
    )
    return _sentences(
        ngettext(
            "n = {n} quarterly figure, data as of {day}",
            "n = {n} quarterly figures, data as of {day}",
            figures,
        ).format(n=format_count(figures), day=format_day(page.as_of)),
        curves,
        *_gaps(differences, against_country=False),
        *_about_spans(spans),
        *_about_country(differences),
    )


def _sentences(*parts: str) -> str:
    return "".join(f"{part}. " for part in parts).strip()


def _gaps(rows: pl.DataFrame, *, against_country: bool) -> list[str]:
    return gaps_in_words(why_no_point(rows, against_country=against_country))


def _about_spans(spans: Sequence[Span]) -> list[str]:
    if not spans:
        return []
    return [
        _("The bars over the plot are deliveries, from start (dashed) to end (dotted)")
    ]


def _about_country(rows: pl.DataFrame) -> list[str]:
    known = rows.drop_nulls("national_share").sort("quarter_number", descending=True)
    editions = known["edition"].unique(maintain_order=True).to_list()
    if not editions:
        return []
    return [_("The country: {editions}").format(editions="; ".join(editions))]
