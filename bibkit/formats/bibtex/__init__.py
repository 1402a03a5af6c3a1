"""BibTeX in its two dialects: classic (7-bit, for every .bst) and BibLaTeX (UTF-8, for biber)."""
