"""Which Audit Desk this is; the same as in the project file, see the test."""

VERSION = "0.1.0"
