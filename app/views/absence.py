"""Absence: where does a lamp shine, how many days are lost, and what do surveys say?"""

from app.components.absence_parts import choose_part
from app.components.page import open_page

page = open_page("absence")
show_part = choose_part()
show_part(page)
