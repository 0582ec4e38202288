"""One department across its years: which registered departments are one body, and what a person must decide."""
