"""A pack as a file to hand round: PDF (Typst) and PowerPoint, of the same findings."""
