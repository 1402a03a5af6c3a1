"""Records on disk: reading, structure, places, canonical text, edits. The only room where YAML is known."""
