"""Runs of text as text, HTML, Markdown, LaTeX, reStructuredText, Typst, RTF, WordprocessingML and for terminals.

A format is one module with what `Writer` asks for: `inline` for a citation, `bibliography` for a list, `document`
for headings, citations and lists in one.
Every writer cleans and escapes leaf text once and takes formatting from a table of (kind, value) -> (open,
close) pairs, so hostile text stays text.
"""
