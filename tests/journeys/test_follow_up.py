"""What a person does with follow-up: find, exempt, undo, take away, send on.

This module is long because a working day of follow-up has many steps.
"""

import csv
import io
import json
import re
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import openpyxl
import polars as pl
import pytest
from axe_playwright_python.sync_playwright import Axe
from icalendar import Calendar
from playwright.sync_api import expect

from app.cli_gap_options import GapOptions
from app.cli_gaps import find_gaps
from app.components import follow_up_parts
from app.door import current_build
from app.identity import LOCAL_MANAGER
from app.records.follow_up import (
    RecordKey,
    assign,
    comment,
    exempt,
    list_audit,
    list_exemptions,
    undo,
)
from app.translations.follow_up_words import part_label
from data.home import find_home
from tests.app.callers import local
from tests.journeys.conftest import ROOT, serve
from tests.journeys.reading import (
    PATIENCE_MS,
    barriers_on,
    copied_link,
    go,
    heading_of,
    in_address,
    notice_on,
    see_address,
    settle,
    sideways,
    tab_to,
)
from tests.pipelines.programmes import load, row, write_programme

RULE = "end_evaluation"
TITLE = "Sluttevaluering er ikke holdt"
OVERDUE = "oppfølginger er forfalt: sluttevaluering"
REASON = "Ny leder begynner i januar"
PARTS = tuple(part_label(part) for part in follow_up_parts.PARTS)


def gaps_of(home, **options):
    """Ask what the command line asks, in this process."""
    options = {
        name: words if isinstance(words, date) else tuple(words)
        for name, words in options.items()
    }
    build = current_build(home)
    return find_gaps(build, local(home), GapOptions(**options), language="nb").rows


@pytest.fixture(scope="module")
def advisor(sample_home):
    """The advisor with the most end evaluations overdue, as on a bad morning."""
    rows = gaps_of(sample_home, rule=[RULE], state=["overdue"])
    found, count = Counter(rows["advisor_id"].drop_nulls()).most_common(1)[0]
    assert count >= 4
    return found


def overdue_of(home, advisor):
    return gaps_of(home, rule=[RULE], state=["overdue"], advisor=[advisor])


def one_to_exempt(rows):
    """A row that no other on the list is called like."""
    return rows.filter(~pl.col("workplace_name").is_duplicated()).row(1, named=True)


def open_list(page, address, query):
    """Open the list, and wait until a reader could begin to use it."""
    go(page, address, "oppfolging", query)
    expect(page.get_by_role("combobox", name="Rådgiver")).to_be_visible()
    expect(page.get_by_role("radio", name=re.compile("Åpne|Open"))).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("Alle treff"))).to_be_visible()
    settle(page)


def wait_for_title(page, text):
    expect(page.locator("h1").first).to_have_text(text, timeout=PATIENCE_MS)
    settle(page)


def tick(page, row):
    name = f"Velg: {TITLE}, {row['workplace_name']}"
    box = page.get_by_role("checkbox", name=name, exact=True)
    page.locator("[data-testid=stCheckbox] label").filter(has=box).click()
    expect(box).to_be_checked()


def dialog(page):
    """The form that is open; Streamlit takes its time to draw it."""
    found = page.get_by_role("dialog")
    expect(found.get_by_role("button", name=re.compile(r"\(\d+\)$"))).to_be_visible()
    settle(page)
    return found


def fill_in_exemption(page, *, reason, until):
    page.get_by_role("button", name="Unnta med begrunnelse").click()
    form = dialog(page)
    form.get_by_label("Begrunnelse").fill(reason)
    page.keyboard.press("Tab")
    page.keyboard.type(f"{until:%d.%m.%Y}")
    # The calendar opens with the field, over the button below.
    page.keyboard.press("Escape")
    return form.get_by_role("button", name=re.compile(r"^Unnta \("))


def said_done(page):
    return page.locator(".st-key-follow-up-done [data-testid=stAlert]")


def deliveries_in_calendar(path):
    events = Calendar.from_ical(Path(path).read_bytes()).walk("VEVENT")
    asked = [urlsplit(str(event["url"])).query for event in events]
    assert len({str(event["uid"]) for event in events}) == len(events)
    return sorted(parse_qs(each)["id"][0] for each in asked)


