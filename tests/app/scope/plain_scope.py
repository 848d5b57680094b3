"""Which rows of each table may a reader of an area see? Told again, in plain Python.

Says the rules of `app/queries/scope` in another way, from the tables alone, to be held
against what a door lets through. Rows are dicts; a table is a list of them.
"""

from app.identity import AreaKind

OF_DELIVERIES = ("activities", "evaluations", "factor_assessments", "trainer_sessions")
OF_WORKPLACES = ("absence", "party_roles", "survey_results")
KNOWN_OF_THE_OTHER_PARTY = {"workplace_id", "workplace_name", "level"}


def rows_of(area, tables):
    """Give the rows of every table that a manager of the area may see."""
    places = places_of(area, tables)
    deliveries = deliveries_of(area, tables, places)
    own = [row for row in tables["deliveries"] if row["delivery_id"] in deliveries]
    agreeing = {row["workplace_id"] for row in own} - places
    seen = {name: [] for name in tables}
    seen["deliveries"] = own
    seen["delivery_units"] = [
        row
        for row in tables["delivery_units"]
        if row["delivery_id"] in deliveries and row["workplace_id"] in places
    ]
    for name in OF_DELIVERIES:
        seen[name] = [
            row
            for row in tables[name]
            if row["delivery_id"] in deliveries
            and (row["workplace_id"] is None or row["workplace_id"] in places)
        ]
    for name in OF_WORKPLACES:
        seen[name] = [row for row in tables[name] if row["workplace_id"] in places]
    seen["trainers"] = list(trainers_of(area, tables, places, deliveries))
    seen["actions"] = [
        row
        for row in tables["actions"]
        if row["workplace_id"] in places
        and (
            row["delivery_id"] in deliveries
            or (row["delivery_id"] is None and area.kind is not AreaKind.CENTRE)
        )
    ]
    seen["workplaces"] = list(workplaces_of(tables, places, agreeing))
    met = {row["centre_id"] for row in own}
    counties = {
        row["county_code"]
        for row in tables["workplaces"]
        if row["workplace_id"] in places
    }
    seen["centres"] = [
        row
        for row in tables["centres"]
        if row["centre_id"] in met
        or counties.intersection((row["county_codes"] or "").split())
    ]
    return seen


def places_of(area, tables):
    rows = tables["workplaces"]
    if area.kind is AreaKind.MUNICIPALITY:
        return {r["workplace_id"] for r in rows if r["municipality_code"] == area.code}
    if area.kind is AreaKind.WORKPLACE:
        found = {r["workplace_id"] for r in rows} & {area.code}
        while True:
            more = {
                r["workplace_id"] for r in rows if r["parent_workplace_id"] in found
            }
            if more <= found:
                return found
            found |= more
    counties = {
        code
        for row in tables["centres"]
        if row["centre_id"] == area.code
        for code in (row["county_codes"] or "").split()
    }
    own = {
        r["delivery_id"] for r in tables["deliveries"] if r["centre_id"] == area.code
    }
    reached = {
        row["workplace_id"]
        for name in ("delivery_units", "trainer_sessions")
        for row in tables[name]
        if row["delivery_id"] in own
    }
    return {
        r["workplace_id"]
        for r in rows
        if r["county_code"] in counties or r["workplace_id"] in reached
    }


def deliveries_of(area, tables, places):
    if area.kind is AreaKind.CENTRE:
        return {
            r["delivery_id"]
            for r in tables["deliveries"]
            if r["centre_id"] == area.code
        }
    return {
        row["delivery_id"]
        for name in ("deliveries", "delivery_units")
        for row in tables[name]
        if row["workplace_id"] in places
    }


def trainers_of(area, tables, places, deliveries):
    for row in tables["trainers"]:
        home = row["workplace_id"]
        if row["delivery_id"] not in deliveries:
            continue
        if home is None or home in places:
            yield row
        elif area.kind is AreaKind.CENTRE:
            yield row | {"workplace_id": None}


def workplaces_of(tables, places, agreeing):
    for row in tables["workplaces"]:
        if row["workplace_id"] in places:
            parent = row["parent_workplace_id"]
            yield row | {"parent_workplace_id": parent if parent in places else None}
        elif row["workplace_id"] in agreeing:
            yield {
                name: value if name in KNOWN_OF_THE_OTHER_PARTY else None
                for name, value in row.items()
            }


def without_persons(seen):
    """Give the same rows as steering sees them."""
    return seen | {
        "deliveries": [row | {"advisor_id": None} for row in seen["deliveries"]],
        "delivery_units": [
            row | {"advisor_id": None} for row in seen["delivery_units"]
        ],
        "actions": [row | {"title": None} for row in seen["actions"]],
    }
