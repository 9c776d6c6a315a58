"""Exports of the national database become version files, lists and a baseline; what exists is never overwritten."""
