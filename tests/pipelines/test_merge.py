from hypothesis import given
from hypothesis import strategies as st

from data.tables import WORKPLACES
from pipelines.merge import merge_rows
from tests.tiny_build import tiny_frame


def workplaces(**names):
    rows = [
        {"workplace_id": key, "workplace_name": name} for key, name in names.items()
    ]
    return tiny_frame(WORKPLACES, rows)


def test_a_later_row_replaces_the_one_with_its_key_and_the_rest_stays():
    merged = merge_rows(
        WORKPLACES, workplaces(a="Ask", b="Bjørk"), workplaces(b="Bjerk", c="Cypress")
    )

    assert merged.rows["workplace_name"].to_list() == ["Ask", "Bjerk", "Cypress"]
    assert (merged.new_count, merged.changed_count, merged.unchanged_count) == (1, 1, 0)


def test_a_row_that_says_the_same_again_is_unchanged_though_it_has_empty_cells():
    merged = merge_rows(WORKPLACES, workplaces(a="Ask"), workplaces(a="Ask"))

    assert (merged.new_count, merged.changed_count, merged.unchanged_count) == (0, 0, 1)


keyed = st.dictionaries(
    st.text("abcdef", min_size=1, max_size=2), st.sampled_from(["Ask", "Bjørk"])
)


@given(last=keyed, incoming=keyed)
def test_merging_is_a_dictionary_update(last, incoming):
    merged = merge_rows(WORKPLACES, workplaces(**last), workplaces(**incoming))

    held = dict(merged.rows.select("workplace_id", "workplace_name").iter_rows())
    assert held == last | incoming
    counts = (merged.new_count, merged.changed_count, merged.unchanged_count)
    assert sum(counts) == len(incoming)
