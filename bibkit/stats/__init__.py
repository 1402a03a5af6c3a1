"""What is in a library, counted: works by year, venue, type, tag, author; as a table, JSON or SVG."""
