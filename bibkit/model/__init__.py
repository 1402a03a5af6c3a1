"""What a paper is: records, names, dates, identifiers and the field table. Standard library only, no I/O."""
