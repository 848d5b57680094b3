"""The evaluation figures, and the sentences over them, in every state."""

import polars as pl
import pytest

from app.metrics.definitions.evaluation import EVALUATION_METRICS
from app.metrics.evaluation_answers import (
    ANSWERS,
    WITHOUT_ANSWER,
    answer_count,
    response_share,
    responses_by_kind,
    self_reliance_counts,
    usefulness_by_kind,
    usefulness_mean,
)
from app.metrics.evaluation_findings import (
    evaluation_finding,
    movement_finding,
    response_finding,
    self_reliance_finding,
    state_finding,
    steps_finding,
    usefulness_finding,
)
from app.metrics.evaluation_states import KINDS, STATES, state_count, states_by_kind
from app.metrics.evaluation_steps import (
    YEARS,
    Movements,
    movement_table,
    newest_years,
    steps_by_year,
)
from app.translations.evaluation_words import joined
from app.translations.gettext import speaking
from tests.app.ask import ask
from tests.app.queries.test_evaluation_queries import (
    AS_OF,
    build,
    completed,
    evaluation,
    step,
)


def states(*rows):
    schema = {
        "kind": pl.String,
        "evaluation_state": pl.String,
        "delivery_count": pl.Int64,
    }
    return pl.DataFrame(list(rows), schema=schema, orient="row")


def answers(**counts):
    schema = {"self_reliance": pl.String, "delivery_count": pl.Int64}
    return pl.DataFrame(list(counts.items()), schema=schema, orient="row")


def responses(*rows):
    return responses_by_kind(
        pl.DataFrame(
            list(rows),
            schema={
                "kind": pl.String,
                "respondents_count": pl.Int64,
                "invited_count": pl.Int64,
                "response_withheld_count": pl.Int64,
                "usefulness_count": pl.Int64,
                "usefulness_mean": pl.Float64,
            },
            orient="row",
        )
    )


def steps(*rows):
    schema = {
        "year": pl.Int64,
        "development_step": pl.Int32,
        "evaluation_count": pl.Int64,
    }
    return steps_by_year(pl.DataFrame(list(rows), schema=schema, orient="row"))


def moved(**counts):
    return Movements(**{**dict.fromkeys(Movements._fields, 0), **counts})


def test_every_kind_has_every_state_in_process_order():
    frame = states_by_kind(states(("end", "overdue", 3)))

    assert frame.height == len(KINDS) * len(STATES)
    assert frame["kind"].unique(maintain_order=True).to_list() == list(KINDS)
    assert frame["evaluation_state"].head(len(STATES)).to_list() == list(STATES)
    assert frame["delivery_count"].sum() == state_count(frame, "end", "overdue") == 3


def test_responses_are_added_up_before_dividing():
    frame = responses(("end", 1, 10, 0, 1, 4.0), ("gathering", 90, 90, 0, 3, 2.0))

    assert frame["kind"].to_list() == ["gathering", "end"]
    assert frame["response_share"].to_list() == [1.0, 0.1]
    assert response_share(frame) == 0.91
    assert usefulness_mean(frame) == 2.5


def test_without_any_number_there_is_no_share_and_no_mean():
    frame = responses(("end", 0, 0, 0, 0, None))

    assert frame["response_share"].to_list() == [None]
    assert response_share(frame) is None
    assert usefulness_mean(frame) is None


def test_a_kind_with_an_answer_has_every_band():
    counts = pl.DataFrame(
        {"kind": ["end"], "usefulness_band": [4], "evaluation_count": [2]},
        schema_overrides={"usefulness_band": pl.Int32},
    )

    frame = usefulness_by_kind(counts)

    assert frame["usefulness_band"].to_list() == [1, 2, 3, 4, 5]
    assert frame["evaluation_count"].to_list() == [0, 0, 0, 2, 0]


def test_every_reason_for_no_answer_has_its_place():
    frame = self_reliance_counts(answers(hidden=2, yes=1))

    assert frame["self_reliance"].to_list() == [*ANSWERS, *WITHOUT_ANSWER]
    assert answer_count(frame, *ANSWERS) == 1
    assert answer_count(frame, *WITHOUT_ANSWER) == 2


def test_a_year_has_every_step_and_shares_of_the_year():
    frame = steps((2025, 1, 1), (2025, 3, 3), (2026, 4, 2))

    assert frame["step_share"].to_list() == [0.25, 0, 0.75, 0, 0, 0, 0, 1]


def test_only_the_newest_years_are_drawn():
    frame = steps(*((year, 1, 1) for year in range(2001, 2027)))

    years = newest_years(frame)["year"].unique().sort().to_list()

    assert years == list(range(2027 - YEARS, 2027))


def test_movements_are_rows_in_order():
    frame = movement_table(moved(up=3, down=1))

    assert frame.rows() == [("up", 3), ("same", 0), ("down", 1), ("mixed", 0)]


