"""The funnel: how far have the deliveries come, and what came after the end?"""

import polars as pl

HELD_SHARE = 0.5
"""A delivery has come far when half of its planned gatherings are held (ours)."""

STAGES = (
    "agreed",
    "started",
    "far",
    "completed",
    "evaluated",
    "contacted",
    "continues",
)
"""The first four are nested; the last three are each a share of the completed."""

FUNNEL_SCHEMA = {
    "stage": pl.String,
    "of_count": pl.Int64,
    "reached_count": pl.Int64,
    "partly_count": pl.Int64,
    "waiting_count": pl.Int64,
    "late_count": pl.Int64,
    "unknown_count": pl.Int64,
}


def funnel(stages: pl.DataFrame, after_the_end: pl.DataFrame) -> pl.DataFrame:
    """Say for every stage how many reached it, and what became of the others.

    Args:
        stages: The row of `funnel_stages.sql`.
        after_the_end: The row of `after_the_end.sql`.

    Returns:
        One row per stage in order, in deliveries: of_count (those of the stage
        before; after the end: all completed), which is the sum of reached_count,
        partly_count (answered, but not a full yes), waiting_count (not yet due),
        late_count (due and missing) and unknown_count (cannot be told, or hidden
        because too few have answered).
    """
    nested = stages.row(0, named=True)
    after = after_the_end.row(0, named=True)
    rows = [*_nested_rows(nested), *_rows_after_the_end(after)]
    return pl.DataFrame(rows, schema=FUNNEL_SCHEMA, orient="row")


def _nested_rows(row: dict[str, int]) -> list[tuple[str, int, int, int, int, int, int]]:
    agreed = row["agreed_count"]
    before = {"started": "agreed", "far": "started", "completed": "far"}
    return [
        ("agreed", agreed, agreed, 0, 0, 0, 0),
        *(
            (
                stage,
                row[f"{earlier}_count"],
                row[f"{stage}_count"],
                0,
                row[f"{stage}_waiting_count"],
                row[f"{stage}_late_count"],
                row.get(f"{stage}_unknown_count", 0),
            )
            for stage, earlier in before.items()
        ),
    ]


def _rows_after_the_end(
    row: dict[str, int],
) -> list[tuple[str, int, int, int, int, int, int]]:
    completed = row["completed_count"]
    due = {
        "evaluated": row["evaluation_due_count"],
        "contacted": row["contact_due_count"],
        "continues": row["answer_due_count"],
    }
    partly = {"continues": row["continues_partly_count"]}
    hidden = {"continues": row["continues_hidden_count"]}
    return [
        (
            stage,
            completed,
            row[f"{stage}_count"],
            partly.get(stage, 0),
            completed - due_count,
            due_count
            - row[f"{stage}_count"]
            - partly.get(stage, 0)
            - hidden.get(stage, 0),
            hidden.get(stage, 0),
        )
        for stage, due_count in due.items()
    ]
