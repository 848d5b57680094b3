"""Whoever watches a load hears every step in order, and may stop it."""

from datetime import UTC, datetime

import pytest

from data.home import find_home
from pipelines.load import load_files
from pipelines.watch import Step
from tests.pipelines.programmes import DATA_DATE, TODAY, write_programme


def watched(tmp_path, watch, *, publish=True):
    home = find_home(tmp_path / "home", {})
    load_files(
        [write_programme(tmp_path / "files")],
        home,
        data_date=DATA_DATE,
        now=datetime(2026, 11, 1, 8, tzinfo=UTC),
        today=TODAY,
        publish=publish,
        examine=lambda before, after: (),
        watch=watch,
    )
    return home


@pytest.mark.parametrize("publish", [True, False], ids=["load", "dry run"])
def test_the_steps_come_in_order_and_none_is_done_before_it_is(tmp_path, publish):
    heard = []

    watched(tmp_path, lambda *told: heard.append(told), publish=publish)

    steps = [step for step, _done, _of in heard]
    assert list(dict.fromkeys(steps)) == list(Step)
    assert steps == sorted(steps, key=list(Step).index)
    assert all(0 <= done < of for _step, done, of in heard)


@pytest.mark.parametrize("stop", list(Step), ids=lambda step: step.value)
def test_a_load_stopped_at_any_step_leaves_nothing_behind(tmp_path, stop):
    def stop_it(step, done, of):
        if step is stop:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        watched(tmp_path, stop_it)

    left = [path.name for path in (tmp_path / "home/builds").iterdir()]
    assert left == [".lock"]
