"""The whole trip: original file → document → facts → graph → report → release."""
