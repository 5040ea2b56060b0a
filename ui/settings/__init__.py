"""Settings of both roles: appearance, locking, saving, own words, what lies where."""
