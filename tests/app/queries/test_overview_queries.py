from datetime import date

import pytest

from tests.app.ask import ask, tiny_build

AS_OF = date(2026, 6, 30)


def workplace(key="V-1", **changes):
    return {
        "workplace_id": key,
        "workplace_name": f"Name of {key}",
        "county_code": "03",
        "is_in_scope": True,
        **changes,
    }


def delivery(key="L-1", **changes):
    return {
        "delivery_id": key,
        "workplace_id": "V-1",
        "status": "ongoing",
        "first_contact_on": date(2024, 1, 1),
        "started_on": date(2024, 2, 1),
        **changes,
    }


def build(tmp_path, *deliveries, **tables):
    units = [
        {"delivery_id": each["delivery_id"], "workplace_id": "V-1"}
        for each in deliveries
    ]
    given = {
        "workplaces": [workplace()],
        "deliveries": list(deliveries),
        "delivery_units": units,
        **tables,
    }
    return tiny_build(tmp_path, **given)


def gathering(key, **changes):
    return {
        "activity_id": key,
        "delivery_id": "L-1",
        "kind": "party_group_meeting",
        "status": "planned",
        **changes,
    }


def evaluation(**changes):
    return {
        "evaluation_id": "E-1",
        "delivery_id": "L-1",
        "kind": "end",
        "respondents_count": 5,
        **changes,
    }


def test_the_since_day_itself_is_not_new_and_the_as_of_day_is(tmp_path):
    path = build(
        tmp_path,
        delivery("L-1", started_on=date(2026, 5, 31)),
        delivery("L-2", started_on=AS_OF),
        delivery("L-3", started_on=date(2026, 7, 1)),
    )

    changes = ask(path, "changes_since", as_of=AS_OF, since=date(2026, 5, 31))

    assert changes.rows() == [("started", 1, 1, ["Name of V-1"])]


def test_what_ended_is_told_apart_from_what_stopped(tmp_path):
    path = build(
        tmp_path,
        delivery("L-1", ended_on=date(2026, 6, 1)),
        delivery("L-2", ended_on=date(2026, 6, 1), status="stopped"),
    )

    changes = ask(path, "changes_since", as_of=AS_OF, since=date(2026, 5, 1))

    assert changes["kind"].to_list() == ["completed", "stopped"]


def test_contact_before_the_end_is_no_contact_after_it(tmp_path):
    contact = {"kind": "follow_up_contact", "status": "held"}
    path = build(
        tmp_path,
        delivery(ended_on=date(2026, 5, 20)),
        activities=[
            gathering("A-1", held_on=date(2026, 5, 19), **contact),
            gathering("A-2", held_on=date(2026, 5, 21), **contact),
        ],
    )

    changes = ask(path, "changes_since", as_of=AS_OF, since=date(2026, 5, 1))

    assert dict(changes.select("kind", "event_count").rows())["contacted"] == 1


def test_what_is_cancelled_or_replaced_is_not_coming(tmp_path):
    soon = date(2026, 7, 5)
    path = build(
        tmp_path,
        delivery(planned_end_on=soon),
        activities=[
            gathering("A-1", planned_on=soon),
            gathering("A-2", planned_on=soon, status="cancelled"),
            gathering("A-3", planned_on=soon, replaced_by_activity_id="A-1"),
            gathering("A-4", planned_on=date(2026, 7, 31)),
            gathering("A-5", planned_on=AS_OF),
        ],
        evaluations=[evaluation(planned_on=soon)],
    )

    coming = ask(path, "coming_events", as_of=AS_OF, until=date(2026, 7, 30))

    assert coming.select("kind", "in_days").rows() == [
        ("evaluation_end", 5),
        ("party_group_meeting", 5),
        ("planned_end", 5),
    ]


def test_an_activity_of_a_stopped_delivery_is_not_coming(tmp_path):
    path = build(
        tmp_path,
        delivery(status="stopped", ended_on=date(2026, 6, 1)),
        activities=[gathering("A-1", planned_on=date(2026, 7, 5))],
    )

    coming = ask(path, "coming_events", as_of=AS_OF, until=date(2026, 7, 30))

    assert coming.is_empty()


def test_a_gathering_held_later_that_was_never_planned_is_not_part_of_the_plan(
    tmp_path,
):
    path = build(
        tmp_path,
        delivery(),
        activities=[
            gathering("A-1", planned_on=AS_OF, held_on=AS_OF),
            gathering("A-2", planned_on=None, held_on=date(2026, 7, 1)),
            gathering("A-3", planned_on=None, held_on=date(2026, 7, 2)),
        ],
    )

    assert funnel_row(path)["far_count"] == 1


def funnel_row(path, as_of=AS_OF):
    return ask(path, "funnel_stages", as_of=as_of).row(0, named=True)


def test_half_of_the_planned_gatherings_is_enough(tmp_path):
    path = build(
        tmp_path,
        delivery(),
        activities=[
            gathering("A-1", held_on=date(2024, 3, 1)),
            gathering("A-2", planned_on=date(2024, 4, 1)),
            gathering("A-3", planned_on=date(2024, 5, 1), status="cancelled"),
        ],
    )

    assert funnel_row(path)["far_count"] == 1
    assert funnel_row(path, date(2024, 2, 28))["far_waiting_count"] == 1


