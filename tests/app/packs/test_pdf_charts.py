"""A chart on paper shows its numbers, from zero, with labels that never touch."""

import re
import subprocess
from dataclasses import replace
from itertools import combinations

import pytest

from app.charts.theme import LIGHT
from app.packs.chart_images import chart_image, chart_spec
from app.packs.chart_inks import ink
from app.packs.chart_paper import LINE, WIDTH
from app.packs.chart_ticks import rounded_out, spread_out, ticks_between
from app.packs.letters import text_width
from app.packs.pdf import write_pdf
from app.sections.content import Bars, Interval, Line, Lines, Series
from tests.app.packs.packs import (
    bars,
    bridge,
    intervals,
    lines,
    stacked,
    tiny_finding,
    tiny_pack,
    tiny_section,
)
from tests.app.packs.read_pdf import reader_of

NAMES = ("Arbeidslivssenter Oslo", "Øvre Ærfjell bo- og omsorgssenter, avd. Å")


def marks(spec, kind):
    return [
        row | {"look": layer["mark"]}
        for layer in spec["layer"]
        if layer["mark"]["type"] == kind
        for row in layer["data"]["values"]
    ]


def boxes(spec):
    return [row for row in marks(spec, "rect") if "category" in row]


def texts(spec):
    return [row for row in marks(spec, "text") if row["text"]]


def months(labels=("",) * 24):
    names = tuple(
        f"{month:02}.{year}" for year in (2025, 2026) for month in range(1, 13)
    )
    values = tuple(float(number % 7) for number in range(24))
    return Bars(
        alt="Leveranser",
        categories=names,
        series=(Series("Startet", values, labels),),
        value_title="Leveranser per måned",
        is_upright=True,
    )


def upright_stack():
    return Bars(
        alt="Leveranser",
        categories=("2025", "2026 hittil i år"),
        series=(
            Series("Pågår", (30, 20), ("30", "20")),
            Series("Stoppet", (1, 1), ("1", "1"), "amber", True),
            Series("Utgått", (1, 0), ("1", "0"), "violet"),
            Series("Avsluttet", (25, 4), ("25", "4"), "grey"),
        ),
        value_title="Leveranser",
        is_stacked=True,
        is_upright=True,
    )


def many_intervals():
    rows = tuple(
        Interval(
            f"{NAMES[1]} {number}", -9, number, 20, f"+{number} (−9 til 20)", False
        )
        for number in range(9)
    )
    return intervals(rows=rows)


def narrow_parts():
    series = (
        Series("Evaluert", (0.94,), ("94 %",)),
        Series("Snart", (0.02,), ("2 %",), "amber"),
        Series("Forfalt", (0.02,), ("2 %",), "orange"),
        Series("Unntatt", (0.02,), ("2 %",), "grey"),
    )
    return stacked(categories=("2026",), series=series)


CHARTS = [
    bars(),
    bars(categories=(*NAMES, "Oslo")),
    bars(series=(*bars().series, Series("Før", (4, 12, 3), ("4", "12", "3"), "grey"))),
    bars(
        categories=("A", "B", "C"), series=(Series("+", (4, -3, 0), ("+4", "−3", "0")),)
    ),
    stacked(),
    narrow_parts(),
    bridge(),
    months(),
    months(tuple(str(number % 7) for number in range(24))),
    upright_stack(),
    replace(bars(), is_upright=True, categories=(*NAMES, "Et tredje navn")),
    lines(),
    lines(is_steps=False, band=None, is_share=False),
    lines(lines=tuple(Line(f"Type {n}", ((0, 1), (9, 0.5))) for n in range(6))),
    intervals(),
    many_intervals(),
]


@pytest.mark.parametrize("chart", CHARTS, ids=range(len(CHARTS)))
def test_no_label_is_cut_or_lies_over_another(chart):
    spec = chart_spec(chart)
    edge = spec["padding"]
    rooms = [room for text in texts(spec) for room in text_rooms(text)]

    for left, right, top, bottom, words in rooms:
        assert left >= -edge["left"] - 0.5, words
        assert right <= spec["width"] + edge["right"] + 0.5, words
        assert top >= -edge["top"] - 0.5, words
        assert bottom <= spec["height"] + edge["bottom"] + 0.5, words
    for one, other in combinations(rooms, 2):
        assert not touches(one, other), (one, other)


