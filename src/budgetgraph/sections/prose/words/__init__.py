"""The words by which sentences name line items, by what these are."""
