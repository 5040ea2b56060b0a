"""Spelling as people see it: dotted underlines while typing, and a walk through the slips."""
