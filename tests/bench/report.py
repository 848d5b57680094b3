"""Ratios as a Markdown table, which can go into the README as it is."""

from typing import NamedTuple


class Ratio(NamedTuple):
    """Two measurements of the same kind; None where nothing was measured."""

    what: str
    ours: float | None
    plain: float | None
    unit: str
    meaning: str


def as_markdown(facts, ratios):
    heading = "| What | Varig | Plain | Ratio | What it compares |"
    lines = [f"- {fact}" for fact in facts]
    lines += ["", heading, "| :-- | --: | --: | --: | :-- |"]
    lines += [as_line(ratio) for ratio in ratios]
    return "\n".join(lines) + "\n"


def as_line(ratio):
    if ratio.ours is None or not ratio.plain:
        return f"| {ratio.what} | – | – | – | {ratio.meaning} |"
    numbers = f"{measure(ratio, ratio.ours)} | {measure(ratio, ratio.plain)}"
    return (
        f"| {ratio.what} | {numbers} | {ratio.ours / ratio.plain:.1f} "
        f"| {ratio.meaning} |"
    )


def measure(ratio, value):
    if ratio.unit == "MB":
        return f"{value:,.0f} MB"
    if value >= 1:
        return f"{value:.1f} s"
    return f"{value * 1000:.{1 if value < 0.01 else 0}f} ms"
