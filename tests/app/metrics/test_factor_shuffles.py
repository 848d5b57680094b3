"""When answers have nothing to do with factors, is any factor called clear?

Whole deliveries of the sample programme exchange their answers, 1 000 times. What is
then called clear is chance. `make test-long` prints the share of shuffles where nothing
is, with the effective numbers and, beside it, with every unit counted as its own.
"""

import sys

import numpy as np
import pytest

from app.door import current_build, open_door
from app.filters import Filters
from app.identity import LOCAL_MANAGER
from app.metrics.factor_comparison import compare_outcome
from data.vocabulary import Outcome
from tests.app.metrics.shuffled_answers import (
    CHANCE_ALONE,
    exchange_among_equals,
    exchange_and_turn,
    read_told,
)
from tests.sample_home import whole_sample_home

pytestmark = pytest.mark.long

SHUFFLES = 1000
SEED = 20_261_122
CLEAN_SHARE = 0.93
"""Benjamini-Hochberg at 0.05 promises 0.95 for exact p-values that are independent."""


@pytest.fixture(scope="module")
def door(tmp_path_factory):
    build = current_build(whole_sample_home(tmp_path_factory))
    with open_door(build, Filters(), LOCAL_MANAGER) as opened:
        yield opened


def shuffle_often(told, shuffle):
    """Give the shares of shuffles with nothing clear, and the likeness kept."""
    dice = np.random.default_rng(SEED)
    clean, clean_without, likenesses = 0, 0, []
    for _shuffle in range(SHUFFLES):
        answers = shuffle(told, dice)
        likeness = told.likeness(answers)
        likenesses.append(likeness)
        clean += not told.compare(answers, likeness)["is_clear"].any()
        clean_without += not told.compare(answers, 0.0)["is_clear"].any()
    return clean / SHUFFLES, clean_without / SHUFFLES, np.mean(likenesses)


@pytest.mark.parametrize("outcome", Outcome)
def test_chance_alone_is_not_called_clear(door, outcome):
    told = read_told(door, outcome)
    real = told.likeness(told.answers)

    found = {
        shuffle: shuffle_often(told, shuffle)
        for shuffle in (*CHANCE_ALONE, exchange_among_equals)
    }

    for shuffle, (clean, without, likeness) in found.items():
        sys.stdout.write(
            f"{outcome.value}, {shuffle.__name__}: nothing clear in {clean:.1%} of "
            f"{SHUFFLES} shuffles; without the effective n {without:.1%} "
            f"(likeness {likeness:.2f}, really {real:.2f})\n"
        )
    assert all(clean >= CLEAN_SHARE for clean, _without, _likeness in found.values())
    assert all(clean >= without for clean, without, _likeness in found.values())


@pytest.mark.parametrize("outcome", Outcome)
def test_what_is_shuffled_is_what_the_product_compares(door, outcome):
    told = read_told(door, outcome)

    product = compare_outcome(door.fetch, outcome)

    of_strata = ["alike_n", "alike_difference", "is_mixed", "is_turned", "is_clear"]
    key = ["factor_code", "basis"]
    likeness = told.likeness(told.answers)
    assert likeness == pytest.approx(product.counts.likeness, abs=1e-12)
    compared = told.compare(told.answers, product.counts.likeness)
    said = [rows.drop(of_strata).sort(key) for rows in (compared, product.rows)]
    assert said[0].equals(said[1])


@pytest.mark.parametrize(
    "shuffle", [*CHANCE_ALONE, exchange_among_equals], ids=lambda each: each.__name__
)
def test_a_shuffle_keeps_every_answer_or_turns_whole_deliveries(door, shuffle):
    told = read_told(door, Outcome.COOPERATION_STARTED)

    shuffled = shuffle(told, np.random.default_rng(SEED))

    if shuffle is exchange_and_turn:
        yes = np.add.reduceat(shuffled, told.starts)
        was = np.add.reduceat(told.answers, told.starts)
        for size in np.unique(told.sizes):
            equals = told.sizes == size
            turned = [np.minimum(each, size - each)[equals] for each in (yes, was)]
            assert sorted(turned[0]) == sorted(turned[1])
    else:
        assert sorted(shuffled) == sorted(told.answers)
    assert (shuffled != told.answers).any()


def test_what_the_sample_has_in_it_is_still_called_clear(door):
    told = read_told(door, Outcome.COOPERATION_STARTED)

    found = told.compare(told.answers, told.likeness(told.answers))

    assert found["is_clear"].any()
