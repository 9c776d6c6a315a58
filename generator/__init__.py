"""niemyet: turns YAML records of administrative procedures and the decisions that change them into a public website."""

__version__ = "0.1.0"
