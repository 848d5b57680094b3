"""Work out what hidden counts of places can be, as one would who wants to know.

Known are all shown counts, that a hidden one is not zero, that the places add up to the
total by centre and by county, and which centres have units in which counties.
"""

import polars as pl
from scipy.optimize import linprog

PLACE = ["group_kind", "group_code"]


def narrowest(cells, minimum, places, *, known=None):
    """Give the narrowest hidden count when it is narrower than this; else None."""
    found = widths(cells, places, known=known)
    return min((width for width in found if width < minimum - 1e-6), default=None)


def widths(cells, places, *, known=None):
    """Give how wide each hidden count is.

    Args:
        cells: What `hide_over_time` gives.
        places: centre_id and county_code where there are units.
        known: The same of another data set: what it shows and has not changed is put
            in where it is hidden here.
    """
    by = [
        name for name in cells.columns if name not in {*PLACE, "unit_count", "hidden"}
    ]
    if known is not None:
        cells = _put_in(cells, known, by)
    pairs = places.select("centre_id", "county_code").rows()
    tables = set()
    for table in cells.partition_by(by):
        if table["hidden"].any():
            rows = table.select(*PLACE, "unit_count", "hidden").sort(PLACE).rows()
            tables.add(tuple(rows))
    return [width for rows in sorted(tables, key=str) for width in _widths(rows, pairs)]


def _put_in(cells, known, by):
    key = [*by, *PLACE, "unit_count"]
    shown = known.filter(~pl.col("hidden")).select(key)
    same = cells.join(shown, on=key, how="semi", nulls_equal=True)
    others = cells.join(shown, on=key, how="anti", nulls_equal=True)
    return pl.concat([others, same.with_columns(hidden=pl.lit(value=False))])


def _widths(rows, pairs):
    """Solve for each hidden count over what the places where there are units can be."""
    sums = [[_is_part(kind, code, pair) for pair in pairs] for kind, code, *_ in rows]
    shown = [(each, row[2]) for each, row in zip(sums, rows, strict=True) if not row[3]]
    hidden = [each for each, row in zip(sums, rows, strict=True) if row[3]]
    limits = {
        "A_ub": [[-part for part in each] for each in hidden],
        "b_ub": [-1] * len(hidden),
    }
    if shown:
        limits |= {"A_eq": [each for each, _n in shown], "b_eq": [n for _, n in shown]}
    for goal in hidden:
        yield _end(goal, 1, limits) - _end(goal, -1, limits)


def _is_part(kind, code, pair):
    return float(kind == "programme" or code == pair[kind == "county"])


def _end(goal, sign, limits):
    found = linprog([-sign * part for part in goal], **limits)
    if found.status == 3:
        return sign * float("inf")
    assert found.status == 0, found.message
    return sign * -found.fun
