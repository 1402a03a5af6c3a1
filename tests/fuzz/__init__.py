"""Readers fed with broken input: `python -m tests.fuzz --help`, and tests/hostile/README.md."""
