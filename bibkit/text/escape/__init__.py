"""Text in which a target finds no markup: one module a target, for entries, lists and handouts alike."""
