"""`python -m bibkit` is the command `bibkit`."""

from bibkit.cli import main

main()
