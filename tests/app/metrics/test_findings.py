"""The sentences of one delivery and one workplace are true in every state."""

from datetime import date

import polars as pl
import pytest

from app.metrics.delivery_finding import (
    Course,
    activities_finding,
    delivery_finding,
    evaluations_finding,
    plan_finding,
    units_finding,
)
from app.metrics.workplace_finding import (
    Reach,
    party_group_finding,
    steps_finding,
    workplace_finding,
)
from app.translations.gettext import set_language

DAY = date(2026, 6, 30)
SPACE = "\N{NO-BREAK SPACE}"


@pytest.fixture(params=["nb", "en"])
def language(request):
    set_language(request.param)
    yield request.param
    set_language("nb")


def course(state, **days):
    plain = dict.fromkeys(
        ("first_contact_on", "started_on", "planned_end_on", "ended_on")
    )
    return Course(workplace_name="Myrvang", state=state, **plain | days)


START = date(2025, 5, 1)


@pytest.mark.parametrize(
    ("delivery", "nb", "en"),
    [
        pytest.param(
            course("ongoing", started_on=START, planned_end_on=date(2026, 3, 15)),
            "Myrvang: pågår på 14. måned, 3 måneder etter planlagt slutt",
            "Myrvang: ongoing, month 14, 3 months past the planned end",
            id="past its plan",
        ),
        pytest.param(
            course("ongoing", started_on=DAY, planned_end_on=date(2026, 12, 31)),
            "Myrvang: pågår på 1. måned, planlagt slutt 31.12.2026",
            "Myrvang: ongoing, month 1, planned end 31 Dec 2026",
            id="within its plan, on its first day",
        ),
        pytest.param(
            course("ongoing", started_on=START, planned_end_on=DAY),
            "Myrvang: pågår på 14. måned, planlagt slutt 30.06.2026",
            "Myrvang: ongoing, month 14, planned end 30 Jun 2026",
            id="planned to end today is not past",
        ),
        pytest.param(
            course("ongoing", started_on=START, planned_end_on=date(2026, 6, 29)),
            "Myrvang: pågår på 14. måned, 1 dag etter planlagt slutt",
            "Myrvang: ongoing, month 14, 1 day past the planned end",
            id="one day over",
        ),
        pytest.param(
            course("ongoing", started_on=START),
            "Myrvang: pågår på 14. måned, uten planlagt slutt",
            "Myrvang: ongoing, month 14, no planned end",
            id="no planned end",
        ),
        pytest.param(
            course("planned"),
            "Myrvang: ikke startet ennå",
            "Myrvang: not started yet",
            id="nothing known",
        ),
        pytest.param(
            course("planned", planned_end_on=date(2026, 5, 30)),
            "Myrvang: ikke startet ennå, 1 måned etter planlagt slutt",
            "Myrvang: not started yet, 1 month past the planned end",
            id="never began, though it should be over",
        ),
        pytest.param(
            course(
                "completed",
                started_on=START,
                planned_end_on=date(2026, 6, 1),
                ended_on=date(2026, 3, 1),
            ),
            "Myrvang: avsluttet etter 9 måneder, 3 måneder før planlagt slutt",
            "Myrvang: completed after 9 months, 3 months before the planned end",
            id="ended early",
        ),
        pytest.param(
            course(
                "completed",
                started_on=START,
                planned_end_on=date(2026, 6, 1),
                ended_on=date(2026, 6, 1),
            ),
            "Myrvang: avsluttet etter 13 måneder, på planlagt dag",
            "Myrvang: completed after 13 months, on the planned day",
            id="to the day",
        ),
        pytest.param(
            course("stopped", started_on=START, ended_on=date(2025, 5, 13)),
            "Myrvang: stoppet etter 12 dager",
            "Myrvang: stopped after 12 days",
            id="stopped within the first month",
        ),
        pytest.param(
            course("completed", ended_on=date(2026, 1, 2)),
            "Myrvang: avsluttet 02.01.2026",
            "Myrvang: completed 2 Jan 2026",
            id="no start known",
        ),
        pytest.param(
            course("stopped", ended_on=date(2026, 1, 2)),
            "Myrvang: stoppet 02.01.2026",
            "Myrvang: stopped 2 Jan 2026",
            id="stopped, no start known",
        ),
    ],
)
def test_where_a_delivery_stands(delivery, nb, en, language):
    assert delivery_finding(delivery, DAY) == {"nb": nb, "en": en}[language]


