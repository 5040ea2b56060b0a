"""The rules of the house, held by reading the sources."""
