"""Say in words how a loaded file was written."""

from app.translations.gettext import _


def dialect_in_words(
    *,
    encoding: str | None,
    delimiter: str | None,
    decimal_mark: str | None,
    date_style: str | None,
) -> str:
    """Say which encoding, delimiter, decimals and dates a file has, as far as it shows.

    A workbook has no encoding and no delimiter; its typed cells show no style either.
    """
    parts = [
        _encoding(encoding),
        {";": _("semicolon"), ",": _("comma"), "\t": _("tab")}.get(delimiter or "", ""),
        {",": _("decimal comma"), ".": _("decimal point")}.get(decimal_mark or "", ""),
        {"dotted": _("dates as dd.mm.yyyy"), "iso": _("dates as yyyy-mm-dd")}.get(
            date_style or "", date_style or ""
        ),
    ]
    return ", ".join(part for part in parts if part)


def _encoding(encoding: str | None) -> str:
    if encoding is None:
        return _("workbook")
    names = {
        "utf-8": "UTF-8",
        "utf-8-sig": _("UTF-8 with a byte-order mark"),
        "cp1252": _("Windows encoding (cp1252)"),
    }
    return names.get(encoding, encoding)
