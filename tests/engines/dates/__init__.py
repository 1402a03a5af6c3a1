"""Dates of the .bib files of the shared corpora, as biber reads them and as bibkit does.

`python -m tests.engines.dates` compares every distinct set of fields with dates; the test takes one of each shape.
"""
