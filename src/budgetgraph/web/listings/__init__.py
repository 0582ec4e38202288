"""`/departments` and `/disclosures`: all that there are, narrowed down and a page at a time."""
