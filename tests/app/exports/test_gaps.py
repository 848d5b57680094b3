"""The one table of gaps says the same in every file, and nothing sensitive."""

import json
from datetime import UTC, date, datetime

from app.exports.calendar_file import calendar_file
from app.exports.extract import make_extract
from app.exports.formats import NORWEGIAN_CSV, STANDARD_CSV
from app.exports.gaps import WORD_COLUMNS, gap_labels, gap_meanings, gap_rows
from app.exports.reminder_list import reminder_list
from app.identity import LOCAL_MANAGER
from app.records.follow_up import RecordKey, comment
from app.translations.gettext import speaking
from data.follow_up import standard_rules
from data.home import Home
from tests.app.exports.make_gaps import CONDITIONS, MADE_AT, gaps, work_of

RULES = standard_rules()
UNIT = {"delivery_id": "L-1", "workplace_id": "V-1"}
ACTION = UNIT | {
    "status": "decided",
    "decided_on": date(2026, 1, 10),
    "due_on": date(2026, 3, 1),
}
TABLES = {
    "workplaces": [{"workplace_id": "V-1", "workplace_name": "Åsen"}],
    "deliveries": [UNIT | {"status": "ongoing", "started_on": date(2025, 1, 1)}],
    "delivery_units": [UNIT],
    "actions": [
        ACTION | {"action_id": "M-OPEN", "title": "Ny vaktplan"},
        ACTION
        | {"action_id": "M-SECRET", "title": "Hemmelig sak", "is_sensitive": True},
        ACTION | {"action_id": "M-UNSAID", "title": "Ukjent sak", "is_sensitive": None},
    ],
}


def test_a_row_says_it_in_words_and_in_codes():
    row = gap_rows(gaps({}), RULES, "nb").to_dicts()[0]

    assert row["rule_title"] == "Sluttevaluering er ikke holdt"
    assert (row["state_name"], row["state_code"]) == ("Forfalt", "overdue")
    assert (row["severity_name"], row["severity_code"]) == ("Høy", "high")
    assert (row["owner_name"], row["owner_role"]) == ("IA-rådgiver", "advisor")
    assert row["county_name"] == "Oslo"
    assert row["type_name"] == "Én-til-én"
    assert row["fact"] == "Avsluttet 31.08.2025, ingen sluttevaluering er holdt"
    assert (row["due_on"], row["overdue_days"]) == (date(2026, 2, 28), 122)
    assert row["basis_name"] == "Vanlig praksis"
    assert row["source"] == "Oslo Economics 2022, 5.7.3"


def test_a_deadline_of_the_parties_is_not_called_ours_in_a_file():
    rows = gaps({"rule_code": "action_overdue"}, {"rule_code": "group_incomplete"})

    words = gap_rows(rows, RULES, "nb").select("basis_name", "source").rows()

    assert words == [
        ("Den partene har satt", "metodebeskrivelsen"),
        ("Vår antakelse", "Oslo Economics 2022, 3.4.1, 2.2.2; sykehjemsrapporten"),
    ]


def test_it_is_said_in_english_too():
    row = gap_rows(gaps({}), RULES, "en").to_dicts()[0]

    assert row["rule_title"] == "End evaluation not held"
    assert row["fact"] == "Ended 31 Aug 2025, no end evaluation held"
    assert row["owner_name"] == "Advisor"


def test_the_order_of_the_list_is_kept():
    rows = gaps({"record_id": "b"}, {"record_id": "a"}, {"record_id": "c"})

    assert gap_rows(rows, RULES, "nb")["record_id"].to_list() == ["b", "a", "c"]


def test_a_gap_without_delivery_county_or_name_is_kept():
    bare = dict.fromkeys(
        ("delivery_id", "delivery_type", "county_code", "workplace_name", "centre_name")
    )

    row = gap_rows(gaps(bare), RULES, "nb").to_dicts()[0]

    assert row["workplace_id"] == "V-1"
    assert (row["type_name"], row["county_name"]) == (None, None)


def test_no_rows_have_the_same_columns():
    assert (
        gap_rows(gaps(), RULES, "nb").columns == gap_rows(gaps({}), RULES, "nb").columns
    )


def test_every_column_for_people_has_a_heading_of_its_own():
    rows = gap_rows(gaps({}), RULES, "nb").select(WORD_COLUMNS)

    with speaking("nb"):
        extract = make_extract(
            rows,
            CONDITIONS,
            slug="oppfølging",
            title="Oppfølging",
            language="nb",
            labels=gap_labels(),
            meanings=gap_meanings(),
        )

    assert not [title for title in extract.headings.values() if "(" in title]
    assert not [name for name, title in extract.headings.items() if name == title], (
        "give these a heading in gap_labels"
    )
    assert set(gap_meanings()) <= set(rows.columns)


def files_of(rows):
    words = gap_rows(rows, RULES, "nb")
    with speaking("nb"):
        extract = make_extract(
            words, CONDITIONS, slug="gaps", title="Gaps", language="nb"
        )
    return {
        "ics": calendar_file(
            rows, RULES, language="nb", made_at=MADE_AT, way_back="x"
        ).replace(b"\r\n ", b""),
        "html": reminder_list(rows, RULES, language="nb", conditions=CONDITIONS),
        "csv": STANDARD_CSV.write(extract),
        "norwegian csv": NORWEGIAN_CSV.write(extract),
        "json": json.dumps(words.to_dicts(), default=str, ensure_ascii=False).encode(),
    }


def test_nothing_of_a_sensitive_action_is_in_any_file(tmp_path):
    # Somebody has commented on it, from before it was sensitive.
    comment(
        Home(tmp_path),
        LOCAL_MANAGER,
        [RecordKey("action_overdue", "M-SECRET", "L-1", "V-1")],
        text="Gjelder en konflikt",
        at=datetime(2026, 6, 1, tzinfo=UTC),
    )

    rows = work_of(tmp_path, **TABLES)

    assert "M-OPEN" in rows["record_id"].to_list()
    for kind, data in files_of(rows).items():
        text = data.decode("utf-8")
        assert "Ny vaktplan" in text, kind
        for secret in ("Hemmelig", "M-SECRET", "Ukjent sak", "M-UNSAID", "konflikt"):
            assert secret not in text, kind
