"""Chasing returns: the tracker, reminders, phone calls, later dates, the log of packs."""