@pytest.mark.parametrize(
    ("counts", "known", "nb", "en"),
    [
        (
            states(("end", "overdue", 1)),
            {},
            "1 sluttevaluering er over fristen",
            "1 end evaluation is overdue",
        ),
        (
            states(("end", "overdue", 2)),
            {"yes": 1, "no": 2, "hidden": 9},
            "2 sluttevalueringer er over fristen, og 1 av 3 med kjent svar er "
            "selvhjulpne",
            "2 end evaluations are overdue, and 1 of 3 with a known answer are "
            "self-reliant",
        ),
        (
            states(("end", "done", 2), ("gathering", "overdue", 2)),
            {},
            "Ingen sluttevaluering er over fristen",
            "No end evaluation is overdue",
        ),
        (
            states(("end", "not_due", 2)),
            {},
            "Ingen sluttevaluering har forfalt ennå",
            "No end evaluation has been due yet",
        ),
    ],
)
def test_the_title_says_what_is_overdue_and_what_is_answered(counts, known, nb, en):
    assert evaluation_finding(counts, answers(**known)) == nb
    with speaking("en"):
        assert evaluation_finding(counts, answers(**known)) == en


def test_the_kinds_held_in_most_deliveries_are_named():
    one = states(("end", "done", 1), ("end", "done_late", 1), ("gathering", "done", 1))
    tie = states(("end", "done", 1), ("gathering", "done", 1), ("end", "overdue", 1))

    assert state_finding(one) == "Sluttevaluering: holdt i flest leveranser, 2 av 2"
    assert state_finding(tie) == (
        "Sluttevaluering og evaluering av samling: holdt i flest leveranser, 1 av 2"
    )
    assert state_finding(states(("end", "overdue", 1))) == (
        "Ingen evaluering er holdt ennå"
    )


def test_each_block_has_a_sentence_with_much_and_with_nothing():
    some = responses(("end", 3, 4, 0, 1, 4.2))
    none = responses()
    withheld = responses(("end", None, None, 2, 1, 4.2))

    said = [
        response_finding(some),
        response_finding(none),
        response_finding(withheld),
        usefulness_finding(some),
        usefulness_finding(none),
        self_reliance_finding(answers(yes=1, partly=1, not_due=5)),
        self_reliance_finding(answers(not_due=5)),
        movement_finding(moved(up=2, same=1, down=1)),
        movement_finding(moved(single=4)),
        steps_finding(steps((2025, 4, 9), (2026, 1, 2), (2026, 3, 2))),
        steps_finding(steps()),
    ]

    assert [each.replace("\N{NO-BREAK SPACE}", " ") for each in said] == [
        "75 % av de inviterte har svart",
        "Hvor stor andel som har svart, er ikke kjent",
        "Hvor stor andel som har svart, vises ikke med disse filtrene",
        "Nytten er i snitt 4,2 på skalaen fra 1 til 5",
        "Ingen evaluering som kan vises, sier hvor nyttig det har vært",
        "1 av 2 med kjent svar er selvhjulpne",
        "Ingen kjente svar på om gruppen er selvhjulpen",
        "2 av 4 leveranser har gått opp, 1 ned",
        "Ingen leveranse har to trinn å sammenligne",
        "Vanligst i 2026: trinn 1 og trinn 3",
        "Ingen evaluering som kan vises, sier hvilket trinn gruppen er på",
    ]


def test_words_are_joined_as_they_are_read():
    assert joined(["a"]) == "a"
    assert joined(["a", "b", "c"]) == "a, b og c"


def test_each_metric_is_worked_out_from_its_rows(tmp_path):
    path = build(
        tmp_path,
        evaluation(
            "E-1",
            completed_on=AS_OF,
            invited_count=10,
            usefulness_mean=4.0,
            is_self_reliant="yes",
        ),
        evaluation("E-2", completed_on=AS_OF, respondents_count=2, invited_count=2),
        step("E-3", AS_OF.replace(month=1), 1),
        step("E-4", AS_OF.replace(month=5), 2),
        deliveries=[completed("L-1"), completed("L-2")],
    )

    figures = {
        metric.code: metric.measure.figure(
            ask(path, f"rows/{metric.rows}", as_of=AS_OF)
        )
        for metric in EVALUATION_METRICS
    }

    assert {code: figure.value for code, figure in figures.items()} == {
        "evaluations_held": 4,
        "end_evaluations_overdue": 1,
        "end_evaluation_unplanned": None,
        "evaluation_response_share": 0.5,
        "usefulness_mean": 4.0,
        "self_reliant": 1.0,
        "development_step_up": 1.0,
        "development_step_down": 0.0,
    }
    assert figures["usefulness_mean"].hidden_count == 1
    assert figures["usefulness_mean"].unknown_count == 2
    assert figures["evaluation_response_share"].row_count == 1
    assert figures["evaluation_response_share"].unknown_count == 2
    assert figures["self_reliant"].unknown_count == 1
