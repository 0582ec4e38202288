"""Reads .docx: paragraphs, tables, text boxes and notes in the order in which they are printed."""
