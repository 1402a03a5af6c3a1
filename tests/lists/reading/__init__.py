"""Citations in a text."""
