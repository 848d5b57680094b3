"""What people have decided about follow-up, and what has become of it since."""

from datetime import UTC, date, datetime

import pytest

from app.components.follow_up_records_rows import read_known, see_records
from app.components.page import Page
from app.door import current_build
from app.filters import Filters
from app.identity import LOCAL_MANAGER, Area, AreaKind, Reader, Role
from app.records.follow_up import (
    RecordKey,
    assign,
    comment,
    exempt,
    list_audit,
    list_comments,
    list_exemptions,
)
from app.records.store import records_path
from data.follow_up import read_rules
from tests.app.tiny_home import run_view, tiny_home

AT = datetime(2026, 6, 30, 22, 30, tzinfo=UTC)
AS_OF = date(2026, 6, 30)
ENDED = {
    "status": "completed",
    "started_on": date(2024, 1, 1),
    "ended_on": date(2025, 8, 31),
}
ACTION = {
    "delivery_id": "L-1",
    "workplace_id": "V-1",
    "status": "decided",
    "decided_on": date(2026, 1, 10),
    "due_on": date(2026, 3, 1),
}
TABLES = {
    "workplaces": [
        {"workplace_id": f"V-{n}", "workplace_name": name, "municipality_code": code}
        for n, name, code in ((1, "Åsen", "0301"), (2, "Berg", "4601"))
    ],
    "deliveries": [
        ENDED | {"delivery_id": f"L-{n}", "workplace_id": f"V-{n}"} for n in (1, 2)
    ],
    "delivery_units": [
        {"delivery_id": f"L-{n}", "workplace_id": f"V-{n}"} for n in (1, 2)
    ],
    "evaluations": [
        {
            "evaluation_id": "E-2",
            "delivery_id": "L-2",
            "kind": "end",
            "completed_on": date(2026, 1, 1),
        }
    ],
    "actions": [
        ACTION | {"action_id": "M-1", "title": "Ny vaktplan"},
        ACTION | {"action_id": "M-2", "title": "Skjult sak", "is_sensitive": True},
        ACTION | {"action_id": "M-3", "title": "Usagt sak", "is_sensitive": None},
    ],
}


@pytest.fixture
def home(tmp_path):
    return tiny_home(tmp_path, **TABLES)


def key(record_id="L-1", rule="end_evaluation", n=1):
    return RecordKey(rule, record_id, f"L-{n}", f"V-{n}")


def exempt_one(home, *keys, until=date(2026, 9, 30), reason="Ferie", start=AS_OF):
    return exempt(
        home,
        LOCAL_MANAGER,
        keys,
        reason=reason,
        from_on=start,
        until_on=until,
        at=AT,
    )


def comment_on(home, *keys, text="Ringt"):
    return comment(home, LOCAL_MANAGER, keys, text=text, at=AT)


def page_of(home, area=None):
    reader = Reader("kari", Role.STEERING, area) if area else LOCAL_MANAGER
    return Page(home, current_build(home), Filters(), reader, (), "nb")


def seen(home, records, area=None):
    known = read_known(page_of(home, area), read_rules(home), records)
    return see_records(records, known)


def standing(home, area=None):
    rows = seen(home, list_exemptions(home, LOCAL_MANAGER), area).rows
    return dict(rows.select("record_id", "standing").iter_rows())


def test_a_record_says_where_it_stands_now(home):
    exempt_one(home, key("L-1"), key("L-2", n=2), key("L-9", n=9))
    exempt_one(home, key("L-1", rule="a_rule_of_old"))

    rows = seen(home, list_exemptions(home, LOCAL_MANAGER)).rows

    assert rows.select("rule_code", "record_id", "standing").rows() == [
        ("end_evaluation", "L-1", "open"),
        ("end_evaluation", "L-2", "done"),
        ("end_evaluation", "L-9", "gone"),
        ("a_rule_of_old", "L-1", "no_rule"),
    ]


def test_a_record_of_a_rule_that_is_switched_off_says_so(home):
    exempt_one(home, key("L-1"))
    (home.root / "follow_up.toml").write_text(
        '[[rule]]\ncode = "end_evaluation"\nis_used = false\n', encoding="utf-8"
    )

    assert standing(home) == {"L-1": "off"}


def test_a_record_says_what_is_known_only_while_it_is_open(home):
    exempt_one(home, key("L-1"), key("L-2", n=2))

    facts = seen(home, list_exemptions(home, LOCAL_MANAGER)).rows["fact"].to_list()

    assert facts == ["Avsluttet 31.08.2025, ingen sluttevaluering er holdt", None]


def test_the_day_and_the_clock_are_those_of_norway(home):
    exempt_one(home, key())

    row = seen(home, list_exemptions(home, LOCAL_MANAGER)).rows.to_dicts()[0]

    assert (row["made_on"], row["clock"]) == (date(2026, 7, 1), "00:30")


def test_a_reader_of_an_area_sees_only_what_is_there(home):
    exempt_one(home, key("L-1"), key("L-2", n=2), key("L-9", n=9))
    oslo = Area(AreaKind.MUNICIPALITY, "0301")

    assert standing(home, oslo) == {"L-1": "open"}
    assert set(standing(home)) == {"L-1", "L-2", "L-9"}


