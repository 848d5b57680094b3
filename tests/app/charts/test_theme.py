"""Every colour of a chart can be seen on its surface, in light and in dark."""

import pytest

from app.charts.theme import Theme, new_figure, palette

TEXT = ("ink", "muted", "blue_text", "orange_text")
MARKS = ("blue", "orange", "grey", "violet", "amber_edge")
"""Sky and amber are under 3:1 on white: they take an outline or a hatch."""


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("name", TEXT)
def test_text_can_be_read(mode, name):
    colours = palette(mode)

    assert contrast(getattr(colours, name), colours.surface) >= 4.5


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("name", MARKS)
def test_marks_can_be_seen(mode, name):
    colours = palette(mode)

    assert contrast(getattr(colours, name), colours.surface) >= 3


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_text_on_the_ramp_can_be_read(mode):
    colours = palette(mode)
    *steps, last = colours.ramp

    assert all(contrast(colours.ink, step) >= 4.5 for step in steps)
    assert contrast(colours.surface, last) >= 4.5


@pytest.mark.parametrize(
    ("language", "separators"),
    [
        pytest.param("nb", ",\u00a0", id="Norwegian"),
        pytest.param("en", ".,", id="English"),
    ],
)
def test_numbers_in_a_chart_are_written_in_the_language(language, separators):
    figure = new_figure(Theme(language=language))

    assert figure.layout.template.layout.separators == separators


def test_a_projector_gets_larger_type():
    figure = new_figure(Theme(scale=1.5), height=400)

    assert figure.layout.template.layout.font.size == 21
    assert figure.layout.height == 600


@pytest.mark.parametrize(("language", "written"), [("nb", "%m.%Y"), ("en", "%b %Y")])
def test_a_month_is_written_as_the_reader_writes_it(language, written):
    assert Theme(language=language).month_format == written
