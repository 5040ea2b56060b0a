"""What the office works out: intake, merge, coverage and analysis; pure over snapshots."""
