"""The projector of a meeting: one finding per screen, without a browser."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from app.components.meeting_show_html import heading, key, remark, table
from app.components.meeting_show_room import room_for, rows_for
from app.components.meeting_show_screens import screen_number
from app.components.meeting_show_values import values_of
from app.components.meeting_show_writing import Note
from app.sections.content import (
    Bars,
    Column,
    Finding,
    Interval,
    Intervals,
    Line,
    Lines,
    Remark,
    Series,
    Table,
)
from app.translations.gettext import speaking

TALL = Table("Nye", (Column("Hva"),), tuple((f"Rad {n}",) for n in range(1, 42)))
SHORT = Table("Tall", (Column("Hva"),), (("En",), ("To",), ("Tre",)))


def meeting(is_published=False, has_sections=True):
    """Run in the process of the test by Streamlit: it brings all that it needs."""
    from dataclasses import replace
    from datetime import date

    import streamlit as st

    from app.charts.theme import Theme
    from app.components.meeting_show import show_meeting
    from app.components.meeting_show_writing import Keeper, Writing
    from app.components.same_reader import remember_reader
    from app.sections.content import (
        Bars,
        Column,
        Finding,
        Pack,
        Remark,
        SectionContent,
        Series,
        Table,
    )
    from app.translations.gettext import set_language

    set_language("nb")
    remember_reader()
    bars = Bars("To pågår", ("Ås",), (Series("", (2,), ("2",)),), "Antall")
    rows = tuple((f"Virksomhet <{number}>",) for number in range(40))
    long = Table("Ås", (Column("Hvem"),), rows)
    first = SectionContent(
        "status",
        "Status",
        (
            Finding("a", "To <i>pågår</i>", ("Alle i Ås.",), bars, notes=("Note.",)),
            Finding("b", "Førti venter", tables=(long,)),
        ),
        (Remark("Spør\nigjen", date(2026, 11, 22)),),
    )
    empty = Finding("c", "Ingen har svart", ("Fem må svare.",), is_empty=True)
    second = SectionContent("evaluation", "Evaluering", (empty,))
    stamp = "Publisert 22.11.2026" if is_published else "Utkast"
    pack = Pack("Møte", "Alle", "nb", stamp, (), (first, second))
    told = st.session_state.setdefault("told", [])

    def turn(number):
        st.query_params["finding"] = str(number)

    def save(note):
        told.append(note)
        return None if note.words else "Kommentaren er tom."

    writing = Writing(Keeper(save, longest=3000), Keeper(save, longest=300))
    show_meeting(
        pack if has_sections else replace(pack, sections=()),
        Theme(language="nb"),
        at=st.query_params.get("finding", "1"),
        turn=turn,
        leave=lambda: told.append("left"),
        writing=None if is_published else writing,
    )


def run(at=None, **kwargs):
    app = AppTest.from_function(meeting, kwargs=kwargs, default_timeout=30)
    if at is not None:
        app.query_params["finding"] = at
    app.run()
    assert not app.exception
    return app


def words_of(app):
    return " ".join(
        each.proto.body for each in app.get("html") if "<script" not in each.proto.body
    )


def click(app, name):
    app.button(key=f"meeting-{name}").click().run()
    assert not app.exception
    return app


def labels(app):
    return [each.label for each in app.button]


def test_the_first_screen_has_section_heading_sentence_and_place():
    said = words_of(run())

    assert "Status" in said
    assert "To &lt;i&gt;pågår&lt;/i&gt;</h1>" in said
    assert said.count("<h1") == 1
    assert "Alle i Ås." in said
    assert "1 av 3 · Utkast" in said


def test_the_chart_says_what_it_shows_to_who_does_not_see_it():
    assert 'role="img" aria-label="To pågår"' in words_of(run())


def test_next_and_previous_turn_one_screen():
    app = click(run(), "next")
    assert "Førti venter" in words_of(app)

    app = click(app, "previous")
    assert "1 av 3" in words_of(app)


def test_the_ends_cannot_be_turned_past():
    first, last = run(), run(at="3")

    assert first.button(key="meeting-previous").disabled
    assert not first.button(key="meeting-next").disabled
    assert last.button(key="meeting-next").disabled


@pytest.mark.parametrize(
    ("at", "number"),
    [("2", 2), ("0", 1), ("-4", 1), ("99", 3), ("to", 1), ("", 1), ("2.5", 1), (3, 3)],
)
def test_an_address_that_leads_nowhere_leads_to_the_nearest_screen(at, number):
    assert screen_number(at, 3) == number


def test_past_the_end_of_the_address_the_last_screen_is_shown():
    assert "3 av 3" in words_of(run(at="17"))


def test_the_contents_list_every_finding_and_lead_to_it():
    app = click(run(), "index")
    listed = [label for label in labels(app) if label[0].isdigit()]
    assert len(listed) == 3
    assert listed[0].endswith("(vises nå)")

    app = click(app, "to-3")

    assert "Ingen har svart" in words_of(app)
    assert app.query_params["finding"] == "3"
    assert not [label for label in labels(app) if label[0].isdigit()]


def test_the_keys_are_free_while_a_dialog_is_open():
    def keys(app):
        names = ("previous", "next", "exit")
        return [app.button(key=f"meeting-{name}").proto.shortcut for name in names]

    app = run(at="2")
    assert keys(app) == ["left", "right", "escape"]

    assert keys(click(app, "comment")) == ["", "", ""]


def test_leaving_is_told():
    assert click(run(), "exit").session_state["told"] == ["left"]


def test_an_empty_finding_says_why_and_has_no_chart():
    app = run(at="3")

    assert "Fem må svare." in words_of(app)
    assert not app.get("plotly_chart")
    assert "Tabell" not in labels(app)


def test_a_long_table_says_how_many_rows_are_in_the_pack():
    said = words_of(run(at="2"))

    shown = said.count("Virksomhet &lt;")
    assert 3 <= shown <= 8
    assert f"og {40 - shown} rader til i møtepakken" in said


def test_the_table_behind_a_chart_opens_with_its_definitions():
    app = click(run(), "values")

    assert '<td style="text-align:right' in words_of(app)
    assert "Note." in [each.value for each in app.markdown]


def test_all_rows_are_in_the_table_that_opens():
    assert words_of(click(run(at="2"), "values")).count("Virksomhet &lt;") >= 40


def test_a_comment_is_kept_under_its_section():
    app = click(run(), "comment")
    app.text_area(key="meeting-comment-words").set_value("Ses på i januar")
    app.checkbox(key="meeting-comment-confidential").check()
    click(app, "comment-save")

    assert app.session_state["told"] == [Note("status", "Ses på i januar", True)]
    assert [each.value for each in app.toast] == ["Kommentaren er lagret."]
    assert not app.text_area


def test_what_is_wrong_with_a_comment_is_said_where_it_is_written():
    app = click(click(run(), "comment"), "comment-save")

    assert [each.value for each in app.warning] == ["Kommentaren er tom."]
    assert app.text_area


def test_a_decision_is_kept_with_owner_and_deadline():
    app = click(run(at="3"), "decision")
    app.text_area(key="meeting-decision-words").set_value("Purre")
    app.selectbox(key="meeting-decision-owner").select("centre")
    app.date_input(key="meeting-decision-due").set_value(date(2027, 1, 31))
    click(app, "decision-save")

    assert app.session_state["told"] == [
        Note("evaluation", "Purre", False, "centre", date(2027, 1, 31))
    ]
    assert [each.value for each in app.toast] == ["Vedtaket er lagret."]


def test_nobody_is_chosen_to_do_what_is_decided_before_somebody_is():
    app = click(run(), "decision")

    assert app.selectbox(key="meeting-decision-owner").value is None


@pytest.mark.parametrize("name", ["comment", "decision"])
def test_a_form_closes_when_it_is_given_up_and_not_by_a_key(name):
    app = click(run(), name)
    (form,) = app.get("dialog")
    assert not form.proto.dialog.dismissible
    app.text_area(key=f"meeting-{name}-words").set_value("Halvferdig")

    click(app, f"{name}-cancel")

    assert not app.text_area
    assert not app.session_state["told"]
    assert not app.toast


def test_in_a_published_meeting_nothing_is_written_and_it_says_so():
    app = run(is_published=True)

    assert not {"Kommentar", "Vedtak"} & set(labels(app))
    assert "Publisert 22.11.2026" in words_of(app)


def test_a_form_that_was_asked_for_is_gone_when_the_meeting_is_published():
    app = AppTest.from_function(meeting, kwargs={"is_published": True})
    app.session_state["meeting-open"] = ("comment", 1)
    app.run(timeout=30)

    assert not app.exception
    assert not app.text_area


def test_the_comments_of_a_section_stand_under_each_of_its_findings():
    assert "Spør\nigjen" in words_of(run(at="2"))
    assert "Spør\nigjen" not in words_of(run(at="3"))


def test_a_meeting_without_sections_says_so_and_can_be_left():
    app = run(has_sections=False)

    assert "Ingen deler er valgt" in words_of(app)
    assert labels(app) == ["Avslutt"]


def test_every_text_is_escaped():
    nasty = '<b>"Ås"</b>'

    assert "<b>" not in heading(nasty, "nb")
    assert "<b>" not in remark(nasty, nasty, ("#000000", "#111111"))
    assert "<b>" not in key(nasty, (), "#000000")
    assert "<b>" not in table(
        Table(nasty, (Column(nasty),), ((nasty,),)), "#000000", is_large=True
    )


def test_a_comment_takes_room_from_the_chart_but_never_all():
    finding = Finding("a", "To pågår")
    short = (Remark("Ja", date(2026, 11, 22)),)
    long = (Remark("Ord " * 750, date(2026, 11, 22)),)

    assert room_for(finding, ()) > room_for(finding, short) > room_for(finding, long)
    assert room_for(finding, long) >= 250


@pytest.mark.parametrize(
    ("tables", "room", "shown"),
    [
        pytest.param((SHORT,), 350, [3], id="a short one"),
        pytest.param((TALL,), 350, [6], id="a long one, and how many more"),
        pytest.param((TALL,), 2000, [8], id="never more than are read"),
        pytest.param((SHORT, TALL), 450, [3, 3], id="two share the room"),
        pytest.param((), 350, [], id="none"),
    ],
)
def test_tables_show_the_rows_that_there_is_room_for(tables, room, shown):
    assert rows_for(tables, room) == shown


def values(chart):
    with speaking("nb"):
        made = values_of(chart, "Tittel")
    return [column.heading for column in made.columns], made.rows


def test_bars_are_written_as_a_table_without_their_base():
    chart = Bars(
        "Alt",
        ("Ås", "Bø"),
        (
            Series("", (1, 2), ("", ""), is_base=True),
            Series("Nye", (1, None), ("+1", "")),
            Series("Gamle", (0.5, 2), ("", "")),
        ),
        "Antall",
    )

    assert values(chart) == (
        ["Hva", "Nye", "Gamle"],
        (("Ås", "+1", "0,5"), ("Bø", "–", "2")),
    )


def test_a_step_holds_until_the_next_one_also_in_the_table():
    lines = (Line("A", ((0, 1), (6, 0.5))), Line("B", ((0, 1), (3, 0.75), (9, 0.5))))
    chart = Lines("Alt", lines, "Måneder", "Andel", is_share=True, is_steps=True)

    assert values(chart) == (
        ["Måneder", "A", "B"],
        (
            ("0,0", "100,0\u00a0%", "100,0\u00a0%"),
            ("3,0", "100,0\u00a0%", "75,0\u00a0%"),
            ("6,0", "50,0\u00a0%", "75,0\u00a0%"),
            ("9,0", "–", "50,0\u00a0%"),
        ),
    )


def test_intervals_are_written_as_their_words():
    rows = (Interval("Leder", 1, 2, 3, "+2 (1 til 3)", is_clear=True),)

    assert values(Intervals("Alt", rows, "Prosentpoeng")) == (
        ["Hva", "Prosentpoeng"],
        (("Leder", "+2 (1 til 3)"),),
    )
