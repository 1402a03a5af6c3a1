"""Files as they are: writing them whole or not at all."""
