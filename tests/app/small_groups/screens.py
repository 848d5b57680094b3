"""Walk the screens as a reader would, and read all that each one draws and offers."""

import base64
import json
from dataclasses import dataclass

import numpy as np
from google.protobuf import text_format
from streamlit.testing.v1 import AppTest

from tests.app.small_groups.files import text_of_file
from tests.app.tiny_home import VIEWS

PART_KEYS = ("part", "todo")
"""How the address names the part of a screen."""

GIVEN_BACK = ("rettefil-", "corrections-")
"""How the names of files begin that give rows which were set aside back, as they came,
to those who are to mend them: the source's own rows, offered to who may load."""
POINTED_AT = ("customdata", "hovertemplate", "hovertext", "text")
"""Where Plotly has what a tooltip says."""


@dataclass(frozen=True)
class Screen:
    """What one screen said, route by route."""

    app: AppTest
    text: str
    charts: str
    """All that is drawn: marks, labels, tooltips and what they carry."""
    tooltips: str
    """Of what is drawn, what is said when a mark is pointed at."""
    lists: str
    tables: str
    """Those behind charts, and other plain ones."""
    files: str
    """What its buttons give."""

    @property
    def everything(self):
        return "\n".join((self.text, self.charts, self.lists, self.tables, self.files))


def open_screen(home, view, *, press=(), **address):
    """Draw one screen at an address, and make the files of its buttons.

    Args:
        home: Where the builds live; VARIG_HOME has to name it.
        view: The file of the screen.
        press: Endings of the files to make; none are made without.
        address: What stands in the address.
    """
    path, files = str(VIEWS / f"{view}.py"), []
    app = AppTest.from_function(
        _draw,
        default_timeout=60,
        kwargs={
            "path": path,
            "press": tuple(press),
            "given_back": GIVEN_BACK,
            "files": files,
        },
    )
    for key, value in address.items():
        app.query_params[key] = value
    app.run()
    assert not app.exception, (view, address, app.exception)
    return _read(app, files)


def parts_of(home, view):
    """Name the parts of a screen as its address does: key and word."""
    app = open_screen(home, view).app
    groups = [group for group in app.button_group if group.key in PART_KEYS]
    return [{group.key: option} for group in groups for option in group.options] or [{}]


def views():
    """Name every screen there is."""
    return sorted(path.stem for path in VIEWS.glob("[!_]*.py"))


def _draw(path, press, given_back, files):
    """Run inside Streamlit: the screen, and then what its buttons give."""
    import runpy

    from streamlit.runtime import get_instance

    try:
        runpy.run_path(path)
    finally:
        offered = get_instance().media_file_mgr._deferred_callables.values()
        files.extend(
            (each["filename"], each["callable"]())
            for each in offered
            if press
            and each["filename"].endswith(press)
            and not each["filename"].startswith(given_back)
        )


def _read(app, files):
    nodes = list(_nodes(app._tree))
    of_type = {
        kind: [node for node in nodes if node.type == kind]
        for kind in ("plotly_chart", "dataframe", "table")
    }
    charts = [_drawn(json.loads(node.proto.spec)) for node in of_type["plotly_chart"]]
    return Screen(
        app,
        text="\n".join(_words(node) for node in nodes),
        charts="\n".join(leaf for chart in charts for leaf in _leaves(chart)),
        tooltips="\n".join(
            leaf
            for chart in charts
            for trace in chart["data"]
            for leaf in _leaves([trace.get(key) for key in POINTED_AT])
        ),
        lists="\n".join(_cells(node.value) for node in of_type["dataframe"]),
        tables="\n".join(_cells(node.value) for node in of_type["table"]),
        files="\n".join(text_of_file(name, content) for name, content in files),
    )


def _nodes(node):
    for child in node.children.values():
        yield child
        yield from _nodes(child) if hasattr(child, "children") else ()


def _words(node):
    """Everything the browser is sent but the cells and the chart, which come alone."""
    if getattr(node, "proto", None) is None:
        return ""
    words = type(node.proto)()
    words.CopyFrom(node.proto)
    for field, _value in words.ListFields():
        if field.type == field.TYPE_BYTES or field.name in ("spec", "arrow_data"):
            words.ClearField(field.name)
    return text_format.MessageToString(words, as_utf8=True)


def _drawn(spec):
    spec["layout"].pop("template", None)
    return spec


def _leaves(value):
    if isinstance(value, dict) and "bdata" in value:
        numbers = np.frombuffer(base64.b64decode(value["bdata"]), value["dtype"])
        yield from map(str, numbers.tolist())
    elif isinstance(value, dict):
        for each in value.values():
            yield from _leaves(each)
    elif isinstance(value, list):
        for each in value:
            yield from _leaves(each)
    else:
        yield str(value)


def _cells(frame):
    rows = frame.astype(object).to_numpy().tolist()
    return "\n".join(str(cell) for row in [list(frame.columns), *rows] for cell in row)
