"""The published durations are as the report prints them."""

from data.reference.published_durations import guide_norm, interviewed_durations


def test_the_guide_assumes_three_to_six_months():
    norm = guide_norm()

    assert (norm.from_months, norm.to_months) == (3, 6)


def test_the_table_adds_up_to_the_total_of_the_report():
    table = interviewed_durations()

    assert table.workplace_count == 21
    assert [band.workplace_count for band in table.bands] == [0, 1, 2, 1, 16]


def test_each_band_starts_where_the_one_before_ends():
    bands = interviewed_durations().bands

    assert [band.to_months for band in bands[:-1]] == [
        band.from_months for band in bands[1:]
    ]
    assert bands[-1].to_months is None
