"""Reads workbooks (.xlsx, .xls, .et) and .csv: the sheets that are shown, as titles, notes and tables."""
