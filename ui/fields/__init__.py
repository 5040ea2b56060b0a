"""One field widget for each question kind."""
