"""Which figures would be others after a load, and by how much?

Every figure of the registry, of the whole programme on the data date of each build,
as the screen shows it: what is hidden there is no value here.
"""

import math
from collections.abc import Mapping, Sequence
from pathlib import Path

import duckdb

from app.door import Door, open_door, read_build
from app.filters import Filters
from app.identity import LOCAL_MANAGER
from app.metrics.metric import Metric
from app.metrics.registry import METRICS, figure_of
from pipelines.report import FigureChange

Values = Mapping[str, float | None]
"""Code of a metric -> its value; a metric that a build cannot tell is missing."""

_NOISE = 1e-9
"""A sum of decimals in another order differs by less than this part of itself."""


def moved_figures(before: Path | None, after: Path) -> Sequence[FigureChange]:
    """List the figures with another value after a load, in the order of the registry.

    A figure that the earlier build cannot tell, because it lacks what the figure is
    made from, has not moved: nobody knows what it was.

    Args:
        before: The build that is current; None: there is none, and all figures are new.
        after: The build to come.
    """
    was = dict.fromkeys(_codes()) if before is None else _values(before)
    now = _values(after)
    return [
        FigureChange(code, was[code], now[code])
        for code in _codes()
        if code in was and code in now and not _is_same(was[code], now[code])
    ]


def _codes() -> list[str]:
    return [metric.code for metric in METRICS]


def _values(path: Path) -> Values:
    # An older build may lack a table or a column that a question reads.
    try:
        with open_door(read_build(path), Filters(), LOCAL_MANAGER) as door:
            told = [(metric.code, _value(metric, door)) for metric in METRICS]
    except (duckdb.Error, LookupError):
        return {}
    return {code: value[0] for code, value in told if value is not None}


def _value(metric: Metric, door: Door) -> tuple[float | None] | None:
    try:
        return (figure_of(metric, door.fetch).value,)
    except (duckdb.CatalogException, duckdb.BinderException):
        return None


def _is_same(was: float | None, now: float | None) -> bool:
    if was is None or now is None:
        return was is now
    return math.isclose(was, now, rel_tol=_NOISE, abs_tol=_NOISE)
