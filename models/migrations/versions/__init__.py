"""One file per step; its number is the schema that it leads to."""
