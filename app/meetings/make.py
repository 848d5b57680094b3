"""Make the pack of a meeting: in one language, from the data it looks at."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from app.areas_of_records import within_area
from app.components.filter_choices import Choice, list_choices
from app.door import query_build
from app.filters import Filters
from app.identity import Reader
from app.meetings.cover import Held, write_cover
from app.meetings.decisions import decisions_of
from app.meetings.points import as_group, points_of
from app.records.decisions import Decision
from app.records.follow_up import list_assignments, list_exemptions
from app.records.meeting_comments import Comment, list_comments
from app.records.meeting_plans import MeetingPlan
from app.records.meetings import Meeting
from app.sections.assemble import Kept, assemble
from app.sections.content import Pack, Remark
from app.sections.occasion import Point, Written, open_occasion
from app.sections.registry import SECTION_CODES
from app.translations.gettext import speaking
from app.translations.numbers import day_in_norway
from data.follow_up import FollowUpRules, RulesError, read_rules, standard_rules
from data.home import Home


@dataclass(frozen=True)
class Order:
    """Everything a pack is made of beside the builds and the language.

    Two orders that are equal make the same pack, so that it can be remembered.
    """

    home: Home
    reader: Reader
    plan: MeetingPlan
    now: Point
    then: Point | None
    comments: tuple[Comment, ...]
    decisions: tuple[Decision, ...]
    """Those the meeting looks at; also confidential ones, which are only counted."""
    written: Written
    made_at: datetime
    is_published: bool
    way_back: str

    def key(self) -> str:
        """Tell it from others that make another pack, whenever they are made."""
        return repr((self.data_key(), self.plan, self.comments, self.decisions))

    def data_key(self) -> str:
        """Tell it from others whose sections find something else in the data."""
        frames = (self.written.exemptions, self.written.assignments)
        return repr(
            (
                self.home,
                self.reader,
                self.plan.filters,
                self.now,
                self.then,
                *(frame.write_json() for frame in frames),
                _rules(self.home),
            )
        )


def order_pack(
    home: Home,
    reader: Reader,
    plan: MeetingPlan,
    *,
    meeting: Meeting | None,
    made_at: datetime,
    way_back: str,
    is_published: bool = False,
) -> Order:
    """Gather what a pack is made of.

    Args:
        home: The installation.
        reader: Who asks.
        plan: What the pack shows.
        meeting: The meeting it is of; None: a pack without one (`varig pack --since`).
        made_at: When it is made, in UTC.
        way_back: The address or the command that shows the same again.
        is_published: Is this the pack that is handed round?

    Raises:
        MeetingError: The data the meeting looks at are not there.
        RecordsError: What people have written cannot be read.
    """
    now, then = points_of(home, plan)
    group = as_group(reader, plan)
    decisions = decisions_of(home, reader, plan, meeting)
    asks = [
        partial(query_build, each.build, filters=Filters(), reader=reader)
        for each in (now, then)
        if each is not None
    ]
    within = within_area(*asks)
    shown = tuple(each for each in decisions if not each.is_confidential)
    return Order(
        home=home,
        reader=group,
        plan=plan,
        now=now,
        then=then,
        comments=() if meeting is None else list_comments(home, reader, meeting),
        decisions=decisions,
        written=Written(
            exemptions=list_exemptions(home, reader, within=within),
            assignments=list_assignments(home, reader, within=within),
            decisions=shown,
            # A pack without a meeting has made no decision itself.
            meeting_id="" if meeting is None else meeting.id,
            held_on=plan.held_on,
        ),
        made_at=made_at.replace(microsecond=0),
        is_published=is_published,
        way_back=way_back,
    )


def make_pack(order: Order, language: str, kept: Kept | None = None) -> Pack:
    """Make the pack of an order.

    Args:
        order: What it is made of.
        language: `nb` or `en`.
        kept: What sections have found already, for an order with the same data key and
            in the same language; what is missing is put there.

    Raises:
        duckdb.Error: A build is gone, or is of another version than the questions.
    """
    with (
        open_occasion(
            order.now,
            order.then,
            filters=order.plan.filters,
            reader=order.reader,
            rules=_rules(order.home),
            written=order.written,
        ) as occasion,
        speaking(language),
    ):
        cover = write_cover(order.plan, occasion, _choices(order), _held(order))
        return assemble(
            occasion,
            [code for code in SECTION_CODES if code in order.plan.sections],
            cover,
            _remarks(order.comments),
            language=language,
            kept=kept,
        )


def _rules(home: Home) -> FollowUpRules:
    try:
        return read_rules(home)
    except RulesError:
        # The follow-up page says what is wrong with the file.
        return standard_rules()


def _choices(order: Order) -> tuple[Choice, ...]:
    build = order.now.build
    return list_choices(query_build(build, "filter_options", Filters(), order.reader))


def _held(order: Order) -> Held:
    return Held(
        made_at=order.made_at,
        is_published=order.is_published,
        confidential_comments=sum(each.is_confidential for each in order.comments),
        confidential_decisions=sum(each.is_confidential for each in order.decisions),
        unshown_comments=sum(
            not each.is_confidential and each.section not in order.plan.sections
            for each in order.comments
        ),
        unshown_decisions=0
        if "decisions" in order.plan.sections
        else len(order.written.decisions),
        way_back=order.way_back,
    )


def _remarks(comments: tuple[Comment, ...]) -> Mapping[str, list[Remark]]:
    remarks: dict[str, list[Remark]] = {}
    for comment in comments:
        if not comment.is_confidential:
            remark = Remark(comment.words, day_in_norway(comment.made_at))
            remarks.setdefault(comment.section, []).append(remark)
    return remarks
