"""Remember published figures that those of the workplaces can be held beside."""

import polars as pl

from pipelines.build_facts import Load
from pipelines.meta import in_meta_shape
from pipelines.sources.ssb_12440.figures import KEY
from pipelines.sources.ssb_12440.source import ReferenceFile


def remember_reference(load: Load, last: pl.DataFrame) -> pl.DataFrame:
    """Add the figures of a load; a newer one replaces the one of the same key.

    Args:
        load: The load.
        last: reference_absence of the last build.
    """
    came = [
        in_meta_shape(
            "reference_absence",
            source.figures.with_columns(
                load_id=pl.lit(load.id), file_name=pl.lit(source.name)
            ),
        )
        for source in load.sources
        if isinstance(source, ReferenceFile)
    ]
    new = pl.concat([last.clear(), *came]).unique(KEY, keep="last", maintain_order=True)
    return pl.concat([last.join(new, on=KEY, how="anti", nulls_equal=True), new])
