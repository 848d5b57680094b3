"""Follow-up with much, one, nothing: the list, its choices and the rules."""

from datetime import UTC, date, datetime

import pytest
from streamlit.testing.v1 import AppTest

from app.identity import LOCAL_MANAGER
from app.records.follow_up import RecordKey, assign, comment, exempt
from app.translations.gettext import set_language
from tests.app.tiny_home import VIEWS, run_view, tiny_home

DATA_DATE = date(2026, 6, 30)
NOW = datetime(2026, 6, 30, 12, tzinfo=UTC)


def ended(number, ended_on, **more):
    return {
        "delivery_id": f"L-{number}",
        "workplace_id": f"V-{number}",
        "advisor_id": f"R-{number}",
        "status": "completed",
        "started_on": date(2024, 1, 1),
        "ended_on": ended_on,
        **more,
    }


def programme(*deliveries):
    return {
        "workplaces": [
            {"workplace_id": d["workplace_id"], "workplace_name": f"Ås [{n}]"}
            for n, d in enumerate(deliveries, 1)
        ],
        "deliveries": list(deliveries),
        "delivery_units": [
            {"delivery_id": d["delivery_id"], "workplace_id": d["workplace_id"]}
            for d in deliveries
        ],
    }


LATE = ended(1, date(2025, 10, 31))
"""The end evaluation was due on 30 April 2026, 61 days before the data date."""
SOON = ended(2, date(2026, 1, 15))
"""The end evaluation is due on 15 July 2026."""
KEY = RecordKey("end_evaluation", "L-1", "L-1", "V-1")


@pytest.fixture(autouse=True)
def _bokmal():
    yield
    set_language("nb")


@pytest.fixture
def home(tmp_path):
    return tiny_home(tmp_path, **programme(LATE, SOON))


def open_page(home, monkeypatch, **query):
    monkeypatch.setenv("VARIG_HOME", str(home.root))
    app = AppTest.from_file(VIEWS / "follow_up.py", default_timeout=30)
    for key, value in query.items():
        app.query_params[key] = value
    app.run()
    assert not app.exception, app.exception
    return app


def said(app):
    return "\n".join(each.value for each in app.markdown)


def press(app, label):
    next(button for button in app.button if button.label == label).click().run()
    assert not app.exception, app.exception


def test_the_heading_is_the_finding(home, monkeypatch):
    app = open_page(home, monkeypatch)

    assert app.title[0].value == "1 oppfølging er forfalt: sluttevaluering"


def test_a_row_says_what_where_since_when_why_and_who(home, monkeypatch):
    text = said(open_page(home, monkeypatch))

    assert "**▲ 61 dager**" in text
    assert "siden 30.04.2026" in text
    assert r"[Ås \[1\]](/virksomhet?id=V-1)" in text
    assert "[L-1](/leveranse?id=L-1)" in text
    assert "Avsluttet 31.10.2025, ingen sluttevaluering er holdt" in text
    assert "Eier: IA-rådgiver R-1" in text
    assert "**◔ om 15 dager**" in text
    assert "innen 15.07.2026" in text


def test_the_head_of_a_rule_says_why_and_what_closes_it(home, monkeypatch):
    app = open_page(home, monkeypatch)

    assert "Sluttevaluering er ikke holdt: 2" in [each.value for each in app.header]
    assert "fristen er vanlig praksis" in said(app)
    assert "Slik lukkes den: Hold sluttevaluering" in said(app)


@pytest.mark.parametrize(
    ("by", "head"),
    [
        ("Etter leveranse", "L-1 · Ås \\[1\\]: 1"),
        ("Etter eier", "IA-rådgiver R-1: 1"),
        ("Etter virksomhet", "Ås \\[1\\]: 1"),
    ],
)
def test_under_another_head_the_row_itself_says_what_closes_it(
    home, monkeypatch, by, head
):
    app = open_page(home, monkeypatch, gather=by)

    assert app.header[0].value == head
    row = next(each for each in app.markdown if "Slik lukkes den:" in each.value)
    assert row.value.startswith("Sluttevaluering er ikke holdt")
    assert "Kilde: Oslo Economics 2022" in row.help


def test_counts_say_what_they_count(home, monkeypatch):
    text = said(open_page(home, monkeypatch))

    assert "**2** oppfølginger gjelder 2 leveranser og 2 virksomheter" in text
    assert "Viser 2 av 2, de eldste først i hver gruppe." in text


def test_the_table_has_no_groups_and_the_oldest_row_first(home, monkeypatch):
    text = said(open_page(home, monkeypatch, layout="Tabell"))

    assert "Viser 2 av 2, de eldste først. Data per" in text


def test_an_address_narrows_the_list_and_keeps_its_plain_words(home, monkeypatch):
    app = open_page(home, monkeypatch, state="Forfaller snart", severity="Høy")

    assert app.title[0].value.startswith("1 oppfølging forfaller innen 30 dager")
    assert app.session_state["state"] == "due_soon"
    assert app.query_params["state"] == "Forfaller snart"
    assert app.query_params["severity"] == "Høy"


