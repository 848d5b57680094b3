"""A figure is the same on the screen, in the rows behind it, on the command line, and
in every file: for each metric of the registry and many sets of filters.

This module is long because each way to a figure is held against the same registry.
"""

from datetime import date, datetime
from io import BytesIO

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook
from streamlit.testing.v1 import AppTest

from app.cli_export import export_table
from app.cli_metrics import work_out
from app.components.filter_choices import list_choices
from app.components.portfolio_parts import PARTS
from app.door import current_build, open_door, query_build
from app.exports.content import METRIC, make_content
from app.exports.extract import make_extract
from app.exports.formats import FORMATS
from app.filters import Filters
from app.identity import LOCAL_MANAGER
from app.metrics.measures import COUNTED
from app.metrics.registry import METRICS, figure_of, rows_behind
from app.translations.figure_words import figure_words
from app.translations.gettext import speaking
from app.translations.words import headings
from data.home import Home
from pipelines.load import load_files
from tests.app.callers import local_at
from tests.app.exports.make import CONDITIONS
from tests.app.tiny_home import VIEWS
from tests.sample_home import write_small_sample

FEW, MANY = 6, 20
"""Sets of filters: in every run of the tests, and in make test-long."""
TAKEN_AT = datetime(2026, 11, 2, 8, 0)
FIRST_DAY, DATA_DATE = date(2020, 1, 1), date(2026, 10, 31)


def tried_with(count):
    return settings(
        max_examples=count,
        deadline=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )


def many(test):
    """Try the same with more sets of filters."""
    again = given(data=st.data())(test.hypothesis.inner_test)
    return pytest.mark.long(tried_with(MANY)(again))


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    folder = tmp_path_factory.mktemp("everywhere")
    files = write_small_sample(folder / "sample", deliveries=60)
    home = Home(folder / "home")
    home.builds.mkdir(parents=True)
    load_files(
        [files],
        home,
        data_date=None,
        now=TAKEN_AT,
        today=date(2026, 11, 2),
        publish=True,
    )
    return home


@pytest.fixture(scope="module")
def choices(home):
    options = query_build(
        current_build(home), "filter_options", Filters(), LOCAL_MANAGER
    )
    return list_choices(options)


def draw_filters(data, choices):
    """Draw a set of filters: mostly few, so that some deliveries are in view."""
    chosen = data.draw(
        st.lists(st.sampled_from(choices), max_size=3, unique_by=lambda each: each.key)
    )
    codes = {
        each.field: tuple(
            data.draw(
                st.lists(
                    st.sampled_from(list(each.options)),
                    min_size=1,
                    max_size=3,
                    unique=True,
                )
            )
        )
        for each in chosen
    }
    as_of = data.draw(st.none() | st.dates(FIRST_DAY, DATA_DATE))
    return Filters(as_of=as_of, **codes)


def by_key(filters, choices):
    keys = {each.field: each.key for each in choices}
    return {keys[field]: codes for field, codes in filters.chosen().items()}


@tried_with(FEW)
@given(data=st.data())
def test_the_figure_is_that_of_the_rows_behind_it_and_of_the_command_line(
    data, home, choices
):
    build, filters = current_build(home), draw_filters(data, choices)
    answer = work_out(
        build,
        [],
        reader=LOCAL_MANAGER,
        as_of=filters.as_of,
        chosen=by_key(filters, choices),
        language="nb",
    )
    said = {metric.code: figure for metric, figure in answer.figures}

    with open_door(build, filters, LOCAL_MANAGER) as door:
        fetch = door.fetch
        for metric in METRICS:
            figure, behind = figure_of(metric, fetch), rows_behind(metric, fetch)

            assert behind.height == figure.row_count
            assert same(metric.measure.figure(behind), figure), metric.code
            assert said[metric.code] == figure


@tried_with(FEW)
@given(data=st.data())
def test_a_chart_shows_what_the_registry_counts(data, home, choices):
    filters = draw_filters(data, choices)

    with open_door(current_build(home), filters, LOCAL_MANAGER) as door:
        fetch = door.fetch
        figures = {metric.code: figure_of(metric, fetch) for metric in METRICS}
        charted = figures_of_charts(fetch)

    assert charted == {code: shown(figures[code]) for code in charted}


