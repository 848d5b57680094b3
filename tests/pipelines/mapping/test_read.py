import pytest

from data.tables import TABLES
from pipelines.mapping.mapping import CodeList, Form, MappingError
from tests.pipelines.mapping.sheets_written import DELIVERIES, mapping


def faults_of(text):
    with pytest.raises(MappingError) as caught:
        mapping(text)
    return [fault.nb for fault in caught.value.faults]


def changed(old, new):
    assert old in DELIVERIES
    return DELIVERIES.replace(old, new)


def with_column(line):
    return DELIVERIES + line + "\n"


GATHERED = """name = "skjema"

[[tables]]
table = "evaluations"
one_row_per = ["Sak", "Samling"]

[tables.columns]
evaluation_id = { join = ["Sak", "Samling"], between = "-", prefix = "F-" }
delivery_id = "Sak"
kind = { constant = "gathering" }
"""


def test_a_mapping_says_everything_it_can_say():
    read = mapping(
        """
name = "alt"
title_nb = "Alt"
title_en = "All"
files = ["*.xlsx", "b.csv"]
dates = "dd/mm/yyyy"
decimals = ","
heading_row = 3

[drop]
"Navn" = "navn på en person"

[codes.answer]
"Ja" = "yes"
"Vet ikke" = ""

[[tables]]
table = "evaluations"
sheets = ["A", "B*"]
file = "*plan*"
only_if = { "Status" = ["Fullført", 1], "Sak" = true }
one_row_per = "Sak"

[tables.columns]
evaluation_id = { column = "Sak", prefix = "E-", suffix = "-x" }
delivery_id = { first_of = ["Sak", "Leveranse"] }
kind = { constant = "gathering" }
completed_on = { latest = "Dato" }
planned_on = { earliest = ["Dato", "Dag"] }
respondents_count = { count = true }
usefulness_mean = { mean = "Nytte", codes = { "Bra" = 4.5 } }
cooperation_continues = { column = "Fortsetter", codes = "answer" }
"""
    )

    (table,) = read.tables
    by_target = {rule.target: rule for rule in table.columns}
    assert (read.name, read.title.en, read.heading_row) == ("alt", "All", 3)
    assert (read.dates, read.decimals) == ("dd/mm/yyyy", ",")
    assert read.files == ("*.xlsx", "b.csv")
    assert [(drop.heading, drop.line) for drop in read.drop] == [("Navn", 11)]
    assert (table.sheets, table.file) == (("A", "B*"), "*plan*")
    assert [rule.values for rule in table.only_if] == [("fullført", "1"), ()]
    assert table.one_row_per.headings == ("Sak",)
    assert by_target["usefulness_mean"].form is Form.MEAN
    assert by_target["usefulness_mean"].codes == CodeList(None, {"bra": "4.5"})
    assert by_target["cooperation_continues"].codes.name == "answer"
    assert by_target["planned_on"].headings == ("Dato", "Dag")
    assert by_target["evaluation_id"].line == 25


