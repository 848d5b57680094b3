"""Tiny packs: a cover, one section, and a chart of every kind."""

from dataclasses import replace
from datetime import UTC, date, datetime

from app.sections.content import (
    Bars,
    Column,
    Fact,
    Finding,
    Interval,
    Intervals,
    Line,
    Lines,
    Pack,
    Remark,
    SectionContent,
    Series,
    ShownFigure,
    Table,
)

LONG_NAME = "Øvre Ærfjell bo- og omsorgssenter, avd. Å"
LONG_COMMENT = ("Gruppen bør følges opp på nytt før påske. " * 75)[:3000]


def tiny_pack(language="nb", **changes):
    """A pack of one section with one finding of every kind of chart."""
    pack = Pack(
        title="Styringsgruppen",
        subtitle="Hele programmet, 22.11.2026",
        language=language,
        stamp="Utkast",
        facts=(
            Fact("Datadato", "20.11.2026"),
            Fact("Sammenlignet med", "19.10.2026"),
            Fact("Filtre", "Ingen"),
        ),
        sections=(tiny_section(),),
        agenda=("Siden sist", "Vedtak"),
        attendance=(Fact("Leder", "2"), Fact("Tillitsvalgt", "1")),
        left_out=("Fritekst fra registreringene er holdt utenfor.",),
        way_back="https://varig.example/meeting?id=7&data=b1&dato=2026-11-20",
        made_at=datetime(2026, 11, 22, 9, 30, tzinfo=UTC),
        is_invented=True,
    )
    return replace(pack, **changes)


def tiny_section(**changes):
    section = SectionContent(
        code="since_last",
        title="Siden sist",
        findings=(
            tiny_finding(),
            tiny_finding(code="states", chart=stacked(), heading="Fire pågår"),
            tiny_finding(code="wait", chart=lines(), heading="Halvparten er ferdig"),
            tiny_finding(code="factors", chart=intervals(), heading="Én skiller seg"),
        ),
        remarks=(Remark("Vi ser på dette igjen i januar.", date(2026, 11, 22)),),
    )
    return replace(section, **changes)


def tiny_finding(**changes):
    finding = Finding(
        code="overdue",
        heading="12 nye og 9 lukket siden 19. oktober; 41 er forfalt",
        sentences=("Fem av de tolv nye gjelder sluttevaluering.", "To er gjenåpnet."),
        chart=bridge(),
        tables=(small_table(),),
        caption="n = 41 forfalt · data per 20.11.2026 · oppdiktede data",
        notes=("Forfalt: fristen er passert, og ingenting er registrert.",),
        figures=(ShownFigure("overdue_gaps", "41"),),
        screen="follow_up",
    )
    return replace(finding, **changes)


def empty_finding(**changes):
    """A finding with nothing to show, which says why."""
    finding = Finding(
        code="nothing",
        heading="Ingen vedtak er åpne",
        sentences=("Det er ikke skrevet noen vedtak for gruppen.",),
        is_empty=True,
    )
    return replace(finding, **changes)


def bridge():
    """Old, what came and went, and now: columns that stand on a base."""
    return Bars(
        alt="41 er forfalt: 36 fra før, 12 nye, 2 gjenåpnet og 9 lukket.",
        categories=("Forfalt 19.10.", "Nye", "Gjenåpnet", "Lukket", "Forfalt 20.11."),
        series=(
            Series("Grunn", (0, 36, 48, 41, 0), ("",) * 5, "grey", is_base=True),
            Series("Sum", (36, None, None, None, 41), ("36", "", "", "", "41"), "grey"),
            Series(
                "Nye", (None, 12, None, None, None), ("", "+12", "", "", ""), "orange"
            ),
            Series(
                "Gjenåpnet",
                (None, None, 2, None, None),
                ("", "", "+2", "", ""),
                "orange",
                is_hatched=True,
            ),
            Series(
                "Lukket", (None, None, None, 9, None), ("", "", "", "−9", ""), "blue"
            ),
        ),
        value_title="Oppfølgingspunkter",
        is_stacked=True,
        is_upright=True,
    )


def bars(**changes):
    """One series of lying bars."""
    chart = Bars(
        alt="Oslo har flest leveranser, 14.",
        categories=("Oslo", "Vestland", "Trøndelag"),
        series=(Series("Leveranser", (14, 9, 3), ("14", "9", "3"), "blue"),),
        value_title="Leveranser",
    )
    return replace(chart, **changes)


def stacked(**changes):
    """Shares on top of each other, one of them hatched."""
    chart = Bars(
        alt="I 2025 var 80 % evaluert, i 2026 60 %.",
        categories=("2025", "2026"),
        series=(
            Series("Evaluert", (0.8, 0.6), ("80 %", "60 %"), "blue"),
            Series("Ikke forfalt", (0.1, 0.3), ("10 %", "30 %"), "grey", True),
            Series("Forfalt", (0.1, 0.1), ("10 %", "10 %"), "orange"),
        ),
        value_title="Andel av leveransene (%)",
        is_stacked=True,
        is_share=True,
    )
    return replace(chart, **changes)


def lines(**changes):
    """Two lines, one of them dashed, over a named part of the scale."""
    chart = Lines(
        alt="Halvparten er ferdig etter 8 måneder, mot 11 måneder før.",
        lines=(
            Line("Denne perioden", ((0, 1), (5, 0.7), (8, 0.5), (12, 0.2)), "blue"),
            Line("Forrige periode", ((0, 1), (7, 0.8), (11, 0.5)), "grey", True),
        ),
        x_title="Måneder siden start",
        y_title="Fortsatt i gang (%)",
        is_share=True,
        is_steps=True,
        band=(3, 6, "Veilederen: 3–6 måneder"),
    )
    return replace(chart, **changes)


def intervals(**changes):
    """Two estimates, of which one does not hold zero."""
    chart = Intervals(
        alt="Ledelsen deltar skiller seg fra null, kort tid gjør ikke det.",
        rows=(
            Interval("Ledelsen deltar", 12, 24, 37, "+24 (12 til 37)", True, "blue"),
            Interval("Kort tid", -18, -6, 6, "−6 (−18 til 6)", False, "orange"),
        ),
        value_title="Forskjell i prosentpoeng",
    )
    return replace(chart, **changes)


def small_table(**changes):
    """Two rows, of which one has a long name and æøå."""
    table = Table(
        title="Forfalt etter senter",
        columns=(Column("Senter", width=3), Column("Antall", is_number=True)),
        rows=(("Arbeidslivssenter Oslo", "14"), (LONG_NAME, "9")),
    )
    return replace(table, **changes)


def long_table(rows):
    """A table of this many rows, each with a number of its own."""
    return Table(
        title="Alle åpne punkter",
        columns=(
            Column("Nr.", is_number=True),
            Column("Virksomhet", width=4),
            Column("Regel", width=3),
            Column("Dager", is_number=True),
        ),
        rows=tuple(
            (f"r{number}", LONG_NAME, "Sluttevaluering mangler", str(number * 3))
            for number in range(1, rows + 1)
        ),
    )