def check_exemption(home, row, *, reason, until):
    kept = (
        list_exemptions(home, LOCAL_MANAGER)
        .drop("entry_id", "batch_id")
        .rows(named=True)
    )
    assert len(kept) == 1
    made_at = kept[0].pop("made_at")
    assert kept[0] == {
        **{name: row[name] for name in RecordKey._fields},
        "reason": reason,
        "from_on": date(2026, 10, 31),
        "until_on": until,
        "made_by": LOCAL_MANAGER.name,
    }
    written = datetime.now(UTC).replace(tzinfo=None) - made_at
    assert timedelta(0) <= written < timedelta(minutes=10)


def check_undone(home, advisor, before):
    assert list_exemptions(home, LOCAL_MANAGER).is_empty()
    acts = list_audit(home, LOCAL_MANAGER).select("act", "who", "is_taken_back").rows()
    assert acts == [("undo", "local", False), ("exempt", "local", True)]
    assert overdue_of(home, advisor).equals(before)


@pytest.mark.long
def test_the_whole_task_is_done_with_the_mouse(visitor, address, records, advisor):
    before = overdue_of(records, advisor)
    aside = one_to_exempt(before)
    rest = sorted(set(before["delivery_id"]) - {aside["delivery_id"]})
    open_list(visitor, address, {})

    visitor.get_by_role("radio", name=re.compile("Forfalt")).click()
    settle(visitor)
    pick_with_mouse(visitor, "Rådgiver", advisor)
    pick_with_mouse(visitor, "Regel", TITLE)
    wait_for_title(visitor, f"{before.height} {OVERDUE}")
    tick(visitor, aside)
    visitor.get_by_role("button", name="Unnta med begrunnelse").click()
    form = dialog(visitor)
    form.get_by_label("Begrunnelse").click()
    visitor.keyboard.type(REASON)
    form.get_by_role("button", name="Choose date").click()
    visitor.get_by_role("button", name=re.compile("15. januar 2027")).click()
    form.get_by_role("button", name="Unnta (1)").click()
    wait_for_title(visitor, f"{len(rest)} {OVERDUE}")
    expect(said_done(visitor)).to_contain_text("unntatt til og med 15.01.2027")
    check_exemption(records, aside, reason=REASON, until=date(2027, 1, 15))

    visitor.get_by_role("button", name=f"Velg alle {len(rest)}").click()
    chosen = visitor.get_by_text(f"{len(rest)} valgt", exact=True)
    expect(chosen).to_be_visible()
    settle(visitor)
    with visitor.expect_download() as waiting:
        visitor.get_by_role("button", name=f"Legg i kalender ({len(rest)})").click()
    assert waiting.value.suggested_filename.endswith(".ics")
    assert deliveries_in_calendar(waiting.value.path()) == rest

    visitor.get_by_role("radio", name=re.compile("Unntatt")).click()
    wait_for_title(visitor, "1 oppfølging er unntatt: sluttevaluering")
    main = visitor.locator("[data-testid=stMain]")
    expect(main).to_contain_text(f"Unntatt: {REASON}")
    expect(main).to_contain_text(aside["workplace_name"])
    visitor.get_by_role("button", name="Angre", exact=True).click()
    wait_for_title(visitor, "Ingen oppfølging passer med valgene")
    visitor.get_by_role("radio", name=re.compile("Forfalt")).click()
    wait_for_title(visitor, f"{before.height} {OVERDUE}")
    expect(main).to_contain_text(aside["workplace_name"])
    check_undone(records, advisor, before)
    assert visitor.complaints == []


def pick_with_mouse(page, label, word):
    page.get_by_role("combobox", name=label, exact=True).click()
    option = page.get_by_role("option", name=word, exact=True)
    page.get_by_role("option").first.hover()
    for _ in range(40):
        if option.count():
            break
        page.mouse.wheel(0, 200)
        page.wait_for_timeout(100)
    option.click()
    settle(page)


