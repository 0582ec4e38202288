"""The public tables that the budget law asks for: which table of a document is which, and what its cells say."""
