"""Success and risk: which factors go with lasting change, how surely, and where?"""

import streamlit as st

from app.components.factor_parts import choose_part
from app.components.no_deliveries import show_no_deliveries
from app.components.page import open_page

page = open_page("factors")
if page.fetch("rows/delivery_rows", columns=()).is_empty():
    show_no_deliveries(page)
    st.stop()

show_part = choose_part()
show_part(page)
