"""What numbers mean: pure functions on frames."""