def text_rooms(text):
    rows = text["text"] if isinstance(text["text"], list) else [text["text"]]
    turned = text["look"].get("angle") == 270
    for index, row in enumerate(rows):
        wide = text_width(row, text["look"]["fontSize"])
        x, y = text["x"], text["y"] + LINE * index
        before = {"left": 0, "center": 0.5, "right": 1}[text["look"]["align"]] * wide
        if turned:
            yield x - 4, x + 4, y, y + wide, row
        elif row:
            yield x - before, x - before + wide, y - 4, y + 4, row


def touches(one, other):
    across = one[0] < other[1] - 0.5 and other[0] < one[1] - 0.5
    return across and one[2] < other[3] - 0.5 and other[2] < one[3] - 0.5


@pytest.mark.parametrize("chart", CHARTS, ids=range(len(CHARTS)))
def test_a_chart_is_as_wide_as_the_page_and_never_higher(chart):
    spec = chart_spec(chart)
    edge = spec["padding"]

    assert spec["width"] + edge["left"] + edge["right"] == pytest.approx(WIDTH)
    assert spec["height"] + edge["top"] + edge["bottom"] < 680


def test_bars_are_as_long_as_their_values_and_begin_at_zero():
    found = boxes(chart_spec(bars()))

    assert {box["x"] for box in found} == {0}
    unit = found[0]["x2"] / 14
    assert [box["x2"] for box in found] == pytest.approx(
        [14 * unit, 9 * unit, 3 * unit]
    )


def test_columns_stand_on_zero():
    spec = chart_spec(replace(bars(), is_upright=True))

    assert {box["y2"] for box in boxes(spec)} == {spec["height"]}


def test_what_a_bridge_stands_on_is_not_drawn():
    spec = chart_spec(bridge())
    found = boxes(spec)

    assert "Grunn" not in {box["series"] for box in found}
    after = found[[box["series"] for box in found].index("Nye")]
    assert after["y2"] == found[0]["y"]
    assert len([rule for rule in marks(spec, "rule") if "x2" in rule]) == 4


def test_a_hatched_series_is_pale_with_an_outline():
    solid, hatched = ink("orange"), ink("orange", is_hatched=True)

    assert solid.fill == LIGHT.orange
    assert hatched.stroke == LIGHT.orange
    assert lightness(hatched.fill) - lightness(solid.fill) > 80


def lightness(colour):
    return sum(int(colour[at : at + 2], 16) for at in (1, 3, 5)) / 3


def test_names_of_series_stand_over_bars_of_more_than_one():
    assert "Evaluert" in [text["text"] for text in texts(chart_spec(stacked()))]
    assert "Leveranser" in [text["text"] for text in texts(chart_spec(bars()))]
    assert "Nye" not in [text["text"] for text in texts(chart_spec(bridge()))]


def test_an_axis_is_written_only_where_labels_do_not_say_the_values():
    def has_numbers(chart):
        axes = [
            layer["encoding"][way]["axis"]
            for layer in chart_spec(chart)["layer"]
            for way in ("x", "y")
            if "axis" in layer["encoding"].get(way, {})
        ]
        return any(axis.get("labels", True) for axis in axes)

    assert not has_numbers(bars())
    assert has_numbers(months())


def test_no_chart_has_gridlines():
    assert chart_spec(lines())["config"]["axis"]["grid"] is False


def test_lines_are_steps_dashes_and_a_band():
    drawn = [
        layer["mark"]
        for layer in chart_spec(lines())["layer"]
        if layer["mark"]["type"] == "line"
    ]

    assert [mark["interpolate"] for mark in drawn] == ["step-after"] * 2
    assert ["strokeDash" in mark for mark in drawn] == [False, True]
    assert "Veilederen: 3–6 måneder" in [t["text"] for t in texts(chart_spec(lines()))]


def test_an_interval_without_zero_is_solid_and_filled_else_dotted_and_open():
    spec = chart_spec(intervals())
    rules = [row["look"] for row in marks(spec, "rule") if "low" in row]
    points = [row["look"] for row in marks(spec, "point")]

    assert ["strokeDash" in rule for rule in rules] == [False, True]
    assert [point["fill"] for point in points] == [LIGHT.blue, LIGHT.surface]
    assert [point["shape"] for point in points] == ["circle", "diamond"]


