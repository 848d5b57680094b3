from pipelines.mapping.read import read_mapping
from pipelines.sources.read import read_sources

MAPPING = """
name = "moter"
files = ["moter.csv"]

[[tables]]
table = "activities"
split = { column = "Virksomheter", by = "," }

[tables.columns]
activity_id = { join = ["Nr", "Virksomheter"], between = "-" }
delivery_id = "Leveranse"
workplace_id = "Virksomheter"
kind = { constant = "staff_gathering" }
status = "Status"
held_on = "Dato"
advisor_hours = "Timer"
"""


def test_days_and_decimals_of_a_row_that_is_split_show_their_style(tmp_path):
    path = tmp_path / "moter.csv"
    path.write_text(
        "Nr;Leveranse;Virksomheter;Status;Dato;Timer\n"
        "1;L-1;V-1,V-2,V-9;Holdt;05.01.2024;2,5\n",
        encoding="utf-8",
    )

    (source,) = read_sources([path], mappings=[read_mapping(MAPPING, "moter.toml")])

    assert (source.dialect.date_style, source.dialect.decimal_mark) == ("dotted", ",")
    assert source.tables[0].rows["workplace_id"].to_list() == ["V-1", "V-2", "V-9"]
