"""Write the report of a load as JSON, and read it again.

A script reads it, and so does the screen: its loads run in a process of their own.
"""

import json
from dataclasses import asdict
from datetime import date
from typing import Any

from pipelines.report import (
    CellChange,
    FigureChange,
    FileReport,
    Finding,
    LoadReport,
    NoteReport,
    TableReport,
)


def report_to_json(report: LoadReport) -> str:
    """Write a report; tables tell their kept rows too."""
    tables = [
        asdict(table) | {"kept_count": table.kept_count} for table in report.tables
    ]
    said = asdict(report) | {
        "data_date": report.data_date.isoformat(),
        "tables": tables,
    }
    return json.dumps(said, ensure_ascii=False, indent=2)


def report_from_json(text: str) -> LoadReport:
    """Read what `report_to_json` wrote."""
    said: dict[str, Any] = json.loads(text)
    tables = [
        {name: value for name, value in table.items() if name != "kept_count"}
        for table in said["tables"]
    ]
    return LoadReport(
        **said
        | {
            "data_date": date.fromisoformat(said["data_date"]),
            "files": tuple(_file(file) for file in said["files"]),
            "tables": tuple(TableReport(**table) for table in tables),
            "findings": tuple(Finding(**finding) for finding in said["findings"]),
            "changes": tuple(CellChange(**change) for change in said["changes"]),
            "figures": tuple(FigureChange(**figure) for figure in said["figures"]),
        }
    )


def _file(said: dict[str, Any]) -> FileReport:
    notes = tuple(NoteReport(**note) for note in said["notes"])
    return FileReport(**said | {"notes": notes})
