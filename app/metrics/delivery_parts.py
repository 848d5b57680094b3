"""What is the one thing to say of a delivery's factors, trainers and remarks?"""

import polars as pl

from app.translations.gettext import _, ngettext
from app.translations.numbers import format_count
from data.factors import factors

_KINDS = {factor.code: factor.kind for factor in factors()}
_ORDER = {factor.code: place for place, factor in enumerate(factors())}


def factors_in_order(answers: pl.DataFrame) -> pl.DataFrame:
    """Add whether a factor is a success or a risk; those that differ come first.

    Args:
        answers: Rows of delivery_factors.sql.

    Returns:
        The same rows with factor_kind (success, risk; null for a code that the
        catalogue does not hold), otherwise in the order of the catalogue.
    """
    return answers.with_columns(
        factor_kind=pl.col("factor_code").replace_strict(
            _KINDS, default=None, return_dtype=pl.String
        )
    ).sort(
        pl.col("is_different").fill_null(value=False).not_(),
        pl.col("factor_code").replace_strict(
            _ORDER, default=len(_ORDER), return_dtype=pl.Int64
        ),
        maintain_order=True,
    )


def factors_finding(answers: pl.DataFrame) -> str:
    """Say how many factors are found present, and where the records say otherwise.

    What the group has answered together comes before the records; of several units it
    is said how many have answered. *Partly* is not present.

    Args:
        answers: Rows of `factors_in_order`; at least one.
    """
    different = int(answers["is_different"].sum())
    said = _found_present(answers)
    if not different:
        return said
    return ngettext(
        "{said}; {n} answer differs from the records",
        "{said}; {n} answers differ from the records",
        different,
    ).format(said=said, n=format_count(different))


def _found_present(answers: pl.DataFrame) -> str:
    units = answers.filter(pl.col("presence").is_not_null())["workplace_id"].n_unique()
    if units > 1:
        said = _("{n} party groups have assessed the factors together")
        return said.format(n=format_count(units))
    if units:
        present = answers.filter(pl.col("presence") == "present")
        said = _("The party group finds present: {success}, {risk}")
    else:
        present = answers.filter("is_recorded").unique("factor_code")
        said = _("Present by the records alone: {success}, {risk}")
    success = present.filter(pl.col("factor_kind") == "success").height
    risk = present.filter(pl.col("factor_kind") == "risk").height
    return said.format(
        success=ngettext("{n} success factor", "{n} success factors", success).format(
            n=format_count(success)
        ),
        risk=ngettext("{n} risk factor", "{n} risk factors", risk).format(
            n=format_count(risk)
        ),
    )


def trainers_finding(trainers: pl.DataFrame) -> str:
    """Say how many trainers there are, and how many have held a session anywhere.

    Args:
        trainers: Rows of delivery_trainers.sql; at least one.
    """
    active = int(trainers["has_held_session"].sum())
    said = ngettext(
        "{active} of {n} trainer has held a session",
        "{active} of {n} trainers have held a session",
        trainers.height,
    )
    return said.format(active=format_count(active), n=format_count(trainers.height))


def remarks_finding(remarks: pl.DataFrame) -> str:
    """Say how many remarks on the data concern the delivery, of each sort.

    A row set aside counts once, whatever number of rules it breaks.

    Args:
        remarks: Rows of delivery_remarks.sql; at least one.
    """
    aside = remarks.filter("is_set_aside")
    row = aside.select("table_name", "source_file", "source_sheet", "source_row")
    aside_count = row.n_unique() if row.height else 0
    warning_count = remarks.height - aside.height
    aside_said = ngettext(
        "{n} row set aside concerns this delivery",
        "{n} rows set aside concern this delivery",
        aside_count,
    ).format(n=format_count(aside_count))
    warning_said = ngettext(
        "{n} warning concerns this delivery",
        "{n} warnings concern this delivery",
        warning_count,
    ).format(n=format_count(warning_count))
    if not aside_count:
        return warning_said
    if not warning_count:
        return aside_said
    return ngettext(
        "{said}, and {n} warning", "{said}, and {n} warnings", warning_count
    ).format(said=aside_said, n=format_count(warning_count))
