"""Write the correction file of a home, and mend it as a person does in a program."""

import openpyxl

from data.home import current_build_path
from pipelines.corrections.write import write_corrections
from tests.pipelines.programmes import ask

OWN = "Varig: "


def corrections_of(home, folder, *, name="rettefil.xlsx", language="nb", file=None):
    """Write the correction file; None: nothing is set aside."""
    path = folder / name
    count = write_corrections(current_build_path(home), path, language, file=file)
    return path if count else None


class Mended:
    """An open correction file: cells by sheet, heading and row; saved at the end."""

    def __init__(self, path):
        self._path = path
        self.book = openpyxl.load_workbook(path)

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.book.save(self._path)

    def headings(self, sheet):
        return [cell.value for cell in self.book[sheet][1]]

    def cell(self, sheet, heading, row=2):
        return self.book[sheet].cell(row, self.headings(sheet).index(heading) + 1)

    def write(self, sheet, heading, value, row=2):
        self.cell(sheet, heading, row).value = value

    def column(self, sheet, heading):
        at = self.headings(sheet).index(heading) + 1
        rows = self.book[sheet].iter_rows(min_row=2, min_col=at, max_col=at)
        return [cell.value for (cell,) in rows]


def set_aside(home):
    """List what is set aside: table, file, row of the file, rule."""
    return ask(
        home,
        "select table_name, source_file, source_row, rule from meta.rejected_rows "
        "order by all",
    )
