"""A reader of a part of the programme finds what the whole of it finds, and no more."""

from app.door import connect, open_door
from app.filters import Filters
from app.identity import Area, AreaKind, Reader, Role
from app.metrics.follow_up import find_records
from data.follow_up import standard_rules

A_HANDFUL = 3


def found_in(build, area):
    reader = Reader("one", Role.MANAGER, area)
    day = build.data_date
    with open_door(build, Filters(as_of=day), reader) as door:
        rows = find_records(door.fetch, standard_rules(), day, day)
    keys = rows.select("rule_code", "record_id").rows()
    return dict(zip(keys, rows.select("state", "due_on").rows(), strict=True))


def areas_of(build):
    """Give some centres and municipalities, those with the most units first."""
    sql = """
        select {code} from core.delivery_units
        inner join core.deliveries as deliveries using (delivery_id)
        inner join core.workplaces as workplaces
            on workplaces.workplace_id = delivery_units.workplace_id
        where {code} is not null
        group by all order by count(*) desc, {code} limit {most}
    """
    with connect(build.path) as connection:
        for kind, code in (
            (AreaKind.CENTRE, "deliveries.centre_id"),
            (AreaKind.MUNICIPALITY, "workplaces.municipality_code"),
        ):
            rows = connection.execute(sql.format(code=code, most=A_HANDFUL)).fetchall()
            yield from (Area(kind, found) for (found,) in rows)


def test_a_part_of_the_programme_has_records_of_the_whole_of_it(whole_build):
    whole = found_in(whole_build, Area())

    areas = list(areas_of(whole_build))
    assert len(areas) == 2 * A_HANDFUL
    for area in areas:
        part = found_in(whole_build, area)

        assert part, area
        assert len(part) < len(whole), area
        assert part.items() <= whole.items(), area
