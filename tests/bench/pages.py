"""What a page asks of a build, and what it costs to run it again."""

import logging
import time
from statistics import median

from streamlit.testing.v1 import AppTest

from app.components.links import PATHS
from app.components.portfolio_parts import PARTS
from app.door import connect, current_build
from tests.app.tiny_home import VIEWS
from tests.bench.asked import watch_door
from tests.bench.report import Ratio

REPEATS = 5
PATIENCE_SECONDS = 300

EMPTY_PAGE = "import streamlit as st\nst.title('Empty')"

_SCAN = """
    select count(*), min(held_on), max(planned_on) from core.activities
    where held_on <= $day
    union all
    select count(*), min(started_on), max(ended_on) from core.deliveries
    where started_on <= $day
    union all
    select count(*), min(joined_on), max(left_on) from core.delivery_units
    where joined_on <= $day
"""
# Without a condition DuckDB answers from its statistics and reads no row.

_BUSIEST = """
    select delivery_id, mode(workplace_id) as workplace_id from core.activities
    group by delivery_id order by count(*) desc, delivery_id limit 1
"""


def compare_pages(home):
    # Streamlit warns at every forgotten answer that it is no server.
    logging.disable(logging.WARNING)
    build = current_build(home)
    rows = []
    for name, query in pages_of(build).items():
        rows.append(compare_questions(build, name, query))
    for name, query in pages_of(build).items():
        rows += compare_rerun(name, query)
    return rows


def pages_of(build):
    """Name the pages, and what is chosen on them: the busiest delivery, a part."""
    with connect(build.path) as connection:
        delivery, workplace = connection.execute(_BUSIEST).fetchone()
    one = {"id": workplace}
    chosen = {"delivery": {"id": delivery}, "workplace": one, "absence": one}
    pages = {name: chosen.get(name, {}) for name in PATHS if name != "portfolio"}
    return pages | {f"portfolio, {part}": {"part": part} for part in PARTS}


def in_words(name):
    return name.replace("_", " ").capitalize()


def time_scan(build):
    with connect(build.path) as connection:
        return timed(
            lambda: connection.execute(_SCAN, {"day": build.data_date}).fetchall()
        )


def compare_questions(build, name, query):
    runs, scans = [], []
    for _ in range(REPEATS):
        forget_answers()
        with watch_door() as asked:
            run(page(name, query))
        runs.append(asked)
        scans += [time_scan(build) for _ in range(REPEATS)]
    door = median(asked.door_seconds for asked in runs)
    questions = median(asked.question_seconds for asked in runs)
    return Ratio(
        f"Questions of {in_words(name)}",
        door + questions,
        median(scans),
        "s",
        f"{runs[0].question_count} questions, of it {door:.2f} s to make the views "
        "they join; against one scan of deliveries, units and activities.",
    )


def compare_rerun(name, query):
    """Run a page again, with every answer remembered, and with none of them.

    The first is what a reader waits for after a click that asks nothing new; the
    questions are what a click on a filter adds.
    """
    ours, empty = page(name, query), AppTest.from_string(EMPTY_PAGE)
    for each in (ours, empty):
        run(each)
    # In turns, so that a busy moment of the machine meets both.
    times = [
        (timed(lambda: run(ours)), timed(lambda: run(empty))) for _ in range(REPEATS)
    ]
    ours_times, empty_times = zip(*times, strict=True)
    with watch_door() as asked:
        forget_answers()
        run(ours)
    return [
        Ratio(
            f"Rerun of {in_words(name)}",
            median(ours_times),
            median(empty_times),
            "s",
            "Every answer remembered: drawing alone, against an empty page.",
        ),
        Ratio(
            f"SQL in a rerun of {in_words(name)}",
            asked.door_seconds + asked.question_seconds,
            median(empty_times),
            "s",
            "No answer remembered: the time in DuckDB, against an empty page.",
        ),
    ]


def page(name, query):
    app = AppTest.from_file(VIEWS / f"{name.partition(',')[0]}.py")
    for key, value in query.items():
        # A test has no widgets bound to its address: they are chosen in the session.
        chosen = app.session_state if key == "part" else app.query_params
        chosen[key] = value
    return app


def run(app):
    app.run(timeout=PATIENCE_SECONDS)
    if app.exception:
        raise RuntimeError(app.exception[0].message)


def forget_answers():
    # Imported late, for it warns of the same thing.
    from app import warehouse

    warehouse._fetch.clear()
    warehouse._door.clear()
    warehouse.follow_up.clear()
    warehouse._overdue.clear()


def timed(work):
    started = time.perf_counter()
    work()
    return time.perf_counter() - started