def test_a_rule_switched_off_does_not_open_another_area(home):
    exempt_one(home, key("L-1"), key("L-2", n=2))
    (home.root / "follow_up.toml").write_text(
        '[[rule]]\ncode = "end_evaluation"\nis_used = false\n', encoding="utf-8"
    )

    assert standing(home, Area(AreaKind.MUNICIPALITY, "4601")) == {"L-2": "off"}


def test_records_about_actions_that_are_sensitive_now_are_hidden_and_counted(home):
    actions = [key(f"M-{n}", rule="action_overdue") for n in (1, 2, 3)]
    comment_on(home, *actions)

    found = seen(home, list_comments(home, LOCAL_MANAGER))

    assert found.rows["record_id"].to_list() == ["M-1"]
    assert found.hidden_count == 2


def test_another_area_is_not_told_how_many_are_hidden(home):
    comment_on(home, key("M-2", rule="action_overdue"))

    found = seen(
        home, list_comments(home, LOCAL_MANAGER), Area(AreaKind.MUNICIPALITY, "4601")
    )

    assert (found.rows.height, found.hidden_count) == (0, 0)


def test_a_delivery_with_the_key_of_a_sensitive_action_is_not_hidden(home):
    comment_on(home, key("M-2"))

    assert seen(home, list_comments(home, LOCAL_MANAGER)).rows[
        "record_id"
    ].to_list() == ["M-2"]


def test_a_sensitive_action_of_a_rule_that_is_gone_is_hidden(home):
    comment_on(home, key("M-2", rule="a_rule_of_old"))

    assert seen(home, list_comments(home, LOCAL_MANAGER)).hidden_count == 1


def open_records(home, monkeypatch):
    app = run_view("follow_up", home, monkeypatch)
    app.button_group(key="todo").set_value("records").run()
    assert not app.exception, app.exception
    return app


def headers(app):
    return [each.value for each in app.header]


def texts(app):
    quiet = [each.value for each in (*app.markdown, *app.info, *app.success)]
    rows = [each.value.to_csv() for each in app.dataframe]
    options = [option for each in app.selectbox for option in each.options]
    return " ".join([*quiet, *rows, *options])


def test_before_the_first_it_says_how_to_begin(home, monkeypatch):
    app = open_records(home, monkeypatch)

    assert "Ingen har unntatt, gitt til andre eller kommentert noe ennå." in texts(app)
    assert headers(app) == []


def test_all_that_was_decided_is_on_the_screen(home, monkeypatch):
    exempt_one(home, key("L-1"), key("L-9", n=9))
    exempt_one(
        home,
        key("L-1", "over_plan"),
        until=AS_OF.replace(day=1),
        start=AS_OF.replace(day=1),
    )
    assign(
        home,
        LOCAL_MANAGER,
        [key("M-1", "action_overdue")],
        owner_role="advisor",
        advisor_id="R-7",
        reason="Kjenner stedet",
        from_on=AS_OF,
        until_on=date(2026, 8, 1),
        at=AT,
    )
    comment_on(home, key("L-1"))

    app = open_records(home, monkeypatch)

    assert [each.value for each in app.title] == [
        "1 oppfølging er unntatt 30.06.2026; 1 er gitt til en annen eier"
    ]
    assert headers(app) == [
        "2 unntak",
        "1 gitt til andre",
        "1 kommentar",
        "1 er utløpt",
        "Angre noe som er gjort",
        "5 linjer: hvem gjorde hva",
    ]
    said = texts(app)
    assert "Finnes ikke lenger i datasettet" in said
    assert "IA-rådgiver R-7" in said
    assert "Lokal bruker" in said


def test_an_exemption_lasts_through_its_last_day(home, monkeypatch):
    exempt_one(home, key("L-1"), until=AS_OF)

    assert headers(open_records(home, monkeypatch))[0] == "1 unntak"


def test_nothing_of_a_sensitive_action_is_on_the_screen(home, monkeypatch):
    comment_on(home, key("M-2", "action_overdue"), text="Om en konflikt")
    comment_on(home, key("L-1"), text="Ringt")

    app = open_records(home, monkeypatch)

    said = texts(app)
    assert "1 linje gjelder et tiltak som nå er sensitivt, og er skjult." in said
    assert "Ringt" in said
    assert "konflikt" not in said
    assert "M-2" not in said


def test_something_done_can_be_taken_back_as_a_whole(home, monkeypatch):
    exempt_one(home, key("L-1"), key("L-2", n=2))
    newest = comment_on(home, key("L-1"))
    app = open_records(home, monkeypatch)
    batches = app.selectbox(key="follow-up-batch")
    assert batches.value == newest
    older = next(each for each in list_exemptions(home, LOCAL_MANAGER)["batch_id"])
    batches.set_value(older)

    app.button(key="follow-up-take-back").click().run()

    assert [each.value for each in app.success] == [
        "Angret for 2 oppfølginger, som er slik de var."
    ]
    assert list_exemptions(home, LOCAL_MANAGER).is_empty()
    assert list_comments(home, LOCAL_MANAGER).height == 1
    assert set(list_audit(home, LOCAL_MANAGER)["act"]) == {"exempt", "comment", "undo"}
    assert headers(app)[-1] == "5 linjer: hvem gjorde hva"


def test_records_that_cannot_be_read_do_not_break_the_screen(home, monkeypatch):
    home.records.mkdir(parents=True, exist_ok=True)
    records_path(home).write_text("this is no database at all, only a line of text")

    app = run_view("follow_up", home, monkeypatch)

    assert not app.exception
