"""Every rule that rows can break has a name a reader understands."""

import json
from pathlib import Path

from app.translations.gettext import speaking
from app.translations.rule_words import RULES, rule_label

SUITES = Path(__file__).resolve().parents[3] / "expectations"


def test_every_rule_of_a_suite_has_a_name():
    rules = {
        expectation["meta"]["rule"]
        for path in SUITES.glob("core_*.json")
        for expectation in json.loads(path.read_text("utf-8"))["expectations"]
    }

    assert not rules - RULES.keys(), "name these in app/translations/rule_words.py"


def test_a_rule_that_is_not_in_the_list_keeps_its_own_name():
    with speaking("en"):
        assert rule_label("sheet_is_odd") == "Sheet is odd"
        assert rule_label("key_missing") == "The key is missing"