def test_the_words_of_the_other_language_are_understood(home, monkeypatch):
    app = open_page(home, monkeypatch, lang="en", state="Forfaller snart")

    assert app.title[0].value.startswith("1 follow-up is due within 30 days")
    assert app.query_params["state"] == "Due soon"


def test_my_overdue_evaluations_are_found_by_advisor_and_rule(home, monkeypatch):
    rule = "Sluttevaluering er ikke holdt"
    app = open_page(home, monkeypatch, advisor="R-1", rule=rule, state="Forfalt")

    assert len(app.checkbox) == 1
    assert app.checkbox[0].label == f"Velg: {rule}, Ås \\[1\\]"


def test_an_advisor_with_nothing_open_is_not_taken_for_everybody(tmp_path, monkeypatch):
    done = ended(3, date(2026, 6, 1))
    app = open_page(
        tiny_home(tmp_path, **programme(LATE, done)), monkeypatch, advisor="R-3"
    )

    assert app.title[0].value == "Ingen oppfølging passer med valgene"


def test_what_is_filtered_away_has_a_way_out(home, monkeypatch):
    app = open_page(home, monkeypatch, seek="finnes ikke", severity="Høy")

    assert app.title[0].value == "Ingen oppfølging passer med valgene"
    assert app.info[0].value == "2 oppfølginger er åpne uten disse valgene."
    press(app, "Ta bort valgene")
    assert app.title[0].value.startswith("1 oppfølging er forfalt")
    assert "severity" not in app.query_params


def test_nothing_open_says_so_and_leads_to_what_is_coming(tmp_path, monkeypatch):
    later = ended(1, date(2026, 2, 28))
    app = open_page(tiny_home(tmp_path, **programme(later)), monkeypatch)

    assert app.title[0].value == "Ingenting skal følges opp nå"
    press(app, "Se den ene som forfaller innen 90 dager")
    assert app.session_state["todo"] == "coming"


def test_no_deliveries_is_another_kind_of_nothing(tmp_path, monkeypatch):
    app = open_page(tiny_home(tmp_path), monkeypatch)

    assert app.title[0].value.startswith("Ingen leveranser")


def test_what_is_exempt_is_set_aside_with_its_reason_and_last_day(
    tmp_path, monkeypatch
):
    home = tiny_home(tmp_path, **programme(LATE))
    exempt(
        home,
        LOCAL_MANAGER,
        [KEY],
        reason="Flytter *nå*",
        from_on=DATA_DATE,
        until_on=date(2026, 12, 31),
        at=NOW,
    )
    app = open_page(home, monkeypatch)

    assert app.title[0].value == "Ingenting er åpent: den ene oppfølgingen er unntatt"
    press(app, "Se det som er unntatt")
    assert app.title[0].value == "1 oppfølging er unntatt: sluttevaluering"
    assert r"Unntatt: Flytter \*nå\*" in said(app)
    assert "unntatt til og med 31.12.2026" in said(app)


def test_a_row_says_whom_it_is_given_to_and_through_which_day(home, monkeypatch):
    assign(
        home,
        LOCAL_MANAGER,
        [KEY],
        owner_role="advisor",
        advisor_id="R-9",
        reason="Kjenner stedet",
        from_on=DATA_DATE,
        until_on=date(2026, 12, 31),
        at=NOW,
    )

    text = said(open_page(home, monkeypatch))

    assert "Gitt til IA-rådgiver R-9 til og med 31.12.2026: Kjenner stedet" in text


def test_a_group_that_has_everybody_is_not_called_due_later(tmp_path, monkeypatch):
    roles = ("leader", "union_representative", "safety_representative")
    tables = programme(
        {
            "delivery_id": "L-1",
            "workplace_id": "V-1",
            "status": "ongoing",
            "started_on": date(2026, 1, 1),
        }
    )
    tables["party_roles"] = [
        {"workplace_id": "V-1", "role": role, "from_on": date(2025, 1, 1)}
        for role in roles
    ]

    app = open_page(tiny_home(tmp_path, **tables), monkeypatch, todo="Regler")

    assert "Ikke forfalt, eller ingenting mangler **1**" in said(app)


def test_a_row_shows_its_newest_comment(home, monkeypatch):
    comment(home, LOCAL_MANAGER, [KEY], text="Ringt", at=NOW)
    comment(home, LOCAL_MANAGER, [KEY], text="Møte avtalt", at=NOW.replace(hour=13))

    text = said(open_page(home, monkeypatch))

    assert "2 kommentarer, den nyeste: «Møte avtalt»" in text


