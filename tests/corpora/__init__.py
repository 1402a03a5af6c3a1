"""Real files of the shared data, each of them whole."""
