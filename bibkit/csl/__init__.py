"""A CSL 1.0.2 processor: CSL-JSON shapes in, runs of text out, nothing of records or the command line."""