def test_a_list_in_a_cell_is_split():
    (table,) = mapping(
        changed(
            'table = "deliveries"',
            'table = "deliveries"\nsplit = { column = "Enhet", by = ";" }',
        )
    ).tables

    assert (table.split.heading, table.split.by) == ("Enhet", ";")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(
            changed('name = "arkiv"', 'name = "arkiv"\ndatse = "x"'),
            "min.toml, linje 3: nøkkelen datse er ikke kjent her. Mente du dates?",
            id="a misspelled key",
        ),
        pytest.param(
            changed('table = "deliveries"', 'table = "deliveries"\nshet = "A"'),
            "linje 6: nøkkelen shet er ikke kjent her. Mente du sheet?",
            id="a misspelled key of a table",
        ),
        pytest.param(
            with_column('started_on = { colum = "Start" }'),
            "linje 15: nøkkelen colum er ikke kjent her. Mente du column?",
            id="a misspelled key of a column",
        ),
        pytest.param(
            changed('name = "arkiv"', ""), "linje 1: name mangler.", id="no name"
        ),
        pytest.param(
            changed('"arkiv"', '"Mitt arkiv"'),
            "linje 2: name skal være små bokstaver",
            id="a name with blanks",
        ),
        pytest.param(
            changed('"arkiv"', "3"), "linje 2: name skal være en tekst", id="a number"
        ),
        pytest.param(
            changed("[[tables]]", 'dates = "mm.dd.yyyy"\n[[tables]]'),
            "linje 4: dates kan ikke være mm.dd.yyyy. Mente du",
            id="a date style we lack",
        ),
        pytest.param(
            changed("[[tables]]", 'decimals = ";"\n[[tables]]'),
            "linje 4: decimals kan ikke være ;. Det som kan stå her, er: ,, ..",
            id="a decimal mark we lack",
        ),
        pytest.param(
            changed("[[tables]]", "heading_row = 0\n[[tables]]"),
            "linje 4: heading_row skal være nummeret",
            id="row 0",
        ),
        pytest.param(
            changed("[[tables]]", "heading_row = true\n[[tables]]"),
            "linje 4: heading_row skal være nummeret",
            id="a row that is no number",
        ),
        pytest.param(
            changed("[[tables]]", "files = []\n[[tables]]"),
            "linje 4: files skal være én tekst eller en liste",
            id="no file",
        ),
        pytest.param(
            changed("[[tables]]", "drop = 3\n[[tables]]"),
            "linje 4: drop skal være en tabell",
            id="drop is no table",
        ),
        pytest.param(
            changed("[[tables]]", '[drop]\n"Navn" = ""\n[[tables]]'),
            "linje 5: Navn skal være en tekst",
            id="dropped without a reason",
        ),
        pytest.param(
            changed("[[tables]]", '[drop]\n"SAK" = "x"\n[[tables]]'),
            "linje 5: «SAK» er i [drop], men brukes på linje 10.",
            id="dropped and used",
        ),
        pytest.param(
            'name = "tom"', "linje 1: minst én [[tables]] må være med", id="no tables"
        ),
        pytest.param(
            'name = "en"\ntables = "deliveries"',
            "linje 2: minst én [[tables]] må være med",
            id="tables is a text",
        ),
        pytest.param(
            changed('table = "deliveries"', ""),
            "linje 4: table mangler.",
            id="which table",
        ),
        pytest.param(
            changed('"deliveries"', '"delivries"'),
            "linje 5: det er ingen tabell som heter delivries. Mente du deliveries?",
            id="a misspelled table",
        ),
        pytest.param(
            changed('"deliveries"', '"Leveranser"'),
            "linje 5: det er ingen tabell som heter Leveranser. Mente du deliveries?",
            id="the label of a table",
        ),
        pytest.param(
            changed(
                'table = "deliveries"', 'table = "deliveries"\nsheet="A"\nsheets="B"'
            ),
            "linje 7: skriv enten sheet eller sheets",
            id="sheet and sheets",
        ),
        pytest.param(
            changed('table = "deliveries"', 'table = "deliveries"\nonly_if.Sak = []'),
            "linje 6: «Sak» skal ha en liste av verdier",
            id="only if nothing",
        ),
        pytest.param(
            changed(
                'table = "deliveries"', 'table = "deliveries"\nsplit = { by = ";" }'
            ),
            "linje 6: split skal si hvilken kolonne",
            id="split what",
        ),
        pytest.param(
            changed(
                'table = "deliveries"',
                'table = "deliveries"\none_row_per = "Sak"\n'
                'split = { column = "Enhet", by = ";" }',
            ),
            "linje 7: split og one_row_per kan ikke brukes i samme tabell",
            id="split and gather",
        ),
        pytest.param(
            changed('status = "Status"', ""),
            "linje 7: deliveries må ha disse kolonnene: status (Status i kilden).",
            id="a required column",
        ),
        pytest.param(
            with_column('startet = "Start"'),
            "linje 15: deliveries har ingen kolonne som heter startet. Mente du sta",
            id="a misspelled column",
        ),
        pytest.param(
            with_column('Avsluttet = "Slutt"'),
            "linje 15: deliveries har ingen kolonne som heter Avsluttet. Mente du "
            "ended_on?",
            id="the label of a column",
        ),
        pytest.param(
            with_column("started_on = 3"),
            "linje 15: started_on skal være en overskrift i anførselstegn",
            id="a column that is a number",
        ),
        pytest.param(
            with_column('started_on = { column = "A", constant = "B" }'),
            "linje 15: started_on skal være en overskrift i anførselstegn, eller ha "
            "nøyaktig én",
            id="two forms",
        ),
        pytest.param(
            with_column('started_on = { prefix = "A" }'),
            "linje 15: started_on skal være en overskrift",
            id="no form",
        ),
        pytest.param(
            with_column('started_on = { column = "A", between = "-" }'),
            "linje 15: between går ikke sammen med column, bare med join.",
            id="between without join",
        ),
        pytest.param(
            with_column('started_on = { constant = "2024-01-01", prefix = "x" }'),
            "linje 15: prefix går ikke sammen med constant",
            id="prefix of a constant",
        ),
        pytest.param(
            with_column('started_on = { column = "A", prefix = 3 }'),
            "linje 15: prefix skal være en tekst",
            id="a prefix that is a number",
        ),
        pytest.param(
            with_column('started_on = { latest = "A" }'),
            "linje 15: latest krever one_row_per i tabellen",
            id="latest of what",
        ),
        pytest.param(
            GATHERED + 'workplace_id = { mean = "A" }',
            "linje 11: workplace_id kan ikke komme av mean. I evaluations kan det "
            "brukes for: usefulness_mean.",
            id="the mean of a key",
        ),
        pytest.param(
            GATHERED + "respondents_count = { count = false }",
            "linje 11: count kan bare være true",
            id="count false",
        ),
        pytest.param(
            changed('"preventive_work"', '"preventive"'),
            "linje 10: service har ingen kode som heter preventive. Mente du "
            "preventive_work?",
            id="a constant that is no code",
        ),
        pytest.param(
            with_column('started_on = { constant = "i fjor" }'),
            "linje 15: started_on kan ikke være «i fjor»: det skal være en dato",
            id="a constant that is no day",
        ),
        pytest.param(
            with_column("started_on = { constant = [1] }"),
            "linje 15: constant skal være én kode",
            id="a constant that is a list",
        ),
        pytest.param(
            changed('"Status"', '{ column = "Status", codes = "stand" }'),
            "linje 14: det er ingen kodeliste som heter stand. Skriv den under "
            "[codes.stand].",
            id="a code list that is not there",
        ),
        pytest.param(
            changed("[[tables]]", '[codes.stand]\n"A" = "planned"\n[[tables]]').replace(
                '"Status"', '{ column = "Status", codes = "stnd" }'
            ),
            "linje 16: det er ingen kodeliste som heter stnd. Mente du stand?",
            id="a misspelled code list",
        ),
        pytest.param(
            changed(
                "[[tables]]", '[codes.stand]\n"På vei" = "onging"\n[[tables]]'
            ).replace('"Status"', '{ column = "Status", codes = "stand" }'),
            "linje 5: status har ingen kode som heter onging. Mente du ongoing?",
            id="a code that is not ours",
        ),
        pytest.param(
            changed("[[tables]]", '[codes.x]\n"A" = "b"\n"a" = "c"\n[[tables]]'),
            "linje 6: «a» står to ganger i listen",
            id="a value with two codes",
        ),
        pytest.param(
            changed("[[tables]]", '[codes.x]\n"A" = ["b"]\n[[tables]]'),
            "linje 5: «A» skal bli én kode",
            id="a code that is a list",
        ),
    ],
)
def test_a_fault_is_said_with_its_line(text, said):
    faults = faults_of(text)

    assert any(said in fault for fault in faults), faults
    assert all(fault.startswith("min.toml, linje ") for fault in faults)


