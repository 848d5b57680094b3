"""One module per validated table: raw rows in, typed rows out, pure."""
