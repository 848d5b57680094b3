"""Write small exports of Fia: one row is a dictionary with the fields it needs."""

import csv

import polars as pl

from data.fia import fia_exports
from pipelines.sources.read import read_sources

CASE = "01JCASE00000000000000000A1"
ORGNR = "813271598"


def event(number=1, **changes):
    """Give an event of a case; the number makes its id and its minute."""
    return {
        "saksnummer": CASE,
        "orgnr": ORGNR,
        "status": "VI_BISTÅR",
        "endretAvHendelseId": f"01JEVENT{number:04}",
        "hendelse": "VIRKSOMHET_SKAL_BISTÅS",
        "endretAv": "X12345",
        "endretTidspunkt": f"2025-01-10 08:{number:02}:00.123456",
        "opprettetTidspunkt": "2025-01-10 08:00:00.123456",
        "antallPersoner": "40",
        "tapteDagsverk": "12.5",
        "muligeDagsverk": "250",
        "sykefraversprosent": "5.0",
        "arstall": "2024",
        "kvartal": "4",
        "sektor": "KOMMUNAL",
        "neringer": '[{"navn": "Barnehager", "kode": "88.911"}]',
        "bransjeprogram": "BARNEHAGER",
        "kommunenummer": "0301",
        "fylkesnummer": "03",
        "enhetsnummer": "0391",
        "enhetsnavn": "Nav arbeidslivssenter Oslo",
    } | changes


def cooperation(number=1, **changes):
    """Give a cooperation that is going on since February 2025."""
    return {
        "id": str(number),
        "saksnummer": CASE,
        "opprettet": "2025-02-03 09:00:00.000001",
        "navn": "Avdeling A",
        "status": "AKTIV",
        "endret": "2025-02-03 09:00:00.000001",
    } | changes


def content(number=1, **changes):
    """Give an included content of the plan of cooperation 1."""
    return {
        "id": str(number),
        "tema_id": "1",
        "plan_id": "d73d015f-2656-4a6b-8b42-a94a6aac8256",
        "samarbeid_id": "1",
        "navn": "Utvikle partssamarbeidet",
        "temanavn": "Partssamarbeid",
        "inkludert": "t",
        "sist_endret_tidspunkt_plan": "2025-02-04 09:00:00",
        "status": "PLANLAGT",
        "start_dato": "2025-03-01",
        "slutt_dato": "2025-09-01",
    } | changes


def survey(number=1, **changes):
    """Give a completed evaluation of cooperation 1."""
    return {
        "id": f"d73d015f-0000-4a6b-8b42-{number:012}",
        "orgnr": ORGNR,
        "type": "Evaluering",
        "status": "AVSLUTTET",
        "samarbeidId": "1",
        "saksnummer": CASE,
        "opprettetAv": "X12345",
        "opprettet": "2025-06-01 09:00:00",
        "harMinstEttSvar": "t",
        "fullfort": "2025-06-02 10:00:00",
    } | changes


def workplace(**changes):
    """Give a row of the register table."""
    return {
        "id": "11",
        "orgnr": ORGNR,
        "navn": "Solsiden barnehage",
        "kommunenummer": "0301",
        "adresse": '{"c/o Ola Normann","Osloveien 1"}',
        "status": "AKTIV",
    } | changes


def quarter(**changes):
    """Give a quarter of statistics of a workplace."""
    return {
        "id": "1",
        "orgnr": ORGNR,
        "arstall": "2024",
        "kvartal": "4",
        "antall_personer": "40",
        "tapte_dagsverk": "12.5",
        "mulige_dagsverk": "250",
        "sykefravarsprosent": "5.1",
        "maskert": "f",
    } | changes


NAMES = {
    "cases": "ia-sak-statistikk-v1",
    "cooperations": "samarbeid-v1",
    "plans": "samarbeidsplan-v1",
    "surveys": "sporreundersokelse-v1",
    "workplaces": "table_virksomhet",
    "quarters": "table_sykefravar_statistikk_virksomhet",
    "codes": "table_virksomhet_naringsundergrupper",
    "sectors": "table_virksomhet_statistikk_metadata",
}


def write_export(folder, ending=".csv", **rows):
    """Write an export; without rows of their own, one event and one cooperation."""
    folder.mkdir(parents=True, exist_ok=True)
    given = {"cases": [event()], "cooperations": [cooperation()]} | rows
    for kind, each in given.items():
        write_file(folder / f"{NAMES[kind]}{ending}", each)
    return folder


def write_file(path, rows, headings=None):
    fields = headings or [f.name for f in fia_exports()[path.stem].fields]
    fields = [*fields, *(key for row in rows for key in row if key not in fields)]
    if path.suffix == ".parquet":
        frame = pl.DataFrame(rows, schema=dict.fromkeys(fields, pl.String))
        typed = {"t": True, "f": False}
        flags = [name for name in ("inkludert", "maskert") if name in fields]
        frame.with_columns(
            pl.col(name).replace_strict(typed, default=None) for name in flags
        ).write_parquet(path)
        return path
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(dict.fromkeys(fields)), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return path


def read_export(tmp_path, **rows):
    """Write an export and read it: its files by name, without the ending."""
    sources = read_sources([write_export(tmp_path / "fia", **rows)])
    return {source.name.split("/")[-1].split(".")[0]: source for source in sources}


def rows_of(sources, table):
    """Give the rows of one of our tables, of all files, as dictionaries."""
    return [
        row
        for source in sources.values()
        for raw in source.tables
        if raw.table == table
        for row in raw.rows.iter_rows(named=True)
    ]


def only(rows):
    (row,) = rows
    return row


def note(sources, file, field):
    return only(n for n in sources[file].notes if n.field == field)
