"""Cited keys of LaTeX sources without running LaTeX.

`commands` is the table of what cites, `arguments` finds what stands behind a command, `skipped` what is no text
(comments, verbatim), `conditions` what is never reached, `definitions` reads commands that a source defines, and
`read` goes through a file. What TeX works out while it runs is taken as it most likely is: both branches of a condition
that is not known are text.
"""
