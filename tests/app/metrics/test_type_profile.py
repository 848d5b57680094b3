"""Each delivery type has the figures of the registry, with how sure they are."""

from datetime import date, datetime

import polars as pl
import pytest
from scipy import stats

from app.door import current_build, open_door, read_build
from app.filters import Filters
from app.identity import LOCAL_MANAGER
from app.metrics.factors import wilson
from app.metrics.measures import Figure
from app.metrics.ratio_interval import ratio_interval
from app.metrics.registry import figure_of, metric_named
from app.metrics.type_findings import (
    are_apart,
    count_pairs,
    profile_finding,
    shares_finding,
)
from app.metrics.type_profile import (
    AMOUNTS,
    OUTCOMES,
    SHARES,
    VARIANTS,
    Cell,
    Trade,
    of_variant,
    type_profile,
)
from app.translations.gettext import speaking
from data.home import Home
from data.vocabulary import DeliveryType
from pipelines.load import load_files
from tests.app.ask import tiny_build
from tests.sample_home import write_small_sample

ALL = (*AMOUNTS, *SHARES)
FILTERS = (
    Filters(),
    Filters(as_of=date(2025, 6, 30)),
    Filters(sectors=("municipal",)),
    Filters(statuses=("completed", "stopped")),
)

by_filters = pytest.mark.parametrize("filters", FILTERS, ids=str)
by_metric = pytest.mark.parametrize("metric", ALL, ids=lambda metric: metric.code)
of_deliveries = pytest.mark.parametrize(
    "metric",
    # The rows of this one do not name the delivery; the tests after it are about it.
    [metric for metric in ALL if metric.code != "workplaces_reached"],
    ids=lambda metric: metric.code,
)


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    folder = tmp_path_factory.mktemp("types")
    files = write_small_sample(folder / "sample", deliveries=80)
    home = Home(folder / "home")
    home.builds.mkdir(parents=True)
    load_files(
        [files],
        home,
        data_date=None,
        now=datetime(2026, 11, 2, 8, 0),
        today=date(2026, 11, 2),
        publish=True,
    )
    return current_build(home)


def ask_through(build, filters):
    return open_door(build, filters, LOCAL_MANAGER)


def without_trainers(door):
    kept = door.fetch("rows/delivery_rows").filter(
        ~pl.col("is_train_the_trainer").fill_null(value=False)
    )
    return kept.select("delivery_id")


@by_filters
@of_deliveries
@pytest.mark.parametrize("variant", ["one_to_one", "multi_unit"])
def test_a_type_has_the_figure_of_the_portfolio_under_the_same_filter(
    variant, metric, filters, sample
):
    with ask_through(sample, filters) as door:
        told = type_profile(door.fetch, [metric])[0].cells[variant].figure
    with ask_through(sample, filters.choosing("types", (variant,))) as door:
        rows = door.fetch(f"rows/{metric.rows}")
        rows = rows.join(without_trainers(door), on="delivery_id", how="semi")

    assert told.part == pytest.approx(metric.measure.figure(rows).part, rel=1e-12)
    assert told == metric.measure.figure(rows)


@by_filters
@by_metric
def test_without_train_the_trainer_the_types_are_those_of_the_filter(
    metric, filters, tmp_path
):
    build = read_build(no_trainers(tmp_path))
    with ask_through(build, filters) as door:
        cells = type_profile(door.fetch, [metric])[0].cells
    figures = {}
    for code in DeliveryType:
        with ask_through(build, filters.choosing("types", (code.value,))) as door:
            figures[code.value] = metric.measure.figure(
                door.fetch(f"rows/{metric.rows}")
            )

    assert {name: cells[name].figure for name in figures} == figures
    assert not cells["train_the_trainer"].figure.row_count


