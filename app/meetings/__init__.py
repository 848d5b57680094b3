"""Meetings as a whole: which data they rest on, their packs, and publishing them.

Brings together what people have written (`records`), what the data say (`sections`)
and the files (`packs`). Knows nothing of Streamlit: the command line makes the same
pack.
"""
