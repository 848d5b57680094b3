"""An action that is marked sensitive later is shown on no older data set."""

from datetime import date

import pytest

from tests.app.components.test_time_travel import (
    EARLIER,
    EARLIER_DAY,
    NEWER,
    NEWER_DAY,
    add_build,
    deliveries,
    run,
)
from tests.app.tiny_home import empty_home

TITLE = "Samtale med den det gjelder"


def with_action(*, is_sensitive):
    action = {
        "action_id": "T-1",
        "workplace_id": "V-1",
        "delivery_id": "L-1",
        "title": TITLE,
        "status": "ongoing",
        "decided_on": date(2026, 1, 1),
        "due_on": date(2026, 2, 1),
        "is_sensitive": is_sensitive,
    }
    return deliveries(1) | {"actions": [action]}


def two_data_sets(root, *, is_sensitive_now):
    home = empty_home(root)
    add_build(home, EARLIER, EARLIER_DAY, **with_action(is_sensitive=False))
    add_build(home, NEWER, NEWER_DAY, **with_action(is_sensitive=is_sensitive_now))
    return home


@pytest.fixture(scope="module")
def marked(tmp_path_factory):
    return two_data_sets(tmp_path_factory.mktemp("marked"), is_sensitive_now=True)


@pytest.fixture(scope="module")
def open_still(tmp_path_factory):
    return two_data_sets(tmp_path_factory.mktemp("open"), is_sensitive_now=False)


def all_said(app):
    frames = [each.value for each in (*app.dataframe, *app.table)]
    texts = [each.value for each in (*app.markdown, *app.info, *app.caption)]
    return " ".join([*texts, *(str(frame.to_dict()) for frame in frames)])


SCREENS = [
    ("delivery", {"id": "L-1"}),
    ("workplace", {"id": "V-1"}),
    ("export", {"table": "Tiltak"}),
    ("follow_up", {}),
]


@pytest.mark.parametrize(("view", "address"), SCREENS)
def test_it_is_gone_from_the_older_data_set(view, address, marked, monkeypatch):
    monkeypatch.setenv("VARIG_HOME", str(marked.root))

    said = all_said(run(view, **address, build=EARLIER))

    assert TITLE not in said
    assert "T-1" not in said


@pytest.mark.parametrize(("view", "address"), SCREENS)
def test_it_is_there_when_it_is_not_sensitive(view, address, open_still, monkeypatch):
    monkeypatch.setenv("VARIG_HOME", str(open_still.root))

    said = all_said(run(view, **address, build=EARLIER))

    assert TITLE in said or "T-1" in said
