"""Hypothesis strategies for records, used by the round-trip laws of every format."""
