"""Data: what do the figures rest on, what was left out, and what came before?"""

from app.components.data_opening import open_data_page
from app.components.data_parts import choose_part

page = open_data_page()

show_part = choose_part()
show_part(page)
