"""Formulas: TeX's maths read by one grammar, and written as TeX, in Unicode's characters and as Typst's maths.

`signs` and `commands` are the table of what is read; `read` makes a `tree` of it, by `tokens`, or refuses it; `tex`,
`runs` and `typst` write what was read.
"""
