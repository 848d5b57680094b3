"""A second implementation of all follow-up rules, in plain Python.

Written from the words of the rules, not from their SQL, so that the two can be held
against each other. Slow and simple on purpose.
"""

from tests.app.follow_up import (
    plain_action_rules,
    plain_course_rules,
    plain_delivery_rules,
    plain_role_rules,
    plain_unit_rules,
)
from tests.app.follow_up.plain_facts import decide
from tests.app.follow_up.plain_view import View

MODULES = (
    plain_action_rules,
    plain_course_rules,
    plain_delivery_rules,
    plain_role_rules,
    plain_unit_rules,
)


def decide_all(programme, rules, as_of, *, history_from=None):
    """Decide the state of every record with every rule on a day.

    Args:
        programme: All rows of a build, from `read_programme`.
        rules: The rules to follow.
        as_of: What is dated later has not happened.
        history_from: Earlier than this, rules that rest on undated facts know
            nothing; None asks them of any day, as if their facts had days.

    Returns:
        (rule_code, record_id) to what is found of it.
    """
    view = View(programme, as_of)
    found = {}
    for rule in rules.used:
        is_known = rule.is_dated or history_from is None or as_of >= history_from
        for record_id, facts in records_of(view, rule):
            key = (rule.code, record_id)
            assert key not in found, f"{key} is there twice"
            found[key] = decide(
                facts, rule, as_of, rules.due_soon_days, is_history_known=is_known
            )
    return found


def records_of(view, rule):
    for module in MODULES:
        if hasattr(module, rule.code):
            return getattr(module, rule.code)(view, rule)
    raise LookupError(f"no plain rule is called {rule.code}")
