"""What bibtex and biber make of a .bib file and of what bibkit writes of it, entry by entry, as it would print.

`python -m tests.engines.typeset [--style NAME] [FILE ...]` goes through all .bib files of the shared corpora. Files of
classic BibTeX go through bibtex in five styles, those of BibLaTeX through biber in two. An entry is *equal* where both
give the same text, *better* where all that differs is of a kind that `better.py` argues for, and else it *differs*.
Entries that bibtex or biber can't read in the original are left out and counted.

`corpus.py` has the files, `by_bibtex.py` and `by_biber.py` run the programs, `printed.py` says what TeX code looks like in
print, knowing nothing of bibkit; `test_typeset.py` holds a sample of all files by a ratchet (`ratchet.json`).
"""
