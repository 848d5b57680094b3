"""The part on durations is drawn, and says why when there is nothing."""

from datetime import date, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from tests.app.tiny_home import tiny_home

AS_OF = date(2026, 6, 30)


def draw():
    from app.components.page import open_page
    from app.components.portfolio_durations import show_durations

    show_durations(open_page("portfolio"))


@pytest.fixture
def shown(tmp_path, monkeypatch):
    def show(*deliveries, clock=None):
        home = tiny_home(
            tmp_path,
            workplaces=[{"workplace_id": "V-1", "workplace_name": "Ås"}],
            deliveries=list(deliveries),
            delivery_units=[
                {"delivery_id": row["delivery_id"], "workplace_id": "V-1"}
                for row in deliveries
            ],
        )
        monkeypatch.setenv("VARIG_HOME", str(home.root))
        app = AppTest.from_function(draw, default_timeout=30).run()
        if clock:
            app.segmented_control(key="clock").set_value(clock).run()
        assert not app.exception, app.exception
        return app

    return show


def delivery(number, days, *, has_ended=True, **changes):
    """Make a delivery of so many days; an ongoing one lasts to the as-of day."""
    start = date(2024, 1, 1) if has_ended else AS_OF - timedelta(days=days)
    return {
        "delivery_id": f"L-{number}",
        "workplace_id": "V-1",
        "status": "completed" if has_ended else "ongoing",
        "started_on": start,
        "planned_end_on": start + timedelta(days=90),
        "ended_on": start + timedelta(days=days) if has_ended else None,
        **changes,
    }


def headings(app):
    return [app.title[0].value, *(header.value for header in app.header)]


def text(app):
    return " ".join(element.value for element in app.markdown)


def test_each_block_has_its_finding(shown):
    app = shown(
        *(delivery(n, 300) for n in range(6)),
        *(delivery(n, 600, has_ended=False) for n in range(6, 10)),
    )

    assert headings(app) == [
        "Halvparten varer lenger enn 9,9 måneder; veilederen antar 3–6",
        "Median i måneder: én-til-én 9,9",
        "Snitt uten de pågående: 9,9 måneder. Median: 9,9",
        "16 av 21 intervjuede: over 24 måneder",
        "Median og kvartiler etter type og modul, i måneder",
        "Halvparten går mer enn 6,9 måneder over planlagt slutt",
    ]
    assert "n = 10 startede; 4 pågår (sensurert). Av 6 som er over, er 0 stoppet." in (
        text(app)
    )


def test_the_clock_can_start_with_the_first_contact(shown):
    contact = date(2023, 12, 2)
    app = shown(
        *(delivery(n, 300, first_contact_on=contact) for n in range(5)),
        delivery(5, 300),
        clock="contact",
    )

    # 30 days more than from the first gathering.
    assert "10,8 måneder" in app.title[0].value
    assert "1 leveranse uten kjent første kontakt er holdt utenfor." in text(app)


def test_what_is_not_reached_is_said_in_words(shown):
    app = shown(*(delivery(n, 300, has_ended=False) for n in range(6)))

    assert app.title[0].value == (
        "Medianen for varighet er ikke nådd: for få leveranser er over"
    )
    assert app.metric[0].value == "ikke nådd"
    quartiles = next(
        table.value for table in app.table if "Type eller modul" in table.value
    )
    assert set(quartiles["Halvparten over (median)"]) == {"ikke nådd"}


def test_few_deliveries_have_figures_but_no_curve(shown):
    app = shown(delivery(1, 300))

    assert "En kurve trenger minst 5 leveranser." in text(app)
    assert "9,9" in app.title[0].value


def test_nothing_begun_is_a_sentence(shown):
    app = shown(
        delivery(1, 0, status="planned", started_on=None, ended_on=None),
    )

    assert app.title[0].value == "Ingen varighet å vise"
    assert app.info[0].value == "Ingen leveranser i utvalget har startet."


def test_no_known_first_contact_leaves_the_way_back(shown):
    app = shown(delivery(1, 300), clock="contact")

    assert app.title[0].value == "Ingen varighet å vise"
    assert "første kontakt" in app.info[0].value
    assert app.segmented_control(key="clock").value == "contact"
