"""What came of each unit: self-reliant, still going on, got started; or not told."""

from datetime import date, timedelta

import pytest

from tests.app.queries.factors.outcomes import (
    COMPLETED,
    DUE,
    ENDED,
    an_evaluation,
    day_of,
    outcome_of,
)
from tests.app.queries.follow_up.tiny_units import (
    AS_OF,
    DAY_AFTER,
    DAY_BEFORE,
    STARTED,
    a_build,
    a_unit,
)

ONE_DAY = timedelta(days=1)
ASKED = {"self_reliant": "is_self_reliant", "continues": "cooperation_continues"}

of_each_answer = pytest.mark.parametrize("outcome", list(ASKED))


def said(outcome, answer, completed_on=DUE, **changes):
    return an_evaluation(completed_on, **{ASKED[outcome]: answer}, **changes)


def of_all(outcome, answer, completed_on=DUE, **changes):
    return said(outcome, answer, completed_on, workplace_id=None, **changes)


def with_answers(folder, *evaluations, delivery=COMPLETED, **changes):
    return a_build(folder, delivery=delivery, evaluations=list(evaluations), **changes)


@of_each_answer
@pytest.mark.parametrize("answer", ["yes", "partly", "no"])
def test_a_unit_is_what_it_answers_itself(tmp_path, outcome, answer):
    path = with_answers(tmp_path, said(outcome, answer), others=[a_unit("V-2")])

    assert outcome_of(path, outcome) == answer
    assert day_of(path, outcome) == DUE
    assert outcome_of(path, outcome, unit="V-2") == "missing"
    assert day_of(path, outcome, unit="V-2") is None


@of_each_answer
@pytest.mark.parametrize(
    ("others", "answer"),
    [
        pytest.param([], "yes", id="the only unit"),
        pytest.param([a_unit("V-2")], "missing", id="one of two units"),
        pytest.param(
            [a_unit("V-2", left_on=STARTED)], "missing", id="also when one has left"
        ),
    ],
)
def test_the_answer_of_a_delivery_is_that_of_its_only_unit(
    tmp_path, outcome, others, answer
):
    path = with_answers(tmp_path, of_all(outcome, "yes"), others=others)

    assert outcome_of(path, outcome) == answer


@of_each_answer
@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        pytest.param(
            [("yes", DUE), ("no", DUE + ONE_DAY)], ("no", DUE + ONE_DAY), id="newest"
        ),
        pytest.param(
            [("yes", DUE), ("no", DUE)], ("partly", DUE), id="differ that day"
        ),
        pytest.param([("yes", DUE), ("yes", DUE)], ("yes", DUE), id="agree that day"),
        pytest.param(
            [("yes", DUE), ("partly", DUE)], ("partly", DUE), id="yes and partly"
        ),
        pytest.param(
            [("yes", DUE), (None, DUE + ONE_DAY)],
            ("yes", DUE),
            id="a later one without an answer",
        ),
        pytest.param(
            [("yes", DUE), ("no", DAY_AFTER)], ("yes", DUE), id="one in the future"
        ),
        pytest.param([("no", DUE), ("yes", AS_OF)], ("yes", AS_OF), id="on the day"),
    ],
)
@pytest.mark.parametrize("make", [said, of_all], ids=["own", "of the delivery"])
def test_the_newest_answer_counts(tmp_path, outcome, answers, expected, make):
    path = with_answers(tmp_path, *(make(outcome, *each) for each in answers))

    assert (outcome_of(path, outcome), day_of(path, outcome)) == expected


@of_each_answer
def test_an_own_answer_and_that_of_the_delivery_are_put_together(tmp_path, outcome):
    path = with_answers(tmp_path, said(outcome, "yes"), of_all(outcome, "no"))

    assert outcome_of(path, outcome) == "partly"


