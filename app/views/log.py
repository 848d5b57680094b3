"""Log: who signed in, opened, took along and changed what, and who may?"""

from app.components.log_parts import choose_part, show_part
from app.components.page import open_page

page = open_page("log")

part = choose_part(page)
show_part(page, part)
