"""What is meant to hang, to fill the memory or to come alive, and what bibkit makes of it. README.md says more."""
