"""Text with its formats: runs and the ways to write them, rich text, formulas. Used by `csl` and `formats`."""
