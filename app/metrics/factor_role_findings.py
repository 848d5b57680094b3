"""What is the finding of what the roles say of a factor, and how sure is it?"""

import polars as pl

from app.metrics.prevalence_shares import are_apart
from app.translations.factor_prevalence_words import (
    interval_words,
    role_in_sentence,
    units_words,
)
from app.translations.factor_words import factor_label
from app.translations.gettext import _
from app.translations.numbers import format_count, format_share


def role_finding(factor: str, roles: pl.DataFrame) -> str:
    """Say which two roles are furthest apart on one factor, if they differ clearly.

    Args:
        factor: Code of the factor.
        roles: Rows of `prevalence_by_role`.
    """
    shown = roles.drop_nulls("present_share").filter(pl.col("assessor_role") != "group")
    name = factor_label(factor)
    if shown.is_empty():
        return _("{factor}: answers by role are not shown here").format(factor=name)
    ordered = shown.sort("present_share", descending=True, maintain_order=True)
    most, least = ordered.row(0, named=True), ordered.row(-1, named=True)
    if shown.height == 1:
        return _(
            "{factor}: {role} finds it present in {share} of the units assessed"
        ).format(
            factor=name,
            role=role_in_sentence(most["assessor_role"]),
            share=interval_words(most),
        )
    if not are_apart(least, most):
        return _("{factor}: no clear difference between the roles").format(factor=name)
    return _(
        "{factor}: {role} finds it present in {share} of the units assessed, {other} "
        "in {other_share}"
    ).format(
        factor=name,
        role=role_in_sentence(most["assessor_role"]),
        share=format_share(most["present_share"], digits=0),
        other=role_in_sentence(least["assessor_role"]),
        other_share=format_share(least["present_share"], digits=0),
    )


def difference_finding(differences: pl.DataFrame) -> str:
    """Say on which factor two roles differ, and that they do on no other more often.

    Args:
        differences: Rows of `role_differences` of one pair; at least one.
    """
    row = differences.row(0, named=True)
    if not row["differ_count"]:
        return _("They have not answered differently on any factor")
    return _(
        "They differ on “{factor}” in {count} of {units}, and on no other factor more "
        "often"
    ).format(
        factor=factor_label(row["factor_code"]),
        count=format_count(row["differ_count"]),
        units=units_words(row["both_count"]),
    )


def difference_sentence(row: dict[str, int | str]) -> str:
    """Say in which direction two roles differ, the more common one first.

    Args:
        row: A row of `role_differences`.
    """
    sides = [
        (int(row["only_first_count"]), str(row["first_role"])),
        (int(row["only_second_count"]), str(row["second_role"])),
    ]
    (count, role), (other_count, other) = sorted(sides, key=lambda side: -side[0])
    if not count:
        return _(
            "In none of {units} where both have answered do {role} and {other} differ."
        ).format(
            units=units_words(int(row["both_count"])),
            role=role_in_sentence(role),
            other=role_in_sentence(other),
        )
    return _(
        "In {count} of {units} where both have answered, {role} says that the factor "
        "is present and {other} does not; in {other_count} it is the other way around."
    ).format(
        count=format_count(count),
        units=units_words(int(row["both_count"])),
        role=role_in_sentence(role),
        other=role_in_sentence(other),
        other_count=format_count(other_count),
    )
