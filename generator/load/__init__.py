"""Paths become texts, texts become plain dicts of text: the only place that knows YAML and the file system's tree."""