def test_numbers_of_an_axis_are_written_as_the_reader_does():
    trend = Lines(
        alt="Flere",
        lines=(Line("Forfalt", ((2023, 0), (2024, 1500))),),
        x_title="År",
        y_title="Punkter",
    )

    norwegian, english = chart_image(trend, "nb"), chart_image(trend, "en")

    assert ">1\N{NO-BREAK SPACE}500<" in norwegian
    assert ">1,500<" in english
    assert ">2024<" in norwegian
    assert ">50\N{NO-BREAK SPACE}%<" in chart_image(lines(), "nb")
    assert ">50%<" in chart_image(lines(), "en")


def test_the_same_chart_is_the_same_picture():
    assert chart_image(lines(), "nb") == chart_image(lines(), "nb")


def test_letters_without_a_glyph_break_no_chart():
    chart = bars(categories=("😀", "<b>&amp;</b>", "Ω\u200b"), value_title="A & B")
    section = tiny_section(findings=(tiny_finding(chart=chart),), remarks=())

    assert write_pdf(tiny_pack(sections=(section,)))


@pytest.mark.parametrize(
    "empty",
    [
        lines(lines=()),
        intervals(rows=()),
        bars(categories=(), series=()),
        bars(series=(Series("A", (None,) * 3, ("",) * 3),)),
    ],
)
def test_a_chart_of_nothing_is_still_a_picture(empty):
    assert chart_image(empty, "nb").startswith("<svg")


def test_every_chart_is_seen_on_its_page(tmp_path):
    charts = (bridge(), stacked(), lines(), intervals())
    findings = tuple(tiny_finding(chart=chart, tables=()) for chart in charts)
    pdf = write_pdf(tiny_pack(sections=(tiny_section(findings=findings),)))
    file = tmp_path / "pack.pdf"
    file.write_bytes(pdf)

    places = figure_places(pdf)

    assert len(places) == 4
    for page, (left, bottom, right, top) in places:
        assert top - bottom < 330
        assert right - left == pytest.approx(WIDTH, abs=1)
        assert coloured_pixels(file, page, (left, 842 - top, right, 842 - bottom)) > 300


def figure_places(pdf):
    reader = reader_of(pdf)
    pages = {page.indirect_reference.idnum: n for n, page in enumerate(reader.pages, 1)}

    def walk(node):
        node = node.get_object()
        for child in node if isinstance(node, list) else []:
            yield from walk(child)
        if isinstance(node, dict) and node.get("/S") == "/Figure":
            layout = node["/A"]
            box = next(part["/BBox"] for part in layout if "/BBox" in part)
            page = re.search(r"IndirectObject\((\d+)", repr(node.raw_get("/Pg")))
            yield pages[int(page.group(1))], [float(edge) for edge in box]
        elif isinstance(node, dict) and "/K" in node:
            yield from walk(node["/K"])

    return list(walk(reader.trailer["/Root"]["/StructTreeRoot"]["/K"]))


def coloured_pixels(file, page, place):
    left, top, right, bottom = (round(edge) for edge in place)
    crop = ["-x", left, "-y", top, "-W", right - left, "-H", bottom - top]
    command = ["pdftoppm", "-r", 72, "-f", page, "-l", page, *crop, file]
    drawn = subprocess.run(map(str, command), capture_output=True, check=True).stdout
    pixels = drawn[-3 * (right - left) * (bottom - top) :]
    return sum(
        max(pixels[at : at + 3]) - min(pixels[at : at + 3]) > 60
        for at in range(0, len(pixels), 3)
    )


def test_ticks_are_round_and_between_the_ends():
    assert ticks_between(0, 14) == (0, 5, 10)
    assert ticks_between(0, 1500) == (0, 500, 1000, 1500)
    assert ticks_between(2023, 2025, 8, is_whole=True) == (2023, 2024, 2025)
    assert ticks_between(3, 3) == (3,)
    assert rounded_out(0, 41) == (0, 50)
    assert rounded_out(-18, 37) == (-20, 40)


def test_labels_are_moved_apart_within_their_room():
    assert spread_out((10, 10, 10), 5, 0, 100) == (10, 15, 20)
    assert spread_out((98, 99), 5, 0, 100) == (95, 100)
    assert spread_out((), 5, 0, 100) == ()
