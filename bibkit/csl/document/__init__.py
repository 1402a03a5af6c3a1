"""A document: citations and lists, their order and numbers, and what tells works apart."""
