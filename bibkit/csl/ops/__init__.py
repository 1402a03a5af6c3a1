"""Compiled rendering elements: one small class per CSL element, with slots and a `run(env)`."""
