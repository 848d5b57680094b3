"""What are the invented workplaces called?

Each name has two parts that no real place puts together: weather, light and birds of
tales, and a kind of place. Nothing in Norway is meant.
"""

import polars as pl

from data.sample.dice import Dice

BEGINNINGS = (
    "Tåke", "Måne", "Nordlys", "Skodde", "Rimfrost", "Sølvrogn", "Dugg", "Huldre",
    "Stjerne", "Glitre", "Ravne", "Tyri", "Ønske", "Eventyr", "Trolløye", "Regnbue",
    "Snøløve", "Kveldssol", "Gullfjær", "Blåtime", "Nøkkerose", "Sommernatt", "Isrose",
    "Lyngglød", "Perlemor", "Sagn", "Drømme", "Ekko", "Vårglans", "Fabel", "Alve",
    "Dagdrøm", "Morild", "Solrenning", "Tusseladd", "Ørneskygge",
)  # fmt: skip

ENDINGS = (
    "vann", "heia", "sund", "vang", "dalen", "nes", "åsen", "vika", "holmen", "myra",
    "haugen", "fjell", "stranda", "lia", "tangen", "moen", "bekken", "øya", "botn",
    "skaret", "elva", "løkka", "tjern", "berget", "havn", "marka", "slåtta", "bygda",
)  # fmt: skip


def invented_places(dice: Dice) -> pl.Series:
    """Shuffle every pair of the two parts into a list of invented place names."""
    pairs = [start + end for start in BEGINNINGS for end in ENDINGS]
    order = dice.generator.permutation(len(pairs))
    return pl.Series(pairs).gather(pl.Series(order, dtype=pl.UInt32))


def named(places: pl.Series, counter: pl.Expr) -> pl.Expr:
    """Name the rows by a counter from 0; round the list, a number is put behind."""
    length = len(places)
    place = pl.lit(places).gather(counter % length)
    times = counter // length + 1
    return pl.when(times > 1).then(pl.format("{} {}", place, times)).otherwise(place)
