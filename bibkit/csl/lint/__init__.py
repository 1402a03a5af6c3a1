"""What is wrong in a style file, by the grammar of CSL 1.0.2: for those who write styles.

Rendering takes a style as far as it can; this says what it had to pass over, and what nobody will notice in one
list: a misspelled attribute, a macro that nothing calls.
"""

from bibkit.csl.lint.check import check_style

__all__ = ["check_style"]
