"""Help for people: beside every page, and pages of its own."""
