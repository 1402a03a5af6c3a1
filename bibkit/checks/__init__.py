"""Rules over records: one function each, listed in `run.py`. A finding's code is documented in `diagnostics.codes`."""
