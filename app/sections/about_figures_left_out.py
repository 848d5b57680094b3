"""Say what no figure and no list of a pack holds, and why; and what figures cannot say.

Each limit is the one that the screens keep to, named where it is set.
"""

from app.metrics.factor_comparison import MINIMUM_DELIVERIES
from app.metrics.hidden_answers import MINIMUM_ABSENCE_PERSONS, MINIMUM_GROUP
from app.metrics.prevalence_shares import FEWEST_DELIVERIES, MINIMUM_UNITS
from app.sections.captions import caption
from app.sections.content import Column, Finding, Table
from app.sections.factors_caveats import not_an_explanation
from app.sections.occasion import Moment
from app.translations.gettext import _
from data.follow_up import FollowUpRules


def left_out_finding(now: Moment, rules: FollowUpRules) -> Finding:
    """List what is left out, and why.

    Args:
        now: The moment of the meeting.
        rules: The rules of the installation.
    """
    return Finding(
        "left_out",
        _("Small groups, sensitive matters and free text are in no figure and no list"),
        (
            _("The figures say what is recorded, and not why it is so."),
            not_an_explanation(),
        ),
        tables=(
            Table(
                _("What is left out, and why"),
                (Column(_("Left out"), width=1.4), Column(_("Why"), width=2.6)),
                (*_small_groups(), *_people(), *_data(rules)),
            ),
        ),
        caption=caption(now),
        screen="loaded_data",
    )


def _small_groups() -> tuple[tuple[str, str], ...]:
    return (
        (
            _("Answers of fewer than {minimum} persons").format(minimum=MINIMUM_GROUP),
            _("They could be traced to a person. How many are hidden is said."),
        ),
        (
            _("Absence of fewer than {minimum} persons").format(
                minimum=MINIMUM_ABSENCE_PERSONS
            ),
            _("The limit that Statistics Norway and Nav use."),
        ),
        (
            _(
                "Factors known in fewer than {units} units or {deliveries} deliveries"
            ).format(units=MINIMUM_UNITS, deliveries=FEWEST_DELIVERIES),
            _("A share of so few says more of them than of the factor."),
        ),
        (
            _(
                "Comparisons with fewer than {minimum} deliveries with the factor, or "
                "without it"
            ).format(minimum=MINIMUM_DELIVERIES),
            _("With so few, a difference can hardly be told from chance."),
        ),
    )


def _people() -> tuple[tuple[str, str], ...]:
    return (
        (
            _("Sensitive actions"),
            _(
                "They are followed up nowhere. One that is not known not to be "
                "sensitive counts as sensitive."
            ),
        ),
        (
            _("Free text of the records, and reasons for exemptions"),
            _("Somebody may have written of a person there."),
        ),
        (
            _("Personnel matters, and who the advisor is"),
            _("A steering group sees roles, and never persons."),
        ),
        (
            _("Confidential comments and decisions"),
            _("They are kept for those who run the meeting."),
        ),
    )


def _data(rules: FollowUpRules) -> tuple[tuple[str, str], ...]:
    unused = [rule for rule in rules.all_rules if not rule.is_used]
    off = (
        _("Rules of follow-up that are switched off"),
        _("This installation does not use them."),
    )
    return (
        (
            _("Rows set aside"),
            _("They break a rule, and count in no figure until they are mended."),
        ),
        (
            _("Follow-up that is exempt for a time"),
            _("Somebody has said that it can wait. How many there are is said."),
        ),
        *((off,) if unused else ()),
    )
