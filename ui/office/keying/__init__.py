"""Keying in a return from paper at the office."""
