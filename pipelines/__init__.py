"""Source files in, one validated build out."""
