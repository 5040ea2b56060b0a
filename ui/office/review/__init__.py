"""Reading what agencies returned, asking them about it, and marking what is worth keeping."""
