"""What is asked: audit tools as data, question kinds, and the rules for filling one in."""
