"""An audit saved whole as a file, and brought back from it."""
