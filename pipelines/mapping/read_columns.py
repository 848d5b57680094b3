"""Read [tables.columns] of a mapping file: where each of our columns comes from.

This module is long because each thing that can be wrong has its sentence.
"""

from collections.abc import Sequence
from typing import NamedTuple

from data.columns import Column, Kind, Table
from pipelines.mapping.fitting import check_codes, check_constant
from pipelines.mapping.mapping import CodeList, ColumnRule, Form
from pipelines.mapping.nearest import did_you_mean, nearest
from pipelines.mapping.read_codes import read_codes
from pipelines.mapping.toml_lines import Path
from pipelines.mapping.toml_reader import Node, TomlReader, as_text

FORMS = tuple(form.value for form in Form)
OF_TEXT = (Form.COLUMN, Form.FIRST_OF, Form.JOIN)
OF_GATHERED = {
    Form.COUNT: (Kind.COUNT, Kind.NUMBER),
    Form.MEAN: (Kind.NUMBER, Kind.SHARE),
    Form.LATEST: (Kind.DATE, Kind.TIMESTAMP),
    Form.EARLIEST: (Kind.DATE, Kind.TIMESTAMP),
}
"""Forms that need one_row_per, and the kinds of column that can hold the outcome."""

BESIDE = {
    "between": (Form.JOIN,),
    "prefix": OF_TEXT,
    "suffix": OF_TEXT,
    "codes": (*OF_TEXT, Form.MEAN),
}
"""Keys that go with a form, and with which."""


class _Place(NamedTuple):
    """Where in the file a column stands, and what it may use."""

    path: Path
    table: Table
    lists: dict[str, CodeList]
    gathers: bool


def read_columns(
    toml: TomlReader,
    node: Node,
    path: Path,
    *,
    table: Table,
    lists: dict[str, CodeList],
    gathers: bool,
) -> tuple[ColumnRule, ...]:
    """Read the columns of one table.

    Args:
        toml: The file.
        node: The [[tables]] they stand in.
        path: Where that is.
        table: The table that is made.
        lists: The code lists of the file.
        gathers: Has the table one_row_per?
    """
    columns = toml.table(node, path, "columns")
    here = (*path, "columns")
    rules = []
    for name in columns:
        if name not in table.column_names:
            _say_unknown(toml, name, (*here, name), table)
            continue
        place = _Place((*here, name), table, lists, gathers)
        rule = _read_column(toml, columns[name], table.column(name), place)
        rules.extend([rule] if rule else [])
    missing = [c for c in table.columns if c.is_required and c.name not in columns]
    if missing:
        _say_missing(toml, here, table, missing)
    return tuple(rules)


def _read_column(
    toml: TomlReader, value: object, column: Column, place: _Place
) -> ColumnRule | None:
    node = {"column": value} if isinstance(value, str) else value
    if not isinstance(node, dict):
        _say_how(toml, place.path, column)
        return None
    # A heading alone stands on the line of the column itself.
    path = place.path
    toml.check_keys(node, path, [*FORMS, *BESIDE])
    forms = [form for form in Form if form.value in node]
    if len(forms) != 1:
        _say_how(toml, path, column)
        return None
    form = forms[0]
    _check_beside(toml, node, path, form)
    _check_gathered(toml, column, place, form)
    codes = read_codes(toml, node, path, place.lists)
    if codes is not None:
        check_codes(toml, column, codes, path)
    return ColumnRule(
        target=column.name,
        form=form,
        line=toml.line(path),
        headings=_read_headings(toml, node, path, form),
        constant=_read_constant(toml, node, path, column),
        between=toml.any_text(node, path, "between"),
        prefix=toml.any_text(node, path, "prefix"),
        suffix=toml.any_text(node, path, "suffix"),
        codes=codes,
    )


def _read_headings(
    toml: TomlReader, node: Node, path: Path, form: Form
) -> tuple[str, ...]:
    if form is Form.CONSTANT:
        return ()
    if form is Form.COUNT:
        if node["count"] is not True:
            toml.fault(
                (*path, "count"),
                "count kan bare være true: radene telles.",
                "count can only be true: the rows are counted.",
            )
        return ()
    return toml.texts(node, path, form.value)


def _read_constant(toml: TomlReader, node: Node, path: Path, column: Column) -> str:
    if "constant" not in node:
        return ""
    text = as_text(node["constant"])
    if text is None or not text.strip():
        toml.fault(
            (*path, "constant"),
            "constant skal være én kode, én tekst eller ett tall, og ikke tom.",
            "constant has to be one code, one text or one number, and not empty.",
        )
        return ""
    check_constant(toml, column, text, (*path, "constant"))
    return text


def _check_beside(toml: TomlReader, node: Node, path: Path, form: Form) -> None:
    for key, forms in BESIDE.items():
        if key in node and form not in forms:
            listed = ", ".join(one.value for one in forms)
            toml.fault(
                (*path, key),
                f"{key} går ikke sammen med {form.value}, bare med {listed}.",
                f"{key} does not go with {form.value}, only with {listed}.",
            )


def _check_gathered(
    toml: TomlReader, column: Column, place: _Place, form: Form
) -> None:
    if form not in OF_GATHERED:
        return
    here = (*place.path, form.value)
    if not place.gathers:
        toml.fault(
            here,
            f"{form.value} krever one_row_per i tabellen: hvilke rader skal samles?",
            f"{form.value} needs one_row_per in the table: which rows are gathered?",
        )
    if column.kind not in OF_GATHERED[form]:
        fitting = [c.name for c in place.table.columns if c.kind in OF_GATHERED[form]]
        listed = ", ".join(fitting) or "-"
        toml.fault(
            here,
            f"{column.name} kan ikke komme av {form.value}. I {place.table.name} kan "
            f"det brukes for: {listed}.",
            f"{column.name} cannot come of {form.value}. In {place.table.name} it can "
            f"be used for: {listed}.",
        )


def _say_how(toml: TomlReader, path: Path, column: Column) -> None:
    listed = ", ".join(FORMS)
    toml.fault(
        path,
        f"{column.name} skal være en overskrift i anførselstegn, eller ha nøyaktig én "
        f"av disse: {listed}.",
        f"{column.name} has to be a heading in quotation marks, or have exactly one of "
        f"these: {listed}.",
    )


def _say_unknown(toml: TomlReader, name: str, path: Path, table: Table) -> None:
    labels = {one: c.name for c in table.columns for one in (c.nb, c.en)}
    met = nearest(name, [*table.column_names, *labels]) or name
    hint = did_you_mean(labels.get(met, met), table.column_names)
    toml.fault(
        path,
        f"{table.name} har ingen kolonne som heter {name}.{hint.nb} (Vår kolonne står "
        "først på linjen, overskriften i filen etter likhetstegnet.)",
        f"{table.name} has no column called {name}.{hint.en} (Our column stands first "
        "on the line, the heading of the file after the equals sign.)",
    )


def _say_missing(
    toml: TomlReader, path: Path, table: Table, missing: Sequence[Column]
) -> None:
    nb = ", ".join(f"{column.name} ({column.nb})" for column in missing)
    en = ", ".join(f"{column.name} ({column.en})" for column in missing)
    toml.fault(
        path,
        f"{table.name} må ha disse kolonnene: {nb}. Skriv hvor hver av dem kommer "
        "fra; er den lik i alle rader, skriv { constant = … }.",
        f"{table.name} must have these columns: {en}. Write where each of them comes "
        "from; where it is the same in every row, write { constant = … }.",
    )
