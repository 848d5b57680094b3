"""A programme in which somebody has put into names what a name should not have."""

from app.identity import LOCAL_MANAGER, Area
from app.records.follow_up import comment
from app.records.saved_views import SavedView, save_view
from data.home import Home
from tests.app.access import programme
from tests.app.access.programme import DATA_DATE, EARLIER_DAY
from tests.app.access.writings import BEFORE, KEYS, NOON, SHORT, hold
from tests.pipelines.programmes import load, write_programme

RUN = "window.attacked=1"
SCRIPT = f"<script>{RUN}</script><img src=x onerror={RUN}><b>fet</b> **sterk**"
LINK = f"[trykk](javascript:{RUN}) :red[rød] $x^2$"
FORMULA = "=HYPERLINK('http://127.0.0.1:1')"
NAMES = {"V-ALFA-2": SCRIPT, "V-ALFA-3": FORMULA, "V-ALFA-4": f"@{LINK}"}
GOALS = {"L-ALFA-2": SCRIPT}

VIEW_OF_OTHERS = "VISNING FOR EN ANNEN"


def write_attacked(folder):
    """Load it twice, write what the tests look for, and give its home."""
    home = Home(folder / "home")
    home.builds.mkdir(parents=True)
    for minute, day in enumerate((EARLIER_DAY, DATA_DATE)):
        files = write_programme(folder / f"{minute}", **_tables(bool(minute)))
        load(home, files, data_date=day, minute=minute)
    comment(home, LOCAL_MANAGER, [KEYS["ALFA"]], text=f"{SCRIPT} {LINK}", at=NOON)
    view = SavedView(VIEW_OF_OTHERS, "overview", (), NOON)
    save_view(home, LOCAL_MANAGER, view, at=NOON)
    return home


def write_draft(home):
    """Make a meeting that is no more than a draft, with something confidential."""
    return hold(home, "HELPROG", Area(), "UTKAST", at=BEFORE, sections=SHORT).id


def _tables(is_newer):
    tables = programme._tables(is_newer=is_newer)
    for place in tables["workplaces"]:
        place["workplace_name"] = NAMES.get(
            place["workplace_id"], place["workplace_name"]
        )
    for delivery in tables["deliveries"]:
        delivery["goal"] = GOALS.get(delivery["delivery_id"], delivery["goal"])
    return tables
