"""The pages of a PDF on screen, and from there to a printer or a file."""