def test_a_chosen_row_stays_chosen_and_is_not_acted_on_when_hidden(home, monkeypatch):
    app = open_page(home, monkeypatch)
    app.checkbox[0].check().run()
    assert "**1 valgt**" in said(app)

    app.text_input(key="seek").set_value("L-2").run()
    assert "1 valgt" not in said(app)
    assert app.info[0].value.startswith("1 rad som du valgte før, er ikke blant disse")

    app.text_input(key="seek").set_value("").run()
    assert "**1 valgt**" in said(app)
    assert app.checkbox[0].value


def test_hidden_rows_can_be_let_go_of(home, monkeypatch):
    app = open_page(home, monkeypatch)
    app.checkbox[0].check().run()
    app.text_input(key="seek").set_value("L-2").run()

    press(app, "Velg bort de skjulte")
    app.text_input(key="seek").set_value("").run()

    assert not app.info
    assert not app.checkbox[0].value


def test_a_whole_group_is_chosen_and_let_go_of(home, monkeypatch):
    app = open_page(home, monkeypatch)

    press(app, "Velg alle 2")
    assert all(box.value for box in app.checkbox)
    press(app, "Velg bort alle 2")
    assert not any(box.value for box in app.checkbox)


def test_a_new_build_forgets_what_was_chosen_and_is_gone(home, monkeypatch):
    app = open_page(home, monkeypatch)
    press(app, "Velg alle 2")

    app.session_state["follow-up-chosen-build"] = "older"
    app.session_state["follow-up-chosen"] = {("end_evaluation", "gone"), KEY[:2]}
    app.run()

    assert app.session_state["follow-up-chosen"] == {KEY[:2]}


def test_a_long_group_shows_a_few_rows_until_it_is_asked(tmp_path, monkeypatch):
    many = [ended(n, date(2025, 10, 31)) for n in range(1, 12)]
    app = open_page(tiny_home(tmp_path, **programme(*many)), monkeypatch)

    assert len(app.checkbox) == 6
    press(app, "Vis 5 til")
    assert len(app.checkbox) == 11
    press(app, "Vis færre")
    assert len(app.checkbox) == 6


def test_many_groups_are_drawn_a_page_at_a_time(tmp_path, monkeypatch):
    many = [ended(n, date(2025, 10, 31)) for n in range(1, 26)]
    home = tiny_home(tmp_path, **programme(*many))
    app = open_page(home, monkeypatch, gather="Etter leveranse")

    assert len(app.header) == 20
    press(app, "Vis 5 grupper til, av 5 som er igjen")
    assert len(app.header) == 25


def test_the_table_has_the_rows_in_words(home, monkeypatch):
    app = open_page(home, monkeypatch, layout="Tabell")

    rows = app.dataframe[0].value
    assert rows["state_name"].tolist() == [["▲ Forfalt"], ["◔ Forfaller snart"]]
    assert rows["overdue_days"].tolist() == [61, -15]


def test_an_earlier_day_says_which_rules_have_no_history(home, monkeypatch):
    text = said(open_page(home, monkeypatch, as_of="2026-05-31"))

    assert "Ingen historikk før 30.06.2026" in text
    assert "per 31.05.2026: plan for sluttevaluering, passert planlagt slutt" in text


@pytest.mark.parametrize("part", ["Følg opp", "Regler"])
def test_a_faulty_file_of_rules_is_named_on_every_part(home, monkeypatch, part):
    (home.root / "follow_up.toml").write_text("due_soon_days = -1\n", encoding="utf-8")

    app = open_page(home, monkeypatch, todo=part)

    assert "due\\_soon\\_days" in app.warning[0].value


def test_every_rule_stands_in_the_catalogue_with_its_counts(home, monkeypatch):
    app = open_page(home, monkeypatch, todo="Regler")

    assert app.title[0].value == "22 regler er i bruk, 2 med frist etter vanlig praksis"
    assert "Frist: 6 måneder (vanlig praksis)" in said(app)
    assert "Forfalt **1** · Forfaller snart **1**" in said(app)
    assert "Har ingen historikk" in said(app)
    # A group that has everybody, or a deadline that is not there, is not on its way.
    assert "Ikke forfalt ennå" not in said(app)
    assert app.dataframe[0].value.shape[0] == 22


def test_a_changed_rule_and_one_that_is_switched_off_say_so(home, monkeypatch):
    (home.root / "follow_up.toml").write_text(
        '[[rule]]\ncode = "end_evaluation"\ndays = 200\n'
        '[[rule]]\ncode = "quiet"\nis_used = false\n',
        encoding="utf-8",
    )

    text = said(open_page(home, monkeypatch, todo="Regler"))

    assert "Frist: 200 dager (satt her)" in text
    assert "Endret her: fristen var 6 måneder i standarden" in text
    assert "Slått av" in text


def test_records_that_cannot_be_read_stop_the_list(home, monkeypatch):
    home.records.mkdir(exist_ok=True)
    (home.records / "records.sqlite").write_bytes(b"no database at all" * 200)

    app = run_view("follow_up", home, monkeypatch)

    assert app.title[0].value == "Arbeidslisten kan ikke vises"
