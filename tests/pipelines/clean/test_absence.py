from pipelines.clean.absence import clean_absence
from tests.pipelines.raw_builder import good_row, raw_rows


def test_a_share_in_percent_is_a_share():
    raw = raw_rows("absence", good_row("absence", absence_share="7,5 %"))

    assert clean_absence(raw).rows["absence_share"].to_list() == [0.075]


def test_a_share_that_is_no_number_sends_the_row_aside():
    raw = raw_rows("absence", good_row("absence", absence_share=":"))

    assert clean_absence(raw).rejected["rule"].to_list() == ["unreadable_number"]
