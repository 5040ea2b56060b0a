"""The history of the database: numbered steps that Alembic runs; see models/upgrade.py."""