def no_trainers(folder):
    """Make two multi-unit deliveries and one, with a workplace merged into another."""
    return tiny_build(
        folder,
        workplaces=[
            {
                "workplace_id": f"V-{n}",
                "workplace_name": "Ås",
                "sector": "municipal",
                "is_in_scope": True,
                "merged_into_workplace_id": "V-2" if n == 1 else None,
                "closed_on": date(2025, 1, 1) if n == 1 else None,
            }
            for n in range(1, 6)
        ],
        deliveries=[
            {
                "delivery_id": key,
                "workplace_id": "V-1",
                "delivery_type": kind,
                "status": "completed",
                "first_contact_on": date(2023, 1, 1),
                "started_on": date(2023, 2, 1),
                "ended_on": date(2024, month, 1),
            }
            for key, kind, month in (
                ("L-1", "one_to_one", 2),
                ("L-2", "multi_unit", 3),
                ("L-3", "multi_unit", 6),
            )
        ],
        delivery_units=[
            {"delivery_id": key, "workplace_id": f"V-{n}"}
            for key, units in (("L-1", (1,)), ("L-2", (1, 2, 3)), ("L-3", (3, 4)))
            for n in units
        ],
    )


def test_what_was_done_in_a_merged_workplace_counts_where_it_went(tmp_path):
    with ask_through(read_build(no_trainers(tmp_path)), Filters()) as door:
        cells = type_profile(door.fetch, [metric_named("workplaces_reached")])[0].cells

    assert [cells[name].figure.value for name in VARIANTS] == [1, 3, 0]


@by_filters
def test_the_deliveries_of_the_columns_reach_what_all_of_them_reach(filters, sample):
    with ask_through(sample, filters) as door:
        reached = door.fetch("reached_workplaces")["workplace_id"].n_unique()
        figure = figure_of(metric_named("workplaces_reached"), door.fetch)
        columns = [
            set(of_variant(door.fetch, name)("rows/delivery_rows", columns=()).rows())
            for name in VARIANTS
        ]
        count = figure_of(metric_named("deliveries"), door.fetch).value

    assert reached == figure.value
    assert sum(map(len, columns)) == len(set().union(*columns)) == count


def test_train_the_trainer_takes_deliveries_of_both_types(tmp_path):
    build = tiny_build(
        tmp_path,
        workplaces=[{"workplace_id": "V-1", "workplace_name": "Ås"}],
        deliveries=[
            {
                "delivery_id": f"L-{n}",
                "workplace_id": "V-1",
                "delivery_type": kind,
                "is_train_the_trainer": trains,
                "status": "ongoing",
                "started_on": date(2026, 1, 1),
            }
            for n, (kind, trains) in enumerate(
                [
                    ("one_to_one", True),
                    ("multi_unit", True),
                    ("one_to_one", None),
                    ("multi_unit", False),
                ]
            )
        ],
        delivery_units=[
            {"delivery_id": f"L-{n}", "workplace_id": "V-1"} for n in range(4)
        ],
    )
    with ask_through(read_build(build), Filters()) as door:
        cells = type_profile(door.fetch, [metric_named("deliveries")])[0].cells

    assert [cells[name].figure.value for name in VARIANTS] == [1, 1, 2]


def test_the_interval_of_a_mean_is_that_of_student():
    values = pl.Series([3.0, 7, 7, 19])
    mean = values.mean()

    lower, upper = ratio_interval(values, pl.ones(4, eager=True))

    expected = stats.t.interval(0.95, 3, loc=mean, scale=stats.sem(values.to_numpy()))
    assert (max(0.0, expected[0]), expected[1]) == pytest.approx((lower, upper), 1e-9)


def test_the_interval_of_a_ratio_is_worked_out_by_hand():
    """Two deliveries of 10 hours on 1 unit and 20 on 4: 6 a unit, each off by 4."""
    lower, upper = ratio_interval(pl.Series([10.0, 20.0]), pl.Series([1, 4]))

    error = (2 / 1 * (4**2 + 4**2)) ** 0.5 / 5
    assert lower == 0
    assert upper == pytest.approx(6 + 12.7062047361747 * error, rel=1e-9)


