"""What CSL-JSON says, read once: items, names, dates, numbers, languages."""
