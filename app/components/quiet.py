"""Say something that matters less than what stands over it."""

import streamlit as st


def say_quietly(text: str) -> None:
    """Write small and grey; st.caption would be too pale to read."""
    st.markdown(f":small[:gray[{text}]]")
