"""Write an extract as Parquet: codes, column names and types as in the build."""

from io import BytesIO

from app.exports.extract import Extract


def write_parquet(extract: Extract) -> bytes:
    """Write the rows of an extract, with their conditions in the file's metadata."""
    conditions = extract.conditions
    file = BytesIO()
    extract.rows.write_parquet(
        file,
        metadata={
            "varig.build_id": conditions.build_id,
            "varig.data_date": conditions.data_date.isoformat(),
            "varig.as_of": conditions.as_of.isoformat(),
            "varig.is_invented": str(conditions.is_invented).lower(),
            "varig.filters": "; ".join(conditions.filters),
        },
    )
    return file.getvalue()