def test_the_whole_task_is_done_with_the_keyboard_alone(
    visitor, address, records, advisor
):
    before = overdue_of(records, advisor)
    aside = one_to_exempt(before)
    rest = sorted(set(before["delivery_id"]) - {aside["delivery_id"]})
    keys = visitor.keyboard
    open_list(visitor, address, {})

    tab_to(visitor, "Åpne")
    keys.press("ArrowRight")
    keys.press("Space")
    expect(visitor).to_have_url(re.compile("state=Forfalt"))
    settle(visitor)
    pick_with_keys(visitor, "Rådgiver", advisor)
    pick_with_keys(visitor, "Regel", TITLE)
    wait_for_title(visitor, f"{before.height} {OVERDUE}")
    tab_to(visitor, f"Velg: {TITLE}, {aside['workplace_name']}")
    keys.press("Space")
    expect(visitor.get_by_text("1 valgt", exact=True)).to_be_visible()
    settle(visitor)
    tab_to(visitor, "Unnta med begrunnelse", key="Shift+Tab")
    keys.press("Enter")
    dialog(visitor)
    tab_to(visitor, "Begrunnelse")
    keys.type(REASON)
    tab_to(visitor, "day, Siste dag")
    keys.type("15.12.2026")
    tab_to(visitor, "Unnta (1)")
    keys.press("Enter")
    wait_for_title(visitor, f"{len(rest)} {OVERDUE}")
    expect(said_done(visitor)).to_contain_text("unntatt til og med 15.12.2026")
    check_exemption(records, aside, reason=REASON, until=date(2026, 12, 15))

    tab_to(visitor, f"Legg i kalender ({len(rest)})")
    with visitor.expect_download() as waiting:
        keys.press("Enter")
    assert deliveries_in_calendar(waiting.value.path()) == rest

    tab_to(visitor, "Angre", key="Shift+Tab")
    keys.press("Enter")
    wait_for_title(visitor, f"{before.height} {OVERDUE}")
    expect(said_done(visitor)).to_contain_text("Angret for 1 oppfølging")
    check_undone(records, advisor, before)
    assert visitor.complaints == []


def pick_with_keys(page, label, word):
    tab_to(page, label)
    page.keyboard.type(word)
    expect(page.get_by_role("option", name=word, exact=True)).to_be_visible()
    page.keyboard.press("Enter")
    settle(page)


def test_a_form_without_a_reason_is_not_sent_and_loses_nothing(
    visitor, address, records, advisor
):
    query = {"advisor": advisor, "rule": TITLE, "state": "Forfalt"}
    open_list(visitor, address, query)
    tick(visitor, one_to_exempt(overdue_of(records, advisor)))
    send = fill_in_exemption(visitor, reason=" ", until=date(2026, 12, 24))

    send.click()

    form = visitor.get_by_role("dialog")
    expect(form).to_contain_text("Skriv noen ord")
    expect(form.get_by_role("spinbutton").first).to_have_text("24")
    assert list_exemptions(records, LOCAL_MANAGER).is_empty()


@pytest.mark.long
def test_two_people_exempt_different_rows_at_the_same_time(
    visitor, other, address, records, advisor
):
    before = overdue_of(records, advisor)
    named = before.filter(~pl.col("workplace_name").is_duplicated()).rows(named=True)
    pages, reasons = (visitor, other), ("Den ene venter", "Den andre venter")
    sends = []
    for page, its_row, reason in zip(pages, named[:2], reasons, strict=True):
        query = {"advisor": advisor, "rule": TITLE, "state": "Forfalt"}
        open_list(page, address, query)
        tick(page, its_row)
        sends.append(fill_in_exemption(page, reason=reason, until=date(2026, 12, 24)))

    for send in sends:
        send.click(no_wait_after=True)

    for page in pages:
        expect(said_done(page)).to_contain_text("1 oppfølging er unntatt")
        settle(page)
        assert page.locator("[data-testid=stException]").count() == 0
    kept = list_exemptions(records, LOCAL_MANAGER).select("record_id", "reason").rows()
    rows = zip(named[:2], reasons, strict=True)
    assert sorted(kept) == sorted((row["record_id"], words) for row, words in rows)
    for page in pages:
        page.reload()
        wait_for_title(page, f"{before.height - 2} {OVERDUE}")
        assert page.complaints == []


NAMES = {"1": "Myrvang sykehjem", "2": "Solbakken sykehjem", "3": "Fjellhøy sykehjem"}


def write_finished(folder, *, evaluated=()):
    """Three deliveries that ended long ago; some have been evaluated since."""
    ids = {
        number: {"delivery_id": f"L-{number}", "workplace_id": f"V-{number}"}
        for number in NAMES
    }
    return write_programme(
        folder,
        workplaces=[
            row("workplaces", workplace_id=f"V-{number}", workplace_name=name)
            for number, name in NAMES.items()
        ],
        deliveries=[row("deliveries", **each) for each in ids.values()],
        delivery_units=[row("delivery_units", **each) for each in ids.values()],
        evaluations=[
            row("evaluations", **ids[number], completed_on="10.10.2026")
            for number in evaluated
        ],
    )


