"""Tests of what is kept: real encrypted files in a temporary folder."""