def test_all_faults_are_said_at_once_in_the_order_of_the_lines():
    text = DELIVERIES.replace('"arkiv"', '"A B"').replace('"Status"', "{ x = 1 }")

    faults = faults_of(text)

    assert [fault.split(":")[0] for fault in faults] == [
        "min.toml, linje 2",
        "min.toml, linje 14",
        "min.toml, linje 14",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param('name = "a"\nNøkkel = "x"', "linje 2: ", id="a bare letter"),
        pytest.param('name = "a"\nfiles = ["x"\n', "linje ", id="a list left open"),
        pytest.param('name = "a\n', "linje 1: ", id="a text left open"),
        pytest.param(
            'name = "a"\nname = "b"\n', "linje 2: det samme står to ganger", id="twice"
        ),
        pytest.param(
            '[drop]\n"A" = "b"\n[drop]\n', "linje 3: det samme står to", id="two tables"
        ),
        pytest.param("a = " + "[" * 5000, "for dypt", id="too deep"),
        pytest.param("", "linje 1: name mangler", id="empty"),
    ],
)
def test_a_text_that_is_no_toml_is_refused(text, said):
    assert said in faults_of(text)[0]


def test_a_constant_may_be_a_day_a_number_or_a_truth_value():
    read = mapping(
        with_column("started_on = { constant = 2024-01-31 }").replace('"nei"', "false")
    )

    constants = {rule.target: rule.constant for rule in read.tables[0].columns}
    assert constants["started_on"] == "2024-01-31"
    assert constants["is_train_the_trainer"] == "false"


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_table_can_be_mapped(table):
    columns = "\n".join(f'{column.name} = "{column.nb}"' for column in table.columns)

    read = mapping(
        f'name = "a"\n[[tables]]\ntable = "{table.name}"\n[tables.columns]\n{columns}'
    )

    assert [rule.target for rule in read.tables[0].columns] == table.column_names
