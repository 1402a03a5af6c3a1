"""What texts cite: sources of papers read for the keys of the works in them, with the place of each.

A reader is one file for each kind of source (`kinds/`, `latex/`) and one line in `registry.CITED`: it gives events
(`events`), one after another, and knows nothing of files. `walk` follows the parts that a source names and finds the
bibliographies; `answer` looks the keys up in libraries.
"""
