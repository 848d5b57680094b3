"""Say what differs between two builds.

What a screen would not show is not said here either: answers, sensitive actions, and
rows that hold personal data are counted only (app.metrics.hidden_changes).
"""

import json
from collections.abc import Sequence

import duckdb
import polars as pl

from app.build_comparison import TableDifference, compare_builds
from app.cli_reader import Caller
from app.permits import Act
from app.translations.cell_words import cell_in_words
from app.translations.gettext import _, ngettext, speaking
from app.translations.labels import column_label, table_label
from app.translations.numbers import NOT_KNOWN, format_count, format_day
from data.home import Home
from pipelines.builds import BuildFacts, NoSuchBuildError, find_build, list_builds

FIRST = 5
"""So many rows and fields of each table are said; the app lists all of them."""

Difference = Sequence[TableDifference]


def say_comparison(
    caller: Caller, before: str, after: str | None, language: str, *, as_json: bool
) -> tuple[str, int]:
    """Say what differs between two builds, with the exit code.

    Args:
        caller: Who asks, of which installation.
        before: The name of the earlier build, or the start of it.
        after: The other one; None is the current build.
        language: `nb` or `en`.
        as_json: Say it as JSON, for a script.

    Raises:
        RefusedError: The caller may not compare what was loaded.
    """
    caller.require(Act.SEE_DATA)
    home = caller.home
    try:
        old, new = find_build(home, before), _other_build(home, after)
        found = compare_builds(old.path, new.path)
    except (NoSuchBuildError, duckdb.Error) as error:
        return f"Not done: {error}", 1
    if as_json:
        said = _as_json(old, new, found)
        return json.dumps(said, indent=2, ensure_ascii=False), 0
    with speaking(language):
        return _as_text(old, new, found), 0


def _other_build(home: Home, after: str | None) -> BuildFacts:
    if after is not None:
        return find_build(home, after)
    for facts in list_builds(home):
        if facts.is_current:
            return facts
    raise NoSuchBuildError("no build is current; name the other one too")


def _as_text(old: BuildFacts, new: BuildFacts, found: Difference) -> str:
    differing = [each for each in found if not each.is_same]
    lines = [
        _("From {before} (data of {day})").format(
            before=old.build_id, day=format_day(old.data_date)
        ),
        _("to {after} (data of {day})").format(
            after=new.build_id, day=format_day(new.data_date)
        ),
    ]
    if not differing:
        return "\n".join([*lines, _("No row of any table differs.")])
    lines.append(_in_sum(differing))
    for each in differing:
        lines.extend(["", *_table_lines(each)])
    return "\n".join(lines)


def _in_sum(differing: Difference) -> str:
    tables = len(differing)
    return ngettext(
        "{count} table differs; rows: {new} new, {gone} gone, {changed} changed",
        "{count} tables differ; rows: {new} new, {gone} gone, {changed} changed",
        tables,
    ).format(
        count=format_count(tables),
        new=format_count(sum(each.new_count for each in differing)),
        gone=format_count(sum(each.gone_count for each in differing)),
        changed=format_count(sum(each.changed_count for each in differing)),
    )


def _table_lines(each: TableDifference) -> list[str]:
    head = _(
        "{table}: rows {before} → {after}; {new} new, {gone} gone, {changed} changed"
    )
    fields = ", ".join(
        f"{column_label(name, table=each.table_name)} ({format_count(count)})"
        for name, count in each.fields.items()
    )
    return [
        head.format(
            table=table_label(each.table_name),
            before=format_count(each.before_count),
            after=format_count(each.after_count),
            new=format_count(each.new_count),
            gone=format_count(each.gone_count),
            changed=format_count(each.changed_count),
        ),
        *([f"  {_('Fields that differ')}: {fields}"] if fields else []),
        *_row_lines(each, "new", _("New")),
        *_row_lines(each, "gone", _("Gone")),
        *_change_lines(each),
    ]


def _row_lines(each: TableDifference, change: str, label: str) -> list[str]:
    keys = each.rows.filter(pl.col("change") == change)["row_key"]
    if keys.is_empty():
        return []
    more = [_and_more(keys.len() - FIRST)] if keys.len() > FIRST else []
    return [f"  {label}: {', '.join([*keys.head(FIRST), *more])}"]


def _change_lines(each: TableDifference) -> list[str]:
    name = each.table_name
    lines = [
        f"  {row['row_key']}, {column_label(row['column_name'], table=name)}: "
        + (
            _("hidden: it may be sensitive, or an answer of few persons")
            if row["is_hidden"]
            else f"{_value(name, row, 'old_value')} → {_value(name, row, 'new_value')}"
        )
        for row in each.changes.head(FIRST).iter_rows(named=True)
    ]
    rest = each.changes.height - FIRST
    return [*lines, f"  {_and_more(rest)}"] if rest > 0 else lines


def _value(table_name: str, row: dict[str, str], side: str) -> str:
    return cell_in_words(table_name, row["column_name"], row[side]) or NOT_KNOWN


def _and_more(count: int) -> str:
    return _("and {count} more").format(count=format_count(count))


def _as_json(old: BuildFacts, new: BuildFacts, found: Difference) -> dict[str, object]:
    return {
        "before": _build_as_json(old),
        "after": _build_as_json(new),
        "tables": [_table_as_json(each) for each in found],
    }


def _build_as_json(facts: BuildFacts) -> dict[str, object]:
    return {
        "build_id": facts.build_id,
        "built_at": facts.built_at.isoformat(),
        "data_date": facts.data_date.isoformat(),
        "content_hash": facts.content_hash,
    }


def _table_as_json(each: TableDifference) -> dict[str, object]:
    change = each.rows["change"]
    return {
        "table": each.table_name,
        "before_count": each.before_count,
        "after_count": each.after_count,
        "new_count": each.new_count,
        "gone_count": each.gone_count,
        "changed_count": each.changed_count,
        "fields": each.fields,
        "first_new": each.rows.filter(change == "new")["row_key"].head(FIRST).to_list(),
        "first_gone": each.rows.filter(change == "gone")["row_key"]
        .head(FIRST)
        .to_list(),
        "first_changes": each.changes.head(FIRST).to_dicts(),
    }
