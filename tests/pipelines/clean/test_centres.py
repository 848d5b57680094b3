import pytest

from pipelines.clean.centres import clean_centres
from tests.pipelines.raw_builder import good_row, raw_rows


@pytest.mark.parametrize(
    ("written", "codes"),
    [("03", "03"), ("3", "03"), ("31, 32", "31 32"), ("31;32/33", "31 32 33")],
)
def test_county_codes_get_two_digits_and_one_space_between(written, codes):
    raw = raw_rows("centres", good_row("centres", county_codes=written))

    assert clean_centres(raw).rows["county_codes"].to_list() == [codes]
