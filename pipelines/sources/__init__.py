"""One module per kind of source: read it exactly as it arrives, all text."""
