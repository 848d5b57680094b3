"""Are draws decided by the seed alone?"""

import pytest

from data.sample.dice import dice_for


def test_the_same_part_and_seed_give_the_same_draws():
    first = dice_for("absence", 1).share(5)
    again = dice_for("absence", 1).share(5)

    assert first.to_list() == again.to_list()


@pytest.mark.parametrize(("part", "seed"), [("surveys", 1), ("absence", 2)])
def test_another_part_or_seed_gives_other_draws(part, seed):
    first = dice_for("absence", 1).share(5)

    assert first.to_list() != dice_for(part, seed).share(5).to_list()


def test_codes_follow_their_weights():
    drawn = dice_for("codes", 1).code(10_000, {"often": 3, None: 1})

    assert drawn.null_count() == pytest.approx(2_500, abs=150)
    assert set(drawn.drop_nulls()) == {"often"}
