"""What must be true before anyone sees it."""
