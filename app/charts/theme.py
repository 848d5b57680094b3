"""The one look of every chart: colours, type and axes, in light and in dark.

Light is the palette of paper too. Every chart function takes a Theme and starts from
`new_figure(theme)`. Blue is improvement, orange concern, grey ordinary; red and green
are never used. Coloured text takes the `_text` twin of a mark's colour.
"""

from dataclasses import dataclass
from functools import cached_property

import plotly.graph_objects as go


@dataclass(frozen=True)
class Palette:
    """The colours of one mode."""

    ink: str
    muted: str
    line: str
    surface: str
    blue: str
    orange: str
    grey: str
    sky: str
    amber: str
    violet: str
    blue_text: str
    orange_text: str
    amber_edge: str
    ramp: tuple[str, str, str, str, str]


LIGHT = Palette(
    ink="#111921",
    muted="#5B6770",
    line="#D5DBE1",
    surface="#FFFFFF",
    blue="#0072B2",
    orange="#D55E00",
    grey="#6B7780",
    sky="#56B4E9",
    amber="#E69F00",
    violet="#7B5EA7",
    blue_text="#00568A",
    orange_text="#9A4300",
    amber_edge="#A87200",
    ramp=("#FFFFFF", "#DCEAF4", "#B9D6EA", "#6FAED4", "#00568A"),
)
DARK = Palette(
    ink="#E6EBF0",
    muted="#A9B4BF",
    line="#39444F",
    surface="#14191F",
    blue="#4FA3DB",
    orange="#F08A4B",
    grey="#93A0AB",
    sky="#8CCBF0",
    amber="#EDBB4F",
    violet="#AC91DA",
    blue_text="#8CCBF0",
    orange_text="#F5A878",
    amber_edge="#EDBB4F",
    ramp=("#14191F", "#1A3344", "#1F4560", "#2C6A93", "#BBDDF3"),
)


@dataclass(frozen=True)
class Theme:
    """How a chart is to look: mode, size and the language of its numbers."""

    mode: str = "light"
    scale: float = 1.0
    language: str = "nb"

    @property
    def palette(self) -> Palette:
        """The colours of the mode."""
        return palette(self.mode)

    @property
    def month_format(self) -> str:
        """How an axis over time writes a month: `06.2026`, `Jun 2026`."""
        return "%b %Y" if self.language == "en" else "%m.%Y"

    @cached_property
    def template(self) -> go.layout.Template:
        """The Plotly template of the mode and size."""
        return template(self.mode, self.scale, language=self.language)


def palette(mode: str) -> Palette:
    """Give the colours of `light` or `dark`."""
    return DARK if mode == "dark" else LIGHT


def template(
    mode: str, scale: float = 1.0, *, language: str = "nb"
) -> go.layout.Template:
    """Make the Plotly template of a mode, with type scaled for a projector."""
    colours = palette(mode)
    small = {"size": 13 * scale, "color": colours.muted}
    axis = _axis(colours, small)
    layout = {
        "font": {
            "family": "Source Sans, sans-serif",
            "size": 14 * scale,
            "color": colours.ink,
        },
        "paper_bgcolor": colours.surface,
        "plot_bgcolor": colours.surface,
        "margin": {"l": 0, "r": 8, "t": 8, "b": 0},
        "separators": ".," if language == "en" else ",\N{NO-BREAK SPACE}",
        "showlegend": False,
        "hovermode": "closest",
        "dragmode": False,
        "bargap": 0.3,
        "xaxis": axis,
        "yaxis": {**axis, "showline": False, "ticks": ""},
        "annotationdefaults": _annotation(small),
        "hoverlabel": {
            "bgcolor": colours.surface,
            "bordercolor": colours.line,
            "font": {"size": 14 * scale, "color": colours.ink},
        },
        "colorway": [
            *(colours.blue, colours.orange, colours.grey),
            *(colours.sky, colours.amber, colours.violet),
        ],
    }
    return go.layout.Template(layout=layout)


def new_figure(theme: Theme, *, height: int = 360) -> go.Figure:
    """Start a figure in the house look; height in pixels before scaling."""
    return go.Figure(
        layout={"template": theme.template, "height": round(height * theme.scale)}
    )


def _axis(colours: Palette, small: dict[str, object]) -> dict[str, object]:
    return {
        "showgrid": False,
        "zeroline": False,
        "linewidth": 1,
        "linecolor": colours.line,
        "showline": True,
        "ticks": "outside",
        "ticklen": 4,
        "tickcolor": colours.line,
        "tickfont": small,
        "title": {"font": small, "standoff": 6},
        "automargin": True,
        "fixedrange": True,
    }


def _annotation(small: dict[str, object]) -> dict[str, object]:
    return {
        "showarrow": False,
        "borderpad": 0,
        "borderwidth": 0,
        "align": "left",
        "xanchor": "left",
        "yanchor": "middle",
        "font": small,
    }
