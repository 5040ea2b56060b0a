"""Printed pages: forms, tables and their preview, drawn without any mark-up language."""
