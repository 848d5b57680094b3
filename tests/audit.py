"""Does a known vulnerability concern what we have locked?

Asks the open database of advisories (OSV) about every pinned version, in one request:
`make audit`. Names and versions of public packages are all that it is told.

    exit code 0     asked, and nothing known
    exit code 1     asked, and something is known: update, or say why it does not matter
    exit code 3     not audited: the database did not answer, which is no all-clear
"""

import json
import re
import sys
import urllib.request
from pathlib import Path

LOCK = Path(__file__).resolve().parents[1] / "requirements.lock"
SERVICE = "https://api.osv.dev/v1/querybatch"
PATIENCE_SECONDS = 10
CLEAN, VULNERABLE, NOT_AUDITED = 0, 1, 3

PINNED = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", re.MULTILINE)

ACCEPTED = {}
"""Advisories that do not concern us, each with the reason: {"GHSA-...": "why"}."""


def main():
    pins = PINNED.findall(LOCK.read_text("utf-8"))
    code, lines = audit(pins, ask)
    sys.stdout.write("\n".join(lines) + "\n")
    return code


def audit(pins, ask):
    """Give the exit code and what is said.

    Args:
        pins: Names and versions.
        ask: Takes the question, gives the answer, and raises OSError for none.
    """
    question = {
        "queries": [
            {"package": {"name": name, "ecosystem": "PyPI"}, "version": version}
            for name, version in pins
        ]
    }
    try:
        results = ask(question)["results"]
        found = [
            (name, version, [known["id"] for known in result.get("vulns", [])])
            for (name, version), result in zip(pins, results, strict=True)
        ]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        return NOT_AUDITED, [
            f"!!! NOT AUDITED: {SERVICE} gave no answer ({type(error).__name__}).",
            f"!!! {len(pins)} locked packages are unchecked. Run `make audit` where it "
            "can be reached, before a release.",
        ]
    open_ones = [
        f"{name} {version}: {advisory}"
        for name, version, advisories in found
        for advisory in advisories
        if advisory not in ACCEPTED
    ]
    if open_ones:
        return VULNERABLE, [*open_ones, "Update these, or give the reason in ACCEPTED."]
    return CLEAN, [f"{len(pins)} locked packages: no known vulnerability."]


def ask(question):
    request = urllib.request.Request(
        SERVICE,
        data=json.dumps(question).encode(),
        headers={"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=PATIENCE_SECONDS) as answer:
        return json.load(answer)


if __name__ == "__main__":
    raise SystemExit(main())
