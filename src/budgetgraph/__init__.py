"""BudgetGraph reads public budget disclosures and publishes them as linked open data."""

from importlib.metadata import version

__version__ = version("budgetgraph")
