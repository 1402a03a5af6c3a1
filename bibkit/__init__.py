"""Citations and bibliographies from plain-text records."""

__version__ = "0.1.0"
