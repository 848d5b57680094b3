"""Streamlit blocks that several views use."""
