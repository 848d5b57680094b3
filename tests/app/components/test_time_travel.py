"""An earlier data set on the screens: its figures, the banner, and what is refused."""

import json
from datetime import date

import duckdb
import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from app.cli import main
from app.components.links import page_address
from app.door import find_build
from data.home import Home
from tests.app.tiny_home import VIEWS, empty_home
from tests.tiny_build import write_tiny_build

EARLIER, NEWER = "20260701T060000Z-aaaaaaaa", "20260802T060000Z-bbbbbbbb"
ASKED = ("--build", EARLIER)
EARLIER_DAY, NEWER_DAY = date(2026, 6, 30), date(2026, 7, 31)


def deliveries(count):
    """Deliveries that are overdue by a rule, at one workplace each."""
    ids = [f"{number}" for number in range(1, count + 1)]
    return {
        "workplaces": [
            {"workplace_id": f"V-{each}", "workplace_name": f"Ås {each}"}
            for each in ids
        ],
        "deliveries": [
            {
                "delivery_id": f"L-{each}",
                "workplace_id": f"V-{each}",
                "status": "ongoing",
                "started_on": date(2025, 1, 1),
                "planned_end_on": date(2026, 1, 1),
            }
            for each in ids
        ],
        "delivery_units": [
            {"delivery_id": f"L-{each}", "workplace_id": f"V-{each}"} for each in ids
        ],
    }


def add_build(home, build_id, data_date, **tables):
    path = write_tiny_build(
        home.builds / f"{build_id}.duckdb", data_date=data_date, **tables
    )
    built_at = f"{build_id[:4]}-{build_id[4:6]}-{build_id[6:8]} 06:00"
    with duckdb.connect(str(path)) as connection:
        connection.execute(
            "update meta.build set build_id = ?, built_at = ?::timestamp",
            [build_id, built_at],
        )
    home.pointer.write_text(f"{path.name}\n", encoding="utf-8")


def make_two_builds(root):
    home = empty_home(root)
    add_build(home, EARLIER, EARLIER_DAY, **deliveries(1))
    add_build(home, NEWER, NEWER_DAY, **deliveries(3))
    return home


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    return make_two_builds(tmp_path_factory.mktemp("two"))


@pytest.fixture
def home(shared, monkeypatch):
    monkeypatch.setenv("VARIG_HOME", str(shared.root))
    return shared


def run(view, /, **address):
    app = AppTest.from_file(VIEWS / f"{view}.py", default_timeout=30)
    for key, word in address.items():
        app.query_params[key] = word
    app.run()
    assert not app.exception, app.exception
    return app


def texts(app):
    drawn = (*app.title, *app.markdown, *app.info)
    return " ".join(each.value for each in drawn).replace("\\", "")


def strip(app):
    return app.expander[0].label


def has_banner(app):
    return any(button.key == "time-travel-back" for button in app.button)


def test_without_a_build_in_the_address_the_newest_is_shown(home):
    app = run("portfolio")

    assert "**3** av 3 leveranser" in strip(app)
    assert not has_banner(app)


def test_an_earlier_build_shows_its_own_figures_and_says_so(home):
    app = run("portfolio", build=EARLIER)

    assert "**1** av 1 leveranse" in strip(app)
    assert "**Et tidligere datasett:** data per **30.06.2026**" in texts(app)
    assert "Det finnes et nyere: data per 31.07.2026" in texts(app)
    assert "dager gamle" not in texts(app)


def test_the_banner_leads_back_and_keeps_the_filters(home):
    app = run("portfolio", build=EARLIER, as_of="2026-05-31", status="Pågår")
    assert "Vist slik det sto **31.05.2026**" in texts(app)

    app.button(key="time-travel-back").click().run()

    assert not has_banner(app)
    assert "**3** av 3 leveranser" in strip(app)
    assert "build" not in app.query_params
    assert app.session_state["as_of"] is None
    assert app.session_state["status"] == ["ongoing"]


def test_a_day_alone_is_said_in_the_same_place(home):
    app = run("portfolio", as_of="2026-05-31")
    assert "**En tidligere dag.** Vist slik det sto **31.05.2026**" in texts(app)

    app.button(key="time-travel-back").click().run()

    assert not has_banner(app)


