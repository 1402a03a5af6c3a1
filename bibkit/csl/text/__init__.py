"""Functions from text to text: case, markup, punctuation, initials, particles, page ranges, ordinals."""
