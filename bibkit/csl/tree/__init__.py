"""What rendering builds: a tree whose punctuation settles, and the runs that come of it."""
