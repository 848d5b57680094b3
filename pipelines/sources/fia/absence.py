"""Make absence rows of Fia's quarterly statistics.

Of the table of workplaces when it is there; else of what each case event says of its
workplace. Figures of four quarters together and graded absence are not taken in.
"""

import polars as pl

from data import fia
from data.vocabulary import AbsenceMeasure
from pipelines.sources.fia.cases import Cases
from pipelines.sources.fia.files import FiaFiles
from pipelines.sources.fia.newest import newest_rows
from pipelines.sources.fia.workplaces import whole

SOURCE = "Fia"

_MASKED = {"t": "ja", "true": "ja", "f": "nei", "false": "nei"}
_QUARTER = ["orgnr", "arstall", "kvartal"]
_FIGURES = ("absence_share", "lost_days", "possible_days", "persons_count")


def absence_of(files: FiaFiles, cases: Cases) -> pl.DataFrame:
    """Make the absence rows of an export.

    Returns:
        source_row (of the table, or of the case events) and columns of core.absence.
    """
    if files.has(fia.ABSENCE):
        return _of_table(files.rows(fia.ABSENCE))
    return _of_cases(cases)


def _of_table(rows: pl.DataFrame) -> pl.DataFrame:
    newest = newest_rows(rows, _QUARTER, "endret", "opprettet").rows
    masked = pl.col("maskert")
    made = newest.select(
        "source_row",
        workplace_id="orgnr",
        year=whole("arstall"),
        quarter=whole("kvartal"),
        measure=pl.lit(AbsenceMeasure.TOTAL.value),
        absence_share=_share("sykefravarsprosent"),
        lost_days="tapte_dagsverk",
        possible_days="mulige_dagsverk",
        persons_count=whole("antall_personer"),
        is_masked=pl.coalesce(
            masked.str.to_lowercase().replace_strict(
                _MASKED, default=None, return_dtype=pl.String
            ),
            masked,
        ),
        source=pl.lit(SOURCE),
    )
    is_masked = (pl.col("is_masked") == "ja").fill_null(value=False)
    return made.with_columns(
        pl.when(~is_masked).then(pl.col(name)).alias(name) for name in _FIGURES
    ).sort("source_row")


def _of_cases(cases: Cases) -> pl.DataFrame:
    newest = (
        cases.events.filter(pl.col("arstall").is_not_null())
        .sort("at", "endretAvHendelseId", "source_row", nulls_last=False)
        .unique(_QUARTER, keep="last")
    )
    return newest.sort("source_row").select(
        "source_row",
        workplace_id="orgnr",
        year=whole("arstall"),
        quarter=whole("kvartal"),
        measure=pl.lit(AbsenceMeasure.TOTAL.value),
        absence_share=_share("sykefraversprosent"),
        lost_days="tapteDagsverk",
        possible_days="muligeDagsverk",
        persons_count=whole("antallPersoner"),
        is_masked=pl.lit("nei"),
        source=pl.lit(SOURCE),
    )


def _share(percent: str) -> pl.Expr:
    """Write a percent so that the cleaner divides it, without losing a decimal."""
    return pl.col(percent) + "%"
