from pipelines.clean.deliveries import clean_deliveries
from tests.pipelines.raw_builder import good_row, raw_rows


def test_a_time_that_cannot_be_read_sends_the_row_aside():
    raw = raw_rows("deliveries", good_row("deliveries", source_updated_at="kl. 12"))

    cleaned = clean_deliveries(raw)

    assert cleaned.rejected["rule"].to_list() == ["unreadable_timestamp"]
