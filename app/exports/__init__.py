"""A frame in, a file out."""