@pytest.mark.long
def test_an_exemption_outlives_a_new_load_and_ends_the_day_after_its_last_day(
    visitor, tmp_path
):
    home = find_home(tmp_path / "home", {})
    load(home, write_finished(tmp_path / "a"), data_date=date(2026, 9, 30))
    with serve(home) as address:
        open_list(visitor, address, {"rule": TITLE})
        wait_for_title(visitor, f"3 {OVERDUE}")
        tick(visitor, {"workplace_name": NAMES["1"]})
        fill_in_exemption(visitor, reason=REASON, until=date(2026, 10, 15)).click()
        wait_for_title(visitor, f"2 {OVERDUE}")
        first = current_build(home).id

        load(home, write_finished(tmp_path / "b", evaluated="3"), minute=1)
        assert current_build(home).id != first
        # The page that is open takes the new build, with the exemption run out.
        visitor.get_by_role("radio", name=re.compile("Unntatt")).click()
        wait_for_title(visitor, "Ingen oppfølging passer med valgene")
        said = {}
        for day in ("2026-09-29", "2026-10-15", "2026-10-16"):
            open_list(visitor, address, {"rule": TITLE, "as_of": day})
            main = visitor.locator("[data-testid=stMain]").inner_text()
            said[day] = [number for number, name in NAMES.items() if name in main]
            expect(
                visitor.get_by_role("radio", name=re.compile("Unntatt"))
            ).to_have_text(f"– Unntatt {int(day == '2026-10-15')}")

    # Before the first day of the exemption the list shows what was open then.
    assert said == {
        "2026-09-29": ["1", "2", "3"],
        "2026-10-15": ["2"],
        "2026-10-16": ["1", "2"],
    }
    assert visitor.complaints == []


@pytest.fixture
def written(records):
    """People have exempted, given away and commented on some of the sample."""
    rows = gaps_of(records, owner=["advisor"], severity=["high"], state=["overdue"])
    keys = [RecordKey(*each) for each in rows.select(RecordKey._fields).iter_rows()]
    made = {"from_on": date(2026, 10, 31), "at": datetime.now(UTC)}
    until = {"reason": "Avtalt; =vent", "until_on": date(2026, 12, 24)}
    exempt(records, LOCAL_MANAGER, keys[:4], **until, **made)
    short = {"reason": "Ferie", "until_on": date(2026, 10, 30)}
    earlier = {"from_on": date(2026, 10, 1), "at": datetime.now(UTC)}
    exempt(records, LOCAL_MANAGER, keys[4:6], **short, **earlier)
    given = {"owner_role": "centre", "advisor_id": None}
    assign(records, LOCAL_MANAGER, keys[6:9], **given, **until, **made)
    at = datetime.now(UTC)
    comment(records, LOCAL_MANAGER, keys[8:10], text="Ringt, svar mandag", at=at)
    batch = comment(records, LOCAL_MANAGER, keys[:1], text="Feil rad", at=at)
    undo(records, LOCAL_MANAGER, batch, at)
    return records


CHOICES = {
    "what is open": (
        {"sector": "Kommunal", "owner": "IA-rådgiver", "severity": "Høy"},
        {"filter": ["sector=municipal"], "owner": ["advisor"], "severity": ["high"]},
    ),
    "what is exempt": ({"state": "Unntatt"}, {"state": ["exempt"]}),
    "an earlier day": (
        {"as_of": "2026-06-30", "state": "Forfalt", "rule": TITLE},
        {"as_of": date(2026, 6, 30), "state": ["overdue"], "rule": [RULE]},
    ),
}
"""The same choices, as an address has them and as the command line has them."""


@pytest.mark.parametrize(
    "choice",
    [
        "what is open",
        *(pytest.param(each, marks=pytest.mark.long) for each in [*CHOICES][1:]),
    ],
)
def test_the_screen_the_workbook_and_the_command_line_have_the_same_rows(
    visitor, address, written, choice
):
    query, options = CHOICES[choice]
    with ThreadPoolExecutor() as beside:
        said = [
            beside.submit(say_gaps, written, kind, options)
            for kind in ("--csv", "--json")
        ]
        open_list(visitor, address, query)
        counts = counts_on(visitor)
        workbook = all_hits(visitor, counts["Alle treff"])
    header, *from_csv = csv.reader(io.StringIO(said[0].result()))
    from_json = json.loads(said[1].result())

    assert len(workbook) > 1
    assert workbook == [line[: len(workbook[0])] for line in from_csv]
    told = [dict(zip(header, line, strict=True)) for line in from_csv]
    assert [in_csv_words(gap) for gap in from_json["gaps"]] == [
        {name: line[name] for name in JSON_NAMES} for line in told
    ]
    assert counts == expected_counts(written, options, from_json["counts"])