@of_each_answer
@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        pytest.param([("yes", DUE, 2)], "hidden", id="two have answered"),
        pytest.param([("yes", DUE, None)], "hidden", id="nobody knows how many"),
        pytest.param([("yes", DUE, 3)], "yes", id="three"),
        pytest.param(
            [("yes", DUE, 3), ("no", DUE, 2)], "yes", id="the hidden does not count"
        ),
        pytest.param(
            [("yes", DUE, 3), ("no", AS_OF, 2)], "yes", id="nor when it is newer"
        ),
        pytest.param([("yes", DUE, 2), ("no", AS_OF, 2)], "hidden", id="all hidden"),
        pytest.param([("yes", DAY_AFTER, 2)], "missing", id="not answered yet"),
    ],
)
def test_answers_of_fewer_than_three_are_hidden(tmp_path, outcome, answers, expected):
    path = with_answers(
        tmp_path,
        *(said(outcome, *each, respondents_count=count) for *each, count in answers),
    )

    assert outcome_of(path, outcome) == expected
    assert (day_of(path, outcome) is None) is (expected != "yes")


@of_each_answer
@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        pytest.param(ENDED - ONE_DAY, "waiting", id="ongoing"),
        pytest.param(ENDED, "waiting", id="ended"),
        pytest.param(DUE, "waiting", id="on the last day"),
        pytest.param(DUE + ONE_DAY, "missing", id="the day after"),
    ],
)
def test_an_answer_is_missing_when_it_is_due(tmp_path, outcome, as_of, expected):
    assert outcome_of(with_answers(tmp_path), outcome, as_of=as_of) == expected


@of_each_answer
def test_an_evaluation_without_an_answer_is_a_missing_one(tmp_path, outcome):
    assert outcome_of(with_answers(tmp_path, an_evaluation()), outcome) == "missing"


@of_each_answer
@pytest.mark.parametrize(
    ("delivery", "unit", "expected"),
    [
        pytest.param({}, {}, "waiting", id="ongoing"),
        pytest.param({}, {"left_on": DAY_BEFORE}, "not asked", id="left it"),
        pytest.param({}, {"left_on": DAY_AFTER}, "waiting", id="leaves it after"),
        pytest.param(
            {"status": "stopped", "ended_on": ENDED}, {}, "not asked", id="stopped"
        ),
        pytest.param({"status": "stopped"}, {}, "missing", id="stopped, no day"),
        pytest.param({"status": "completed"}, {}, "missing", id="completed, no day"),
        pytest.param(COMPLETED, {"left_on": STARTED}, "not asked", id="left early"),
    ],
)
def test_a_unit_waits_is_missing_or_is_not_asked(
    tmp_path, outcome, delivery, unit, expected
):
    path = with_answers(tmp_path, delivery=delivery, unit=unit)

    assert outcome_of(path, outcome) == expected


@of_each_answer
@pytest.mark.parametrize(
    ("delivery", "unit"),
    [
        pytest.param({"started_on": DAY_AFTER}, {}, id="not started"),
        pytest.param({}, {"joined_on": DAY_AFTER}, id="not joined"),
    ],
)
def test_a_unit_that_has_not_taken_part_is_no_row(tmp_path, outcome, delivery, unit):
    path = with_answers(tmp_path, delivery=delivery, unit=unit)

    assert outcome_of(path, outcome) is None


def test_a_stopped_unit_that_has_answered_counts(tmp_path):
    path = with_answers(
        tmp_path,
        said("self_reliant", "yes"),
        delivery={"status": "stopped", "ended_on": ENDED},
    )

    assert outcome_of(path, "self_reliant") == "yes"


@pytest.mark.parametrize(
    ("kind", "answer"),
    [("end", "yes"), ("gathering", "missing"), ("long_term", "missing")],
)
def test_self_reliance_is_told_at_the_end_evaluation(tmp_path, kind, answer):
    path = with_answers(tmp_path, said("self_reliant", "yes", kind=kind))

    assert outcome_of(path, "self_reliant") == answer


def test_self_reliance_can_be_told_before_it_is_due(tmp_path):
    path = with_answers(tmp_path, said("self_reliant", "yes", ENDED))

    assert outcome_of(path, "self_reliant", as_of=ENDED) == "yes"


