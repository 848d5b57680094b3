"""Evaluation answers: how many answered, how useful was it, are they self-reliant?"""

import polars as pl

from app.metrics.evaluation_states import KINDS

USEFULNESS_BANDS = (1, 2, 3, 4, 5)
"""The whole number nearest to the mean of an evaluation; the scale is ours."""

ANSWERS = ("yes", "partly", "no")

WITHOUT_ANSWER = (
    "not_evaluated",
    "unanswered",
    "hidden",
    "unknown",
    "not_due",
    "not_relevant",
)
"""Why a delivery has no known answer: what is missing first, then what is not due."""


def responses_by_kind(responses: pl.DataFrame) -> pl.DataFrame:
    """Put the kinds in order, with the share that answered.

    Args:
        responses: Rows of `evaluation_responses.sql`.

    Returns:
        The same rows with response_share (0-1; null where none can be counted).
    """
    return _in_order(responses).with_columns(
        response_share=pl.when(pl.col("invited_count") > 0).then(
            pl.col("respondents_count") / pl.col("invited_count")
        )
    )


def response_share(responses: pl.DataFrame) -> float | None:
    """Divide all answers by all invitations (0-1); None when none can be counted."""
    invited = int(responses["invited_count"].sum())
    return int(responses["respondents_count"].sum()) / invited if invited else None


def is_response_withheld(responses: pl.DataFrame) -> bool:
    """Whether answers and invitations are known, but not shown with these filters."""
    return bool(responses["response_withheld_count"].sum())


def usefulness_mean(responses: pl.DataFrame) -> float | None:
    """Work out the mean (1-5) over all evaluations, each counting once."""
    count = int(responses["usefulness_count"].sum())
    total = (responses["usefulness_mean"] * responses["usefulness_count"]).sum()
    return float(total) / count if count else None


def usefulness_by_kind(counts: pl.DataFrame) -> pl.DataFrame:
    """Give every kind that has an answer every band, also the empty ones.

    Args:
        counts: Rows of `evaluation_usefulness.sql`: kind, usefulness_band,
            evaluation_count.

    Returns:
        One row per kind and band, in order: kind, usefulness_band, evaluation_count.
    """
    bands = pl.DataFrame(
        {"usefulness_band": USEFULNESS_BANDS}, schema={"usefulness_band": pl.Int32}
    )
    kinds = _in_order(counts).select(pl.col("kind").unique(maintain_order=True))
    return (
        kinds.join(bands, how="cross", maintain_order="left_right")
        .join(counts, on=["kind", "usefulness_band"], how="left", maintain_order="left")
        .with_columns(pl.col("evaluation_count").fill_null(0))
    )


def self_reliance_counts(counts: pl.DataFrame) -> pl.DataFrame:
    """Give every answer, and every reason for none, in order.

    Args:
        counts: Rows of `evaluation_self_reliance.sql`: self_reliance, delivery_count.

    Returns:
        One row per code of ANSWERS and WITHOUT_ANSWER: self_reliance, delivery_count.
    """
    every = pl.DataFrame({"self_reliance": (*ANSWERS, *WITHOUT_ANSWER)})
    return every.join(
        counts, on="self_reliance", how="left", maintain_order="left"
    ).with_columns(pl.col("delivery_count").fill_null(0))


def answer_count(counts: pl.DataFrame, *codes: str) -> int:
    """Count the deliveries with one of these codes of self_reliance."""
    found = counts.filter(pl.col("self_reliance").is_in(codes))
    return int(found["delivery_count"].sum())


def _in_order(rows: pl.DataFrame) -> pl.DataFrame:
    kinds = pl.DataFrame({"kind": KINDS})
    return kinds.join(rows, on="kind", how="inner", maintain_order="left_right")
