"""The steps of train-the-trainer as bars, each divided into its parts."""

import polars as pl

from app.sections.content import Bars, Colour, Series
from app.translations.numbers import format_count
from app.translations.trainer_words import cascade_part_label, cascade_step_label

_LOOKS: dict[str, tuple[Colour, bool]] = {
    "trained": ("grey", False),
    "held": ("blue", False),
    "silent": ("orange", False),
    "early": ("sky", True),
    "waiting": ("grey", True),
    "once": ("blue", False),
    "again": ("blue", True),
    "started": ("sky", False),
    "older": ("grey", False),
    "missing": ("amber", True),
    "unknown": ("grey", True),
}
"""Colour of each part, and whether it is hatched; no two of one chart are alike."""


def step_bars(steps: pl.DataFrame, counted: str) -> Bars:
    """Draw one bar per step, with a segment per part that is there.

    Args:
        steps: Rows of `trainer_steps` or `workplace_steps`.
        counted: What is counted, in the plural.
    """
    names = steps["step"].unique(maintain_order=True).to_list()
    parts = [row for row in steps.iter_rows(named=True) if row["counted"]]
    said = "; ".join(
        f"{cascade_step_label(name)}: "
        + ", ".join(
            f"{format_count(row['counted'])} {cascade_part_label(row['part'])}"
            for row in parts
            if row["step"] == name
        )
        for name in names
    )
    return Bars(
        alt=f"{counted}. {said}.",
        categories=tuple(cascade_step_label(name) for name in names),
        series=tuple(
            Series(
                name=cascade_part_label(row["part"]),
                values=tuple(
                    float(row["counted"]) if row["step"] == name else None
                    for name in names
                ),
                labels=tuple(
                    format_count(row["counted"]) if row["step"] == name else ""
                    for name in names
                ),
                colour=_LOOKS[row["part"]][0],
                is_hatched=_LOOKS[row["part"]][1],
            )
            for row in parts
        ),
        value_title=counted,
        is_stacked=True,
    )
