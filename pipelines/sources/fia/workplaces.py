"""Make workplaces, units and centres of Fia's tables and cases."""

import polars as pl

from data import fia
from data.reference.industries import programme_industry_of
from data.vocabulary import IndustryStandard, Level
from pipelines.sources.fia.cases import Cases
from pipelines.sources.fia.files import FiaFiles
from pipelines.sources.fia.newest import newest_rows

_FIRST_CODE = r'"kode"\s*:\s*"([^"]+)"'
"""In the list of industries, JSON as text."""


def workplaces_of_table(
    files: FiaFiles, cases: Cases, absence: pl.DataFrame
) -> pl.DataFrame:
    """Make a workplace of each row of `table_virksomhet`.

    Args:
        files: The export.
        cases: Its cases; they know the industry programme, and the rest where the
            tables of sectors and codes lack a workplace.
        absence: The newest absence rows; see `fia_absence`.

    Returns:
        source_row and columns of core.workplaces, as text.
    """
    table = newest_rows(files.rows(fia.WORKPLACES), ["orgnr"], "sistendrettidspunkt")
    codes = newest_rows(
        files.rows(fia.INDUSTRY_CODES), ["virksomhet"], "oppdateringsdato", "opprettet"
    ).rows.select(id="virksomhet", code_of_table="naringsundergruppe1")
    sectors = newest_rows(files.rows(fia.SECTORS), ["orgnr"], "opprettet").rows.select(
        "orgnr", sector_of_table="sektor"
    )
    rows = (
        table.rows.join(_unique(codes, "id"), on="id", how="left")
        .join(_unique(sectors, "orgnr"), on="orgnr", how="left")
        .join(_facts_of_cases(cases).drop("source_row"), on="orgnr", how="left")
        .with_columns(
            name=pl.col("navn"),
            place=pl.coalesce("kommunenummer", "place_of_case"),
            code=pl.coalesce("code_of_table", "code_of_case"),
            sector=pl.coalesce("sector_of_table", "sektor"),
        )
    )
    return _workplaces(rows, absence)


def workplaces_of_cases(
    files: FiaFiles, cases: Cases, absence: pl.DataFrame
) -> pl.DataFrame:
    """Make a workplace of each organisation number that only cases have.

    Args and returns: as `workplaces_of_table`.
    """
    known = files.rows(fia.WORKPLACES).select("orgnr").drop_nulls()
    rows = (
        _facts_of_cases(cases)
        .join(known, on="orgnr", how="anti")
        .with_columns(
            name=pl.format("Virksomhet {}", "orgnr"),
            place=pl.col("place_of_case"),
            code=pl.col("code_of_case"),
            sector=pl.col("sektor"),
        )
    )
    return _workplaces(rows, absence)


def units_as_workplaces(
    cooperations: pl.DataFrame, workplaces: pl.DataFrame
) -> pl.DataFrame:
    """Make a workplace of each unit of a multi-unit delivery, in its enterprise.

    Args:
        cooperations: See `Cooperations.rows`.
        workplaces: The workplaces made of the same export.
    """
    place = workplaces.select(
        "workplace_id", "county_code", "municipality_code", "sector"
    ).unique("workplace_id")
    units = cooperations.filter("is_multi_unit").join(
        place, left_on="orgnr", right_on="workplace_id", how="left"
    )
    return units.sort("source_row").select(
        *("source_row", "county_code", "municipality_code", "sector"),
        workplace_id="unit_id",
        workplace_name=pl.coalesce("navn", pl.format("Samarbeid {}", "id")),
        parent_workplace_id="orgnr",
        level=pl.lit(Level.UNIT.value),
    )


def centres_of_cases(cases: Cases) -> pl.DataFrame:
    """Make a centre of each unit that has a case; its counties are not exported."""
    named = (
        cases.events.filter(
            pl.col("enhetsnummer").is_in(cases.rows["centre_id"].drop_nulls().implode())
        )
        .sort("at", "source_row", nulls_last=False)
        .group_by("enhetsnummer")
        .agg(
            pl.col("source_row").last(),
            name=pl.col("enhetsnavn").drop_nulls().last(),
        )
    )
    return named.sort("source_row").select(
        "source_row",
        centre_id="enhetsnummer",
        centre_name=pl.coalesce("name", pl.format("Nav-enhet {}", "enhetsnummer")),
    )


def _facts_of_cases(cases: Cases) -> pl.DataFrame:
    """Give what the newest event of each workplace says of it."""
    return (
        cases.events.filter(pl.col("orgnr").is_not_null())
        .sort("at", "endretAvHendelseId", "source_row", nulls_last=False)
        .unique("orgnr", keep="last")
        .select(
            *("orgnr", "source_row", "sektor", "bransjeprogram", "fylkesnummer"),
            antallPersoner=whole("antallPersoner"),
            place_of_case="kommunenummer",
            code_of_case=pl.col("neringer").str.extract(_FIRST_CODE, 1),
        )
    )


def _employees(absence: pl.DataFrame) -> pl.DataFrame:
    """Give the persons behind the newest quarter of each workplace."""
    return (
        absence.filter(pl.col("persons_count").is_not_null())
        .with_columns(
            pl.col("year", "quarter").cast(pl.Int64, strict=False).name.prefix("at_")
        )
        .sort("at_year", "at_quarter", nulls_last=False)
        .unique("workplace_id", keep="last")
        .select(orgnr="workplace_id", employees="persons_count")
    )


def _workplaces(rows: pl.DataFrame, absence: pl.DataFrame) -> pl.DataFrame:
    """Make workplaces of rows with name, place, code, sector and facts of cases."""
    industries = fia.fia_codes("industries")
    sectors = fia.fia_codes("sectors")
    programme = pl.col("bransjeprogram").str.to_uppercase()
    by_code = {
        code: str(programme_industry_of(code, IndustryStandard.SN2007))
        for code in rows["code"].drop_nulls().unique()
    }
    standard = pl.lit(IndustryStandard.SN2007.value)
    employed = rows.join(_employees(absence), on="orgnr", how="left")
    return employed.sort("source_row").select(
        "source_row",
        workplace_id="orgnr",
        workplace_name="name",
        organisation_number="orgnr",
        level=pl.lit(Level.ENTERPRISE.value),
        county_code="fylkesnummer",
        municipality_code="place",
        sector=pl.col("sector")
        .str.to_uppercase()
        .replace(list(sectors), list(sectors.values())),
        programme_industry=pl.coalesce(
            programme.replace(list(industries), list(industries.values())),
            pl.col("code").replace(list(by_code), list(by_code.values())),
        ),
        industry_code="code",
        industry_standard=pl.when(pl.col("code").is_not_null()).then(standard),
        employees_count=pl.coalesce("employees", "antallPersoner"),
    )


def whole(name: str) -> pl.Expr:
    """Write a whole number without the zeros that a decimal type puts behind it."""
    return pl.col(name).str.replace(r"^(\d+)\.0+$", "${1}")


def _unique(rows: pl.DataFrame, key: str) -> pl.DataFrame:
    return rows.filter(pl.col(key).is_not_null()).unique(key)
