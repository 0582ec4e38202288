"""Reads HTML as government sites send it: the article, without the navigation around it."""
