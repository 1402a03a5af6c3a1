"""Rules on the text of .bib files: what is seen there alone, and in no record that is read from it.

One function a rule on an entry as it stands (`entries.py`) or on what stands between entries (`between.py`); what takes
the whole file is learned on the way through it (`macros.py`, `links.py`, `dialect.py`). `run.py` goes through a file
once for all of them.
"""
