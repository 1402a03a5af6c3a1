"""A CSL 1.0.2 processor: CSL-JSON shapes in, runs of text out. Knows nothing of records or the command line."""
