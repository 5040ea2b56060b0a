"""What is kept: the only SQLAlchemy; stores that take and return frozen snapshots."""
