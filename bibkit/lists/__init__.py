"""Reference lists, and citations in a text: what stands around the entries that an engine makes."""
