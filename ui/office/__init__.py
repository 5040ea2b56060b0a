"""The partnership office's screens: set up, issue, import, see and print."""
