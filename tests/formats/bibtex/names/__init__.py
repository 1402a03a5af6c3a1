r"""The names of .bib files as BibTeX's own `format.name$` parts them, against those that bibkit reads.

`python -m tests.formats.bibtex.names [--show N] [FILE ...]` does that for every list of authors and editors in the .bib files of
the shared folder, or in those that are named. A sample runs in the gate. Where the two differ, `argued.py` says why.
"""
