"""The library of audit tools: looked at, written, compared, tried and published."""