@pytest.mark.parametrize(
    ("completed_on", "answer"),
    [
        pytest.param(DUE - ONE_DAY, "missing", id="the day before"),
        pytest.param(DUE, "yes", id="six months after"),
        pytest.param(DUE + ONE_DAY, "yes", id="the day after"),
    ],
)
@pytest.mark.parametrize("kind", ["end", "long_term"])
def test_cooperation_continues_by_any_evaluation_six_months_after_the_end(
    tmp_path, completed_on, answer, kind
):
    path = with_answers(tmp_path, said("continues", "yes", completed_on, kind=kind))

    assert outcome_of(path, "continues") == answer


def test_six_months_after_the_end_of_august_is_the_end_of_february(tmp_path):
    path = with_answers(
        tmp_path,
        said("continues", "yes", date(2025, 2, 28)),
        delivery={"status": "completed", "ended_on": date(2024, 8, 31)},
    )

    assert outcome_of(path, "continues") == "yes"


@pytest.mark.parametrize(
    ("started_on", "answer"),
    [
        pytest.param(None, "no", id="never"),
        pytest.param(ENDED, "yes", id="on the last day"),
        pytest.param(ENDED + ONE_DAY, "no", id="the day after"),
        pytest.param(date(2023, 1, 1), "yes", id="from before"),
    ],
)
@pytest.mark.parametrize(
    ("delivery", "unit"),
    [
        pytest.param(COMPLETED, {}, id="completed"),
        pytest.param({"status": "stopped", "ended_on": ENDED}, {}, id="stopped"),
        pytest.param({}, {"left_on": ENDED}, id="left"),
        pytest.param(
            {"status": "completed", "ended_on": AS_OF}, {"left_on": ENDED}, id="both"
        ),
    ],
)
def test_cooperation_started_when_it_was_running_on_the_last_day(
    tmp_path, started_on, answer, delivery, unit
):
    path = a_build(
        tmp_path,
        delivery=delivery,
        unit={"cooperation_started_on": started_on, **unit},
    )

    assert outcome_of(path, "cooperation_started") == answer
    assert day_of(path, "cooperation_started") == ENDED


@pytest.mark.parametrize(
    ("delivery", "unit", "expected"),
    [
        pytest.param({}, {}, "waiting", id="ongoing"),
        pytest.param({"ended_on": DAY_AFTER}, {}, "waiting", id="ends after"),
        pytest.param({}, {"left_on": DAY_AFTER}, "waiting", id="leaves after"),
        pytest.param({"ended_on": AS_OF}, {}, "yes", id="ended on the day"),
        pytest.param({"status": "completed"}, {}, "missing", id="over, no known day"),
        pytest.param({"status": "stopped"}, {}, "missing", id="stopped, no known day"),
        pytest.param(
            {"status": "completed"}, {"left_on": AS_OF}, "yes", id="left, no known end"
        ),
    ],
)
def test_cooperation_started_is_told_when_the_unit_is_through(
    tmp_path, delivery, unit, expected
):
    path = a_build(
        tmp_path,
        delivery=delivery,
        unit={"cooperation_started_on": STARTED, **unit},
    )

    assert outcome_of(path, "cooperation_started") == expected


def test_on_an_earlier_day_nothing_later_has_happened(tmp_path):
    path = with_answers(
        tmp_path,
        said("self_reliant", "yes"),
        said("continues", "no", AS_OF),
        unit={"cooperation_started_on": STARTED},
    )

    def on(day):
        return [
            outcome_of(path, outcome, as_of=day)
            for outcome in ("self_reliant", "continues", "cooperation_started")
        ]

    assert on(STARTED - ONE_DAY) == [None, None, None]
    assert on(STARTED) == ["waiting", "waiting", "waiting"]
    assert on(ENDED) == ["waiting", "waiting", "yes"]
    assert on(DUE) == ["yes", "waiting", "yes"]
    assert on(DAY_BEFORE) == ["yes", "missing", "yes"]
    assert on(AS_OF) == ["yes", "no", "yes"]
