"""A library as a page for the web: works in groups, with search, citations to copy, metadata and a feed."""
