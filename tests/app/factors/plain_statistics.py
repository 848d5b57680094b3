"""The statistics of the comparison by the textbook, with whole fractions."""

import math
from fractions import Fraction
from statistics import NormalDist

Z = NormalDist().inv_cdf(0.975)


def likeness(groups):
    """Give the intraclass correlation of 0 and 1 by the analysis of variance."""
    every = [Fraction(value) for group in groups for value in group]
    if len(groups) < 2 or len(every) == len(groups):
        return Fraction(0)
    mean = sum(every) / len(every)
    means = [Fraction(sum(group), len(group)) for group in groups]
    pairs = list(zip(groups, means, strict=True))
    between = sum(len(group) * (own - mean) ** 2 for group, own in pairs)
    within = sum((value - own) ** 2 for group, own in pairs for value in group)
    squares = sum(len(group) ** 2 for group in groups)
    size = (len(every) - Fraction(squares, len(every))) / (len(groups) - 1)
    between /= len(groups) - 1
    within /= len(every) - len(groups)
    spread = between + (size - 1) * within
    return max(Fraction(0), (between - within) / spread) if spread else Fraction(0)


def effective(units, squares, alike):
    """Divide by the design effect; the size of a unit's own delivery is an average."""
    if not units:
        return Fraction(0)
    return units / (1 + (Fraction(squares, units) - 1) * alike)


def wilson(share, n):
    middle = (share + Z**2 / (2 * n)) / (1 + Z**2 / n)
    half = Z / (1 + Z**2 / n) * math.sqrt(share * (1 - share) / n + Z**2 / (4 * n**2))
    return middle - half, middle + half


def newcombe(one, one_n, other, other_n):
    """Give the interval of a difference of shares by method 10."""
    low_1, high_1 = wilson(one, one_n)
    low_2, high_2 = wilson(other, other_n)
    lower = one - other - math.hypot(one - low_1, high_2 - other)
    return lower, one - other + math.hypot(high_1 - one, other - low_2)


def fisher(one_yes, one_n, other_yes, other_n):
    """Add up all tables with these margins that are no likelier than this one."""
    yes, every = one_yes + other_yes, one_n + other_n
    ways = {
        chosen: math.comb(one_n, chosen) * math.comb(other_n, yes - chosen)
        for chosen in range(max(0, yes - other_n), min(yes, one_n) + 1)
    }
    rare = sum(count for count in ways.values() if count <= ways[one_yes])
    return float(Fraction(rare, math.comb(every, yes)))


def mantel_haenszel(strata):
    """Weigh the difference in each stratum; None when none can be compared."""
    total = weights = Fraction(0)
    for stratum in {key[:-1] for key in strata}:
        one_n, one_yes = strata.get((*stratum, True), (0, 0))
        other_n, other_yes = strata.get((*stratum, False), (0, 0))
        if one_n and other_n:
            weight = Fraction(one_n * other_n, one_n + other_n)
            difference = Fraction(one_yes, one_n) - Fraction(other_yes, other_n)
            total += weight * difference
            weights += weight
    return total / weights if weights else None


def benjamini_hochberg(p_values):
    """Give to each key the smallest share of false ones it is called clear at."""
    ranked = sorted(p_values.values())
    count = len(ranked)
    at_rank = [p * count / rank for rank, p in enumerate(ranked, start=1)]
    return {
        key: min(1.0, *(at_rank[place] for place in range(count) if ranked[place] >= p))
        for key, p in p_values.items()
    }


def fisher_nearest(one, other):
    """Give p between those of the whole tables beside two effective numbers.

    The number of units is the nearest whole one. Yes lies somewhere between two whole
    numbers, and p as far between those of their tables.
    """
    return math.fsum(
        first_part * second_part * fisher(*first, *second)
        for first, first_part in _beside(*one).items()
        for second, second_part in _beside(*other).items()
    )


def _beside(share, n):
    whole = max(1, round(n))
    yes = Fraction(share * whole).limit_denominator(10**9)
    below = math.floor(yes)
    over = yes - below
    tables = {(below, whole): float(1 - over), (below + 1, whole): float(over)}
    return {table: part for table, part in tables.items() if part}
