"""What the sentences over durations say, in every state."""

import pytest

from app.metrics import duration_findings as findings
from app.metrics.duration_groups import Group
from app.metrics.durations import LogRank, kaplan_meier
from data.reference.published_durations import guide_norm, interviewed_durations


def group(ended=(), ongoing=(), code=None, stopped=0):
    durations = [*ended, *ongoing]
    flags = [True] * len(ended) + [False] * len(ongoing)
    return Group(
        code=code,
        begun_count=len(durations),
        completed_count=len(ended) - stopped,
        stopped_count=stopped,
        ongoing_count=len(ongoing),
        survival=kaplan_meier(durations, flags),
        naive_mean_months=sum(ended) / len(ended) if ended else None,
    )


def compared(p):
    return LogRank(chi_square=1.0, p=p, observed=(1, 1), expected=(1, 1))


@pytest.mark.parametrize(
    ("everything", "said"),
    [
        (
            group([10, 20, 30]),
            "Halvparten varer lenger enn 20,0 måneder; veilederen antar 3–6",
        ),
        (
            group([10], [20, 30]),
            "Medianen for varighet er ikke nådd: for få leveranser er over",
        ),
    ],
)
def test_the_heading_says_how_long_half_last(everything, said):
    assert findings.duration_finding(everything, guide_norm()) == said


@pytest.mark.parametrize(
    ("types", "p", "said"),
    [
        pytest.param(
            [group([9], code="one_to_one"), group([12], code="multi_unit")],
            0.01,
            "Flere enheter varer lengst: median 12,0 måneder mot 9,0",
            id="clear",
        ),
        pytest.param(
            [group([9], code="one_to_one"), group([12], code="multi_unit")],
            0.4,
            "Median i måneder: én-til-én 9,0, flere enheter 12,0",
            id="not clear",
        ),
        pytest.param(
            [group([9], code="one_to_one"), group([], [12], code="multi_unit")],
            0.01,
            "Median i måneder: én-til-én 9,0, flere enheter ikke nådd",
            id="one not reached",
        ),
        pytest.param(
            [group([9], code="one_to_one")],
            None,
            "Median i måneder: én-til-én 9,0",
            id="only one",
        ),
    ],
)
def test_a_type_is_said_to_last_longest_only_when_it_is_clear(types, p, said):
    of_types = None if p is None else compared(p)

    assert findings.types_finding(types, of_types) == said


def test_the_naive_mean_is_explained_with_its_numbers():
    everything = group([10, 20], [25, 30, 35])

    assert findings.naive_finding(everything) == (
        "Snitt uten de pågående: 15,0 måneder. Median: ikke nådd"
    )
    assert findings.naive_sentence(everything) == (
        "Snittet tar bare med de 2 som er avsluttet eller stoppet. Medianen tar også "
        "med de 3 som pågår: de har vart minst til nå. Snittet er for kort, for de som "
        "varer lengst, pågår oftere ennå, og mangler i det."
    )


def test_when_nothing_is_ongoing_the_mean_is_not_called_too_short():
    assert findings.naive_sentence(group([10, 20])) == (
        "Ingenting pågår: snittet og medianen er av de samme 2 leveransene."
    )


def test_when_nothing_has_ended_there_is_no_mean():
    everything = group([], [10])

    assert findings.naive_finding(everything) == "Ingen leveranse er over ennå"
    assert "snittet" in findings.naive_sentence(everything)


@pytest.mark.parametrize(
    ("p", "said"),
    [
        (0.0004, "kan skilles fra tilfeldig variasjon (log-rank, p < 0,001)"),
        (0.049, "kan skilles fra tilfeldig variasjon (log-rank, p = 0,049)"),
        (0.05, "kan ikke skilles fra tilfeldig variasjon (log-rank, p = 0,050)"),
    ],
)
def test_log_rank_is_a_sentence(p, said):
    assert said in findings.log_rank_sentence(compared(p))


def test_too_few_to_compare_is_a_sentence():
    assert "minst 5 av hver" in findings.log_rank_sentence(None)


def test_stops_are_said_apart():
    said = findings.stopped_sentence(group([1, 2, 3], [4], stopped=1))

    assert said == "Av 3 som er over, er 1 stoppet."


@pytest.mark.parametrize(
    ("late", "said"),
    [
        (group([0, 0, 4]), "Minst halvparten er over innen planlagt slutt"),
        (group([0, 3, 4]), "Halvparten går mer enn 3,0 måneder over planlagt slutt"),
        (group([0], [3, 4]), "Medianen for tid over planlagt slutt er ikke nådd"),
    ],
)
def test_the_delay_says_how_far_half_go(late, said):
    assert findings.delay_finding(late) == said


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ((26.6, 23.0, 28.5), "26,6 (23,0–28,5)"),
        ((26.6, 23.0, None), "26,6 (23,0–ikke nådd)"),
        ((None, 23.0, None), "ikke nådd (23,0–ikke nådd)"),
        ((7.0, None, None), "7,0"),
        ((None, None, None), "ikke nådd"),
    ],
)
def test_what_is_not_reached_is_said_in_words(numbers, said):
    assert findings.interval_words(*numbers) == said


def test_the_published_table_is_summed_up():
    said = findings.published_finding(interviewed_durations())

    assert said == "16 av 21 intervjuede: over 24 måneder"
