"""Text with its formats: runs and the ways to write them, escapers, rich text, formulas; for `csl` and `formats`."""
