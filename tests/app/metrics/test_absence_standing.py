"""Of which workplaces can it be told whether they have a signal, and why not?"""

import polars as pl

from app.metrics.absence_signals import absence_signals, newest_signals
from app.metrics.absence_standing import absence_standings, read_standings

LAST = 2026 * 4 + 1
WAVES = (0.01, 0.02) * 7


def differences(workplace_id, *values, last=LAST, hidden=False, lacks=False):
    """The differences of a workplace up to a quarter; the last one may be withheld."""
    first = last - len(values) + 1
    is_last = [place == len(values) - 1 for place in range(len(values))]
    return pl.DataFrame(
        {
            "workplace_id": workplace_id,
            "measure": "total",
            "quarter_number": [first + place for place in range(len(values))],
            "absence_share": values,
            "national_share": 0.0,
            "difference": values,
            "is_hidden": [hidden and each for each in is_last],
            "lacks_national": [lacks and each for each in is_last],
        },
        schema_overrides={"absence_share": pl.Float64, "difference": pl.Float64},
    )


def standings_of(*frames):
    baselines = pl.DataFrame(
        schema={
            "workplace_id": pl.String,
            "measure": pl.String,
            "quarter_number": pl.Int64,
        }
    )
    signals = absence_signals(pl.concat(frames), baselines)
    return absence_standings(signals, newest_signals(signals))


def by_workplace(standings):
    return dict(standings.select("workplace_id", "standing").iter_rows())


def test_a_signal_of_the_latest_quarter_is_told():
    standings = standings_of(
        differences("V-1", *WAVES),
        differences("V-2", *WAVES, 0.09),
        differences("V-3", *WAVES, -0.09),
    )

    assert by_workplace(standings) == {
        "V-1": "common",
        "V-2": "concern",
        "V-3": "improvement",
    }
    assert read_standings(standings).told_count == 3
    assert read_standings(standings).signal_count == 2


def test_who_cannot_be_told_of_is_counted_with_why():
    standings = standings_of(
        differences("V-1", *WAVES),
        differences("V-2", *WAVES[:6]),
        differences("V-3", *WAVES, None, hidden=True),
        differences("V-4", *WAVES, None, lacks=True),
        differences("V-5", *WAVES, None),
        differences("V-6", *WAVES, 0.09, last=LAST - 1),
    )

    assert by_workplace(standings) == {
        "V-1": "common",
        "V-2": "few_quarters",
        "V-3": "hidden",
        "V-4": "lacks_national",
        "V-5": "no_figure",
        "V-6": "no_figure",
    }
    assert read_standings(standings).told_count == 1


def test_seven_quarters_are_enough_and_for_trial():
    (row,) = standings_of(differences("V-1", *WAVES[:7])).iter_rows(named=True)

    assert row["standing"] == "common"
    assert row["is_trial"]
