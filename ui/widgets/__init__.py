"""The kit: every control the pages are made of, named for screen readers once and here."""
