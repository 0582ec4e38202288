"""`/compare`: figures of departments, years and line items side by side."""
