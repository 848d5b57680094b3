"""Which names of Enhetsregisteret are the names of persons, and what stands instead?

The name of a sole proprietorship is the name of a person, and often so is that of its
sub-units. Neither comes any further than this module.
"""

import polars as pl

from pipelines.sources.enhetsregisteret import fields as fields
from pipelines.sources.enhetsregisteret.read import is_unit, read_field, read_form

PERSON_FORMS = ("ENK", "PERS", "TVAM", "BO", "KBO")
"""Sole proprietorships, registered persons, estates: named after somebody."""

COMPANY_WORDS = ("AS", "ASA", "KOMMUNE", "FYLKESKOMMUNE", "HF", "RHF", "IKS", "KF")
COMPANY_NAME = rf"(?i)(^|[^\pL])({'|'.join(COMPANY_WORDS)}|FKF|SF|SA)([^\pL]|$)"
"""Words that only a company or a public body may have in its name."""


def withheld_names(given: pl.DataFrame, known: pl.DataFrame) -> pl.DataFrame:
    """Say which names may be a person's.

    Returns:
        A row per row given: name (what stands instead; null: the name may be told)
        and is_unsure (is it withheld only because too little is known of the entry?).
    """
    number, name = read_field(fields.NUMBER), read_field(fields.NAME)
    found = given.select(
        number=number.fill_null(""),
        form=read_form(),
        above=read_field(fields.PARENT),
        is_unit=is_unit(),
        is_company=name.str.contains(COMPANY_NAME).fill_null(value=False),
    ).join(
        known.select(above="number", form_above="form"),
        on="above",
        how="left",
        maintain_order="left",
    )
    is_of_person = pl.col("is_unit") & (
        pl.col("form_above").is_in(PERSON_FORMS).fill_null(value=False)
    )
    is_persons = pl.col("form").is_in(PERSON_FORMS).fill_null(value=False)
    is_unsure = pl.col("form").is_null() | (
        pl.col("is_unit") & pl.col("form_above").is_null()
    )
    instead = (
        pl.when(form=pl.lit("ENK"))
        .then(pl.lit("Enkeltpersonforetak "))
        .when(is_persons)
        .then(pl.lit("Enhet "))
        .when(is_of_person)
        .then(pl.lit("Underenhet av enkeltpersonforetak "))
        .when(is_unsure & ~pl.col("is_company"))
        .then(
            pl.when("is_unit").then(pl.lit("Underenhet ")).otherwise(pl.lit("Enhet "))
        )
    )
    return found.select(
        name=instead + pl.col("number"),
        is_unsure=is_unsure & ~is_persons & ~is_of_person & ~pl.col("is_company"),
    )
