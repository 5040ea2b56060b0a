"""Keys and staff: what the office does once, and when a key or a person changes."""
