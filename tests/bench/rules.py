"""What do all follow-up rules of one date cost beside one scan of the same tables?"""

from statistics import median

from app.door import Door, connect, current_build
from app.filters import Filters
from app.identity import LOCAL_MANAGER
from app.metrics.work_list import list_work
from data.follow_up import standard_rules
from tests.bench.pages import REPEATS, timed
from tests.bench.report import Ratio

_SCAN = """
    select count(*), min(started_on), max(ended_on), max(planned_end_on)
    from core.deliveries where workplace_id <> ''
    union all
    select count(*), min(joined_on), max(left_on), max(staff_informed_on)
    from core.delivery_units where workplace_id <> ''
    union all
    select count(*), min(held_on), max(planned_on), null
    from core.activities where delivery_id <> '' and kind <> ''
    union all
    select count(*), min(completed_on), max(planned_on), null
    from core.evaluations where delivery_id <> '' and kind <> ''
    union all
    select count(*), min(from_on), max(to_on), max(trained_on)
    from core.party_roles where workplace_id <> '' and role <> ''
    union all
    select count(*), min(decided_on), max(due_on), max(done_on)
    from core.actions where workplace_id <> '' and title <> ''
    union all
    select count(*), min(trained_on), null, null
    from core.trainers where delivery_id <> ''
    union all
    select count(*), min(held_on), null, null
    from core.trainer_sessions where trainer_id <> ''
    union all
    select count(*), min(published_on), null, null
    from core.survey_results where workplace_id <> '' and instrument <> ''
    union all
    select count(*), min(closed_on), null, null
    from core.workplaces where workplace_name <> ''
"""
# Without a condition DuckDB answers from its statistics and reads no row.


def compare_rules(home):
    build, rules = current_build(home), standard_rules()
    day = build.data_date
    ours, scans, doors = [], [], []
    found = None
    with connect(build.path) as connection:
        # The first scan reads the file; both are measured with it in memory.
        connection.execute(_SCAN).fetchall()
        for _ in range(REPEATS):
            made = []
            doors.append(
                timed(
                    lambda made=made: made.append(
                        Door(connection, build, Filters(), LOCAL_MANAGER)
                    )
                )
            )
            answers = []
            ours.append(
                timed(
                    lambda door=made[0], answers=answers: answers.append(
                        list_work(door.fetch, rules, day, day)
                    )
                )
            )
            scans.append(timed(lambda: connection.execute(_SCAN).fetchall()))
            found = answers[0]
    records = int(found.state_counts["record_count"].sum())
    return [
        Ratio(
            "All follow-up rules on one date",
            median(doors) + median(ours),
            median(scans),
            "s",
            f"{len(rules.used)} rules, {records:,} records, {found.rows.height:,} "
            "rows of the work list; against one scan of the ten tables they read.",
        )
    ]
