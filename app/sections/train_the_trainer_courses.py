"""What has come of each course of train-the-trainer? Every one of them."""

import polars as pl

from app.metrics.hidden_answers import MINIMUM_GROUP
from app.metrics.trainer_findings import courses_finding
from app.sections.captions import caption
from app.sections.content import Column, Finding, Table
from app.sections.occasion import Moment
from app.translations.gettext import _, ngettext
from app.translations.numbers import NOT_KNOWN, format_count, format_day


def list_courses(moment: Moment, courses: pl.DataFrame) -> Finding:
    """Say in how many courses somebody has held no session, with every course.

    Args:
        moment: What is looked at.
        courses: Rows of `trainer_courses.sql`.
    """
    if courses.is_empty():
        return Finding(
            code="courses",
            heading=_("No course is in this selection"),
            sentences=(_("Their sessions belong to courses outside it."),),
            caption=caption(moment),
            screen="portfolio",
            is_empty=True,
        )
    return Finding(
        code="courses",
        heading=courses_finding(courses),
        sentences=(
            _(
                "A trainer in two courses, and a workplace reached in two, stand in "
                "both rows: the columns do not add up to the figures of the whole."
            ),
        ),
        tables=(_table(courses),),
        caption=caption(moment, _courses_words(courses.height)),
        notes=(
            _(
                "Of a course with fewer than {count} trainers it is not said how many "
                "have held a session."
            ).format(count=MINIMUM_GROUP),
        ),
        screen="portfolio",
    )


def _table(courses: pl.DataFrame) -> Table:
    numbers = (
        *(_("Trained"), _("Have held a session"), _("No session")),
        *(_("Workplaces reached"), _("Party cooperation running")),
    )
    return Table(
        title=_("Courses"),
        columns=(
            Column(_("Delivery"), width=1.2),
            Column(_("Workplace"), width=2.6),
            Column(_("Started"), width=1.2),
            *(Column(heading, is_number=True) for heading in numbers),
        ),
        rows=tuple(
            (
                row["delivery_id"],
                row["workplace_name"] or NOT_KNOWN,
                format_day(row["started_on"]),
                *_persons(row),
                format_count(row["reached_count"]),
                format_count(row["cooperation_count"]),
            )
            for row in _in_order(courses).iter_rows(named=True)
        ),
    )


def _in_order(courses: pl.DataFrame) -> pl.DataFrame:
    # The question sorts by those without a session, which would tell what is hidden.
    return courses.sort(
        "trained_count",
        "reached_count",
        "delivery_id",
        descending=[True, True, False],
    )


def _persons(row: dict[str, int]) -> tuple[str, str, str]:
    trained = format_count(row["trained_count"])
    if 0 < row["trained_count"] < MINIMUM_GROUP:
        return trained, _("too few"), _("too few")
    return trained, format_count(row["held_count"]), format_count(row["silent_count"])


def _courses_words(count: int) -> str:
    return ngettext("{count} course", "{count} courses", count).format(
        count=format_count(count)
    )
