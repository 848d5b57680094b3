"""What is there to say of the risks now, of one delivery, and of what it rests on?"""

import polars as pl

from app.translations.gettext import _, ngettext
from app.translations.numbers import format_count

MANY_FACTORS = 3
"""From so many risk factors a delivery is counted in the heading (ours)."""


def risks_finding(deliveries: pl.DataFrame) -> str:
    """Say how many ongoing deliveries have three risk factors or more.

    Args:
        deliveries: The deliveries of `sort_risks`; at least one.
    """
    many = int((deliveries["risk_count"] >= MANY_FACTORS).sum())
    if deliveries.height == 1:
        if many:
            return _("The ongoing delivery has three risk factors or more")
        return _("The ongoing delivery has fewer than three risk factors")
    if not many:
        said = _("None of {count} ongoing deliveries has three risk factors or more")
    else:
        said = ngettext(
            "{many} of {count} ongoing deliveries has three risk factors or more",
            "{many} of {count} ongoing deliveries have three risk factors or more",
            many,
        )
    return said.format(many=format_count(many), count=format_count(deliveries.height))


def factor_risks_finding(
    having: pl.DataFrame, deliveries: pl.DataFrame, factor: str
) -> str:
    """Say in how many ongoing deliveries one factor is found, or missing.

    Args:
        having: The deliveries where it is.
        deliveries: All of `sort_risks`; at least one.
        factor: What the factor is called.
    """
    return _("“{factor}” is listed for {many} of {count} ongoing deliveries").format(
        factor=factor,
        many=format_count(having.height),
        count=format_count(deliveries.height),
    )


def counts_in_words(risk_count: int, low_count: int) -> str:
    """Say how many risk factors there are and how many success factors are missing.

    With neither, all that is found is in too few of the units to count.
    """
    risk = ngettext("{n} risk factor", "{n} risk factors", risk_count)
    missing = ngettext(
        "{n} missing success factor", "{n} missing success factors", low_count
    )
    said = [risk.format(n=format_count(risk_count))] if risk_count else []
    if low_count:
        said.append(missing.format(n=format_count(low_count)))
    return ", ".join(said) or _("only in some units")


def basis_in_words(deliveries: pl.DataFrame) -> str:
    """Say in how many ongoing deliveries a party group has answered together.

    Args:
        deliveries: The deliveries of `sort_risks`; at least one.
    """
    count = deliveries.height
    assessed = int((deliveries["assessed_count"] > 0).sum())
    if assessed == count:
        said = ngettext(
            "In the ongoing delivery a party group has answered together.",
            "In all {count} ongoing deliveries a party group has answered together.",
            count,
        )
    elif assessed:
        said = ngettext(
            "In {n} of {count} ongoing deliveries a party group has answered together; "
            "the other rests on records alone, and fewer factors can be found there.",
            "In {n} of {count} ongoing deliveries a party group has answered together; "
            "the others rest on records alone, and fewer factors can be found there.",
            count - assessed,
        )
    else:
        said = ngettext(
            "In the ongoing delivery no party group has answered together: it rests on "
            "records alone, and fewer factors can be found there.",
            "In none of {count} ongoing deliveries has a party group answered "
            "together: they rest on records alone, and fewer factors can be found "
            "there.",
            count,
        )
    return said.format(n=format_count(assessed), count=format_count(count))
