"""What is wrong in a style file, by the grammar of CSL 1.0.2 (`check.check_style`): for those who write styles.

Rendering takes a style as far as it can; this says what it had to pass over, and what nobody will notice in one
list: a misspelled attribute, a macro that nothing calls.
"""
