"""Is the catalogue of factors whole?"""

import re

from data.factors import factor_codes, factors
from data.vocabulary import FactorLevel
from data.work_environment_risks import WorkEnvironmentRisk


def texts_of(factor):
    return (*factor.label, *factor.definition)


def test_codes_labels_and_definitions_are_unique():
    known = factors()

    assert len(factor_codes()) == len(known)
    for language in ("nb", "en"):
        labels = {factor.label.in_language(language) for factor in known}
        definitions = {factor.definition.in_language(language) for factor in known}
        assert len(labels) == len(known)
        assert len(definitions) == len(known)


def test_every_factor_has_both_labels_a_kind_a_level_and_a_source():
    for factor in factors():
        assert re.fullmatch(r"[a-z_]+", factor.code)
        assert all(texts_of(factor))
        assert factor.kind in {"success", "risk"}
        assert factor.level in FactorLevel
        assert factor.sources
        assert len(set(factor.sources)) == len(factor.sources)


def test_a_definition_is_one_plain_sentence():
    for factor in factors():
        for definition in factor.definition:
            assert re.fullmatch(r"[A-ZÆØÅ][^.?!:;()]+\.", definition), definition
            assert len(definition) <= 140, definition


def test_there_are_factors_of_both_kinds_in_order_of_level():
    known = factors()
    kinds = [factor.kind for factor in known]
    levels = list(FactorLevel)

    assert kinds == sorted(kinds, reverse=True)
    assert (kinds.count("success"), kinds.count("risk")) == (42, 30)
    for kind in ("success", "risk"):
        order = [levels.index(each.level) for each in known if each.kind == kind]
        assert order == sorted(order)
        assert set(order) == set(range(len(levels)))


def test_risks_in_the_work_environment_itself_are_a_vocabulary_apart():
    assert len(WorkEnvironmentRisk) == 5
    assert not factor_codes() & {risk.value for risk in WorkEnvironmentRisk}
    for language in ("nb", "en"):
        labels = {factor.label.in_language(language) for factor in factors()}
        assert not labels & {getattr(risk, language) for risk in WorkEnvironmentRisk}
