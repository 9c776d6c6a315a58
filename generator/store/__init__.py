"""The disk: what was decoded before, the site that stands there, and the next one put in its place at once."""
