"""Copies of the profile: the one of the day, going back to one, moving to another computer."""