def shown(figure):
    return figure.part, figure.whole


def figures_of_charts(fetch):
    """Read off the questions that charts ask what the registry says another way."""
    states = fetch("deliveries_by_state")
    by_state = {
        state: states.filter(state=state)["delivery_count"].sum()
        for state in ("planned", "ongoing", "completed", "stopped")
    }
    counties = fetch("coverage_by_county")
    stages = fetch("funnel_stages").row(0, named=True)
    after = fetch("after_the_end").row(0, named=True)
    stock = fetch("stock_and_flow", counted="deliveries")["stock_count"]
    overdue = after["evaluation_due_count"] - after["evaluated_count"]
    unplanned = fetch("rows/delivery_rows")["is_ongoing_without_plan"]
    known = after["continues_count"] + after["continues_partly_count"]
    counts = {
        **{f"{state}_deliveries": count for state, count in by_state.items()},
        "deliveries": sum(by_state.values()),
        "delivery_units": states["unit_count"].sum(),
        "end_evaluations_overdue": overdue,
    } | ({"ongoing_deliveries": stock[-1]} if len(stock) else {})
    return {code: (count, count) for code, count in counts.items()} | {
        "coverage": (
            counties["reached_count"].sum(),
            counties["in_scope_count"].sum(),
        ),
        "past_planned_end": (
            fetch("deliveries_past_planned_end").height,
            by_state["ongoing"] - unplanned.sum(),
        ),
        "funnel_started": (stages["started_count"], stages["agreed_count"]),
        "funnel_half_held": (stages["far_count"], stages["started_count"]),
        "funnel_completed": (stages["completed_count"], stages["far_count"]),
        "end_evaluation_held": (
            after["evaluated_count"],
            after["evaluation_due_count"],
        ),
        "end_evaluation_in_time": (
            after["in_time_count"],
            after["evaluation_due_count"],
        ),
        "contact_in_window": (after["contacted_count"], after["contact_due_count"]),
        "cooperation_continues": (after["continues_count"], known),
    }


@tried_with(FEW)
@given(data=st.data())
@pytest.mark.parametrize(
    "format_code",
    [
        "xlsx",
        *(
            pytest.param(each, marks=pytest.mark.long)
            for each in ("csv-nb", "csv", "parquet")
        ),
    ],
)
def test_the_figure_can_be_worked_out_from_every_file(format_code, data, home, choices):
    filters = draw_filters(data, choices)

    with (
        open_door(current_build(home), filters, LOCAL_MANAGER) as door,
        speaking("nb"),
    ):
        fetch = door.fetch
        for metric in METRICS:
            content = make_content(f"{METRIC}{metric.code}", fetch, as_of=DATA_DATE)
            file = FORMATS[format_code].write(extract_of(content))
            read = READ[format_code](file, content, metric)

            assert same(metric.measure.figure(read), figure_of(metric, fetch)), (
                metric.code
            )


@tried_with(FEW)
@given(data=st.data())
def test_the_command_line_writes_the_rows_of_the_screen(
    data, home, choices, tmp_path_factory
):
    build, filters = current_build(home), draw_filters(data, choices)
    metric = data.draw(st.sampled_from(METRICS))
    out = tmp_path_factory.mktemp("files") / "file"

    export_table(
        build,
        f"{METRIC}{metric.code}",
        caller=local_at(build),
        format_code="parquet",
        out=out,
        as_of=filters.as_of,
        chosen=by_key(filters, choices),
        language="nb",
        taken_at=TAKEN_AT,
    )

    with open_door(build, filters, LOCAL_MANAGER) as door:
        assert pl.read_parquet(out).equals(rows_behind(metric, door.fetch))


