from pipelines.clean.activities import clean_activities
from tests.pipelines.raw_builder import good_row, raw_rows


def raw_activity(**changes):
    return raw_rows("activities", good_row("activities", **changes))


def test_a_day_that_does_not_exist_sends_the_row_aside_with_a_sentence():
    cleaned = clean_activities(raw_activity(planned_on="31.02.2024"))

    fault = cleaned.rejected.row(0, named=True)
    assert fault == {
        "row_id": 0,
        "rule": "unreadable_date",
        "column_name": "planned_on",
        "sentence_nb": (
            "kilde.xlsx, ark Ark, rad 2: Planlagt dato er «31.02.2024», "
            "som ikke er en dato. Skriv den som dd.mm.åååå."
        ),
        "sentence_en": (
            "kilde.xlsx, sheet Ark, row 2: Planned on is '31.02.2024', "
            "which is no date. Write it as dd.mm.yyyy."
        ),
        "owner": "data_owner",
    }


def test_all_unreadable_cells_of_a_row_are_listed():
    cleaned = clean_activities(
        raw_activity(
            held_on="i går",
            is_advisor_present="litt",
            staff_count="99999999999",
            advisor_hours="1 000",
        )
    )

    assert cleaned.rejected["rule"].to_list() == [
        "unreadable_date",
        "unreadable_flag",
        "unreadable_count",
        "unreadable_number",
    ]


def test_a_row_of_a_text_file_is_named_by_its_line():
    raw = raw_activity(staff_count="-1").with_columns(source_sheet=None)

    assert clean_activities(raw).rejected["sentence_en"].item() == (
        "kilde.xlsx, line 2: Staff is '-1', which is no whole number from 0 to "
        "2147483647. Write it in digits only."
    )


def test_a_long_cell_is_quoted_in_part():
    cleaned = clean_activities(raw_activity(staff_count="mange " * 50))

    assert len(cleaned.rejected["sentence_nb"].item()) < 250
