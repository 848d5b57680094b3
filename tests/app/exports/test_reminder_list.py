"""The reminder list is one page per owner, and prints without anything else."""

import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest

from app.exports.reminder_list import reminder_list
from data.follow_up import standard_rules
from tests.app.exports.make_gaps import CONDITIONS, gaps

VOID = {"meta"}


class Reader(HTMLParser):
    """Reads a page, and finds tags that are not closed in their order."""

    def __init__(self):
        super().__init__()
        self.open, self.headings, self.tags, self.text = [], [], [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text.append(data)
        if self.open and re.fullmatch(r"h\d", self.open[-1]):
            self.headings.append((self.open[-1], data))


def page(rows, language="nb", conditions=CONDITIONS):
    html = reminder_list(
        rows, standard_rules(), language=language, conditions=conditions
    ).decode("utf-8")
    reader = Reader()
    reader.feed(html)
    assert reader.open == []
    return html, reader


def headings(rows):
    return page(rows)[1].headings


def test_each_owner_has_a_page_and_under_it_centre_and_delivery():
    rows = gaps(
        {"owner_role": "unit_leader", "rule_code": "group_incomplete"},
        {"advisor_id": "R-008", "delivery_id": "L-2", "record_id": "L-2"},
        {},
    )

    assert headings(rows) == [
        ("h1", "Påminnelsesliste"),
        ("h2", "IA-rådgiver R-007: 1 oppfølging"),
        ("h3", "Oslo"),
        ("h4", "L-1 · Én-til-én"),
        ("h2", "IA-rådgiver R-008: 1 oppfølging"),
        ("h3", "Oslo"),
        ("h4", "L-2 · Én-til-én"),
        ("h2", "Leder i enheten, Åsen sykehjem: 1 oppfølging"),
        ("h3", "Oslo"),
        ("h4", "L-1 · Én-til-én"),
    ]
    assert "section + section { break-before: page; }" in page(rows)[0]


def test_an_advisor_whom_nobody_has_named_has_a_page_too():
    assert ("h2", "IA-rådgiver: 1 oppfølging") in headings(gaps({"advisor_id": None}))


def test_a_centre_has_its_own_page():
    silent = {"rule_code": "silent_trainer", "owner_role": "centre"}

    owners = [
        text
        for level, text in headings(gaps(silent | {"centre_name": "Ås"}, silent))
        if level == "h2"
    ]

    assert owners == [
        "Arbeidslivssenteret Oslo: 1 oppfølging",
        "Arbeidslivssenteret Ås: 1 oppfølging",
    ]


def pages_of(rows):
    """Give the text of each page by its heading."""
    html = page(rows)[0]
    sections = [each.split("</section>")[0] for each in html.split("<section>")[1:]]
    return {re.search("<h2>(.*)</h2>", each)[1]: each for each in sections}


OTHER_PLACE = {
    "workplace_id": "V-2",
    "workplace_name": "Solbakken sykehjem",
    "record_id": "L-1/V-2",
}


@pytest.mark.parametrize(
    ("role", "name"),
    [
        ("unit_leader", "Leder i enheten"),
        ("superior_leader", "Overordnet leder"),
        ("party_group", "Partsgruppen"),
        ("union_representative", "Tillitsvalgt"),
        ("safety_representative", "Verneombud"),
        ("hr", "HR"),
        ("occupational_health", "Bedriftshelsetjenesten"),
    ],
)
def test_who_works_at_a_workplace_gets_a_page_with_nothing_of_another(role, name):
    # Both are of the same delivery, so nothing but the workplace tells them apart.
    theirs = {"owner_role": role}
    pages = pages_of(
        gaps(theirs | OTHER_PLACE, theirs, theirs | OTHER_PLACE | {"record_id": "x"})
    )

    assert list(pages) == [
        f"{name}, Solbakken sykehjem: 2 oppfølginger",
        f"{name}, Åsen sykehjem: 1 oppfølging",
    ]
    solbakken, asen = pages.values()
    assert "Åsen" not in solbakken
    assert "Solbakken" not in asen


def test_two_workplaces_of_the_same_name_have_a_page_each():
    theirs = {"owner_role": "unit_leader"}
    same_name = theirs | {"workplace_id": "V-2", "delivery_id": "L-2"}

    found = headings(gaps(theirs, same_name, theirs | {"record_id": "x"}))

    assert [text for level, text in found if level == "h2"] == [
        "Leder i enheten, Åsen sykehjem: 2 oppfølginger",
        "Leder i enheten, Åsen sykehjem: 1 oppfølging",
    ]


def test_what_has_no_workplace_stands_alone():
    nowhere = dict.fromkeys(("workplace_id", "workplace_name", "delivery_id"))
    theirs = {"owner_role": "unit_leader"} | nowhere

    found = headings(gaps(theirs, theirs | {"record_id": "x"}))

    assert [text for level, text in found if level == "h2"] == [
        "Leder i enheten, Virksomhet ikke oppgitt: 1 oppfølging"
    ] * 2


def test_the_delivery_that_has_waited_the_longest_comes_first():
    rows = gaps(
        {"delivery_id": "L-1", "record_id": "1", "due_on": date(2026, 5, 1)},
        {"delivery_id": "L-2", "record_id": "2", "due_on": date(2026, 1, 1)},
        {"delivery_id": "L-2", "record_id": "3", "due_on": date(2026, 6, 1)},
    )

    assert [text for level, text in headings(rows) if level == "h4"] == [
        "L-2 · Én-til-én",
        "L-1 · Én-til-én",
    ]


def test_a_gap_has_a_square_and_says_what_where_since_why_and_what_closes_it():
    html, reader = page(gaps({}))

    text = " ".join(reader.text)
    assert (
        "Sluttevaluering er ikke holdt: Åsen sykehjem (▲\N{NO-BREAK SPACE}Høy)" in text
    )
    assert "Frist 28.02.2026: 122 dager over per 30.06.2026." in text
    assert "Avsluttet 31.08.2025, ingen sluttevaluering er holdt." in text
    assert "om lag seks måneder etter siste ordinære samling." in text
    assert "Slik lukkes den: Hold sluttevaluering, og registrer dagen." in text
    assert html.count('class="box"') == 1


def test_it_says_what_it_rests_on():
    text = " ".join(page(gaps({}))[1].text)

    assert "1 oppfølging per 30.06.2026. Datadato 30.06.2026." in text
    assert "Oppdiktede data" in text
    assert "Bare: Sektor: Kommunal" in text
    assert "Listen: http://varig/oppfolging" in text


def test_data_of_a_source_are_not_called_invented():
    text = page(gaps({}), conditions=replace(CONDITIONS, is_invented=False))[0]

    assert "Oppdiktede" not in text
    assert "Ikke offisiell statistikk" in text


def test_the_page_says_its_language():
    html, reader = page(gaps({}), language="en")

    assert ("html", {"lang": "en"}) in reader.tags
    assert "Reminder list" in html
    assert "What closes it: Hold the end evaluation, and record the day." in html


@pytest.mark.parametrize("field", ["workplace_name", "centre_name", "delivery_id"])
def test_what_a_source_wrote_is_text_and_never_a_tag(field):
    html, reader = page(gaps({field: '<script>alert("1")</script> & co'}))

    assert "script" not in [tag for tag, _attributes in reader.tags]
    assert '<script>alert("1")</script> & co' in "".join(reader.text)
    assert "&lt;script&gt;" in html


def test_it_fetches_nothing():
    html, reader = page(gaps({}))

    assert not {"script", "link", "img", "iframe"} & {tag for tag, _ in reader.tags}
    assert "url(" not in html
    assert "@import" not in html


def test_paper_is_light_whatever_the_reader_has_chosen():
    html, _reader = page(gaps({}))

    assert "color-scheme: light;" in html
    assert "prefers-color-scheme" not in html


def test_an_exempt_row_says_until_when_and_why():
    exempt = {"state": "exempt", "exempt_until_on": date(2026, 9, 30)}

    text = " ".join(page(gaps(exempt | {"exempt_reason": "Ny leder"}))[1].text)

    assert "Unntatt til og med 30.09.2026: Ny leder" in text


def test_no_rows_are_a_sentence():
    assert "Det er ingenting å følge opp i denne listen." in page(gaps())[0]
