"""What a steering group is shown: sections of findings, the same on every surface.

A section is one small module here, and an entry in `registry.py`; its Bokmål is
`nb/<section>.po` beside it. It asks a build through an `Occasion` and gives `Finding`s,
which know nothing of where they are shown: the meeting view, the PDF and the slides
draw the same ones. Knows nothing of Streamlit and DuckDB.
"""