def test_the_day_can_be_left_and_the_build_kept(home):
    app = run("portfolio", build=EARLIER, as_of="2026-05-31")

    app.button(key="time-travel-day").click().run()

    assert app.session_state["as_of"] is None
    assert "".join(app.query_params["build"]) == EARLIER


def test_links_on_the_page_keep_the_build(home):
    app = run("overview", build=EARLIER)

    links = [each.value for each in app.markdown if "](/" in each.value]
    assert links
    assert all(f"build={EARLIER}" in each for each in links)
    assert f"build={EARLIER}" in app.code[0].value


def test_a_build_is_chosen_and_left_among_the_filters(home):
    app = run("portfolio")

    app.selectbox(key=f"data-set-choice-{NEWER}").set_value(EARLIER).run()
    assert "".join(app.query_params["build"]) == EARLIER
    assert "**1** av 1 leveranse" in strip(app)

    app.selectbox(key=f"data-set-choice-{EARLIER}").set_value(NEWER).run()
    assert "build" not in app.query_params
    assert "**3** av 3 leveranser" in strip(app)


def test_the_tab_remembers_the_build_where_the_menu_drops_it_from_the_address(home):
    app = run("portfolio", build=EARLIER)

    del app.query_params["build"]
    app.run()

    assert has_banner(app)
    assert f"build={EARLIER}" in app.code[0].value


def test_a_day_after_the_earlier_build_falls_away_with_it(home):
    app = run("portfolio", as_of="2026-07-15")

    app.selectbox(key=f"data-set-choice-{NEWER}").set_value(EARLIER).run()

    assert not app.exception
    assert app.session_state["as_of"] is None


@pytest.mark.parametrize("name", ["20250101T000000Z-cccccccc", "../../x", "2026"])
def test_a_build_that_is_not_there_is_said_and_the_newest_shown(home, name):
    app = run("portfolio", build=name)

    assert "**3** av 3 leveranser" in strip(app)
    assert f"Datasettet «{name}» finnes ikke" in texts(app)
    assert "build" not in app.query_params

    app.run()
    assert "finnes ikke" not in texts(app)


def test_nothing_is_written_on_an_earlier_build(home):
    app = run("follow_up", build=EARLIER)
    pick = next(each for each in app.checkbox if each.key.startswith("pick-"))
    pick.check().run()

    keys = {button.key for button in app.button}
    assert not keys & {"follow-up-exempt", "follow-up-assign", "follow-up-comment"}
    assert "så her kan ingenting skrives" in texts(app)


def test_on_an_earlier_day_of_the_build_in_use_people_may_write(home):
    app = run("follow_up", as_of="2026-06-30")
    pick = next(each for each in app.checkbox if each.key.startswith("pick-"))
    pick.check().run()

    assert "follow-up-exempt" in {button.key for button in app.button}


def test_the_data_sets_are_listed_from_the_one_in_use(home):
    app = run("loaded_data", build=EARLIER, part="Datasett")

    assert "2 datasett; det som er i bruk, er fra 02.08.2026" in texts(app)
    assert "Du ser på dette" in texts(app)
    assert f"builds-use-{NEWER}" not in {button.key for button in app.button}


def test_a_data_set_that_is_left_is_not_called_an_earlier_one(tmp_path, monkeypatch):
    home = make_two_builds(tmp_path)
    home.pointer.write_text(f"{EARLIER}.duckdb\n", encoding="utf-8")
    monkeypatch.setenv("VARIG_HOME", str(home.root))

    app = run("portfolio", build=NEWER)

    assert "**Et datasett som ikke er i bruk:**" in texts(app)
    assert app.button(key="time-travel-back").label == "Tilbake til datasettet i bruk"


def of_an_earlier_version(root: Home, statement: str) -> Home:
    home = make_two_builds(root)
    with duckdb.connect(str(home.builds / f"{EARLIER}.duckdb")) as connection:
        connection.execute(statement)
    return home


