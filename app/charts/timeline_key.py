"""Which marks are on the timeline, and what does each say?

Text beside the chart wraps on a phone, where a legend would squeeze the plot.
"""

import polars as pl

from app.translations.gettext import _


def timeline_key(pieces: pl.DataFrame, rows: pl.DataFrame) -> str:
    """Write the marks that occur, as Markdown.

    Args:
        pieces: Stretches of `stretches`.
        rows: The rows they are cut from.
    """
    found = set(pieces["kind"])
    if rows["planned_end_on"].is_not_null().any():
        found.add("planned_end")
    words = {
        "lead": f":gray[━] {_('from first contact')}",
        "planned": f"▭ {_('planned')}",
        "ongoing": f":blue[■] {_('ongoing')}",
        "over": f":orange[▨] {_('past the planned end')}",
        "completed": f":gray[■] {_('completed')}",
        "stopped": f":gray[▩]× {_('stopped')}",
        "planned_end": f"❙ {_('planned end')}",
    }
    return " · ".join(said for kind, said in words.items() if kind in found)
