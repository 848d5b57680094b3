"""One module per step, in order; a step that has left the house is never changed."""
