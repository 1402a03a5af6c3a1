"""Readers of cited keys, one file for each kind of source; that of LaTeX has a folder beside this one."""
