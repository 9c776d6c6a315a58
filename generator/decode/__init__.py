"""Plain dicts of text become typed records; each bad field is one problem, and what can be decoded is."""
