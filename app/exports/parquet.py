"""Write an extract as Parquet: codes, column names and types as in the build.

Every column carries its heading and meaning in the schema of the file, and all of them
stand once more as JSON under `varig.columns`, where programs that do not read the
schema's own metadata (DuckDB, Polars) find them.
"""

import json
from io import BytesIO

import pyarrow as pa
import pyarrow.parquet as pq

from app.exports.extract import Extract


def write_parquet(extract: Extract) -> bytes:
    """Write the rows of an extract, with their conditions in the file's metadata."""
    explained = _explain_columns(extract)
    table = extract.rows.to_arrow()
    fields = [
        each.with_metadata(explained[each.name]).with_nullable(True)
        for each in table.schema
    ]
    schema = pa.schema(fields, metadata=_conditions(extract, explained))
    file = BytesIO()
    pq.write_table(table.cast(schema), file, compression="zstd")
    return file.getvalue()


def _explain_columns(extract: Extract) -> dict[str, dict[str, str]]:
    return {
        name: {
            "label": extract.headings[name],
            "description": extract.meanings.get(name) or extract.headings[name],
        }
        for name in extract.rows.columns
    }


def _conditions(
    extract: Extract, explained: dict[str, dict[str, str]]
) -> dict[str, str]:
    conditions = extract.conditions
    return {
        "varig.title": extract.title,
        "varig.rows": str(extract.rows.height),
        "varig.build_id": conditions.build_id,
        "varig.data_date": conditions.data_date.isoformat(),
        "varig.as_of": conditions.as_of.isoformat(),
        "varig.is_invented": str(conditions.is_invented).lower(),
        "varig.is_official_statistics": "false",
        "varig.filters": "; ".join(conditions.filters),
        "varig.narrowed": "; ".join(conditions.narrowed),
        "varig.way_back": conditions.way_back,
        "varig.taken_at": conditions.taken_at.isoformat(),
        "varig.definition": _as_json(dict(extract.definitions)),
        "varig.columns": _as_json(explained),
    }


def _as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
