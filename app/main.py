"""Start the app: who is asking, the frame every page has, and the reader's page."""

from pathlib import Path

import streamlit as st

from app.components.account import show_account
from app.components.frame import start_frame
from app.components.language import use_language_of_address
from app.components.meeting_desk import is_on_the_wall
from app.components.page import draw_frame
from app.components.sign_in_screen import admit
from app.components.time_travel_banner import travelling
from app.navigation import navigate

ASSETS = Path(__file__).resolve().parent / "assets"

st.set_page_config(
    page_title="Varig", page_icon=str(ASSETS / "favicon.svg"), layout="wide"
)
if is_on_the_wall():
    places = None
    use_language_of_address()
    reader = admit()
else:
    st.logo(str(ASSETS / "logo.svg"), size="medium")
    places = start_frame()
    reader = admit()
    show_account(places.account, reader)
page = navigate()
draw_frame(places)
with travelling():
    page.run()
