"""Read the text of a cell as what its column holds, or as nothing.

Each function takes the name of a text column and gives the expression that types it.
What cannot be read becomes empty here, and `Cleaned.split` finds it by that: no value
is guessed. A file keeps to one way of writing (the sources see to it), so both the
Norwegian way and ISO are read, with comma or point.
"""

import polars as pl

from data.vocabulary import Code

YES = ("ja", "yes", "true", "sann", "1")
NO = ("nei", "no", "false", "usann", "0")

_ISO_DAY = r"^\d{4}-\d{2}-\d{2}$"
_NORWEGIAN_DAY = r"^\d{1,2}\.\d{1,2}\.\d{4}$"
_NUMBER = r"^-?[0-9]+([.,][0-9]+)?([eE][+-]?[0-9]+)?$"
_COUNT = r"^([0-9]+)(?:[.,]0{1,2})?$"
"""`12,0` is 12, but `1.000` may be a thousand."""
_PERCENT = r"\s*%$"
_LOOKS_ALIKE = r"[\p{Cyrillic}\p{Greek}\p{Cf}\p{Cc}]"
"""Letters that look like ours and are not, and signs that nobody sees."""
_EDGE = r"^[\s\p{Cf}]+|[\s\p{Cf}]+$"
"""Blanks and signs that nobody sees, such as a mark of writing direction."""


def read_text(name: str) -> pl.Expr:
    """Read a text: trimmed, one form of each letter and line break."""
    text = (
        _trimmed(name).str.normalize("NFC").str.replace_all("\r\n", "\n", literal=True)
    )
    return text.alias(name)


def read_key(name: str) -> pl.Expr:
    """Read a key: trimmed, one form of each letter.

    A Cyrillic А looks like our A and is another key: such a key is not read.
    """
    text = _trimmed(name).str.normalize("NFC")
    return pl.when(~text.str.contains(_LOOKS_ALIKE)).then(text).alias(name)


def read_code(name: str, vocabulary: type[Code] | None) -> pl.Expr:
    """Read a code or either of its labels; an unknown spelling is left as it is."""
    text = _trimmed(name).str.normalize("NFC")
    if vocabulary is None:
        return text.alias(name)
    spellings = vocabulary.spellings()
    known = text.str.to_lowercase().replace_strict(
        list(spellings), list(spellings.values()), default=None, return_dtype=pl.String
    )
    return pl.coalesce(known, text).alias(name)


def read_date(name: str) -> pl.Expr:
    """Read a day, ISO or dd.mm.yyyy; a time of midnight after it is no fault."""
    day = _trimmed(name).str.replace(r"[T ]00:00(:00(\.0+)?)?$", "")
    return _day(day).alias(name)


def read_timestamp(name: str) -> pl.Expr:
    """Read a time as UTC; one with an offset is moved, a day alone is its midnight."""
    text = _trimmed(name).str.replace("T", " ", literal=True)
    plain = text.str.replace(r"Z$", "")
    at = _strptime(
        plain, "%Y-%m-%d %H:%M:%S%.f", r"^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}"
    )
    minute = _strptime(plain, "%Y-%m-%d %H:%M", r"^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$")
    norwegian = [
        _strptime(plain, f"%d.%m.%Y %H:%M{seconds}", r"^\d{1,2}\.\d{1,2}\.\d{4} \d")
        for seconds in ("", ":%S")
    ]
    moved = text.str.to_datetime(
        "%Y-%m-%d %H:%M:%S%.f%#z", strict=False, time_unit="us", time_zone="UTC"
    ).dt.replace_time_zone(None)
    day = _day(plain).cast(pl.Datetime("us"))
    return pl.coalesce(at, minute, *norwegian, moved, day).alias(name)


def read_count(name: str) -> pl.Expr:
    """Read a whole number from 0 up; `12,0` is 12."""
    digits = _trimmed(name).str.extract(_COUNT, 1)
    return digits.cast(pl.Int64, strict=False).cast(pl.Int32, strict=False).alias(name)


def read_number(name: str) -> pl.Expr:
    """Read a number with comma or point, and no mark between thousands."""
    return _number(_trimmed(name)).alias(name)


def read_share(name: str) -> pl.Expr:
    """Read a share from 0 to 1; with a percent sign it is divided by a hundred.

    The sign is read as an exponent: dividing would make 8,1 % another number than
    0,081 in the last decimal.
    """
    return _number(_trimmed(name).str.replace(_PERCENT, "e-2")).alias(name)


def read_flag(name: str) -> pl.Expr:
    """Read yes or no, in Norwegian, English or as a workbook writes it."""
    text = _trimmed(name).str.to_lowercase()
    return text.replace_strict(
        [*YES, *NO],
        [True] * len(YES) + [False] * len(NO),
        default=None,
        return_dtype=pl.Boolean,
    ).alias(name)


def _trimmed(name: str) -> pl.Expr:
    text = pl.col(name).str.replace_all(_EDGE, "")
    return pl.when(text != "").then(text)


def _day(text: pl.Expr) -> pl.Expr:
    iso = pl.when(text.str.contains(_ISO_DAY)).then(text)
    norwegian = pl.when(text.str.contains(_NORWEGIAN_DAY)).then(text)
    return pl.coalesce(
        iso.str.to_date("%Y-%m-%d", strict=False),
        norwegian.str.to_date("%d.%m.%Y", strict=False),
    )


def _strptime(text: pl.Expr, form: str, guard: str) -> pl.Expr:
    fitting = pl.when(text.str.contains(guard)).then(text)
    return fitting.str.to_datetime(form, strict=False, time_unit="us")


def _number(text: pl.Expr) -> pl.Expr:
    written = pl.when(text.str.contains(_NUMBER)).then(text)
    number = written.str.replace(",", ".", literal=True).cast(pl.Float64, strict=False)
    # -0 is 0, and must not give the build another content hash.
    return pl.when(number == 0).then(0.0).when(number.is_finite()).then(number)
