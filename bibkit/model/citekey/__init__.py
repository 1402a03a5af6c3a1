"""Citation keys made from what a record says: by a formula in the language of Better BibTeX, or bibkit's own."""
