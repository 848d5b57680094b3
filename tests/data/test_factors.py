"""Is the catalogue of factors whole?"""

import re

from data.factors import factor_codes, factors


def test_codes_and_labels_are_unique():
    known = factors()

    assert len(factor_codes()) == len(known)
    assert len({factor.label.nb for factor in known}) == len(known)
    assert len({factor.label.en for factor in known}) == len(known)


def test_every_factor_has_both_labels_a_kind_and_a_source():
    for factor in factors():
        assert re.fullmatch(r"[a-z_]+", factor.code)
        assert factor.label.nb
        assert factor.label.en
        assert factor.kind in {"success", "risk"}
        assert all(re.fullmatch(r"OE \d(\.\d)+", source) for source in factor.sources)
        assert factor.sources


def test_there_are_factors_of_both_kinds():
    kinds = [factor.kind for factor in factors()]

    assert kinds == sorted(kinds, reverse=True)
    assert (kinds.count("success"), kinds.count("risk")) == (19, 16)
