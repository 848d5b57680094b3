"""What there is of a programme on a day, for the second implementation of the rules.

Plain rows as dicts and namespaces. With no filter chosen and a reader of the whole
programme; sets of rows are worked out by loops, not by a data frame or a database.
"""

from collections import defaultdict
from types import SimpleNamespace

import duckdb

from data.tables import TABLES
from tests.app.follow_up.plain_dates import by_day, earliest, happened, latest


def read_programme(path):
    """Read every core row of a build once."""
    with duckdb.connect(str(path), read_only=True) as connection:
        tables = {}
        for table in TABLES:
            answer = connection.table(f"core.{table.name}")
            rows = answer.fetchall()
            tables[table.name] = [
                SimpleNamespace(**dict(zip(answer.columns, row, strict=True)))
                for row in rows
            ]
    return Programme(tables)


def group(rows, column):
    found = defaultdict(list)
    for row in rows:
        found[getattr(row, column)].append(row)
    return found


class Programme:
    """All rows of a build, with those of one delivery or workplace at hand."""

    def __init__(self, tables):
        self.deliveries = tables["deliveries"]
        self.workplaces = {row.workplace_id: row for row in tables["workplaces"]}
        self.trainers = tables["trainers"]
        self.trainer_sessions = tables["trainer_sessions"]
        self.actions = tables["actions"]
        self.units_of = group(tables["delivery_units"], "delivery_id")
        self.units_at = group(tables["delivery_units"], "workplace_id")
        self.activities_of = group(tables["activities"], "delivery_id")
        self.evaluations_of = group(tables["evaluations"], "delivery_id")
        self.roles_at = group(tables["party_roles"], "workplace_id")
        self.actions_at = group(tables["actions"], "workplace_id")
        self.surveys_at = group(tables["survey_results"], "workplace_id")
        self.delivery_named = {row.delivery_id: row for row in self.deliveries}


class View:
    """The deliveries and units in view on a day."""

    def __init__(self, programme, as_of):
        self.programme = programme
        self.as_of = as_of
        self.deliveries = {}
        self.units = []
        for row in programme.deliveries:
            first_known_on = earliest(row.first_contact_on, row.started_on)
            if first_known_on is None or first_known_on <= as_of:
                self._add_delivery(row)

    def _add_delivery(self, row):
        units = self._units_in_view(self.programme.units_of[row.delivery_id])
        if not units:
            return
        delivery = SimpleNamespace(
            delivery_id=row.delivery_id,
            workplace_id=row.workplace_id,
            is_multi_unit=row.delivery_type == "multi_unit",
            state=delivery_state(row, self.as_of),
            started_on=happened(row.started_on, self.as_of),
            ended_on=happened(row.ended_on, self.as_of),
            planned_end_on=row.planned_end_on,
            has_project_plan=row.has_project_plan,
            goal=row.goal,
            is_closed=self.is_closed(row.workplace_id),
            is_end_unknown=not is_end_told(row),
        )
        self.deliveries[row.delivery_id] = delivery
        self.units.extend(self._describe(unit, delivery) for unit in units)

    def _units_in_view(self, units):
        joined = [unit.joined_on for unit in units if unit.joined_on is not None]
        day = latest(self.as_of, min(joined, default=None))
        return [u for u in units if u.joined_on is None or u.joined_on <= day]

    def _describe(self, row, delivery):
        place_id = self._place_of(row.workplace_id)
        others = {
            unit.workplace_id for unit in self.programme.units_of[row.delivery_id]
        } - {row.workplace_id}
        is_gone = (
            by_day(row.left_on, self.as_of)
            or self.is_closed(row.workplace_id)
            or self.has_moved_in(row)
        )
        takes_part_from_on = None
        if delivery.state != "planned":
            # The start of some deliveries is not known, only when units joined.
            since = latest(delivery.started_on, row.joined_on)
            takes_part_from_on = happened(since, self.as_of)
        return SimpleNamespace(
            delivery=delivery,
            row=row,
            delivery_id=row.delivery_id,
            workplace_id=row.workplace_id,
            place_id=place_id,
            # What is recorded at another unit of the delivery is that one's.
            found_at=set(self.way_of(row.workplace_id)) - others,
            record_id=f"{row.delivery_id}/{row.workplace_id}",
            state=delivery.state,
            is_gone=is_gone,
            takes_part_from_on=takes_part_from_on,
            takes_part=takes_part_from_on is not None and not is_gone,
        )

    def has_moved_in(self, row):
        """Was a unit merged into another unit of its delivery, which has joined?"""
        place_id = self._place_of(row.workplace_id)
        return place_id != row.workplace_id and any(
            other.workplace_id == place_id
            and (other.joined_on is None or other.joined_on <= self.as_of)
            for other in self.programme.units_of[row.delivery_id]
        )

    def way_of(self, workplace_id):
        """Follow the mergers that have happened, from the workplace on."""
        seen = [workplace_id]
        while True:
            into = self._successor_of(seen[-1])
            if into is None or into in seen:
                return seen
            seen.append(into)

    def _place_of(self, workplace_id):
        """Find where the workplace is now; in a ring nobody has gone anywhere."""
        last = self.way_of(workplace_id)[-1]
        return last if self._successor_of(last) is None else workplace_id

    def _successor_of(self, workplace_id):
        row = self.programme.workplaces.get(workplace_id)
        if row is None or (row.closed_on is not None and row.closed_on > self.as_of):
            return None
        return row.merged_into_workplace_id or None

    def is_closed(self, workplace_id):
        """Has a workplace closed, and was not merged into one that is still there?"""
        place = self.programme.workplaces.get(self._place_of(workplace_id))
        return place is not None and by_day(place.closed_on, self.as_of)

    def held(self, delivery_id, *kinds):
        """Give the activities of a delivery held by the day, of any kind or of some."""
        return [
            activity
            for activity in self.programme.activities_of[delivery_id]
            if by_day(activity.held_on, self.as_of)
            and (not kinds or activity.kind in kinds)
        ]

    def held_for(self, unit, *kinds):
        """Give the days on which something was held for a unit or for all units."""
        return sorted(
            activity.held_on
            for activity in self.held(unit.delivery_id, *kinds)
            if activity.workplace_id is None or activity.workplace_id in unit.found_at
        )

    def roles_at(self, unit):
        """Give the roles that have begun at a unit, or where it was merged into."""
        return [
            role
            for workplace_id in {unit.workplace_id, unit.place_id}
            for role in self.programme.roles_at[workplace_id]
            if role.from_on <= self.as_of
        ]

    def is_held(self, role):
        return role.to_on is None or role.to_on > self.as_of


def is_end_told(row):
    """Has a delivery an end, or goes it on, by what the source says of it?"""
    return row.ended_on is not None or row.status not in ("completed", "stopped")


def delivery_state(row, as_of):
    if by_day(row.ended_on, as_of):
        return "stopped" if row.status == "stopped" else "completed"
    return "ongoing" if by_day(row.started_on, as_of) else "planned"
