"""Let files with headings of their own become our tables, by a mapping file."""