def test_a_completed_delivery_without_half_held_stands_outside_the_funnel(tmp_path):
    path = build(
        tmp_path,
        delivery(ended_on=date(2025, 1, 1)),
        activities=[gathering("A-1", planned_on=date(2024, 4, 1))],
    )

    row = funnel_row(path)

    assert (row["far_late_count"], row["completed_count"]) == (1, 0)
    assert row["completed_outside_count"] == 1


def test_a_delivery_without_gatherings_is_unknown_not_missing(tmp_path):
    path = build(tmp_path, delivery())

    row = funnel_row(path)

    assert (row["far_unknown_count"], row["far_late_count"]) == (1, 0)


def after_row(path, as_of=AS_OF):
    return ask(path, "after_the_end", as_of=as_of).row(0, named=True)


def test_an_evaluation_by_its_due_day_is_in_time_and_later_is_late(tmp_path):
    path = build(
        tmp_path,
        delivery("L-1", ended_on=date(2025, 1, 1)),
        delivery("L-2", ended_on=date(2025, 1, 1)),
        evaluations=[
            evaluation(completed_on=date(2025, 7, 1)),
            evaluation(
                evaluation_id="E-2", delivery_id="L-2", completed_on=date(2025, 7, 2)
            ),
        ],
    )

    row = after_row(path)

    assert (row["evaluation_due_count"], row["evaluated_count"]) == (2, 2)
    assert row["in_time_count"] == 1


def test_an_early_evaluation_waits_until_the_others_could_be_in(tmp_path):
    path = build(
        tmp_path,
        delivery(ended_on=date(2026, 6, 1)),
        evaluations=[evaluation(completed_on=date(2026, 6, 10))],
    )

    row = after_row(path)

    assert (row["evaluation_due_count"], row["evaluated_early_count"]) == (0, 1)


@pytest.mark.parametrize(
    ("held_on", "counted"),
    [
        pytest.param(date(2024, 3, 31), 0, id="before the window"),
        pytest.param(date(2024, 4, 1), 1, id="on its first day"),
        pytest.param(date(2025, 1, 1), 1, id="on its last day"),
        pytest.param(date(2025, 1, 2), 0, id="after the window"),
    ],
)
def test_contact_counts_from_three_to_twelve_months(tmp_path, held_on, counted):
    path = build(
        tmp_path,
        delivery(started_on=date(2023, 1, 1), ended_on=date(2024, 1, 1)),
        activities=[
            gathering("A-1", kind="follow_up_contact", held_on=held_on, status="held")
        ],
    )

    assert after_row(path)["contacted_count"] == counted


@pytest.mark.parametrize(
    ("respondents", "months_after", "continues", "hidden"),
    [
        pytest.param(3, 7, 1, 0, id="an answer of three"),
        pytest.param(2, 7, 0, 1, id="too few"),
        pytest.param(None, 7, 0, 1, id="nobody is said to have answered"),
        pytest.param(3, 6, 0, 0, id="too early"),
    ],
)
def test_cooperation_continues_by_an_answer_that_may_be_shown(
    tmp_path, respondents, months_after, continues, hidden
):
    completed_on = date(2025, months_after, 1 if months_after == 7 else 30)
    path = build(
        tmp_path,
        delivery(ended_on=date(2025, 1, 1)),
        evaluations=[
            evaluation(
                completed_on=completed_on,
                cooperation_continues="yes",
                respondents_count=respondents,
            )
        ],
    )

    row = after_row(path)

    assert row["continues_count"] == continues
    assert row["continues_hidden_count"] == hidden


def test_units_that_differ_on_the_newest_day_make_partly(tmp_path):
    path = build(
        tmp_path,
        delivery(ended_on=date(2025, 1, 1)),
        evaluations=[
            evaluation(
                evaluation_id=f"E-{answer}",
                completed_on=date(2025, 8, 1),
                cooperation_continues=answer,
            )
            for answer in ("yes", "no")
        ],
    )

    row = after_row(path)

    assert (row["continues_count"], row["continues_partly_count"]) == (0, 1)


def test_only_workplaces_in_scope_and_open_are_covered(tmp_path):
    path = tiny_build(
        tmp_path,
        workplaces=[
            workplace("V-1"),
            workplace("V-2"),
            workplace("V-3", is_in_scope=False),
            workplace("V-4", closed_on=date(2026, 1, 1)),
            workplace("V-5", county_code=None),
            workplace("V-6", merged_into_workplace_id="V-1"),
        ],
        deliveries=[delivery(), delivery("L-2", started_on=None)],
        delivery_units=[
            {"delivery_id": "L-1", "workplace_id": "V-1"},
            {"delivery_id": "L-1", "workplace_id": "V-3"},
            {"delivery_id": "L-2", "workplace_id": "V-2"},
        ],
    )

    counties = ask(path, "coverage_by_county", as_of=AS_OF)

    assert counties.rows() == [("03", 2, 1), ("unknown", 1, 0)]
