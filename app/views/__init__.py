"""One page per file, each like a table of contents."""
