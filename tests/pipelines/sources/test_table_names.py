import pytest

from data.tables import TABLES
from pipelines.errors import UnknownTableError
from pipelines.sources.marks import is_own_sheet
from pipelines.sources.place import Place
from pipelines.sources.table_names import find_table


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_table_answers_to_its_name_and_both_labels(table):
    for name in (table.name, table.nb, table.en):
        assert find_table(name, Place("f")) is table
        assert find_table(name.upper().replace(" ", "_"), Place("f")) is table
        assert not is_own_sheet(name)


@pytest.mark.parametrize(
    "name",
    ["delivery-units", "Delivery Units", " deliveryunits ", "2026-10 leveranseenheter"],
)
def test_spaces_hyphens_capitals_and_dates_do_not_matter(name):
    assert find_table(name, Place("f")).name == "delivery_units"


def test_labels_of_two_tables_never_read_the_same():
    spellings = [
        {name.casefold().replace(" ", "") for name in (t.name, t.nb, t.en)}
        for t in TABLES
    ]

    assert len(set().union(*spellings)) == sum(map(len, spellings))


@pytest.mark.parametrize("name", ["", "2026", "aktiviteter kopi", "Ark1"])
def test_another_name_is_refused_with_the_names_we_know(name):
    with pytest.raises(UnknownTableError) as refused:
        find_table(name, Place("bok.xlsx", "Ark1"))

    (fault,) = refused.value.faults
    assert "bok.xlsx, arket Ark1" in fault.nb
    assert "Aktiviteter" in fault.nb
    assert "Activities" in fault.en


@pytest.mark.parametrize("place", [Place("b.xlsx", "Ark1"), Place("saker.csv")])
def test_a_file_with_headings_of_its_own_is_told_of_mappings_first(place):
    with pytest.raises(UnknownTableError) as refused:
        find_table("Ark1", place)

    (fault,) = refused.value.faults
    assert "needs a mapping file (`varig map FILE` proposes one" in fault.en
    assert "trenger en tilordningsfil («varig map FIL» foreslår en" in fault.nb
    assert fault.en.index("mapping file") < fault.en.index("In Varig's own form")
    assert "elete the sheet" not in fault.en
    assert "lett arket" not in fault.nb
