"""Portfolio: which deliveries are there, how do they run, and how lasting are they?"""

import streamlit as st

from app.components.no_deliveries import show_no_deliveries
from app.components.page import open_page
from app.components.portfolio_parts import choose_part

page = open_page("portfolio")
if page.fetch("rows/delivery_rows", columns=()).is_empty():
    show_no_deliveries(page)
    st.stop()

show_part = choose_part()
show_part(page)
