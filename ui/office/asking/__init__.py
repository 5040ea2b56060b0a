"""Whom the office asks about which case: agencies with their settings, and the grid of both."""
