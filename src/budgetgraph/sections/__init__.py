"""The sections of a disclosure: how each is recognised by its words, and how it is read into facts."""
