"""How many had lasted to each time, and how many ended then?"""

from collections.abc import Sequence

import numpy as np
import polars as pl
from numpy.typing import NDArray

Numbers = Sequence[float] | pl.Series | NDArray[np.float64]
Flags = Sequence[bool] | Sequence[int] | pl.Series | NDArray[np.bool_]


def check_durations(
    durations: Numbers, ended: Flags
) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Give durations and ends as they can be counted, or say all that is wrong.

    Raises:
        ValueError: They are not of one length, or hold something else than finite
            numbers from zero up, and true or false.
    """
    times = np.asarray(durations, dtype=np.float64)
    flags = np.asarray(ended)
    faults = []
    if times.size != flags.size:
        faults.append(
            f"{times.size} durations and {flags.size} ends: give one end per duration"
        )
    wrong = np.flatnonzero(~(np.isfinite(times) & (times >= 0)))
    if wrong.size:
        faults.append(
            f"{wrong.size} of {times.size} durations are no number from 0 up, the "
            f"first is {times[wrong[0]]} at index {wrong[0]}: correct it or leave its "
            "row out"
        )
    if flags.size and (flags.dtype == object or not np.isin(flags, (0, 1)).all()):
        faults.append(
            "ends hold something else than true and false: say of each whether it has "
            "ended, or leave its row out"
        )
    if faults:
        raise ValueError("; ".join(faults))
    return times, flags.astype(np.bool_)


def count_by_time(
    times: NDArray[np.float64], ended: NDArray[np.bool_]
) -> tuple[NDArray[np.float64], NDArray[np.int64], NDArray[np.int64]]:
    """Give each distinct time, how many had lasted so long, and how many ended then."""
    distinct, place, counts = np.unique(times, return_inverse=True, return_counts=True)
    at_risk = np.cumsum(counts[::-1])[::-1].astype(np.int64)
    events = np.bincount(place[ended], minlength=distinct.size).astype(np.int64)
    return distinct, at_risk, events
