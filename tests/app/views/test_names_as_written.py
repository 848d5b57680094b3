"""A name that looks like markup or code is shown as it is written, on every screen."""

from datetime import date

import pytest

from tests.app.tiny_home import VIEWS, run_view, tiny_home

NAME = "<script>alert(1)</script> | [x](javascript:1) $x$ :red[a]"
OWN = {"delivery_id": "L-1", "workplace_id": "V-1"}


def named_home(folder):
    """Make a home where workplace, parent and centre have the name."""
    return tiny_home(
        folder,
        centres=[{"centre_id": "S-1", "centre_name": NAME}],
        workplaces=[
            {"workplace_id": "V-0", "workplace_name": NAME},
            {
                "workplace_id": "V-1",
                "workplace_name": NAME,
                "parent_workplace_id": "V-0",
            },
        ],
        deliveries=[
            OWN
            | {
                "centre_id": "S-1",
                "status": "ongoing",
                "started_on": date(2026, 6, 1),
                "planned_end_on": date(2026, 6, 20),
            }
        ],
        delivery_units=[OWN],
        activities=[
            OWN
            | {
                "activity_id": "A-1",
                "kind": "refresher",
                "status": "planned",
                "planned_on": date(2026, 7, 5),
            }
        ],
    )


def markdown_of(app):
    """Gather what the screen draws as markdown."""
    kinds = ("title", "header", "subheader", "markdown", "info", "success", "warning")
    yield from (each.value for kind in kinds for each in getattr(app, kind))
    yield from (each.label for each in app.button)
    for table in app.table:
        cells = table.value.to_numpy().ravel()
        yield from (cell for cell in cells if isinstance(cell, str))


@pytest.mark.parametrize("view", sorted(path.stem for path in VIEWS.glob("[!_]*.py")))
@pytest.mark.parametrize("record", ["", "L-1", "V-1", NAME])
def test_a_name_is_not_run_as_markdown_or_html(tmp_path, monkeypatch, view, record):
    app = run_view(view, named_home(tmp_path), monkeypatch, record=record)

    raw = [text for text in markdown_of(app) if "[x](" in text.replace("\\[x", "")]
    charts = [chart.proto.spec for chart in app.get("plotly_chart")]
    assert not raw
    assert not [chart for chart in charts if "<script" in chart]
