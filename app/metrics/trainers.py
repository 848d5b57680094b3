"""Train-the-trainer: what came of the training, in trainers and then in workplaces?

Two pairs, because the unit changes: trainers trained > have held a session, and
workplaces reached > cooperation running (design/metrics.md). They are never divided by
one another.

When a trainer is silent comes from the standard rules of `data/follow_up.toml`, also
where an installation has changed it: figures are to compare over installations, while
the work list follows the installation's own file.
"""

from datetime import date

import polars as pl

from data.follow_up import standard_rules

SILENT_AFTER_DAYS = standard_rules().named("silent_trainer").days
"""Our assumption: a trainer has had time to hold a first session within three months.
The sources print no number. They say that the programme has no control over whether
cooperation comes about in the units (OE 8.3), and that a trainer is to have a workplace
to practise with from the start (004 L877)."""

TRAINER_COLUMNS = (
    *("trainer_id", "trained_on", "since_training_days", "workplace_name"),
    *("delivery_id", "centre_name", "course_count"),
    *("has_held_session", "is_due", "is_silent"),
)
"""Of `trainer_rows.sql`, what this module looks at."""

WORKPLACE_COLUMNS = (
    *("is_reached_again", "is_home_of_trainer", "is_cooperation_known"),
    *("is_cooperation_unknown", "is_cooperation_started", "is_cooperation_older"),
)
"""Of `trainer_workplace_rows.sql`, what this module and its captions look at."""

SESSION_COLUMNS = (
    *("held_on", "is_first_time", "is_repeat", "is_alongside"),
    *("is_workplace_unknown", "is_own_workplace", "is_before_training"),
)
"""Of `trainer_session_rows.sql`, what this module and its captions look at."""

STEPS_SCHEMA = {"step": pl.String, "part": pl.String, "counted": pl.Int64}

SHOWN_QUARTERS = 20
"""Five years of quarters can be told apart on a phone; the table has all."""


def trainer_steps(trainers: pl.DataFrame) -> pl.DataFrame:
    """Say how many are trained, and what has become of them.

    Those trained lately are one part, also when they have held a session already:
    else the quick ones would count before the slow ones could.

    Args:
        trainers: Rows of `trainer_rows.sql`.

    Returns:
        One row per step and part, in trainers. The parts of `held` add up to `trained`.
    """
    has_held, is_due = pl.col("has_held_session"), pl.col("is_due")
    return _steps(
        trainers,
        [
            ("trained", "trained", pl.lit(value=True)),
            ("held", "held", is_due & has_held),
            ("held", "silent", pl.col("is_silent")),
            ("held", "early", ~is_due & has_held),
            ("held", "waiting", ~is_due & ~has_held),
        ],
    )


def workplace_steps(workplaces: pl.DataFrame) -> pl.DataFrame:
    """Say how many workplaces are reached, and where cooperation is running.

    Args:
        workplaces: Rows of `trainer_workplace_rows.sql`.

    Returns:
        One row per step and part, in workplaces. The parts of each step add up to all.
    """
    is_started, is_older = (
        pl.col("is_cooperation_started"),
        pl.col("is_cooperation_older"),
    )
    return _steps(
        workplaces,
        [
            ("reached", "once", ~pl.col("is_reached_again")),
            ("reached", "again", pl.col("is_reached_again")),
            ("cooperation", "started", is_started & ~is_older),
            ("cooperation", "older", is_started & is_older),
            ("cooperation", "missing", pl.col("is_cooperation_known") & ~is_started),
            ("cooperation", "unknown", pl.col("is_cooperation_unknown")),
        ],
    )


def part_count(steps: pl.DataFrame, *parts: str) -> int:
    """Add up parts of one step."""
    return int(steps.filter(pl.col("part").is_in(parts))["counted"].sum())


def sessions_by_quarter(sessions: pl.DataFrame, as_of: date) -> pl.DataFrame:
    """Count sessions per quarter: first time, again, and those that are neither.

    Args:
        sessions: Rows of `trainer_session_rows.sql`.
        as_of: The last quarter is counted up to this day.

    Returns:
        One row per quarter from the first session to the as-of day, the empty ones too:
        quarter_on (its first day), session_count, and its parts first_time_count,
        again_count, alongside_count and unknown_count. Empty without sessions.
    """
    counted = (
        sessions.group_by(quarter_on=pl.col("held_on").dt.truncate("1q"))
        .agg(
            session_count=pl.len(),
            first_time_count=pl.col("is_first_time").sum(),
            again_count=pl.col("is_repeat").sum(),
            alongside_count=pl.col("is_alongside").sum(),
            unknown_count=pl.col("is_workplace_unknown").sum(),
        )
        .with_columns(pl.exclude("quarter_on").cast(pl.Int64))
    )
    if counted.is_empty():
        return counted
    quarters = counted.select(
        pl.date_range(
            pl.col("quarter_on").min(), pl.lit(as_of).dt.truncate("1q"), "1q"
        ).alias("quarter_on")
    )
    return (
        quarters.join(counted, on="quarter_on", how="left")
        .fill_null(0)
        .sort("quarter_on")
    )


def silent_trainers(trainers: pl.DataFrame) -> pl.DataFrame:
    """List those with no session long after training, the longest wait first.

    Args:
        trainers: Rows of `trainer_rows.sql`.
    """
    return (
        trainers.filter("is_silent")
        .sort("since_training_days", "trainer_id", descending=[True, False])
        .select(
            *("trainer_id", "since_training_days", "trained_on", "workplace_name"),
            *("delivery_id", "centre_name", "course_count"),
        )
    )


def _steps(rows: pl.DataFrame, parts: list[tuple[str, str, pl.Expr]]) -> pl.DataFrame:
    counted = [(step, part, rows.filter(flag).height) for step, part, flag in parts]
    return pl.DataFrame(counted, schema=STEPS_SCHEMA, orient="row")
