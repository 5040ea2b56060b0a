"""The name check as people see it: underlines while typing, and a notice below the box."""