def test_a_screen_that_an_older_version_lacks_a_table_for_says_so(
    tmp_path, monkeypatch
):
    home = of_an_earlier_version(tmp_path, "drop table core.evaluations")
    monkeypatch.setenv("VARIG_HOME", str(home.root))
    app = AppTest.from_file(VIEWS.parent / "main.py", default_timeout=30)
    app.query_params["build"] = EARLIER

    app.run()

    assert not app.exception
    assert "Dette datasettet kan ikke vises på denne skjermen" in texts(app)
    assert has_banner(app)


def test_a_build_that_no_screen_can_show_is_left_for_the_newest(tmp_path, monkeypatch):
    home = of_an_earlier_version(
        tmp_path, "alter table core.deliveries drop column status"
    )
    monkeypatch.setenv("VARIG_HOME", str(home.root))

    app = run("portfolio", build=EARLIER)

    assert "er laget av en tidligere versjon av Varig" in texts(app)
    assert "**3** av 3 leveranser" in strip(app)


def test_a_build_is_found_by_its_name_or_a_beginning_that_fits_no_other(home):
    assert find_build(home, EARLIER).id == EARLIER
    assert find_build(home, "202608").id == NEWER
    assert find_build(home, "2026") is None
    assert find_build(home, "") is None
    assert find_build(home, "../builds/" + EARLIER) is None


@pytest.mark.parametrize(("build", "count"), [(EARLIER, "1"), (NEWER, "3")])
def test_the_command_line_says_the_figures_of_the_screen(home, capsys, build, count):
    address = {} if build == NEWER else {"build": build}
    tiles = {each.label: each.value for each in run("overview", **address).metric}

    said = say(capsys, "metrics", "ongoing_deliveries", "--build", build)

    assert tiles["Leveranser som pågår"] == count
    assert f"ongoing_deliveries  {count}  " in said


@pytest.mark.parametrize(
    "command",
    [
        ["metrics"],
        ["gaps"],
        ["factors", "--outcome", "self_reliant"],
        ["export", "deliveries"],
    ],
    ids=lambda command: command[0],
)
def test_a_command_refuses_a_build_it_does_not_know(home, capsys, command):
    for name, met in (("2027", "no build begins"), ("2026", "more than one build")):
        said = refused(capsys, *command, "--build", name)

        assert f"Not done: {met}" in said
        assert EARLIER in said
        assert NEWER in said


def test_gaps_factors_and_exports_are_those_of_the_build(home, capsys, tmp_path):
    gaps, factors = (
        json.loads(say(capsys, *command, "--build", "202607", "--json"))
        for command in (("gaps",), ("factors", "--outcome", "self_reliant"))
    )
    out = tmp_path / "deliveries.csv"
    say(capsys, "export", "deliveries", "--format", "csv", "--out", str(out), *ASKED)

    assert gaps["build"] == factors["build"] == EARLIER
    assert len(out.read_text("utf-8").splitlines()) == 2


def test_the_command_that_takes_it_out_again_names_the_build(home, capsys, tmp_path):
    out = tmp_path / "deliveries.xlsx"
    say(capsys, "export", "deliveries", "--out", str(out), *ASKED)

    cells = [
        str(cell.value)
        for sheet in openpyxl.load_workbook(out)
        for row in sheet.iter_rows()
        for cell in row
    ]
    assert any(f"varig export deliveries --build {EARLIER}" in cell for cell in cells)


def test_a_command_says_that_a_build_is_of_an_earlier_version(
    tmp_path, monkeypatch, capsys
):
    home = of_an_earlier_version(tmp_path, "drop table core.evaluations")
    monkeypatch.setenv("VARIG_HOME", str(home.root))

    said = refused(capsys, "metrics", *ASKED)

    assert "made by an earlier version of Varig" in said


def say(capsys, *command):
    assert exit_code(command) == 0
    return capsys.readouterr().out


def refused(capsys, *command):
    assert exit_code(command) == 1
    return " ".join(capsys.readouterr().err.split())


def exit_code(command):
    with pytest.raises(SystemExit) as ended:
        main(list(command))
    return ended.value.code


def test_a_meeting_links_to_a_build_and_a_day():
    address = page_address("overview", {"build": [EARLIER], "as_of": ["2026-06-30"]})

    assert address == f"/?build={EARLIER}&as_of=2026-06-30"
