"""What a disclosure says, as typed facts: every value knows the passage that it was read from."""