JSON_NAMES = {
    "rule_title": "rule",
    "state_code": "state",
    "severity_code": "severity",
    **{
        name: name
        for name in (
            *("rule_code", "record_id", "delivery_id", "workplace_id", "due_on"),
            *("overdue_days", "owner_role", "advisor_id", "fact", "exempt_until_on"),
            *("exempt_reason", "assigned_reason", "comment_count", "newest_comment"),
        )
    },
}
"""Columns of the CSV, and what JSON calls them."""


def in_csv_words(gap):
    return {name: as_words(gap[theirs]) for name, theirs in JSON_NAMES.items()}


def as_words(value):
    if value is None:
        return ""
    return f"{value:%Y-%m-%d}" if isinstance(value, date) else str(value)


def say_gaps(home, kind, options):
    asked = [
        word
        for name, words in options.items()
        for each in ([words] if isinstance(words, date) else words)
        for word in (f"--{name.replace('_', '-')}", str(each))
    ]
    command = [sys.executable, "-m", "app", "gaps", kind, "--home", str(home.root)]
    said = subprocess.run([*command, *asked], cwd=ROOT, check=True, capture_output=True)
    return said.stdout.decode("utf-8")


def all_hits(page, count):
    page.get_by_role("button", name=f"Alle treff ({count})").click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name=f"Excel ({count})").click()
    book = openpyxl.load_workbook(io.BytesIO(waiting.value.path().read_bytes()))
    _headings, *rows = book[book.sheetnames[0]].iter_rows(values_only=True)
    return [[as_words(value) for value in line] for line in rows]


def counts_on(page):
    """Read every number that the screen gives of its list."""
    text = page.locator("[data-testid=stMain]").inner_text().replace("\xa0", "")
    pills = re.findall(
        r"^(?:\S )?(Åpne|Forfalt|Forfaller snart|Unntatt|Høy|Middels|Lav) (\d+)$",
        text,
        re.MULTILINE,
    )
    told = re.search(
        r"^(\d+) oppfølginger gjelder (.*?)\. Viser \d+ av (\d+),", text, re.M
    )
    things = re.findall(r"(\d+) (leveranser?|virksomhet(?:er)?)\b", told.group(2))
    return {
        **{name: int(count) for name, count in pills},
        **{noun[:5]: int(count) for count, noun in things},
        "gjelder": int(told.group(1)),
        "av": int(told.group(3)),
        "Alle treff": int(re.search(r"Alle treff \((\d+)\)", text).group(1)),
        "h1": int(re.match(r"\d+", heading_of(page).replace("\xa0", "")).group()),
    }


def expected_counts(home, options, counts):
    """What the command line finds with the same choices, or with one of them less."""
    states = ["overdue", "due_soon", "exempt"]
    any_state = Counter(gaps_of(home, **options | {"state": states})["state"])
    severities = gaps_of(home, **{**options, "severity": []})["severity"]
    weights = Counter(severities)
    is_exempt = options.get("state") == ["exempt"]
    return {
        "Åpne": any_state["overdue"] + any_state["due_soon"],
        "Forfalt": any_state["overdue"],
        "Forfaller snart": any_state["due_soon"],
        "Unntatt": any_state["exempt"],
        "Høy": weights["high"],
        "Middels": weights["medium"],
        "Lav": weights["low"],
        "lever": counts["deliveries"],
        "virks": counts["workplaces"],
        **dict.fromkeys(("gjelder", "av", "Alle treff"), counts["gaps"]),
        "h1": counts["exempt"] if is_exempt else counts["overdue"],
    }


def show_part(page, part):
    page.get_by_role("radio", name=part, exact=True).click()
    settle(page)
    expect(page.get_by_role("radio", name=part, exact=True)).to_be_checked()


@pytest.mark.parametrize(
    "scheme", ["light", pytest.param("dark", marks=pytest.mark.long)]
)
def test_no_part_of_the_page_has_a_serious_barrier_or_runs_out_of_a_phone(
    visitor, address, written, scheme
):
    visitor.emulate_media(color_scheme=scheme)
    open_list(visitor, address, {})

    found = {}
    for part in (*PARTS, PARTS[0], "Tabell"):
        show_part(visitor, part)
        found[part] = barriers_on(Axe(), visitor)
        for width in (390, 320) if scheme == "light" else ():
            visitor.set_viewport_size({"width": width, "height": 844})
            visitor.wait_for_timeout(300)
            found[part, width] = max(0, sideways(visitor) - 1)
        visitor.set_viewport_size({"width": 1280, "height": 900})
    show_part(visitor, "Liste")
    show_part(visitor, PARTS[0])
    visitor.locator("[data-testid=stCheckbox] label").first.click()
    visitor.get_by_role("button", name="Gi til").click()
    dialog(visitor)
    found["Gi til"] = barriers_on(Axe(), visitor)

    assert {place: barriers for place, barriers in found.items() if barriers} == {}
    assert visitor.complaints == []