@pytest.mark.parametrize(
    ("states", "nb"),
    [
        (["held"], "1 aktivitet er holdt"),
        (["held", "held", "planned"], "2 aktiviteter er holdt"),
        (
            ["held", "held", "unrecorded"],
            "2 aktiviteter er holdt, 1 er passert uten å være ført som holdt",
        ),
        (["cancelled"], "0 aktiviteter er holdt"),
    ],
)
def test_what_is_held_and_what_nobody_has_accounted_for(states, nb):
    assert activities_finding(pl.DataFrame({"activity_state": states})) == nb


def test_the_plan_is_read_on_the_day():
    progress = pl.DataFrame(
        {
            "series": ["planned", "planned", "held"],
            "gathering_count": [4, 6, 3],
            "is_ahead": [False, True, False],
        }
    )

    assert plan_finding(progress, DAY) == (
        "3 samlinger er holdt, 4 var planlagt til 30.06.2026"
    )


def test_a_plan_that_has_not_begun_says_so():
    ahead = pl.DataFrame(
        {"series": ["planned"], "gathering_count": [1], "is_ahead": [True]}
    )

    assert plan_finding(ahead, DAY) == "Ingen samling var planlagt til 30.06.2026"


@pytest.mark.parametrize(
    ("started", "nb"),
    [
        ([None], "Enheten er ikke ført med eget partssamarbeid ennå"),
        ([DAY], "Enheten har startet eget partssamarbeid"),
        ([None, None], "Ingen av 2 enheter er ført med eget partssamarbeid ennå"),
        ([DAY, None], "1 av 2 enheter har startet eget partssamarbeid"),
    ],
)
def test_units_that_have_started_their_own_cooperation(started, nb):
    units = pl.DataFrame({"cooperation_started_on": pl.Series(started, dtype=pl.Date)})

    assert units_finding(units) == nb


def test_whether_the_end_evaluation_is_held_is_part_of_the_sentence():
    evaluations = pl.DataFrame(
        {"kind": ["gathering", "end"], "completed_on": [DAY, None]},
        schema={"kind": pl.String, "completed_on": pl.Date},
    )

    assert evaluations_finding(evaluations) == (
        "1 av 2 evalueringer er holdt, ingen sluttevaluering ennå"
    )


def reach(**changes):
    plain = {
        "workplace_name": "Myrvang",
        "closed_on": None,
        "merged_into_name": None,
        "delivery_count": 0,
        "ongoing_count": 0,
        "last_ended_on": None,
        "planned_count": 0,
        "subunit_count": 0,
        "reached_subunit_count": 0,
    }
    return Reach(**plain | changes)


@pytest.mark.parametrize(
    ("reached", "nb"),
    [
        ({}, "Myrvang: ikke nådd av noen leveranse"),
        ({"planned_count": 1}, "Myrvang: 1 leveranse er planlagt, ingen har startet"),
        ({"delivery_count": 1, "ongoing_count": 1}, "Myrvang: 1 leveranse, som pågår"),
        (
            {"delivery_count": 3, "ongoing_count": 2},
            "Myrvang: 3 leveranser, 2 pågår",
        ),
        (
            {"delivery_count": 1, "last_ended_on": DAY},
            "Myrvang: 1 leveranse, avsluttet 30.06.2026",
        ),
        (
            {"delivery_count": 2, "last_ended_on": DAY},
            "Myrvang: 2 leveranser, den siste avsluttet 30.06.2026",
        ),
        (
            {"subunit_count": 8, "reached_subunit_count": 5},
            "Myrvang: nådd gjennom 5 av 8 underenheter",
        ),
        ({"closed_on": DAY, "delivery_count": 1}, "Myrvang: nedlagt 30.06.2026"),
        ({"merged_into_name": "Ås"}, "Myrvang: slått sammen med Ås"),
    ],
)
def test_how_far_the_programme_has_come_to_a_workplace(reached, nb):
    assert workplace_finding(reach(**reached)) == nb


def test_how_many_roles_are_filled_and_how_many_holders_replaced():
    periods = pl.DataFrame(
        {
            "role": ["leader", "leader", "hr"],
            "is_current": [False, True, True],
            "is_replaced": [True, False, False],
        }
    )

    assert party_group_finding(periods) == (
        "2 roller er besatt, 1 innehaver er skiftet ut"
    )


@pytest.mark.parametrize(
    ("steps", "nb"),
    [
        ([2], "Gruppen plasserte seg på trinn 2 av 4"),
        ([2, 2], "Gruppen er fortsatt på trinn 2 av 4"),
        ([2, 3], "Gruppen har gått opp fra trinn 2 til 3 av 4"),
        ([1, 3, 2], "Gruppen har gått ned fra trinn 3 til 2 av 4"),
    ],
)
def test_steps_go_up_and_down(steps, nb):
    assert steps_finding(pl.DataFrame({"development_step": steps})) == nb
