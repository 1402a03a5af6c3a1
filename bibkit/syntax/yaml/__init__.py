"""YAML as text, in and out: the one room that imports yaml, shared by the store and the YAML formats."""
