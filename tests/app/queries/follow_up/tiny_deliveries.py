"""A build with one workplace and one delivery, for tests of the rules per delivery."""

from datetime import date

from tests.app.ask import tiny_build

STARTED = date(2021, 1, 1)


def ongoing(**changes):
    return {
        "delivery_id": "L-1",
        "workplace_id": "V-1",
        "status": "ongoing",
        "started_on": STARTED,
        **changes,
    }


def completed(ended_on, **changes):
    return ongoing(status="completed", ended_on=ended_on, **changes)


def stopped(ended_on, **changes):
    return ongoing(status="stopped", ended_on=ended_on, **changes)


def an_activity(key="A-1", **changes):
    return {"activity_id": key, "delivery_id": "L-1", **changes}


def an_evaluation(key="E-1", **changes):
    return {"evaluation_id": key, "delivery_id": "L-1", "kind": "end", **changes}


def a_build(folder, *deliveries, closed_on=None, merged_into=None, **tables):
    """Write the deliveries with their workplace V-1 as unit; V-2 is another."""
    here = {
        "workplace_id": "V-1",
        "closed_on": closed_on,
        "merged_into_workplace_id": merged_into,
    }
    return tiny_build(
        folder,
        workplaces=[here, {"workplace_id": "V-2"}],
        deliveries=list(deliveries),
        delivery_units=[
            {"delivery_id": each["delivery_id"], "workplace_id": "V-1"}
            for each in deliveries
        ],
        **tables,
    )
