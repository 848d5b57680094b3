"""How much does Varig cost beside the plain thing it is built on?

Prints ratios, because seconds belong to the machine they were measured on: a load
against plain DuckDB, the follow-up rules and a page's questions against one scan, a
rerun and a server against an empty Streamlit page. Asserts nothing.
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

from data.home import find_home
from tests.bench.facts import machine_facts, programme_facts
from tests.bench.load import compare_loads
from tests.bench.memory import compare_servers
from tests.bench.pages import compare_pages
from tests.bench.programme import write_split_programme
from tests.bench.report import as_markdown
from tests.bench.rules import compare_rules

DELIVERIES = 50_000
"""Brings about 1.13 million activities."""


def main():
    asked = argparse.ArgumentParser(prog="make bench", description=__doc__)
    asked.add_argument("--deliveries", type=int, default=DELIVERIES, metavar="N")
    deliveries = asked.parse_args().deliveries
    with tempfile.TemporaryDirectory(prefix="varig-bench-") as folder:
        sys.stdout.write(run_bench(Path(folder), deliveries))


def run_bench(folder, deliveries):
    say(f"making a programme of {deliveries} deliveries")
    programme = write_split_programme(folder / "files", deliveries=deliveries)
    home = find_home(folder / "home", {})
    os.environ["VARIG_HOME"] = str(home.root)
    say("loading it, with Varig and with plain DuckDB")
    ratios = compare_loads(programme, home, folder)
    say("asking every follow-up rule")
    ratios += compare_rules(home)
    say("running each page alone")
    ratios += compare_pages(home)
    say("opening each page on a server")
    ratios += compare_servers(home, folder)
    return as_markdown(machine_facts() + programme_facts(home, programme), ratios)


def say(what):
    sys.stderr.write(f"bench: {what} ...\n")


if __name__ == "__main__":
    main()
