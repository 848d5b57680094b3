"""Coverage: how many of those the programme means to reach, and who is left?"""

import polars as pl

from app.metrics.coverage import coverage, coverage_by_county
from app.metrics.layers import breadth
from app.metrics.overview_findings import coverage_finding
from app.sections.captions import caption
from app.sections.content import Bars, Finding, Series
from app.sections.coverage_never_reached import never_reached
from app.sections.nothing_in_view import nothing_in_view
from app.sections.occasion import Moment, Occasion
from app.sections.shown_figures import definitions, tell
from app.translations.gettext import _
from app.translations.numbers import format_count, format_share
from app.translations.portfolio_words import (
    count_words,
    counted_label,
    county_label,
    layers_label,
)
from app.translations.sorting import norwegian_key

_COVERAGE = ("coverage", "workplaces_reached", "workplaces_reached_again")
_LAYERS = {
    3: "breadth_three_layers",
    2: "breadth_two_layers",
    1: "breadth_one_layer",
    0: "breadth_no_layer",
}


def title() -> str:
    """Name the section."""
    return _("Coverage")


def findings(occasion: Occasion) -> tuple[Finding, ...]:
    """Say how far and how widely the programme reaches, and whom it never has."""
    nothing, now = nothing_in_view(occasion), occasion.now
    counties = coverage_by_county(now.fetch("coverage_by_county"))
    by_some = occasion.filters.chooses_deliveries
    # A place without a delivery still has those that nobody has reached.
    if nothing is not None and (counties.is_empty() or by_some):
        return (nothing,)
    if counties.is_empty():
        return (_nobody_in_scope(now), _layers(now))
    return (
        _counties(occasion, counties, is_by_some=by_some),
        _layers(now),
        never_reached(now, int(counties["in_scope_count"].sum()), is_by_some=by_some),
    )


def _nobody_in_scope(moment: Moment) -> Finding:
    return Finding(
        code="counties",
        heading=_("No workplace in this selection is marked as in scope"),
        sentences=(
            _("Which workplaces the programme means to reach is marked in the data."),
        ),
        caption=caption(moment),
        screen="portfolio",
        is_empty=True,
    )


def _counties(
    occasion: Occasion, counties: pl.DataFrame, *, is_by_some: bool
) -> Finding:
    moment, reached = occasion.now, coverage(counties)
    told = [tell(moment, code) for code in _COVERAGE]
    how = []
    if is_by_some:
        how.append(
            _("Reached by the deliveries in view, of all workplaces in scope") + "."
        )
    if occasion.filters.centres:
        how.append(_("The scope is that of the counties of the centres chosen") + ".")
    return Finding(
        code="counties",
        heading=coverage_finding(reached, is_by_some=is_by_some),
        sentences=(" ".join(each.sentence for each in told), *how),
        chart=_counties_chart(counties),
        caption=caption(moment, count_words("workplaces", reached.whole)),
        notes=definitions(_COVERAGE),
        figures=tuple(each.shown for each in told),
        screen="portfolio",
    )


def _counties_chart(counties: pl.DataFrame) -> Bars:
    """Draw the share of each county, the highest first, not known last."""
    rows = [
        (county_label(row["county_code"]), row)
        for row in counties.iter_rows(named=True)
    ]
    rows.sort(
        key=lambda named: (
            named[1]["county_code"] == "unknown",
            -named[1]["reached_share"],
            norwegian_key(named[0]),
        )
    )
    labels = [
        _("{count} of {all} · {share}").format(
            share=format_share(row["reached_share"], digits=0),
            count=format_count(row["reached_count"]),
            all=format_count(row["in_scope_count"]),
        )
        for _name, row in rows
    ]
    names = [name for name, _row in rows]
    said = "; ".join(
        f"{name} {label}" for name, label in zip(names, labels, strict=True)
    )
    return Bars(
        alt=_(
            "Share of the workplaces in scope that is reached, by county: {values}."
        ).format(values=said),
        categories=tuple(names),
        series=(
            Series(
                name=_("Reached"),
                values=tuple(float(row["reached_share"]) for _name, row in rows),
                labels=tuple(labels),
            ),
        ),
        value_title=_("Share of workplaces in scope reached"),
        is_share=True,
    )


def _layers(moment: Moment) -> Finding:
    counts = breadth(
        moment.fetch("rows/workplace_rows", columns=("is_reached", "layer_count"))
    )
    total = int(counts["workplace_count"].sum())
    if not total:
        return Finding(
            code="layers",
            heading=_("No workplace has been reached in any layer"),
            sentences=(_("A workplace is reached when its delivery has started."),),
            caption=caption(moment),
            screen="portfolio",
            is_empty=True,
        )
    told = {count: tell(moment, code) for count, code in _LAYERS.items()}
    return Finding(
        code="layers",
        heading=_("{share} of the workplaces reached are reached in all layers").format(
            share=format_share(counts["workplace_share"][0])
        ),
        sentences=(
            " ".join(each.sentence for each in told.values()),
            _("To be reached in one layer is not a whole programme (004)."),
        ),
        chart=_layers_chart(counts),
        caption=caption(moment, count_words("workplaces", total)),
        notes=definitions(_LAYERS.values()),
        figures=tuple(each.shown for each in told.values()),
        screen="portfolio",
    )


def _layers_chart(counts: pl.DataFrame) -> Bars:
    names = [layers_label(count) for count in counts["layer_count"]]
    numbers = [format_count(count) for count in counts["workplace_count"]]
    said = ", ".join(
        f"{name} {number}" for name, number in zip(names, numbers, strict=True)
    )
    return Bars(
        alt=_("Workplaces reached, by how many layers: {values}.").format(values=said),
        categories=tuple(names),
        series=(
            Series(
                name=counted_label("workplaces"),
                values=tuple(float(count) for count in counts["workplace_count"]),
                labels=tuple(numbers),
            ),
        ),
        value_title=counted_label("workplaces"),
    )
