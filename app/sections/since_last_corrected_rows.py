"""List the deliveries and evaluations that the newer data tell otherwise."""

from typing import Any

from app.sections.content import Column, Table
from app.sections.since_last_read import SinceLast
from app.translations.evaluation_words import evaluation_kind_label
from app.translations.follow_up_words import listed
from app.translations.gettext import _
from app.translations.labels import column_label


def corrected_tables(since: SinceLast) -> tuple[Table, ...]:
    """List every corrected delivery and evaluation; no table of none.

    The follow-ups stand among their changes.
    """
    rows = _rows(since)
    table = Table(
        _("Corrected deliveries and evaluations, one by one"),
        (
            Column(_("Correction"), width=2.2),
            Column(_("Workplace"), width=2.2),
            Column(_("Delivery"), width=0.9),
            Column(_("What is corrected"), width=2.2),
        ),
        tuple(rows),
    )
    return (table,) if rows else ()


def delivery_label(correction: str) -> str:
    """Name what is corrected of a delivery."""
    return {
        "late": _("Delivery registered late"),
        "mended": _("Delivery with another day or state"),
        "gone": _("Delivery that is gone"),
    }[correction]


def evaluation_label(correction: str) -> str:
    """Name what is corrected of an evaluation."""
    return {
        "late": _("Evaluation registered late"),
        "mended": _("Evaluation with another day, kind or delivery"),
        "gone": _("Evaluation that is gone"),
    }[correction]


def _rows(since: SinceLast) -> list[tuple[str, ...]]:
    deliveries = since.corrected_deliveries.iter_rows(named=True)
    evaluations = since.corrected_evaluations.iter_rows(named=True)
    return [
        *(
            _row(row, delivery_label(row["correction"]), "deliveries")
            for row in deliveries
        ),
        *(
            _row(
                row,
                evaluation_label(row["correction"]),
                "evaluations",
                of=evaluation_kind_label(row["kind"]),
            )
            for row in evaluations
        ),
    ]


def _row(row: dict[str, Any], label: str, table: str, of: str = "") -> tuple[str, ...]:
    what = listed([column_label(name, table=table) for name in row["columns"]])
    is_gone = row["correction"] == "gone"
    return (
        label,
        row["workplace_name"] or ("" if is_gone else _("No workplace given")),
        row["delivery_id"],
        ": ".join(words for words in (of, what) if words),
    )
