"""Every figure that Varig shows, defined once.

Screens, rows behind figures, files, the command line, the data dictionary and the
tests all read this list. A figure that is not here is not a figure of Varig.
"""

from typing import Protocol, get_args

import polars as pl

from app.metrics.definitions.after_the_end import AFTER_THE_END_METRICS
from app.metrics.definitions.deliveries import DELIVERY_METRICS
from app.metrics.definitions.delivery_types import DELIVERY_TYPE_METRICS
from app.metrics.definitions.durations import DURATION_METRICS
from app.metrics.definitions.evaluation import EVALUATION_METRICS
from app.metrics.definitions.outcomes import OUTCOME_METRICS
from app.metrics.definitions.progress import PROGRESS_METRICS
from app.metrics.definitions.reach import REACH_METRICS
from app.metrics.definitions.train_the_trainer import TRAIN_THE_TRAINER_METRICS
from app.metrics.measures import Figure
from app.metrics.metric import Metric, Subject

METRICS: tuple[Metric, ...] = (
    *DELIVERY_METRICS,
    *DELIVERY_TYPE_METRICS,
    *REACH_METRICS,
    *PROGRESS_METRICS,
    *DURATION_METRICS,
    *AFTER_THE_END_METRICS,
    *EVALUATION_METRICS,
    *OUTCOME_METRICS,
    *TRAIN_THE_TRAINER_METRICS,
)
"""In the order a reader meets them."""

SUBJECTS: tuple[Subject, ...] = get_args(Subject)
"""In the order a reader meets them."""


class Fetch(Protocol):
    """Asks a question by its name, with filters and reader already given."""

    def __call__(self, query: str, **params: tuple[str, ...]) -> pl.DataFrame:
        """Give the answer; `columns` are those wanted of rows."""


_BY_CODE = {metric.code: metric for metric in METRICS}


def metric_named(code: str) -> Metric:
    """Give a metric by its code.

    Raises:
        KeyError: There is no such metric.
    """
    return _BY_CODE[code]


def figure_of(metric: Metric, fetch: Fetch) -> Figure:
    """Work a figure out; of its rows only the columns it is made from are fetched."""
    rows = fetch(f"rows/{metric.rows}", columns=metric.measure.columns)
    return metric.measure.figure(rows)


def rows_behind(metric: Metric, fetch: Fetch) -> pl.DataFrame:
    """Give exactly the rows behind a figure.

    Returns:
        The columns of `app/queries/rows/<metric.rows>.sql`, and is_counted: whether
        the row stands in the numerator. `figure_of` over these rows is the figure.
    """
    return metric.measure.behind(fetch(f"rows/{metric.rows}"))