def list_on(page):
    """Read what the list says: title, counts, what is chosen, rows in order."""
    boxes = page.locator("[data-testid=stCheckbox] input")
    chosen = page.locator(
        "[data-testid=stMain] [aria-checked=true],"
        "[data-testid=stMain] [aria-pressed=true]"
    )
    return {
        "title": heading_of(page),
        "chosen": [each.strip() for each in chosen.all_inner_texts()],
        "groups": page.locator("h2").all_inner_texts(),
        "rows": [box.get_attribute("aria-label") for box in boxes.all()],
    }


def see_list(page, wanted):
    """Wait until the list says all this."""
    for _ in range(20):
        if list_on(page) == wanted:
            return
        page.wait_for_timeout(500)
    assert list_on(page) == wanted


EVERYTHING = {
    "sector": "Kommunal",
    "state": "Forfalt",
    "severity": ["Høy", "Middels"],
    "owner": "IA-rådgiver",
    "due": "over 90 dager over fristen",
    "gather": "Etter leveranse",
    "seek": "kommune",
}


def test_a_copied_link_opens_the_same_list_for_somebody_else(
    visitor, other, address, records
):
    open_list(visitor, address, EVERYTHING)
    seen = list_on(visitor)
    assert len(seen["rows"]) > 3
    words = " ".join(seen["chosen"])
    assert all(word in words for word in ("▲ Forfalt", "▲ Høy", "◆ Middels"))

    other.goto(copied_link(visitor))
    see_list(other, seen)
    see_address(other, in_address(visitor))
    assert notice_on(other) == notice_on(visitor) == ""


def test_choices_made_on_the_screen_stand_in_the_address_and_outlive_a_reload(
    visitor, address, records, advisor
):
    open_list(visitor, address, {})
    visitor.get_by_role("radio", name=re.compile("Forfalt")).click()
    settle(visitor)
    visitor.get_by_role("button", name=re.compile("▲ Høy")).click()
    settle(visitor)
    pick_with_keys(visitor, "Rådgiver", advisor)
    asked = {"state": ["Forfalt"], "severity": ["Høy"], "advisor": [advisor]}
    see_address(visitor, asked)
    seen = list_on(visitor)

    link = visitor.locator("[data-testid=stMain] a[href*=leveranse]").first
    with visitor.context.expect_page() as waiting:
        link.click()
    settle(waiting.value)
    assert in_address(waiting.value)["id"] == [link.inner_text()]
    visitor.reload()

    see_list(visitor, seen)
    see_address(visitor, asked)


@pytest.mark.long
def test_the_language_switch_keeps_the_choices(visitor, address, records):
    open_list(visitor, address, EVERYTHING)
    seen = list_on(visitor)

    visitor.get_by_role("radio", name="en", exact=True).click()
    expect(visitor).to_have_url(re.compile("state=Overdue"))
    settle(visitor)

    english = {
        "sector": ["Municipal"],
        "state": ["Overdue"],
        "severity": ["High", "Medium"],
        "owner": ["Advisor"],
        "due": ["over 90 days overdue"],
        "gather": ["By delivery"],
        "seek": ["kommune"],
        "lang": ["en"],
    }
    see_address(visitor, english)
    copied = urlsplit(copied_link(visitor, name="Copy link")).query
    assert parse_qs(copied) == english
    expect(visitor.locator("[data-testid=stAlert]")).to_have_count(0)
    visitor.get_by_role("radio", name="nb", exact=True).click()
    see_list(visitor, seen)


def test_a_word_in_the_address_that_is_unknown_is_said_and_the_rest_counts(
    visitor, address, records
):
    query = {"state": "Forfalt", "severity": ["Høy", "Kritisk"], "rule": "Gammel regel"}
    open_list(visitor, address, query)

    said = notice_on(visitor)
    assert "severity=Kritisk" in said
    assert "rule=Gammel regel" in said
    see_address(visitor, {"state": ["Forfalt"], "severity": ["Høy"]})
