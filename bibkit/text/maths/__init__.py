"""Formulas: TeX's maths read, and shown in runs."""
