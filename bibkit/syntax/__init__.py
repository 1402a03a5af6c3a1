"""Texts as trees whose nodes know where they stand; nothing here knows what a record is."""
