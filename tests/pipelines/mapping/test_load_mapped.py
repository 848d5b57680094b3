import string
from datetime import datetime

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.home import Home, current_build_path
from data.tables import EVALUATIONS
from pipelines.errors import LoadError
from pipelines.keep import clean_sources
from pipelines.mapping.find import find_mappings
from pipelines.sources.read import read_sources
from tests.pipelines.mapping.sheets_written import (
    load,
    mapping,
    write_csv,
    write_workbook,
)
from tests.pipelines.programmes import ROWS, write_programme, write_table

FORMS = "Evaluering etter samling(1-4).xlsx"
QUESTIONS = ["Leveranse", "Samling", "Hvor nyttig var samlingen?", "Hva kan bli bedre?"]
OWN_HEADINGS = {
    "nb": ["ID", "Starttidspunkt", "Fullføringstidspunkt", "E-postadresse", "Navn"],
    "en": ["ID", "Start time", "Completion time", "Email", "Name"],
}
ANSWERS = [
    ["L-1", 1, "Svært nyttig", "Ring 99 88 77 66"],
    ["L-1", 1, 4, None],
    ["L-1", 1, "Vet ikke", "Alt"],
    ["L-1", 2, "Kanskje", None],
]


def write_forms(path, language):
    rows = [
        [
            number,
            datetime(2026, 5, number, 9),
            datetime(2026, 5, number, 9, 5, 12),
            "kari@firma.no",
            "Kari Nordmann",
            *answer,
        ]
        for number, answer in enumerate(ANSWERS, start=1)
    ]
    return write_workbook(path, Sheet1=[OWN_HEADINGS[language] + QUESTIONS, *rows])


def ask(folder, sql):
    with duckdb.connect(str(current_build_path(Home(folder))), read_only=True) as db:
        return db.execute(sql).fetchall()


@pytest.fixture(scope="module")
def forms_home(tmp_path_factory):
    folder = tmp_path_factory.mktemp("forms")
    programme = write_programme(folder / "programme", invented=False)
    home = folder / "home"
    load(home, programme, write_forms(folder / FORMS, "nb"), mappings=shipped(home))
    return home


def shipped(home):
    return find_mappings(Home(home))


def test_answers_in_forms_become_an_evaluation_of_the_gathering(forms_home):
    rows = ask(
        forms_home,
        "select evaluation_id, delivery_id, kind, completed_on, respondents_count, "
        "usefulness_mean from core.evaluations where kind = 'gathering'",
    )

    assert rows == [
        ("F-L-1-1", "L-1", "gathering", datetime(2026, 5, 3).date(), 3, 4.5)
    ]


def test_an_answer_that_no_list_has_is_set_aside_and_quoted(forms_home):
    ((sentence, original),) = ask(
        forms_home, "select sentence_nb, original from meta.rejected_rows"
    )

    assert "rad 5" in sentence
    assert "«Kanskje»" in sentence
    assert '"Hvor nyttig var samlingen?":"Kanskje"' in original


def test_no_name_address_or_free_text_of_forms_is_in_the_build(forms_home):
    build = current_build_path(Home(forms_home)).read_bytes()

    for text in (b"Kari Nordmann", b"kari@firma.no", b"99 88 77 66"):
        assert text not in build


def test_the_load_remembers_what_became_of_each_column(forms_home):
    notes = ask(
        forms_home, "select field, fate from meta.source_notes where fate = 'dropped'"
    )

    assert {field for field, _ in notes} == {
        *{"ID", "Starttidspunkt", "E-postadresse", "Navn", "Hva kan bli bedre?"}
    }


def test_an_english_export_gives_the_same(tmp_path, forms_home):
    programme = write_programme(tmp_path / "programme", invented=False)
    home = tmp_path / "home"

    load(home, programme, write_forms(tmp_path / FORMS, "en"), mappings=shipped(home))

    sql = "select * from core.evaluations order by all"
    assert ask(home, sql) == ask(forms_home, sql)


def test_a_number_of_the_other_style_is_set_aside_with_its_reason(tmp_path):
    text = """name = "maalinger"
files = ["nytte*"]
decimals = ","
[[tables]]
table = "evaluations"
[tables.columns]
evaluation_id = "Nr"
delivery_id = "Sak"
kind = { constant = "end" }
usefulness_mean = "Nytte"
"""
    programme = write_programme(tmp_path / "programme", invented=False)
    path = tmp_path / "nytte.csv"
    path.write_text("Nr;Sak;Nytte\nE-8;L-1;1.234\nE-9;L-1;4,5\n")

    report = load(tmp_path / "home", programme, path, mappings=[mapping(text)])

    (finding,) = [one for one in report.findings if one.severity == "set_aside"]
    assert "Nytte, snitt er «1.234 (desimaltegn/decimal mark: ,)»" in finding.first_nb


