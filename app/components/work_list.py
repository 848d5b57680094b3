"""What stands on the work list of this page, with what people have written on it?"""

from dataclasses import dataclass

import polars as pl

from app.components.page import Page
from app.work_records import with_records
from data.follow_up import FollowUpRules, RulesError, read_rules, standard_rules
from data.sentence import Sentence


@dataclass(frozen=True)
class Work:
    """The work list of one page."""

    rules: FollowUpRules
    faults: tuple[Sentence, ...]
    """What is wrong with the rules of the installation; the standard is used then."""
    rows: pl.DataFrame
    """Rows of `list_work` with those columns of `with_records`, by due day."""
    state_counts: pl.DataFrame
    """rule_code, state, record_count of what rules look at, before exemptions."""
    done: pl.DataFrame
    """rule_code, record_id of what is done by the rules whose facts have a day."""


def read_work(page: Page) -> Work:
    """Read the work list as this reader sees it through the filters of the page.

    Raises:
        RecordsError: What people have written cannot be read.
    """
    rules, faults = page_rules(page)
    found = page.follow_up(rules)
    rows = with_records(found.rows, page.home, page.as_of, page.reader)
    return Work(rules, faults, rows, found.state_counts, found.done)


def page_rules(page: Page) -> tuple[FollowUpRules, tuple[Sentence, ...]]:
    """Read the rules of the installation; with faults, the standard and the faults."""
    try:
        return read_rules(page.home), ()
    except RulesError as error:
        return standard_rules(), error.faults
