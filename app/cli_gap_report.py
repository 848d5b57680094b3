"""Say on the command line what has to be followed up: lines, JSON or a file."""

import json
from datetime import date, datetime

import polars as pl

from app.cli_gaps import LISTED, Gaps
from app.exports.calendar_file import calendar_file
from app.exports.extract import Conditions, make_extract
from app.exports.formats import STANDARD_CSV
from app.exports.gaps import gap_rows
from app.exports.reminder_list import reminder_list
from app.translations.follow_up_words import (
    days_in_words,
    fact_in_words,
    state_label,
)
from app.translations.gettext import _, speaking
from app.translations.labels import code_label
from app.translations.numbers import format_count, format_day
from data.vocabulary import GapSeverity, OwnerRole


def say(gaps: Gaps, kind: str, language: str, *, taken_at: datetime) -> bytes:
    """Write what was found, in UTF-8.

    Args:
        gaps: What was found.
        kind: text, json, csv, ics or html.
        language: `nb` or `en`.
        taken_at: When it is written, in UTC.
    """
    if kind == "text":
        return f"{as_text(gaps, language)}\n".encode()
    if kind == "json":
        said = json.dumps(as_json(gaps, language), indent=2, ensure_ascii=False)
        return f"{said}\n".encode()
    with speaking(language):
        conditions = _conditions(gaps, taken_at)
        if kind == "ics":
            return calendar_file(
                gaps.rows,
                gaps.rules,
                language=language,
                made_at=taken_at,
                way_back="",
            )
        if kind == "html":
            return reminder_list(
                gaps.rows, gaps.rules, language=language, conditions=conditions
            )
        extract = make_extract(
            gap_rows(gaps.rows, gaps.rules, language),
            conditions,
            slug=_("follow-up"),
            title=_("Follow-up"),
            language=language,
        )
        return STANDARD_CSV.write(extract)


def _conditions(gaps: Gaps, taken_at: datetime) -> Conditions:
    return Conditions(
        build_id=gaps.build.id,
        data_date=gaps.build.data_date,
        as_of=gaps.as_of,
        is_invented=gaps.build.is_invented,
        taken_at=taken_at,
        filters=gaps.filters,
        narrowed=gaps.narrowed,
    )


def as_text(gaps: Gaps, language: str) -> str:
    """Show a line a gap: how late, how much it weighs, what, where, who, and why."""
    with speaking(language):
        lines = [
            (
                days_in_words(row["overdue_days"]),
                code_label(GapSeverity, row["severity"]) or "",
                gaps.rules.named(row["rule_code"]).title.in_language(language),
                row["workplace_name"] or row["workplace_id"] or "",
                row["delivery_id"] or "",
                code_label(OwnerRole, row["owner_role"]) or "",
                fact_in_words(row, gaps.rules.named(row["rule_code"])),
            )
            for row in gaps.rows.iter_rows(named=True)
        ]
    # Padded by hand: nothing is cut, whatever the width of the window or the pipe.
    widths = [max((len(line[n]) for line in lines), default=0) for n in range(7)]
    told = [
        "  ".join(part.ljust(width) for part, width in zip(line, widths, strict=True))
        for line in lines
    ]
    return "\n".join((*(line.rstrip() for line in told), _counted(gaps, language)))


def as_json(gaps: Gaps, language: str) -> dict[str, object]:
    """Give what was found as JSON has it: codes and days, with the rule's words."""
    with speaking(language):
        rows = [_row_as_json(row, gaps, language) for row in _iterate(gaps.rows)]
    return {
        "build": gaps.build.id,
        "data_date": gaps.build.data_date.isoformat(),
        "as_of": gaps.as_of.isoformat(),
        "filters": list(gaps.filters),
        "choices": list(gaps.narrowed),
        "rules_without_history": list(gaps.without_history),
        "counts": _counts(gaps.rows),
        "gaps": rows,
    }


def _iterate(rows: pl.DataFrame) -> list[dict[str, object]]:
    return list(rows.iter_rows(named=True))


def _row_as_json(
    row: dict[str, object], gaps: Gaps, language: str
) -> dict[str, object]:
    rule = gaps.rules.named(str(row["rule_code"]))
    told = {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in row.items()
    }
    return told | {
        "rule": rule.title.in_language(language),
        "fact": fact_in_words(row, rule),
        "why": rule.why.in_language(language),
        "closes": rule.closes.in_language(language),
        "source": rule.source,
        "basis": rule.basis.value,
    }


def _counts(rows: pl.DataFrame) -> dict[str, int]:
    by_state = dict(rows["state"].value_counts().iter_rows())
    return {
        "gaps": rows.height,
        **{state: by_state.get(state, 0) for state in LISTED},
        "deliveries": rows["delivery_id"].drop_nulls().n_unique(),
        "workplaces": rows["workplace_id"].drop_nulls().n_unique(),
    }


def _counted(gaps: Gaps, language: str) -> str:
    counts = _counts(gaps.rows)
    with speaking(language):
        states = [
            f"{format_count(counts[state])} {state_label(state).lower()}"
            for state in LISTED
            if counts[state]
        ]
        said = ", ".join(states) or _("Nothing is to be followed up.")
        day = format_day(gaps.as_of)
        lines = [f"{said} ({day})"]
        if gaps.without_history:
            lines.append(
                _("Rules that know nothing of that day: {rules}.").format(
                    rules=", ".join(gaps.without_history)
                )
            )
        return "\n".join(lines)