@pytest.mark.parametrize(
    ("headings", "said"),
    [
        ("Merknad;", "Merknad: nobody uses this column, and it is not dropped"),
        ("Merknad;Fri", "Merknad, Fri: nobody uses these columns, and they are not"),
    ],
)
def test_headings_nobody_uses_are_counted_and_not_their_rows(tmp_path, headings, said):
    text = 'name = "sentre"\nfiles = ["egne *.csv"]\n[[tables]]\ntable = "centres"\n'
    text += '[tables.columns]\ncentre_id = "A"\ncentre_name = "B"\n'
    path = tmp_path / "egne sentre.csv"
    path.write_text(f"A;B;{headings}\n1;Nord;x;\n2;Sør;y;\n3;Vest;z;\n")
    programme = write_programme(tmp_path / "programme", invented=False)

    report = load(tmp_path / "home", programme, path, mappings=[mapping(text)])

    (found,) = [one for one in report.findings if one.rule == "unknown_column"]
    assert said in found.first_en
    assert "headings are written" not in found.first_en
    assert found.rows_count == len([one for one in headings.split(";") if one])
    assert found.unsaid_count == 0


def test_two_mappings_that_fit_a_file_stop_the_load(tmp_path):
    text = 'name = "{}"\nfiles = ["*.csv"]\n[[tables]]\ntable = "centres"\n'
    text += '[tables.columns]\ncentre_id = "A"\ncentre_name = "B"\n'
    path = tmp_path / "a.csv"
    path.write_text("A;B\n1;2\n")

    with pytest.raises(LoadError, match="several mappings fit"):
        load(
            tmp_path / "home",
            path,
            mappings=[mapping(text.format("en")), mapping(text.format("to"))],
        )


TEXTS = st.text(string.ascii_letters + "æøå -,.1", max_size=4)
EVALUATION_ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "evaluation_id": TEXTS,
            "delivery_id": TEXTS,
            "kind": st.sampled_from(["Samling", "end", "long_term", "Ukjent"]),
            "completed_on": st.sampled_from(["", "01.02.2026", "31.02.2026", "x"]),
            "respondents_count": st.sampled_from(["", "3", "x"]),
            "usefulness_mean": st.sampled_from(["", "4,5", "3", "veldig"]),
        }
    ),
    max_size=6,
    unique_by=lambda row: tuple(cell.strip() for cell in row.values()),
)

RENAMING = (
    'name = "lokal"\nfiles = ["lokal*"]\n[[tables]]\ntable = "evaluations"\n'
    "[tables.columns]\n"
    + "\n".join(f'{name} = "K {name}"' for name in EVALUATIONS.column_names)
)


def write_renamed(folder, rows):
    headings = [f"K {name}" for name in EVALUATIONS.column_names]
    cells = [[row.get(name, "") for name in EVALUATIONS.column_names] for row in rows]
    return write_csv(folder / "lokal.csv", headings, *cells)


@settings(deadline=None)
@given(EVALUATION_ROWS)
def test_renamed_columns_are_read_as_our_own(tmp_path_factory, rows):
    folder = tmp_path_factory.mktemp("renamed")
    own = write_table(folder, "evaluations", rows)

    first = clean_sources(read_sources([own]))["evaluations"].cleaned
    (source,) = read_sources(
        [write_renamed(folder, rows)], mappings=[mapping(RENAMING)]
    )
    second = clean_sources([source])["evaluations"].cleaned

    assert first.rows.equals(second.rows)
    assert first.rejected.drop("sentence_nb", "sentence_en").equals(
        second.rejected.drop("sentence_nb", "sentence_en")
    )


def test_a_renamed_file_gives_the_same_build_as_our_own_form(tmp_path):
    good = ROWS["evaluations"]
    rows = [good, good | {"evaluation_id": "E-2", "delivery_id": "L-ukjent"}]
    programme = write_programme(tmp_path / "programme", invented=False)
    (programme / "evaluations.csv").unlink()
    own = write_table(tmp_path, "evaluations", rows)
    renamed = write_renamed(tmp_path, rows)

    first = load(tmp_path / "a", programme, own)
    second = load(tmp_path / "b", programme, renamed, mappings=[mapping(RENAMING)])

    assert first.content_hash == second.content_hash
    assert first.tables == second.tables
