"""What every address has in common: negotiation, caching, problems, conduct."""
