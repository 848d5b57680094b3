"""New limits are asked for with a quarter and a reason, and can be taken back."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest

from app.identity import LOCAL_MANAGER
from app.records.baseline_acts import set_baseline
from app.records.baselines import list_baselines
from app.records.store import records_path
from data.home import Home

FIRST, GAP, SUMMER, LAST = range(2024 * 4, 2024 * 4 + 4)
REASON = "Slått sammen med Berg"
AT = datetime(2026, 11, 22, 12, tzinfo=UTC)


def screen(root, dialog, is_travelling, language):
    """Run in the process of the test by Streamlit: it brings all that it needs."""
    from pathlib import Path
    from types import SimpleNamespace

    import polars as pl

    from app.components import absence_baseline_form as form
    from app.components.absence_baseline_keep import Chart
    from app.components.same_reader import remember_reader
    from app.identity import LOCAL_MANAGER
    from app.translations.gettext import set_language
    from data.home import Home

    set_language(language)
    remember_reader()
    page = SimpleNamespace(
        home=Home(Path(root)),
        reader=LOCAL_MANAGER,
        language=language,
        is_travelling=is_travelling,
        fetch_unfiltered=None,
    )
    first = 2024 * 4
    quarters = pl.DataFrame(
        {
            "quarter_number": range(first, first + 4),
            "difference": [0.01, None, 0.0, -0.01],
        }
    )
    if dialog:
        form.fill_baseline(page, Chart("V-1", "total"), quarters)
        return
    form.ask_for_baseline(page, "V-1", "total", quarters)
    form.ask_for_baseline(page, "V-2", "total", quarters.clear())
    for measure in ("total", "short_term"):
        form.show_baselines(page, "V-1", measure)


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path)


@pytest.fixture
def run(home):
    def of(*, dialog=False, is_travelling=False, language="nb"):
        args = (str(home.root), dialog, is_travelling, language)
        app = AppTest.from_function(screen, default_timeout=30, args=args).run()
        assert not app.exception, app.exception
        return app

    return of


def set_one(home, **changes):
    values = {"workplace_id": "V-1", "measure": "total", "quarter_number": SUMMER}
    said = {"reason": REASON, "at": AT}
    return set_baseline(home, LOCAL_MANAGER, **(values | said | changes))


def click(app, key):
    app.button(key=key).click().run()
    assert not app.exception, app.exception
    return app


def send(app, *, quarter=SUMMER, reason=REASON):
    app.selectbox(key="baseline-total-quarter").set_value(quarter)
    app.text_area(key="baseline-total-reason").set_value(reason)
    return click(app, "baseline-total-save")


def keys(app):
    return {each.key for each in app.button}


def kept(home):
    return list_baselines(home, LOCAL_MANAGER).select("quarter_number", "reason").rows()


def test_a_chart_without_points_has_no_button_and_no_note(run):
    app = run()

    assert keys(app) == {"baseline-new-total"}
    assert not app.markdown


def test_the_button_opens_a_form_that_only_its_own_buttons_close(run):
    app = click(run(), "baseline-new-total")

    assert {"baseline-total-save", "baseline-total-cancel"} < keys(app)
    assert not app.get("dialog")[0].proto.dialog.dismissible
    quarters = app.selectbox(key="baseline-total-quarter")
    assert quarters.options == ["K4 2024", "K3 2024", "K2 2024", "K1 2024"]
    assert quarters.value is None
    assert "ikke fordi et tall er høyt eller lavt" in app.markdown[0].value


def test_what_the_form_says_is_kept(run, home):
    app = send(run(dialog=True))

    assert not app.warning
    assert kept(home) == [(SUMMER, REASON)]


def test_a_form_that_is_given_up_keeps_nothing(run, home):
    app = run(dialog=True)
    app.text_area(key="baseline-total-reason").set_value(REASON)

    click(app, "baseline-total-cancel")

    assert not app.warning
    assert not records_path(home).exists()


@pytest.mark.parametrize(
    ("quarter", "said"),
    [
        (None, "Kvartal er ikke valgt. Velg det første som grensene skal gjelde for."),
        (FIRST, "K1 2024 er det første punktet i diagrammet"),
        (GAP, "Diagrammet har ikke noe punkt i K2 2024"),
        (LAST, "Nye grenser begynner allerede i K4 2024"),
    ],
)
def test_a_quarter_that_cannot_be_used_is_said(run, home, quarter, said):
    set_one(home, quarter_number=LAST)

    app = send(run(dialog=True), quarter=quarter)

    assert said in app.warning[0].value
    assert app.text_area(key="baseline-total-reason").value == REASON
    assert kept(home) == [(LAST, REASON)]


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("", "Skriv noen ord"),
        ("x" * 301, "301"),
        ("gjelder 13097248022", "person"),
        ("skriv til kari@example.no", "person"),
    ],
)
def test_a_reason_that_cannot_be_kept_is_said_and_not_repeated(run, home, reason, said):
    app = send(run(dialog=True), reason=reason)

    (warning,) = app.warning
    assert said in warning.value
    assert not reason or reason not in warning.value
    assert kept(home) == []


def test_all_that_is_wrong_is_said_at_once(run):
    (warning,) = send(run(dialog=True), quarter=FIRST, reason="").warning

    assert "K1 2024" in warning.value
    assert "Skriv noen ord" in warning.value


def test_a_note_says_where_why_who_and_when_and_is_read_as_it_is_written(run, home):
    set_one(home, reason="Slått *sammen*")
    set_one(home, reason="Ny telling", measure="short_term", quarter_number=LAST)

    first, second = (each.value for each in run().markdown)

    assert first.startswith("Nye grenser fra K3 2024: Slått \\*sammen\\*")
    assert "Lokal bruker · 22.11.2026" in first
    assert second.startswith("Nye grenser fra K4 2024: Ny telling")


def test_new_limits_can_be_taken_back_and_it_is_said_once(run, home):
    baseline_id = set_one(home)

    app = click(run(), f"baseline-back-{baseline_id}")

    assert kept(home) == []
    assert keys(app) == {"baseline-new-total"}
    assert app.info[0].value.startswith("Grensene fra K3 2024 er tatt tilbake")
    assert not app.run().info


def test_another_data_set_takes_nothing_and_says_so(run, home):
    set_one(home)

    app = run(is_travelling=True, language="en")

    assert not app.button
    closed, note = (each.value for each in app.markdown)
    assert "another data set than the one in use" in closed
    assert note.startswith(f"New limits from Q3 2024: {REASON}")


def test_records_that_cannot_be_used_are_said_and_the_text_stays(run, home):
    set_one(home)
    with closing(sqlite3.connect(records_path(home))) as connection:
        connection.execute("alter table absence_baselines rename to elsewhere")

    app = send(run(dialog=True))
    assert "Det kunne ikke lagres nå" in app.warning[0].value
    assert app.text_area(key="baseline-total-reason").value == REASON
    assert "kan ikke leses akkurat nå" in run().markdown[0].value
