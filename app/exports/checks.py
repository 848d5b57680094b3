"""What did the checks find, in words that follow rows into a file?"""

from app.exports.extract import Checks
from app.metrics.registry import Fetch


def read_checks(fetch: Fetch) -> Checks:
    """Count rules and rows over all the data of a build, whatever the filters."""
    rules = fetch("check_results")
    counts = fetch("trust_counts").row(0, named=True)
    return Checks(
        checked_count=rules.height,
        broken_count=int((rules["failed_count"] > 0).sum()),
        set_aside_count=int(counts["set_aside_count"]),
        warning_count=int(counts["warning_count"]),
    )
