"""Start the app: the frame every page has, then the page the reader is on."""

from pathlib import Path

import streamlit as st

from app.components.page import draw_frame, start_frame
from app.navigation import navigate

ASSETS = Path(__file__).resolve().parent / "assets"

st.set_page_config(
    page_title="Varig", page_icon=str(ASSETS / "favicon.svg"), layout="wide"
)
st.logo(str(ASSETS / "logo.svg"), size="medium")
places = start_frame()
page = navigate()
draw_frame(places)
page.run()