@pytest.mark.parametrize(
    ("parts", "wholes"), [([], []), ([4.0], [1]), ([1, 2], [1, 2])]
)
def test_what_shows_no_spread_has_no_interval(parts, wholes):
    numbers = (pl.Series(each, dtype=pl.Float64) for each in (parts, wholes))

    assert ratio_interval(*numbers) is None


def test_alike_units_are_worth_less_than_their_number(sample):
    with ask_through(sample, Filters()) as door:
        started, held = (
            type_profile(door.fetch, [metric_named(code)])[0].cells
            for code in ("units_cooperation_started", "end_evaluation_held")
        )
    units, deliveries = started["multi_unit"], held["multi_unit"]

    assert units.delivery_count < units.effective_n < units.figure.row_count
    assert (units.lower, units.upper) == wilson(units.figure.value, units.effective_n)
    assert deliveries.effective_n == deliveries.figure.row_count


def test_every_share_of_units_says_which_outcome_it_is():
    assert {m.code for m in SHARES if m.counted == "units"} == set(OUTCOMES)


def a_cell(value, lower, upper, count=20):
    return Cell(Figure(value, 0, 0, count), count, count, lower, upper)


def trade(code, *cells):
    named = dict(zip(VARIANTS, [*cells, a_cell(None, None, None, 0)] * 2, strict=False))
    return Trade(next(m for m in ALL if m.code == code), named)


def said(deliveries, *cells):
    counts = [Cell(Figure(n, n, n, n)) for n in deliveries]
    hours = trade("advisor_hours_per_unit", *cells)
    with speaking("nb"):
        return profile_finding(trade("deliveries", *counts), hours)


def test_the_heading_says_how_sure_the_difference_is():
    apart = said((20, 20), a_cell(31.66, 29, 34), a_cell(7.6, 6, 9))
    near = said((20, 20), a_cell(31.66, 20, 40), a_cell(25, 19, 30))

    assert apart == (
        "Rådgivertimer per enhet: én-til-én 31,7, flere enheter 7,6; "
        "forskjellen er større enn usikkerheten"
    )
    assert near.endswith("forskjellen kan være tilfeldig")


def test_few_deliveries_and_one_type_are_said_in_words():
    few = said((9, 20), a_cell(31, 29, 34, count=9), a_cell(7, 6, 9))
    one = said((20, 0), a_cell(31, 29, 34), a_cell(None, None, None, 0))

    assert few == "For få leveranser til å sammenlikne leveransetypene"
    assert one == "Bare én leveransetype i dette utvalget: Én-til-én"


def test_the_shares_that_tell_types_apart_are_named():
    near = trade("end_evaluation_held", a_cell(0.5, 0.4, 0.6), a_cell(0.6, 0.5, 0.7))
    apart = trade("contact_in_window", a_cell(0.5, 0.4, 0.6), a_cell(0.8, 0.7, 0.9))
    few = trade("contact_in_window", a_cell(0.5, 0.4, 0.6), a_cell(0.8, 0.7, 0.9, 9))
    with speaking("nb"):
        said = [shares_finding(each) for each in ([near, apart], [near], [few])]

    assert said == [
        "Forskjellen er større enn usikkerheten bare på «Var det kontakt etter slutt?»",
        "Usikkerheten (intervallene) overlapper for den ene andelen det er nok av",
        "For få leveranser til å sammenlikne andeler",
    ]


def test_every_pair_of_types_that_is_put_beside_each_other_counts():
    two = trade("end_evaluation_held", a_cell(0.5, 0.4, 0.6), a_cell(0.6, 0.5, 0.7))
    three = trade("contact_in_window", *[a_cell(0.5, 0.4, 0.6)] * 3)

    assert count_pairs([two, three]) == 1 + 3


def test_an_open_interval_is_not_apart_from_any():
    assert not are_apart(a_cell(1, 0.5, None), a_cell(0.1, 0, 0.2))
