"""Random styles from the schema of CSL, random items, and what must hold for all of them.

`python -m tests.csl.fuzz --seconds 600` looks further than the tests do.
"""
