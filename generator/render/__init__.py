"""The catalogue becomes files: pages, search, notices, data and reports, side by side."""
