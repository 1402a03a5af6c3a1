"""Bibliography formats: one file or folder each, with `FORMAT = Format(...)`, named in `bibkit.registry`."""
