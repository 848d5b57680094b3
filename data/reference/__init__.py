"""Facts from elsewhere, each with its source."""
