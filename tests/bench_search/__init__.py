"""Measures the search of a built site, and two others over the same pages."""
