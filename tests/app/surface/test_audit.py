from tests import audit

PINS = [("plotly", "6.0"), ("polars", "1.0")]


def test_every_locked_package_is_asked_about():
    text = audit.LOCK.read_text("utf-8")

    pins = audit.PINNED.findall(text)

    lines = [line for line in text.splitlines() if line and line[0] not in " #"]
    assert len(pins) == len(lines) > 100
    assert ("duckdb", "1.5.5") in pins


def test_what_is_known_fails_and_names_the_package():
    answer = {"results": [{}, {"vulns": [{"id": "GHSA-1"}]}]}

    code, lines = audit.audit(PINS, lambda _: answer)

    assert code == audit.VULNERABLE
    assert lines[0] == "polars 1.0: GHSA-1"


def test_nothing_known_is_said_with_how_many_were_asked_about():
    assert audit.audit(PINS, lambda _: {"results": [{}, {}]}) == (
        audit.CLEAN,
        ["2 locked packages: no known vulnerability."],
    )


def test_no_answer_is_no_all_clear():
    def unreachable(_):
        raise TimeoutError

    for ask in (unreachable, lambda _: {}, lambda _: {"results": [{}]}):
        code, lines = audit.audit(PINS, ask)
        assert code == audit.NOT_AUDITED
        assert lines[0].startswith("!!! NOT AUDITED")
