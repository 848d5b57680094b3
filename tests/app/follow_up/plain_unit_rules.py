"""The follow-up rules about the units of a delivery and their gatherings, by hand."""

from tests.app.follow_up.plain_dates import (
    due_after,
    earliest,
    happened,
    is_left_alone,
    latest,
)
from tests.app.follow_up.plain_facts import Facts

ORDINARY = (
    "multi_group_gathering",
    "role_gathering",
    "party_group_meeting",
    "staff_gathering",
)


def unit_not_started(view, rule):
    for unit in view.units:
        done_on = happened(unit.row.cooperation_started_on, view.as_of)
        if unit.takes_part_from_on is None:
            done_on = None
        until = earliest(view.as_of, unit.row.cooperation_started_on)
        since = unit.takes_part_from_on
        gatherings = [
            day
            for day in view.held_for(unit, *ORDINARY)
            if since is not None and since <= day <= until
        ]
        from_on = latest(*gatherings)
        can_be_open = (
            unit.takes_part
            and unit.state in ("ongoing", "completed")
            and not is_left_alone(unit.delivery.ended_on, rule, view.as_of)
        )
        yield (
            unit.record_id,
            Facts(
                unit.delivery_id,
                unit.workplace_id,
                unit.delivery.is_multi_unit and (can_be_open or done_on is not None),
                from_on,
                due_after(from_on, rule),
                is_known=not unit.delivery.is_end_unknown,
                is_done=done_on is not None,
                done_on=done_on,
            ),
        )


def single_participant(view, rule):
    for unit in view.units:
        count = unit.row.participants_count
        is_whole = unit.row.whole_group_takes_part is True
        since = unit.takes_part_from_on
        days = sorted(
            {day for day in view.held_for(unit, *ORDINARY) if since and day >= since}
        )
        from_on = days[1] if len(days) > 1 else None
        can_be_open = unit.takes_part and unit.state == "ongoing"
        yield (
            unit.record_id,
            Facts(
                unit.delivery_id,
                unit.workplace_id,
                unit.delivery.is_multi_unit and can_be_open,
                from_on,
                due_after(from_on, rule),
                is_known=(count not in (None, 0) or is_whole)
                and not unit.delivery.is_end_unknown,
                is_done=is_whole or (count is not None and count >= 2),
            ),
        )


def closer_follow_up_open(view, rule):
    for unit in view.units:
        answer = unit.row.closer_follow_up
        offered_on = unit.row.closer_follow_up_offered_on
        held_on = None
        if offered_on is not None:
            held_on = earliest(
                *(
                    activity.held_on
                    for activity in view.held(unit.delivery_id)
                    if activity.workplace_id in unit.found_at
                    and activity.held_on >= offered_on
                )
            )
        is_done = answer == "given" or (answer == "offered" and held_on is not None)
        can_be_open = (
            unit.takes_part
            and unit.state in ("ongoing", "completed")
            and answer in (None, "offered", "given")
            and not is_left_alone(unit.delivery.ended_on, rule, view.as_of)
        )
        is_later = offered_on is not None and offered_on > view.as_of
        yield (
            unit.record_id,
            Facts(
                unit.delivery_id,
                unit.workplace_id,
                unit.delivery.is_multi_unit
                and (can_be_open or is_done)
                and not is_later,
                offered_on,
                due_after(offered_on, rule),
                is_known=None not in (answer, offered_on)
                and not unit.delivery.is_end_unknown,
                is_done=is_done,
                done_on=held_on,
            ),
        )


def staff_not_involved(view, rule):
    for unit in view.units:
        since = unit.takes_part_from_on
        gatherings = [
            day
            for day in view.held_for(unit, "staff_gathering")
            if since is not None and day >= since
        ]
        informed_on = happened(unit.row.staff_informed_on, view.as_of)
        done_on = earliest(informed_on, *gatherings)
        can_be_open = unit.takes_part and unit.state == "ongoing"
        yield (
            unit.record_id,
            Facts(
                unit.delivery_id,
                unit.workplace_id,
                can_be_open or done_on is not None,
                since,
                due_after(since, rule),
                is_known=not unit.delivery.is_end_unknown,
                is_done=done_on is not None,
                done_on=done_on,
            ),
        )