@tried_with(FEW)
@given(data=st.data())
def test_the_figure_on_the_screen_is_the_figure(data, home, choices):
    filters = draw_filters(data, choices)
    part = data.draw(st.sampled_from(list(PARTS)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VARIG_HOME", str(home.root))
        everything = listed(
            run("export", filters, choices, query={"metric": "all"}).dataframe[0].value
        )
        tiles = run("portfolio", filters, choices, session={"part": part}).metric

    with (
        open_door(current_build(home), filters, LOCAL_MANAGER) as door,
        speaking("nb"),
    ):
        written = {
            metric.name.nb: figure_words(metric, figure_of(metric, door.fetch))
            for metric in METRICS
        }
    assert everything == written
    assert tiles or part != "status" or written["Leveranser"] == "0"
    for tile in tiles:
        assert tile.value == written[tile.label]


test_many_sets_of_filters_give_the_rows_behind = many(
    test_the_figure_is_that_of_the_rows_behind_it_and_of_the_command_line
)
test_many_sets_of_filters_give_the_charts = many(
    test_a_chart_shows_what_the_registry_counts
)
test_many_sets_of_filters_give_every_file = many(
    test_the_figure_can_be_worked_out_from_every_file
)
test_many_sets_of_filters_give_the_rows_of_the_command_line = many(
    test_the_command_line_writes_the_rows_of_the_screen
)
test_many_sets_of_filters_give_the_screen = many(
    test_the_figure_on_the_screen_is_the_figure
)


def listed(table):
    return dict(zip(table["metric_name"], table["value_in_words"], strict=True))


def run(view, filters, choices, *, query=None, session=None):
    app = AppTest.from_file(VIEWS / f"{view}.py", default_timeout=60)
    for key, codes in by_key(filters, choices).items():
        app.session_state[key] = list(codes)
    if filters.as_of is not None:
        app.session_state["as_of"] = filters.as_of
    for key, value in (session or {}).items():
        app.session_state[key] = value
    for key, value in (query or {}).items():
        app.query_params[key] = value
    app.run()
    assert not app.exception, app.exception
    return app


def same(figure, other):
    """Compare what a file can hold: what stands beside a figure is not in its rows."""
    numbers = [(f.part, f.whole, f.row_count, f.value or 0) for f in (figure, other)]
    is_nothing = [f.value is None for f in (figure, other)]
    return is_nothing[0] == is_nothing[1] and numbers[0] == pytest.approx(
        numbers[1], rel=1e-9
    )


def extract_of(content):
    return make_extract(
        content.rows,
        CONDITIONS,
        slug=content.slug,
        title=content.title,
        language="nb",
        labels=content.labels,
    )


def read_parquet(file, content, metric):
    return pl.read_parquet(BytesIO(file))


def read_standard_csv(file, content, metric):
    return typed(pl.read_csv(BytesIO(file), infer_schema=False), content, metric)


def read_norwegian_csv(file, content, metric):
    text = file.decode("utf-8-sig").encode()
    frame = pl.read_csv(text, separator=";", infer_schema=False)
    return typed(by_name(frame, content), content, metric)


def read_xlsx(file, content, metric):
    sheet = CalamineWorkbook.from_filelike(BytesIO(file)).get_sheet_by_index(0)
    header, *rows = sheet.to_python()
    frame = pl.DataFrame(
        {
            name: [None if row[n] == "" else str(row[n]) for row in rows]
            for n, name in enumerate(header)
        },
        schema=dict.fromkeys(header, pl.String),
    )
    return typed(by_name(frame, content), content, metric)


READ = {
    "xlsx": read_xlsx,
    "csv-nb": read_norwegian_csv,
    "csv": read_standard_csv,
    "parquet": read_parquet,
}


def by_name(frame, content):
    """Give columns back the names that programs use: people's files have headings."""
    words = headings(content.rows, content.labels)
    return frame.rename({word: name for name, word in words.items()})


def typed(frame, content, metric):
    """Read the columns that the figure is made from as what they are."""
    names = [*metric.measure.columns, COUNTED]
    return frame.with_columns(
        as_type(name, content.rows.schema[name]) for name in names
    )


def as_type(name, dtype):
    if dtype == pl.Boolean:
        truth = {"ja": True, "nei": False, "true": True, "false": False}
        return pl.col(name).replace_strict(truth, return_dtype=pl.Boolean)
    if dtype.is_numeric():
        return pl.col(name).str.replace(",", ".").cast(pl.Float64).cast(dtype)
    return pl.col(name)
