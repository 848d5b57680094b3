import os
import subprocess
import sys

import pytest

from data.small_groups import SmallGroups, SmallGroupsError, read_small_groups


def test_without_a_setting_three_is_the_minimum_and_zero_is_zero():
    assert read_small_groups({}) == SmallGroups(minimum=3, hides_zeros=False)


def test_an_installation_may_raise_the_minimum_and_hide_zeros():
    settings = {"VARIG_MINIMUM_GROUP": " 5 ", "VARIG_HIDE_ZEROS": "On"}
    assert read_small_groups(settings) == SmallGroups(minimum=5, hides_zeros=True)


@pytest.mark.parametrize("said", ["2", "0", "-3", "5.0", "tre", "51", "٣"])
def test_a_minimum_that_cannot_be_used_is_refused_in_a_sentence(said):
    with pytest.raises(SmallGroupsError) as refused:
        read_small_groups({"VARIG_MINIMUM_GROUP": said})
    assert said in refused.value.fault.nb
    assert "fra 3 til 50" in refused.value.fault.nb
    assert "from 3 to 50" in refused.value.fault.en


def test_zeros_are_hidden_or_not():
    with pytest.raises(SmallGroupsError, match="on or off"):
        read_small_groups({"VARIG_HIDE_ZEROS": "maybe"})


def test_a_command_refuses_to_start_with_a_setting_that_cannot_be_used():
    done = subprocess.run(
        [sys.executable, "-m", "app", "builds"],
        env={**os.environ, "VARIG_MINIMUM_GROUP": "2"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "VARIG_MINIMUM_GROUP" in done.stderr
    assert "Traceback" not in done.stderr
