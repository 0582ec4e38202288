"""Reads workbooks (.xlsx, .xls, .et, .ods) and .csv: the sheets that are shown, as titles, notes and tables."""
